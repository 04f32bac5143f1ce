# A layout may name the scheme by which targets are judged; evaluate, explain and the report agree.
. "${SOURCE:?}/tests/cli/lib.sh"

copy_sample
report=project/report.yaml
mkdir -p project/layouts
printf 'extends: brief\nscheme: xushi-10-30\n' >project/layouts/lights.yaml
printf 'extends: lights\n' >project/layouts/heir.yaml
printf 'extends: lights\nscheme: dabiao\n' >project/layouts/back.yaml
printf 'extends: brief\nscheme: sanjj\n' >project/layouts/wrong.yaml
printf 'extends: brief\nscheme: ""\n' >project/layouts/empty.yaml

# The plan's, as no layout says otherwise.
expect 0 "$dabiao" evaluate "$report"
cp stdout plan.csv
expect 0 "$dabiao" explain "$report" key-standards
says stdout 'scheme dabiao: '

# --layout and the layout of the report say another; it is inherited, and may be taken back.
for layout in lights heir; do
    expect 0 "$dabiao" evaluate "$report" --layout "$layout"
    cp stdout lights.csv
    if cmp -s plan.csv lights.csv; then die "$layout: no status differs"; fi
    cut -d, -f1-18 plan.csv >plan.numbers
    cut -d, -f1-18 lights.csv >lights.numbers
    cmp -s plan.numbers lights.numbers || die 'a scheme changed more than statuses'
    expect 0 "$dabiao" explain "$report" key-standards --layout "$layout"
    says stdout 'scheme xushi-10-30: '
    says stdout 'gap_pp > -10'
done
expect 0 "$dabiao" evaluate "$report" --layout back
cmp -s stdout plan.csv || die 'the scheme cannot be taken back'
sed -i 's/^layout: .*/layout: lights/' "$report"
expect 0 "$dabiao" evaluate "$report"
cmp -s stdout lights.csv || die 'evaluate: the layout of the report does not count'
expect 0 "$dabiao" inspect "$report" --stage=progress
cmp -s stdout lights.csv || die 'inspect: the layout of the report does not count'

# The report says which scheme and which thresholds, and uses its words throughout.
expect 0 "$dabiao" render "$report" -o out/lights.pdf
pdftotext out/lights.pdf - | tr -d ' \n' >text.txt
says text.txt '判定方案：序时进度红黄绿方案'
says text.txt '绿灯'
if grep -q '达标通用方案' text.txt; then die 'the other scheme is named too'; fi
expect 0 "$dabiao" inspect "$report" --stage=boxes
if grep -q '"正常"' stdout; then die 'a legend has the common word'; fi

# Of several layouts none is chosen: the plan's counts. Where a layout is needed one has to be.
sed -i 's/^layout: .*/layout: [lights, brief]/' "$report"
expect 0 "$dabiao" evaluate "$report"
cmp -s stdout plan.csv || die 'evaluate: several layouts'
expect 0 "$dabiao" explain "$report" key-standards
expect 2 "$dabiao" render "$report" -o out/several.pdf
says stderr 'choose one with --layout'
expect 2 "$dabiao" inspect "$report" --stage=layout
says stderr 'choose one with --layout'

# An unknown one is an error at its place.
expect 1 "$dabiao" evaluate "$report" --layout wrong
says stderr "layouts/wrong.yaml:2:9: error: scheme-unknown: there is no evaluation scheme 'sanjj'"
says stderr "did you mean 'sanji'?"
expect 1 "$dabiao" render "$report" --layout wrong -o out/wrong.pdf
expect 1 "$dabiao" evaluate "$report" --layout empty
says stderr 'layouts/empty.yaml:2:9: error: '
nothing_but lights.pdf
