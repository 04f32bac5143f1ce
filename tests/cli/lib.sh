# Shared by the tests of this folder. Each runs in a fresh folder of its own with
#   DABIAO  the program           SOURCE  the source tree
# and fails on the first command that fails.
# shellcheck shell=sh disable=SC2034  # the variables are for the scripts that read this
set -eu

dabiao=${DABIAO:?}
source=${SOURCE:?}
work=$(mktemp -d "${TMPDIR:-/tmp}/dabiao-test.XXXXXX")
trap 'chmod -R u+w "$work" 2>/dev/null; rm -rf "$work"' EXIT
cd "$work"

die() {
    echo "FAILED: $*" >&2
    exit 1
}

# expect STATUS COMMAND...: its exit status must be STATUS; stdout and stderr are kept.
expect() {
    wanted=$1
    shift
    got=0
    "$@" >stdout 2>stderr || got=$?
    if [ "$got" -ne "$wanted" ]; then
        cat stderr >&2
        die "status $got instead of $wanted: $*"
    fi
}

# says FILE TEXT: the fixed TEXT stands in FILE.
says() {
    grep -qF -- "$2" "$1" || {
        cat "$1" >&2
        die "'$2' is not in $1"
    }
}

# nothing_but NAME...: the folder out/ holds just these.
nothing_but() {
    found=$(cd out && find . -mindepth 1 -maxdepth 1 | sed 's,^\./,,' | sort | tr '\n' ' ')
    expected=$(printf '%s\n' "$@" | sort | sed '/^$/d' | tr '\n' ' ')
    [ "$found" = "$expected" ] || die "out/ holds '$found' instead of '$expected'"
}

# A project of its own that renders: copy of the Qinghai sample.
copy_sample() {
    cp -r "$source/samples/qinghai-2016" project
    mkdir -p out
}

# contents_are_true PDF: every entry of the contents, which begin on page 2, stands on its page.
contents_are_true() {
    : >contents.txt
    contents_page=2
    contents_end=3
    while [ "$contents_page" -lt "$contents_end" ]; do
        pdftotext -f "$contents_page" -l "$contents_page" -layout "$1" page.txt
        # not the running head and foot: an entry begins with its words and ends with its page
        sed '1d' page.txt | grep -E '[^ ] {3,}[0-9]+ *$' | grep -v '数据截至\|任务进展截至' >>contents.txt || :
        if [ "$contents_page" -eq 2 ]; then
            contents_end=$(sed -n '1s/.* \([0-9][0-9]*\) *$/\1/p' contents.txt)
            [ -n "$contents_end" ] || die "$1: no contents on page 2"
        fi
        contents_page=$((contents_page + 1))
    done
    while read -r line; do
        number=${line##* }
        title=$(printf '%s' "${line% *}" | tr -d ' ' | sed 's/　//g; s/^[一二三四五六七八九十]*、//')
        pdftotext -raw -f "$number" -l "$number" "$1" page.txt
        tr -d ' \n' <page.txt | sed 's/　//g' | grep -qF -- "${title%…}" ||
            die "$1: '$title' is not on page $number"
    done <contents.txt
}
