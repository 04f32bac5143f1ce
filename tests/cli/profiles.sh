# Every layout that ships, apart from those of provinces (provinces.sh), renders for two provinces of
# the monthly sample without a finding, and says what it is for.
. "${SOURCE:?}/tests/cli/lib.sh"

cp -r "$source/samples/monthly" project
cd project || exit
sed -i 's/^period:.*/period: 2018-12/' report.yaml # all metrics: nothing is left out with a warning

# profile NAME PAGES WORD...: the PDF has that many pages, and each WORD is on page 1.
profile() {
    name=$1
    pages=$2
    shift 2
    for region in 630000 460000; do
        expect 0 "$dabiao" render report.yaml --layout "$name" --region "$region" --strict -o "$name.pdf"
        found=$(qpdf --show-npages "$name.pdf")
        [ "$pages" = any ] || [ "$found" = "$pages" ] || die "$name has $found pages, not $pages ($region)"
        pdftotext -raw -l 1 "$name.pdf" - | tr -d ' \n' | sed 's/　//g' >page.txt
        for word in "$@"; do says page.txt "$word"; done
        grep -q 示例 page.txt || die "$name does not say that the data are invented"
    done
    seen="$seen $name"
}

seen=
for name in annual brief domains final ledger midterm official; do
    profile "$name" any
done
profile supervision 1 督办清单 责任单位 主要问题 整改要求 督办单位 滞后月数
profile ranking 3 地区快于时序 兵团 平均

profile slides 5 标准化发展规划 规划期60个月
profile onepage 1 一页简报 达到预期进度 平均完成率 须督办目标 督办事项 下一步
profile wall 1 平均完成率 约束性目标 目标进展 快于时序
profile appraisal 2 绩效自评表 自评得分 分值 得分 偏差原因 改进措施 小计
profile mono any 标准化发展规划
for name in supervision slides; do # the others: see looks.sh and the golden files
    expect 0 "$dabiao" render report.yaml --layout "$name" --region 460000 --strict \
        --set theme.mono=true -o mono.pdf
done

# only what is red or yellow is supervised
"$dabiao" inspect report.yaml --layout supervision --region 630000 --stage=document >document.txt
says document.txt 'light=slow'
if grep -q 'light=met\|light=on_track\|light=no_data' document.txt; then
    die 'supervision shows what is on track'
fi

# slides: 16:9, a navy ground on the first page only, big figures
"$dabiao" render report.yaml --layout slides --region 630000 -o slides.pdf >/dev/null 2>&1
pdfinfo slides.pdf | grep -q 'Page size: *960 x 540 pts' || die 'slides are not 16:9'
"$dabiao" inspect report.yaml --layout slides --region 630000 --stage=document >document.txt
says document.txt '平均完成率'
says document.txt '须督办目标'
"$dabiao" inspect report.yaml --layout slides --region 630000 --stage=boxes >boxes.txt
[ "$(grep -c 'fill #1D3344.* L 960.00 540.00' boxes.txt)" -eq 1 ] || die 'the ground of the cover is missing'

# blocks side by side: too high for a page they go one below the other, and columns are counted
mkdir -p layouts
cat >layouts/beside.yaml <<'YAML'
extends: brief
remove: [cover, contents]
blocks:
  - {id: sides, type: columns, after: judgement, widths: [66mm, 97mm], gutter: 7mm}
  - {id: left, type: text, after: sides, in_column: 1, text: "左栏文字"}
  - {id: right, type: text, after: left, in_column: 2, text: "右栏文字"}
YAML
expect 0 "$dabiao" render report.yaml --layout beside --region 630000 -o beside.pdf
pdftotext -layout beside.pdf beside.txt
says beside.txt '左栏文字'
grep -q '左栏文字 .*右栏文字' beside.txt || die 'the columns do not stand side by side'
sed 's/in_column: 2/in_column: 3/' layouts/beside.yaml >layouts/third.yaml
sed '/id: sides/d; s/after: sides/after: judgement/' layouts/beside.yaml >layouts/alone.yaml
for bad in third alone; do
    expect 1 "$dabiao" render report.yaml --layout $bad --region 630000 -o bad.pdf
    says stderr 'no-such-column'
done

for file in "$source"/layouts/*.yaml; do
    name=$(basename "$file" .yaml)
    case " $seen " in *" $name "*) ;; *) die "$name is not tested here" ;; esac
done
