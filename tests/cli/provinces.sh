# Every layout of a province that ships renders for its own region, chosen by region, is short and
# differs from all others; what it says in a second script is in the PDF.
. "${SOURCE:?}/tests/cli/lib.sh"

# one plan for everybody, with the figures of the Qinghai sample
mkdir -p project/metrics project/data/plans/everybody
cd project || exit
plan=$source/data/plans/qinghai-2016
printf 'id: everybody\ntitle: 标准化发展规划\nstart: 2016-01\nend: 2020-12\nregion: 000000\nscheme: dabiao\n' \
    >data/plans/everybody/plan.yaml
sed 's/,630000,/,,/' "$plan/targets.csv" >data/plans/everybody/targets.csv

# report CODE NAME: a report of the region, with invented figures.
report() {
    for metrics in "$source"/samples/qinghai-2016/metrics/*.csv; do
        sed "s/青海省/$2/g" "$metrics" >"metrics/$(basename "$metrics")"
    done
    printf 'plan: everybody\nmetrics: [metrics/*.csv]\nlayout: auto:brief\nperiod: 2018-06\n' >report.yaml
    printf 'regions: [%s]\noutput: out/{{layout.id}}.pdf\n' "$1" >>report.yaml
}

# said CODE WORD: WORD is on the cover, letter by letter.
said() {
    pdftotext -l 1 "$1.pdf" cover.txt
    says cover.txt "$2"
}

for file in "$source"/layouts/provinces/*.yaml; do
    name=$(basename "$file" .yaml)
    [ "$(wc -l <"$file")" -le 40 ] || die "$name has more than 40 lines"
    sed -n 1p "$file" | grep -q '^# yaml-language-server: .schema=../layout.schema.json$' ||
        die "$name: no schema for editors"
    code=$(sed -n 's/^region: "\([0-9]*\)"$/\1/p' "$file")
    region=$(sed -n "s/^$code,\([^,]*\),.*/\1/p" "$source/data/regions.csv")
    [ -n "$region" ] || die "$name is for no region"
    report "$code" "$region"
    expect 0 "$dabiao" inspect report.yaml --stage=layout
    says stdout "layout provinces/$name"
    expect 0 "$dabiao" render report.yaml --strict -o "$code.pdf"
    sed -n 's/^theme: {\(accent: [^,}]*\).*/\1/p' "$file" >>accents
done
[ "$(sort -u accents | wc -l)" -eq "$(wc -l <accents)" ] || die 'two provinces have one colour'
[ "$(wc -l <accents)" -ge 8 ] || die 'a province is missing'

# the second scripts, word by word: a PDF may order whole lines otherwise
for word in شىنجاڭ ئۇيغۇر ئاپتونوم رايونى ئۆلچەملەشتۈرۈش خىزمىتى; do said 650000 "$word"; done
said 540000 'རང་སྐྱ' # pdftotext puts vowel signs where their ink is
for word in ᠥᠪᠥᠷ ᠮᠣᠩᠭᠣᠯ ᠥᠪᠡᠷᠲᠡᠭᠡᠨ ᠵᠠᠰᠠᠬᠤ ᠣᠷᠤᠨ; do said 150000 "$word"; done

# a city without a layout of its own has its province's
report 630200 海东市
expect 0 "$dabiao" inspect report.yaml --stage=layout
says stdout 'layout provinces/qinghai'
