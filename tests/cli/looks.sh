# Charts look as in the pictures under tests/golden/chart/, apart from how glyphs are smoothed.
. "${SOURCE:?}/tests/cli/lib.sh"

report=$source/samples/gallery/report.yaml
pictures=$source/tests/golden/chart
failed=0

# look LAYOUT CHART WIDTH NAME
look() {
    "$dabiao" render "$report" --layout "$1" --chart "$2" --width "$3" --format png --dpi 36 \
        -o "$4.png" >/dev/null
    if [ "${RP_UPDATE_GOLDEN:-}" = 1 ]; then
        cp "$4.png" "$pictures/$4.png"
    fi
    [ "$(wc -c <"$pictures/$4.png")" -le 20480 ] || die "$4.png is larger than 20 KiB"
    "${COMPARE:?}" "$pictures/$4.png" "$4.png" || {
        echo "$4.png does not look as it did" >&2
        failed=1
    }
}

look gallery progress-chart 76 progress
look gallery-mono progress-chart 76 progress-mono
look gallery ranking 76 ranking
look gallery stacked 76 stacked
look gallery line 76 line
look gallery-mono tiles 76 tiles-mono
look gallery heat 76 heat
look gallery gantt 76 gantt

# The comparison finds what it is for: another chart of the same size, and one mark of another
# colour.
if "$COMPARE" "$pictures/progress.png" "$pictures/progress-mono.png" 2>/dev/null; then
    die 'colour and black and white look the same'
fi
[ "$failed" = 0 ]
