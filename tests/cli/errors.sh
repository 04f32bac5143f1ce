# Every kind of trouble ends with its status and a message that names place and thing, writes
# nothing, and keeps the last good file.
. "${SOURCE:?}/tests/cli/lib.sh"

copy_sample
"$dabiao" render project/report.yaml -o out/good.pdf
cp out/good.pdf good.pdf

# broken NAME STATUS TEXT: rendering `project` over the good file must fail like this.
broken() {
    expect "$2" "$dabiao" render project/report.yaml -o out/good.pdf
    says stderr "$3"
    cmp -s out/good.pdf good.pdf || die "$1: the last good file was changed"
    nothing_but good.pdf
    rm -rf project
    copy_sample
}

expect 3 "$dabiao" render missing/report.yaml -o out/x.pdf
says stderr 'missing/report.yaml'
for file in nix.csv nix.yaml nix/report.yaml; do
    expect 3 "$dabiao" check "$file"
    says stderr "$file: no such file"
    [ "$(grep -c . stderr)" -eq 1 ] || die "check $file: more than one message"
done
nothing_but good.pdf

expect 2 "$dabiao" render
expect 2 "$dabiao" render project/report.yaml --format gif -o out/x.gif
expect 2 "$dabiao" render project/report.yaml --period 2018-13 -o out/x.pdf
expect 2 "$dabiao" frobnicate
nothing_but good.pdf

printf 'plan: qinghai-2016\nplan: other\n' >project/report.yaml
broken 'duplicate key' 1 'report.yaml:2:1: error: yaml-duplicate-key'

printf 'plan: qinghai-2016\nmetrics: [a.csv\n' >project/report.yaml
broken 'bad YAML' 1 'report.yaml:'

sed 's/^plan: .*/plan: qinghai-2017/' "$source/samples/qinghai-2016/report.yaml" >project/report.yaml
broken 'unknown plan' 1 'error: unknown-plan'

sed 's/^layout: .*/layout: breif/' "$source/samples/qinghai-2016/report.yaml" >project/report.yaml
broken 'unknown layout' 1 'error: unknown-layout'

printf 'indicator,region,period,value\n不存在的指标,青海省,2018-06,3\n' >project/metrics/more.csv
broken 'unknown indicator' 1 'metrics/more.csv:2:1: error: unknown-indicator'

printf 'indicator,region,period,value\n农业标准化生产普及率,青海省,2018-05,四成\n' >project/metrics/more.csv
broken 'bad value' 1 'metrics/more.csv:2:'

mkdir -p project/layouts
printf 'extends: brief\ntitle: 缺字\360\237\247\277\n' >project/layouts/mine.yaml
sed 's/^layout: .*/layout: mine/' "$source/samples/qinghai-2016/report.yaml" |
    grep -v '^title:' >project/report.yaml
broken 'missing glyph' 1 'layouts/mine.yaml:2:8: error: missing-glyph'

# partials: layouts/NAME.md, and nothing outside of a folder layouts/
mkdir -p project/layouts
cp "$source/samples/qinghai-2016/report.yaml" project/secret.md
printf 'extends: brief\nblocks:\n  - {id: t, type: text, text: "{{> ../secret}}"}\n' >project/layouts/mine.yaml
sed 's/^layout: .*/layout: mine/' "$source/samples/qinghai-2016/report.yaml" >project/report.yaml
broken 'partial outside' 1 'layouts/mine.yaml:3:32: error: missing-partial'

mkdir -p project/layouts
printf 'extends: brief\nblocks:\n  - {id: t, type: text, text: "甲\\n\\n{{> part}}"}\n' >project/layouts/mine.yaml
printf '文\n{{peroid.end}}\n' >project/layouts/part.md
sed 's/^layout: .*/layout: mine/' "$source/samples/qinghai-2016/report.yaml" >project/report.yaml
broken 'placeholder in a partial' 1 'layouts/part.md:2:1: error: unknown-variable'

mkdir -p project/layouts
printf 'extends: brief\nblocks:\n  - {id: t, type: text, text: "甲\\n\\n乙\\n\\n<b>"}\n' >project/layouts/mine.yaml
sed 's/^layout: .*/layout: mine/' "$source/samples/qinghai-2016/report.yaml" >project/report.yaml
broken 'escaped line ends' 1 'layouts/mine.yaml:3:32: error: markdown-refused'

# fonts: a data folder whose fonts are nowhere
mkdir -p bare
cp -r "$source/data" "$source/layouts" bare/
mkdir -p bare/fonts
cp "$source/fonts/roles.yaml" bare/fonts/
printf '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir prefix="relative">local</dir></fontconfig>\n' \
    >bare/fonts/fonts.conf
DABIAO_DATADIR=$work/bare broken 'missing font' 3 '标宋'

# a folder one may not write in stops even root when it is not there
expect 3 "$dabiao" render project/report.yaml -o out/none/x.pdf
says stderr 'out/none/x.pdf'
mkdir out/folder.pdf
expect 3 "$dabiao" render project/report.yaml -o out/folder.pdf
rmdir out/folder.pdf
if [ "$(id -u)" -ne 0 ]; then
    chmod a-w out
    broken 'read-only folder' 3 'out/good.pdf'
    chmod u+w out
fi
expect 3 "$dabiao" render project/report.yaml -o /proc/x.pdf
nothing_but good.pdf

# a report without its plan is a finding, not the end of the program
for plan in '' 'plan:' 'plan: [x]' 'plan: {a: b}'; do
    { printf '%s\n' "$plan" && sed '/^plan:/d' "$source/samples/qinghai-2016/report.yaml"; } \
        >project/report.yaml
    broken "plan '$plan'" 1 'project/report.yaml:'
done

# an output that is one of the inputs
cp project/report.yaml before.yaml
expect 2 "$dabiao" render project/report.yaml -o project/report.yaml
cmp project/report.yaml before.yaml || die 'the report was overwritten'
expect 2 "$dabiao" render project/report.yaml -o project/metrics/levels.csv
says stderr 'project/metrics/levels.csv'
expect 2 "$dabiao" render project/report.yaml -o ''
nothing_but good.pdf

# a region the plan has no targets for
expect 1 "$dabiao" render project/report.yaml --region 640000 -o out/x.pdf
says stderr 'error: region-without-targets'
nothing_but good.pdf

# a page on which nothing can be set
mkdir -p project/layouts
printf 'extends: brief\npage: {size: [60mm, 90mm]}\n' >project/layouts/small.yaml
sed -i 's/^layout: .*/layout: small/' project/report.yaml
broken 'small page' 1 'error: no-room'
