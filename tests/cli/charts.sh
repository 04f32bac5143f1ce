# One chart on its own, in every format, and the geometry of all charts.
. "${SOURCE:?}/tests/cli/lib.sh"

report=$source/samples/gallery/report.yaml

# SVG: text stays text, with title and description, and equal runs give equal bytes.
"$dabiao" render "$report" --chart ranking --format svg -o ranking.svg
"$dabiao" render "$report" --chart ranking --format svg -o again.svg
cmp ranking.svg again.svg || die 'two runs give different SVG files'
says ranking.svg '<title id="title">青海居第15位'
says ranking.svg '<desc id="desc">图7 排名图。'
says ranking.svg '>内蒙古</tspan>'
says ranking.svg "font-family=\"'Noto Sans CJK SC'"
[ "$(grep -c '<use' ranking.svg)" -eq 0 ] || die 'the SVG draws glyphs instead of text'

# PDF and PNG: one page as large as the chart.
"$dabiao" render "$report" --chart tiles --format pdf -o tiles.pdf
qpdf --check tiles.pdf >/dev/null
[ "$(qpdf --show-npages tiles.pdf)" -eq 1 ] || die 'a chart takes more than one page'
"$dabiao" render "$report" --chart heat --format png --dpi 60 -o heat.png
[ "$(head -c 4 heat.png | tail -c 3)" = PNG ] || die 'heat.png is no PNG file'

# As wide as wanted: half a column has the narrow rules.
"$dabiao" render "$report" --chart ranking --width 76 --format svg -o narrow.svg
says narrow.svg 'width="231.43' # 76 mm and the margins
expect 2 "$dabiao" render "$report" --chart ranking --width 20 --format svg -o wrong.svg
says stderr '--width must be between 60 and 400'

# References in a text are the numbers of figures, and lead to them.
"$dabiao" render "$report" -o all.pdf >/dev/null
pdftotext -f 2 -l 2 all.pdf all.txt
tr -d ' \n' <all.txt >joined.txt
says joined.txt '见图1和图6，地区之间的比较见图7、图13和图15'
qpdf --qdf --object-streams=disable all.pdf - | grep -c '/Subtype /Link' >links.txt
[ "$(cat links.txt)" -ge 9 ] || die 'the references are no links'

# What is wrong is said, and nothing is written.
expect 2 "$dabiao" render "$report" --chart rankin --format svg -o wrong.svg
says stderr "there is no chart 'rankin'"
says stderr 'ranking'
[ ! -e wrong.svg ] || die 'a file was written'
expect 2 "$dabiao" render "$report" --chart ranking --format svg
says stderr '--chart needs -o FILE'

# Every kind stands in the gallery, in both layouts.
for layout in gallery gallery-mono; do
    "$dabiao" inspect "$report" --layout "$layout" --stage=charts >charts.txt
    for chart in progress-chart bullet grouped stacked percent diverging ranking values dumbbell \
        waterfall line combo heat sparklines tiles gantt multiples ranking-excerpt tiles-hmt; do
        says charts.txt "$chart: chart w=481.89"
    done
done

# The 31 bars of the ranking have lengths in proportion to their values.
awk '/^[a-z-]+: chart/ { ranking = $1 == "ranking:" }
    ranking && $1 == "bar" {
        for (i = 2; i <= NF; i++) { split($i, pair, "="); field[pair[1]] = pair[2] }
        unit = field["w"] / field["value"]; n++
        if (n == 1) first = unit
        if ((unit - first) * field["value"] > 0.1 || (first - unit) * field["value"] > 0.1) bad++
    }
    END { exit !(n == 31 && bad == 0) }' charts.txt || die 'the ranking has other bars'
