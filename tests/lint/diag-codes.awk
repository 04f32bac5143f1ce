# Print "code file" for every diagnostic code in the sources.
#
#   awk -f diag-codes.awk FILE...
#
# A code is the first literal made of one word or of words joined by hyphens in a call of
# rp_diags_add, or of a function with a parameter `const char *code` that hands it on; or stands in
# a table whose field `code` is handed on or returned.

BEGIN {
    RS = "\001" # whole files
    word = "\"[a-z][a-z0-9]*(-[a-z0-9]+)*\""
    kebab = "\"[a-z][a-z0-9]*(-[a-z0-9]+)+\""
    row = "\\{" word ",[ \n]*N_\\("
    callers["rp_diags_add"] = 1
}

# The text from `start` to the parenthesis that closes the one before it.
function arguments(text, start,    depth, i, c, quoted) {
    depth = 1
    for (i = start; i <= length(text) && depth > 0; i++) {
        c = substr(text, i, 1)
        if (quoted && c == "\\")
            i++
        else if (c == "\"")
            quoted = !quoted
        else if (!quoted && c == "(")
            depth++
        else if (!quoted && c == ")")
            depth--
    }
    return substr(text, start, i - start - 1)
}

# Functions that take the code from their caller.
function find_callers(text,    head) {
    while (match(text, /\n[a-z_][a-z0-9_]*\([^()]*const char \*code[^()]*\)\n\{/)) {
        head = substr(text, RSTART + 1, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
        callers[substr(head, 1, index(head, "(") - 1)] = 1
    }
}

# Print the literals in `text` that match `pattern`, in each match as many as it has.
function print_codes(text, pattern, file,    found) {
    while (match(text, pattern)) {
        found = substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
        for (; match(found, word); found = substr(found, RSTART + RLENGTH))
            print substr(found, RSTART + 1, RLENGTH - 2), file
    }
}

# `code`, or `condition ? "code" : "other-code"`; messages in _() are no single words.
function print_first_code(args, file) {
    gsub(/\n/, " ", args)
    if (match(args, "[(, ]" word " *(: *" word "|,|$)"))
        print_codes(substr(args, RSTART, RLENGTH), word, file)
}

# The codes of tables: words with hyphens, and single words that open a row.
function print_all_codes(text, file) {
    print_codes(text, kebab, file)
    print_codes(text, row, file)
}

function scan(text, file, caller,    at, args, tables) {
    while ((at = match(text, "[^A-Za-z0-9_]" caller "\\(")) > 0) {
        text = substr(text, at + RLENGTH)
        args = arguments(text, 1)
        print_first_code(args, file)
        if (args ~ /(->|\.)code[^A-Za-z0-9_]/)
            tables = 1
    }
    return tables
}

{
    content[FILENAME] = $0
    find_callers($0)
}

END {
    for (file in content) {
        tables = content[file] ~ /return [^;\n]*(->|\.)code;/
        for (caller in callers)
            tables += scan(content[file], file, caller)
        if (tables)
            print_all_codes(content[file], file)
    }
}
