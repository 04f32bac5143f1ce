# Every layout that ships, apart from those of provinces (provinces.sh), renders for two provinces of
# the monthly sample without a finding, in colour and in black and white, and says what it is for.
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
        pdftotext -raw -l 1 "$name.pdf" - | tr -d ' \n　' >page.txt
        for word in "$@"; do says page.txt "$word"; done
        grep -q 示例 page.txt || die "$name does not say that the data are invented"
    done
    expect 0 "$dabiao" render report.yaml --layout "$name" --region 460000 --strict \
        --set theme.mono=true -o mono.pdf
    seen="$seen $name"
}

seen=
for name in annual brief domains final ledger midterm official; do
    profile "$name" any
done
profile supervision 1 督办清单 责任单位 主要问题 整改要求 督办单位 滞后月数
profile ranking 3 地区快于时序 兵团 平均

# only what is red or yellow is supervised
"$dabiao" inspect report.yaml --layout supervision --region 630000 --stage=document >document.txt
says document.txt 'light=slow'
if grep -q 'light=met\|light=on_track\|light=no_data' document.txt; then
    die 'supervision shows what is on track'
fi

for file in "$source"/layouts/*.yaml; do
    name=$(basename "$file" .yaml)
    case " $seen " in *" $name "*) ;; *) die "$name is not tested here" ;; esac
done
