# House rules that compilers and clang-tidy do not know.
#
#   awk -f check-code.awk FILE...
#
# Comments and the insides of literals are blanked before the rules for code look at a line.

BEGIN {
    max_body = 60 # lines between the braces of a function

    # name of a forbidden call -> what to use; "outside" limits the rule to other modules than those
    forbid("goto", "guard clauses and g_autoptr")
    forbid("atof", "base/decimal.h or base/number.h")
    forbid("strtod", "base/decimal.h or g_ascii_strtod")
    forbid("strtok", "g_strsplit")
    forbid("strcpy", "g_strdup or GString")
    forbid("strcat", "GString")
    forbid("sprintf", "g_strdup_printf")
    forbid("gets", "source/source.h")
    forbid("system", "nothing: no shell is started")
    forbid("popen", "nothing: no shell is started")
    forbid("g_spawn_command_line_sync", "nothing: no shell is started")
    forbid("printf", "RpDiags or GError", "cli")
    forbid("fprintf", "RpDiags or GError", "cli")
    forbid("puts", "RpDiags or GError", "cli")
    forbid("fputs", "RpDiags or GError", "cli")
    forbid("putchar", "RpDiags or GError", "cli")
    forbid("perror", "GError", "cli")
    forbid("g_print", "RpDiags or GError", "cli")
    forbid("g_printerr", "RpDiags or GError", "cli")
    forbid("g_message", "RpDiags", "cli")
    forbid("g_warning", "RpDiags", "cli")
    forbid("exit", "a return value", "cli app")
    forbid("getenv", "a parameter", "cli")
    forbid("g_getenv", "a parameter", "cli")
    forbid("time", "the day that cli/ passes in", "cli")
    forbid("clock_gettime", "the day that cli/ passes in", "cli")
    forbid("g_get_real_time", "the day that cli/ passes in", "cli")
    forbid("g_date_time_new_now", "the day that cli/ passes in", "cli")
    forbid("g_date_time_new_now_utc", "the day that cli/ passes in", "cli")
    forbid("g_date_time_new_now_local", "the day that cli/ passes in", "cli")
    forbid("setlocale", "the locale that cli/ sets", "cli")
}

function forbid(name, instead, outside) {
    instead_of[name] = instead
    allowed_in[name] = " " outside " "
}

function complain(text) {
    printf "%s:%d: %s\n", FILENAME, FNR, text
    faults++
}

# The line with comments cut out and literals emptied; `in_comment` lives on to the next line.
# Line comments are complained about here, where they cannot be mistaken.
function code_of(line,    out, token) {
    out = ""
    while (line != "") {
        if (in_comment) {
            if (!match(line, /\*\//))
                return out
            in_comment = 0
            line = substr(line, RSTART + 2)
            continue
        }
        if (!match(line, /"([^"\\]|\\.)*"|'([^'\\]|\\.)*'|\/\*|\/\//))
            return out line
        out = out substr(line, 1, RSTART - 1)
        token = substr(line, RSTART, RLENGTH)
        line = substr(line, RSTART + RLENGTH)
        if (token == "/*") {
            in_comment = 1
        } else if (token == "//") {
            complain("comments are written /* so */")
            return out
        } else {
            out = out substr(token, 1, 1) substr(token, 1, 1)
        }
    }
    return out
}

function module_of(path,    n, parts) {
    n = split(path, parts, "/")
    return n > 1 ? parts[n - 1] : ""
}

function check_words(code,    word) {
    while (match(code, /[A-Za-z_][A-Za-z_0-9]*/)) {
        word = substr(code, RSTART, RLENGTH)
        code = substr(code, RSTART + RLENGTH)
        if (!(word in instead_of) || index(allowed_in[word], " " module " "))
            continue
        if (word == "goto" || code ~ /^[ \t]*\(/)
            complain(word " is not used here; instead: " instead_of[word])
    }
}

# A conversion of a floating number follows the locale in everything that formats like printf;
# the call may stand up to two lines above its format.
function check_conversions(line) {
    gsub(/g_ascii_formatd\([^()]*\)/, "", line)
    if (line ~ /%[-+ #0]*[0-9*]*(\.[0-9*]+)?[fFeEgG][^A-Za-z0-9]/ &&
        (before2 before line) ~ /printf|rp_diags_add|rp_diags_hint|g_set_error|g_prefix_error/)
        complain("%f, %e and %g follow the locale; use base/number.h")
}

FNR == 1 {
    if (in_comment)
        printf "%s: a comment is not closed\n", last_file
    in_comment = 0
    opened = 0
    before = before2 = ""
    module = module_of(FILENAME)
    last_file = FILENAME
    if (FILENAME ~ /\.h$/)
        needs_guard[FILENAME] = 1
}

{
    code = code_of($0)
    check_words(code)
    check_conversions($0)
}

/TODO|FIXME/ {
    complain("unfinished work is not left in the code")
}

/[ \t]$/ {
    complain("space at the end of the line")
}

/^#pragma once$/ {
    delete needs_guard[FILENAME]
}

/^\{$/ {
    opened = FNR
}

/^\}$/ {
    if (opened && FNR - opened - 1 > max_body)
        complain("the function that ends here has " (FNR - opened - 1) " lines, more than " max_body)
    opened = 0
}

{
    before2 = before
    before = $0
}

END {
    for (file in needs_guard) {
        printf "%s:1: #pragma once is missing\n", file
        faults++
    }
    exit faults > 0
}
