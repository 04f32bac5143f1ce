#!/bin/sh
# Build the release with its benchmarks, run them, print a table; fails when a bound is missed.
#   sh tests/bench/run.sh [BUILD-FOLDER]
# Needs no network, half a gigabyte below $TMPDIR, and about a minute.
# The bounds are those that docs/performance.md explains.
# shellcheck disable=SC2046  # words are meant to be split: programs print several figures
set -eu
SOURCE=$(cd "$(dirname "$0")/../.." && pwd)
export SOURCE
build=${1:-$SOURCE/build-bench}
here=$SOURCE/tests/bench
export LC_ALL=C.UTF-8

cmake -G Ninja -S "$SOURCE" -B "$build" -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=OFF >/dev/null
cmake --build "$build" --target bench >"$build/bench.log" || { cat "$build/bench.log" >&2; exit 1; }
dabiao=$build/dabiao

work=$(mktemp -d "${TMPDIR:-/tmp}/dabiao-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
failed=0

# row WHAT VALUE UNIT RELATION BOUND: a line of the table; RELATION is <=, >= or - for none.
row() {
    verdict=$(awk -v value="$2" -v relation="$4" -v bound="$5" 'BEGIN {
        ok = relation == "-" || (relation == "<=" ? value <= bound : value >= bound)
        print ok ? "" : "MISSED"
    }')
    [ -z "$verdict" ] || failed=1
    bound=$(echo "$4 $5" | sed 's/^- *$//')
    printf '%-58s %10s %-8s %-10s %s\n' "$1" "$2" "$3" "$bound" "$verdict"
}

calc() {
    awk "BEGIN { printf \"%.${2}f\", $1 }"
}

printf '%-58s %10s %-8s %-10s\n' figure value unit bound

# --- a million targets
set -- $("$build/bench-evaluate")
row 'evaluate 1 000 000 random targets' "$1" s '<=' 1
row '  as a multiple of a plain loop in doubles' "$3" x - ''

# --- a clean CSV file of 100 MB, turn by turn with wc -l
LC_ALL=C awk -F, -v bytes=100000000 -f "$here/rows.awk" \
    "$SOURCE/data/indicators.csv" "$SOURCE/data/regions.csv" >"$work/big.csv"
bytes=$(wc -c <"$work/big.csv")
rows=$(($(wc -l <"$work/big.csv") - 1))
head -c 25000000 "$work/big.csv" | sed '$d' >"$work/quarter.csv"
quarter_bytes=$(wc -c <"$work/quarter.csv")
"$build/bench-run" 5 "$dabiao" read "$work/big.csv" -- wc -l "$work/big.csv" -- \
    "$dabiao" read "$work/quarter.csv" >"$work/read.txt"
set -- $(tr '\n' ' ' <"$work/read.txt")
row "read a CSV file of 100 MB ($rows rows)" "$(calc "$bytes / 1e6 / $1" 0)" MB/s '>=' 100
row '  time as a multiple of wc -l on the same file' "$(calc "$1 / $4" 0)" x '<=' 60
row '  time against 4 times that of a quarter of it' "$(calc "$1 / $7 / ($bytes / $quarter_bytes)" 2)" x '<=' 1.25
row '  peak memory' "$(calc "$3 / 1024" 0)" MiB '<=' 64
row '  peak memory against that of a quarter of it' "$(calc "$3 / $9" 2)" x '<=' 1.25
rm "$work/big.csv" "$work/quarter.csv"

# --- prose
set -- $("$build/bench-paragraph" "$SOURCE/fonts")
row "set 10 000 characters of prose ($5 lines), first time" "$1" ms '<=' 150
row '  again' "$2" ms - ''
row '  as a multiple of a PangoLayout, which cannot justify them' "$4" x - ''

# --- a chart
set -- $("$build/bench-chart" "$SOURCE/fonts")
row 'compose a ranking of 31 bars, nothing measured before' "$1" ms '<=' 3
row '  again' "$2" ms - ''

# --- a long table
for n in 1 2500 10000; do
    sh "$here/project.sh" "$work/$n" "$n"
done
"$build/bench-run" 3 "$dabiao" render "$work/1/report.yaml" -o "$work/1.pdf" -- \
    "$dabiao" render "$work/2500/report.yaml" -o "$work/2500.pdf" -- \
    "$dabiao" render "$work/10000/report.yaml" -o "$work/10000.pdf" \
    >"$work/table.txt" 2>"$work/table.err" || { cat "$work/table.err" >&2; exit 1; }
set -- $(tr '\n' ' ' <"$work/table.txt")
row 'render a table of 10 000 rows' "$7" s - ''
row '  per row' "$(calc "($7 - $1) / 10" 3)" ms - ''
row '  rows 2 500 to 10 000, per row, to the first 2 500' \
    "$(calc "($7 - $4) / 7500 / (($4 - $1) / 2500)" 2)" x '<=' 1.35
row '  peak memory' "$(calc "$9 / 1024" 0)" MiB '<=' 200
row 'render a table of one row' "$1" s - ''

exit "$failed"
