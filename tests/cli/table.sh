# A table of 300 rows and 12 columns over many pages, measured in the PDF: numbers on their decimal
# point, the head and 续表 on each page, the note once, every row whole and none alone.
. "${SOURCE:?}/tests/cli/lib.sh"

sh "$source/tests/bench/project.sh" project 300
columns='[序号, 指标, 单位, {name: 基期, over: 数值}, {name: 目标, over: 数值}, {name: 本期, over: 数值}, {name: 条, width: 20mm}, {name: 完成率, less_than: 60}, 时序进度, 较时序, 滞后月数, 灯]'
sed "s/^    columns: .*/    columns: $columns/" project/layouts/long.yaml >with
mv with project/layouts/long.yaml
# decimals in every second row: what has none must stand left of the point all the same
awk -F, -v OFS=, 'NR > 1 && NR % 2 == 0 { $10 = 1 } { print }' project/data/indicators.csv >with
mv with project/data/indicators.csv
mkdir -p out
"$dabiao" render project/report.yaml -o out/table.pdf || die 'no report'
pages=$(qpdf --show-npages out/table.pdf)
[ "$pages" -ge 5 ] || die "only $pages pages"

# the decimal points of the cells (set in 8.5 pt), each column within a fifth of a point
mutool draw -q -F stext out/table.pdf | awk '
    /<font / { cell = /size="8\.5"/ }
    cell && /<char .* c="\."/ { match($0, / x="[0-9.]*"/); print substr($0, RSTART + 4, RLENGTH - 5) }
' | sort -n >points
[ "$(wc -l <points)" -gt 1000 ] || die "only $(wc -l <points) decimal points"
awk '
    NR == 1 || $1 - last > 3 { if (NR > 1 && last - first > 0.2) bad = 1; first = $1; columns++ }
    { last = $1 }
    END {
        if (last - first > 0.2) bad = 1
        if (bad || columns != 7) { print columns " columns, last from " first " to " last; exit 1 }
    }
' points || die 'numbers are not on their decimal point'

page=1
total=0
while [ "$page" -le "$pages" ]; do
    pdftotext -f "$page" -l "$page" -layout out/table.pdf page.txt
    tr -d ' \n' <page.txt >packed.txt
    says packed.txt 数值
    says packed.txt 滞后
    if [ "$page" -eq 1 ]; then
        says packed.txt 表1
        if grep -q 续表 packed.txt; then die '续表 on the first page'; fi
    else
        says packed.txt 续表1
    fi
    notes=$(grep -o '注：' packed.txt | wc -l)
    [ "$notes" -eq "$([ "$page" -eq "$pages" ] && echo 1 || echo 0)" ] || die "$notes notes on page $page"
    rows=$(grep -c '第 *[0-9]* *项标准制修订数' page.txt)
    [ "$rows" -ge 2 ] || die "$rows rows on page $page"
    total=$((total + rows))
    page=$((page + 1))
done
[ "$total" -eq 300 ] || die "$total rows instead of 300"
