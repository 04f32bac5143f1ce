#!/bin/sh
# The check of the layers finds each kind of fault in a tree made for it, and nothing in a good one.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
tree=$(mktemp -d "${TMPDIR:-/tmp}/layers.XXXXXX")
trap 'rm -rf -- "$tree"' EXIT
mkdir "$tree/low" "$tree/high" "$tree/side"

write_good_tree() {
    rm -rf "$tree/stray"
    cat >"$tree/layers.txt" <<'RULES'
# a comment: with a colon
low:
high: low
side: low
<lib/:       high side
<lib/inner:  high
RULES
    printf '#include <stdbool.h>\n' >"$tree/low/a.h"
    printf '#include "high/b-private.h"\n\n#include <lib/inner.h>\n\n#include "low/a.h"\n' \
        >"$tree/high/b.c"
    printf '#include <lib/outer.h>\n' >"$tree/side/c.c"
}

# expect WHAT TEXT: the check must fail and say TEXT
expect() {
    if said=$(sh "$here/check-layers.sh" "$tree" 2>&1); then
        echo "not found: $1"
        exit 1
    fi
    case $said in
    *"$2"*) ;;
    *)
        echo "$1: expected '$2', got: $said"
        exit 1
        ;;
    esac
    write_good_tree
}

write_good_tree
sh "$here/check-layers.sh" "$tree"

echo '#include "high/b.h"' >>"$tree/low/a.h"
expect 'an upward include' 'low/a.h:2: low must not include "high/b.h"'

echo '#include "side/c.h"' >>"$tree/high/b.c"
expect 'a sideways include' 'high/b.c:6: high must not include "side/c.h"'

echo '#include "low/a-private.h"' >>"$tree/high/b.c"
expect "another module's private header" '"low/a-private.h" is private to low'

echo '  #  include "b.h"' >>"$tree/high/b.c"
expect 'an include without its module' '"b.h" is not written as "module/file.h"'

echo '#include "../low/a.h"' >>"$tree/high/b.c"
expect 'a relative include' '"../low/a.h" is not written as "module/file.h"'

echo '#include <lib/outer.h>' >>"$tree/low/a.h"
expect 'a foreign system header' 'low/a.h:2: low must not include <lib/outer.h> (rule <lib/)'

echo '#include <lib/inner.h>' >>"$tree/side/c.c"
expect 'a longer prefix over a shorter one' \
    'side/c.c:2: side must not include <lib/inner.h> (rule <lib/inner)'

mkdir "$tree/stray"
echo '#include <stdbool.h>' >"$tree/stray/d.c"
expect 'a folder without a rule' 'folder stray has no line in layers.txt'

echo 'low: high' >>"$tree/layers.txt"
expect 'a circle in the rules' 'the rules go round in a circle'
