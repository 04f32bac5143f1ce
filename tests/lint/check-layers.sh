#!/bin/sh
# check-layers.sh SRC: the includes of all modules below SRC keep to SRC/layers.txt, and the rules
# themselves have no cycle.
set -eu

src=$1
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
status=0

# No command line is too short for the sources of one program: they are few.
set -- "$src"/*/*.[ch]
awk -f "$here/check-layers.awk" "$src/layers.txt" "$@" || status=1

if ! awk -v edges=1 -f "$here/check-layers.awk" "$src/layers.txt" | tsort >/dev/null; then
    echo "$src/layers.txt: the rules go round in a circle" >&2
    status=1
fi
exit $status
