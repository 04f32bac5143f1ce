#!/bin/sh
# Set up, build the program into build/, and render every report of samples/ into samples/out/.
#
# Prints one line per PDF: path, pages, seconds. Exits 1 if one report fails, naming it.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd -- "$root"

sh packaging/setup.sh
[ -f build/build.ninja ] || cmake --preset release
cmake --build --preset release

milliseconds() {
    echo $(($(date +%s%N) / 1000000))
}

# render_sample NAME [LAYOUT]: samples/NAME/report.yaml -> samples/out/NAME/NAME.pdf, or LAYOUT.pdf
render_sample() {
    output=samples/out/$1/${2:-$1}.pdf
    mkdir -p "samples/out/$1"
    start=$(milliseconds)
    build/dabiao render "samples/$1/report.yaml" ${2:+--layout "$2"} -o "$output" >/dev/null ||
        return 1
    took=$(($(milliseconds) - start))
    pages=$(qpdf --show-npages "$output") || return 1
    printf '%s  %d pages  %d.%03d s\n' "$output" "$pages" $((took / 1000)) $((took % 1000))
}

# batch_sample NAME: all reports of one month of samples/NAME/, below samples/out/NAME/
batch_sample() {
    start=$(milliseconds)
    build/dabiao batch "samples/$1/report.yaml" --quiet -o "samples/out/$1" >/dev/null || return 1
    took=$(($(milliseconds) - start))
    count=$(find "samples/out/$1" -name '*.pdf' | wc -l)
    printf 'samples/out/%s/  %d reports  %d.%03d s\n' "$1" "$count" $((took / 1000)) \
        $((took % 1000))
}

failed=
for report in samples/*/report.yaml; do
    name=$(basename "$(dirname "$report")")
    if grep -q '^regions: \[provinces\]' "$report"; then
        batch_sample "$name" || failed="$failed $name"
        continue
    fi
    render_sample "$name" || failed="$failed $name"
    # further versions of a report: layouts called NAME-something
    for layout in "samples/$name/layouts/$name"-*.yaml; do
        [ -e "$layout" ] || continue
        version=$(basename "$layout" .yaml)
        render_sample "$name" "$version" || failed="$failed $version"
    done
done

if [ -n "$failed" ]; then
    echo "samples/run.sh: failed:$failed" >&2
    exit 1
fi
