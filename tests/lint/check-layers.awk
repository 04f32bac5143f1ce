# Who includes whom.
#
#   awk -f check-layers.awk src/layers.txt FILE...          report what the rules forbid
#   awk -v edges=1 -f check-layers.awk src/layers.txt       print "user used" pairs for tsort
#
# FILE... are the sources; a file's module is the folder it stands in. Of the rules for system
# headers the longest prefix that fits decides; a header that fits none is free for all.

function complain(text) {
    printf "%s:%d: %s\n", FILENAME, FNR, text
    faults++
}

# "mod: a b" and "<prefix: a b"; the last colon separates, since a header may hold none.
function read_rule(line,    colon, subject, i, n, words) {
    sub(/#.*/, "", line)
    colon = match(line, /:[^:]*$/)
    if (!colon)
        return
    subject = substr(line, 1, colon - 1)
    gsub(/[ \t]/, "", subject)
    n = split(substr(line, colon + 1), words, " ")
    if (substr(subject, 1, 1) == "<")
        prefixes[subject] = 1
    else
        modules[subject] = 1
    for (i = 1; i <= n; i++) {
        may[subject, words[i]] = 1
        if (edges && subject in modules)
            print subject, words[i]
    }
}

function folder_of(path,    n, parts) {
    n = split(path, parts, "/")
    return n > 1 ? parts[n - 1] : ""
}

function check_own(header,    slash, other, file) {
    slash = index(header, "/")
    other = substr(header, 1, slash - 1)
    file = substr(header, slash + 1)
    if (!slash || index(file, "/") || other == "..")
        complain("\"" header "\" is not written as \"module/file.h\"")
    else if (other != here && !((here, other) in may))
        complain(here " must not include \"" header "\"")
    else if (other != here && file ~ /-private\.h$/)
        complain("\"" header "\" is private to " other)
}

function check_system(header,    prefix, best) {
    best = ""
    for (prefix in prefixes)
        if (index(header, prefix) == 1 && length(prefix) > length(best))
            best = prefix
    if (best != "" && !((best, here) in may))
        complain(here " must not include " header " (rule " best ")")
}

NR == FNR {
    read_rule($0)
    next
}

FNR == 1 {
    here = folder_of(FILENAME)
    if (!(here in modules))
        complain("folder " here " has no line in layers.txt")
}

/^[ \t]*#[ \t]*include/ {
    line = $0
    sub(/^[ \t]*#[ \t]*include[ \t]*/, "", line)
    if (match(line, /^"[^"]*"/))
        check_own(substr(line, 2, RLENGTH - 2))
    else if (match(line, /^<[^>]*>/))
        check_system(substr(line, 1, RLENGTH))
    else
        complain("this include cannot be read")
}

END {
    exit faults > 0
}
