#!/bin/sh
# The check of the house rules finds each kind of fault, and nothing in code that only looks faulty.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
tree=$(mktemp -d "${TMPDIR:-/tmp}/code.XXXXXX")
trap 'rm -rf -- "$tree"' EXIT
mkdir "$tree/data" "$tree/cli"

# accept FOLDER TEXT: nothing is wrong with it
accept() {
    printf '%s\n' "$2" >"$tree/$1/x.c"
    awk -f "$here/check-code.awk" "$tree/$1/x.c" || {
        echo "wrongly found in: $2"
        exit 1
    }
}

# refuse FOLDER TEXT WORD: found, and the message has WORD
refuse() {
    printf '%s\n' "$2" >"$tree/$1/x.c"
    if said=$(awk -f "$here/check-code.awk" "$tree/$1/x.c"); then
        echo "not found: $2"
        exit 1
    fi
    case $said in
    *"$3"*) ;;
    *)
        echo "expected '$3', got: $said"
        exit 1
        ;;
    esac
}

function_of() { # LINES: a function whose body has as many lines
    printf 'void\nf(void)\n{\n'
    awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++) print "    g();" }'
    printf '}\n'
}

refuse data '    goto out;' 'goto'
refuse data '    printf("x");' 'printf is not used here'
refuse data '    exit (1);' 'exit is not used here'
refuse data '    x = atof(s);' 'atof'
refuse data 'int x; // no' 'comments are written'
refuse data '/* TODO */' 'unfinished'
refuse data 'int x; ' 'space at the end'
refuse data '    g_string_append_printf(s, "%.2f%%", x);' 'follow the locale'
refuse data "$(function_of 61)" 'has 61 lines'
accept data "$(function_of 60)"
accept cli '    printf("x");'
accept data '    g_string_append_printf(s, "printf(%d)", x);'
accept data '/* goto printf( is only talked about, // too */ int x;'
accept data '/* over
 * lines // goto */'
accept data '    f("http://example", "\"//", '"'\"'"');'
accept data '    g_ascii_formatd(buffer, sizeof buffer, "%.2f", x);'
accept data '    g_string_append_printf(s, "%s", g_ascii_formatd(buffer, sizeof buffer, "%.2f", x));'
accept data '    f("100%");'

echo 'int x;' >"$tree/data/x.h"
if awk -f "$here/check-code.awk" "$tree/data/x.h" >/dev/null; then
    echo 'not found: a header without guard'
    exit 1
fi
