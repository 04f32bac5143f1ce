#!/bin/sh
# check-codes.sh ROOT: docs/diagnostics.md explains each diagnostic code that the program has, and
# none that it has not; and a test names each. In the docs a code opens a table row, a list item or a heading: | `code` | ...
set -eu

cd -- "$1"
here=tests/lint
docs=docs/diagnostics.md
work=$(mktemp -d "${TMPDIR:-/tmp}/codes.XXXXXX")
trap 'rm -rf -- "$work"' EXIT

[ -f "$docs" ] || {
    echo "$docs is missing" >&2
    exit 1
}
awk -f "$here/diag-codes.awk" src/*/*.c | sort -u >"$work/places"
cut -d ' ' -f 1 "$work/places" | sort -u >"$work/used"
# shellcheck disable=SC2016  # the backticks are those of Markdown
sed -n 's/^\(| *\|#* *\|[-*] *\)`\([a-z][a-z0-9-]*\)`.*/\2/p' "$docs" | sort -u >"$work/explained"

status=0
comm -23 "$work/used" "$work/explained" >"$work/unexplained"
while read -r code; do
    file=$(sed -n "s/^$code //p" "$work/places" | head -n 1)
    echo "$file: code '$code' is not explained in $docs"
    status=1
done <"$work/unexplained"
comm -13 "$work/used" "$work/explained" >"$work/stale"
while read -r code; do
    echo "$docs: code '$code' is not used in src/"
    status=1
done <"$work/stale"
# what no input brings about: a system without converters; two readers of one row that disagree
cat >"$work/excused" <<EOF
csv-control-character
encoding-unsupported
EOF
grep -howF -f "$work/used" -r tests/unit tests/cli tests/golden | sort -u >"$work/provoked"
sort "$work/excused" | sort -u -m - "$work/provoked" | comm -23 "$work/used" - >"$work/untested"
while read -r code; do
    file=$(sed -n "s/^$code //p" "$work/places" | head -n 1)
    echo "$file: no test names code '$code'"
    status=1
done <"$work/untested"
[ -s "$work/used" ] || {
    echo "no code found at all: tests/lint/diag-codes.awk needs mending" >&2
    status=1
}
exit $status
