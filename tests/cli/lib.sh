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
