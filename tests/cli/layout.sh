# Layouts are listed, shown and described, wherever the nearest one lies.
. "${SOURCE:?}/tests/cli/lib.sh"

# line FILE TEXT: a whole line of FILE is TEXT.
line() {
    grep -qxF -- "$2" "$1" || {
        cat "$1" >&2
        die "no line '$2' in $1"
    }
}

# what ships: every file, and all of them sound
expect 0 "$dabiao" layout list --strict
line stdout 'id,title,extends,file'
line stdout 'brief,{{plan.title}}实施进展,,dabiao:layouts/brief.yaml'
[ "$(wc -l <stdout)" -eq "$(($(find "$source/layouts" -name '*.yaml' | wc -l) + 1))" ] ||
    die 'layout list: not one line for each layout'
for file in "$source"/layouts/*.yaml; do
    expect 0 "$dabiao" layout show "$(basename "$file" .yaml)" --strict
done

expect 0 "$dabiao" layout schema
cmp -s stdout "$source/layouts/layout.schema.json" ||
    die 'layout schema is not layouts/layout.schema.json'

# one's own: found from below, and in folders
mkdir -p layouts/provinces below/it
cat >layouts/own.yaml <<'EOF'
extends: brief
title: 本月"要点",简
remove: [strip]
EOF
printf 'extends: own\ntheme: {accent: 朱红}\n' >layouts/provinces/qinghai.yaml
cd below/it || exit
expect 0 "$dabiao" layout list
line stdout 'own,"本月""要点"",简",dabiao:layouts/brief.yaml,../../layouts/own.yaml'
says stdout 'provinces/qinghai,"本月""要点"",简",../../layouts/own.yaml,'
expect 0 "$dabiao" layout show provinces/qinghai
says stdout '  accent: 朱红'
says stdout 'title: "本月\"要点\",简"'
says stdout '  - id: targets'
if grep -q 'id: strip' stdout; then die 'a removed block is still there'; fi
expect 0 "$dabiao" --lang en layout explain provinces/qinghai
says stdout 'theme.accent: 朱红  # ../../layouts/provinces/qinghai.yaml:2:17'
says stdout 'title: "本月\"要点\",简"  # ../../layouts/own.yaml:2:8'
says stdout '    instead of: "{{plan.title}}实施进展"  # dabiao:layouts/brief.yaml'
says stdout 'blocks.targets.type: table  # dabiao:layouts/brief.yaml'
says stdout 'blocks.strip: removed  # ../../layouts/own.yaml:3:10'
cd ../.. || exit
expect 0 "$dabiao" layout show layouts/provinces/qinghai.yaml
says stdout '  accent: 朱红'

# one property; a setting is stronger than every file
expect 0 "$dabiao" --lang en layout explain provinces/qinghai theme.accent --set theme.accent=#1E6B57
line stdout 'theme.accent: "#1E6B57"  # --set:1:14'
line stdout '    instead of: 朱红  # layouts/provinces/qinghai.yaml:2:17'
[ "$(wc -l <stdout)" -eq 4 ] || die 'explain says more than was asked for'
expect 2 "$dabiao" layout explain provinces/qinghai theme.acent
expect 1 "$dabiao" layout show own --set theme.accent=rde
says stderr '--set:1:14: error: layout-value'
says stderr '    1 | theme.accent=rde'
says stderr '      |              ^'

# its own layout wins over the shipped one of the same name
printf 'extends: own\ntitle: 别的\n' >layouts/brief.yaml
expect 1 "$dabiao" layout show brief
says stderr 'error: layout-cycle'
rm layouts/brief.yaml

# faults: the others are listed all the same
printf 'extends: brief\ntitel: 简报\n' >layouts/wrong.yaml
expect 1 "$dabiao" layout list
says stderr "layouts/wrong.yaml:2:1: error: yaml-unknown-key"
line stdout 'wrong,,,layouts/wrong.yaml'
says stdout 'own,'
expect 1 "$dabiao" layout show wrong
[ ! -s stdout ] || die 'a layout with faults is shown'
rm layouts/wrong.yaml

# wrong usage
expect 2 "$dabiao" layout show breif
says stderr "unknown layout 'breif'; did you mean 'brief'?"
expect 2 "$dabiao" layout show yearbook-of-all
says stderr "'dabiao layout list' shows the layouts there are"
expect 2 "$dabiao" layout show ../layouts/own
expect 2 "$dabiao" layout show nowhere.yaml
expect 2 "$dabiao" layout lst
says stderr "there is no 'lst'; did you mean 'list'?"
expect 2 "$dabiao" layout
says stderr 'say list, show, explain, schema or new'
expect 2 "$dabiao" layout everything
expect 2 "$dabiao" layout show
says stderr 'give exactly one layout'
expect 2 "$dabiao" layout show brief own
expect 2 "$dabiao" layout list brief
says stderr "'list' takes no layout"
expect 2 "$dabiao" layout schema brief
expect 2 "$dabiao" layout show brief --edition secret

# begin one: it renders at once, and again with every example in it
rm -r layouts
mkdir fresh
cp -r "$source/samples/qinghai-2016" fresh/project
cd fresh/project || exit
expect 0 "$dabiao" layout new 630000 --extends brief
line stdout layouts/provinces/630000.yaml
line stdout layouts/layout.schema.json
line layouts/provinces/630000.yaml 'extends: brief'
line layouts/provinces/630000.yaml 'region: "630000"'
cmp -s layouts/layout.schema.json "$source/layouts/layout.schema.json" || die 'another schema'
sed -i '/^title:/d' report.yaml
expect 0 "$dabiao" render report.yaml --layout provinces/630000 -o bare.pdf --strict
expect 0 "$dabiao" render report.yaml --layout brief -o brief.pdf
sed 's/^# \([a-z ]*[a-z]*:\|  - \)/\1/' layouts/provinces/630000.yaml >layouts/all.yaml
[ "$(grep -c '^[a-z ]' layouts/all.yaml)" -gt 8 ] || die 'the examples are still comments'
expect 0 "$dabiao" render report.yaml --layout all -o all.pdf --strict
expect 2 "$dabiao" layout new 630000 --extends brief
says stderr 'layouts/provinces/630000.yaml'
expect 0 "$dabiao" layout new winter --extends provinces/630000 -o layouts/winter.yaml
expect 0 "$dabiao" check report.yaml --layout winter --strict
for name in ../escape a.b '' -x 'two words'; do
    expect 2 "$dabiao" layout new --extends brief -- "$name"
done
expect 2 "$dabiao" layout new spring
expect 2 "$dabiao" layout new spring --extends breif
says stderr "'brief'"
expect 2 "$dabiao" layout new spring --extends ./layouts/all.yaml
expect 3 "$dabiao" layout new spring --extends brief -o /proc/none/spring.yaml

# chosen by region: the own layout, for a city without one the province's, else the named one
printf 'extends: brief\nregion: 西宁市\n' >layouts/provinces/xining.yaml
sed -i 's/^layout:.*/layout: auto:brief/' report.yaml
chosen() {
    expect 0 "$dabiao" inspect report.yaml --stage=layout --region "$1"
    grep -m 1 '^layout ' stdout | cut -d ' ' -f 2 | grep -qx "$2" || {
        head -n 3 stdout >&2
        die "region $1 does not have the layout $2"
    }
}
chosen 630000 provinces/630000
printf 'extends: provinces/630000\nregion: 青海\n' >layouts/provinces/second.yaml
expect 1 "$dabiao" check report.yaml
says stderr 'layouts/provinces/second.yaml:2:9: error: two-layouts-for-region'
printf 'extends: provinces/630000\nregion: 青梅\n' >layouts/provinces/second.yaml
expect 1 "$dabiao" check report.yaml
says stderr 'layouts/provinces/second.yaml:2:9: error: unknown-region'
printf 'extends: brief\nregion：青海\n' >layouts/provinces/second.yaml
expect 0 "$dabiao" check report.yaml
says stderr 'layouts/provinces/second.yaml:1:1: warning: layout-passed-over'
rm layouts/provinces/second.yaml
rm layouts/provinces/630000.yaml layouts/winter.yaml layouts/provinces/xining.yaml
chosen 630000 provinces/qinghai # what ships; a nearer one wins over it
sed -i 's/^layout:.*/layout: auto:breif/' report.yaml
expect 1 "$dabiao" check report.yaml
says stderr "auto:brief"

# a list to choose from
sed -i 's/^layout:.*/layout: [auto:brief, ..\/mine.yaml, .\/mine.yaml]/' report.yaml
cp layouts/all.yaml mine.yaml
expect 2 "$dabiao" render report.yaml -o none.pdf
says stderr './mine.yaml'
expect 0 "$dabiao" render report.yaml --layout ./mine.yaml -o mine.pdf
expect 1 "$dabiao" render report.yaml --layout ../mine.yaml -o none.pdf
says stderr 'report.yaml'
expect 2 "$dabiao" render report.yaml --layout breif -o none.pdf
says stderr "did you mean 'brief'?"

# editions and secrecy
cat >layouts/both.yaml <<'END'
extends: brief
secrecy: 秘密★1年
blocks:
  - {id: inner, type: text, after: strip, internal: true, text: 此段仅供内部参阅}
  - {id: targets, columns: [序号, 指标, {name: 牵头单位, internal: true}, 状态]}
END
sed -i 's/^layout:.*/layout: both/' report.yaml
expect 0 "$dabiao" render report.yaml -o inner.pdf
pdftotext inner.pdf inner.txt
says inner.txt '秘密★1年'
says inner.txt '此段仅供内部参阅'
expect 0 "$dabiao" inspect report.yaml --stage=document
says stdout '牵头单位'
expect 0 "$dabiao" inspect report.yaml --stage=document --edition public --set secrecy=
if grep -A 3 '^ *table targets\|id=targets' stdout | grep -q '牵头单位'; then die 'an internal column is public'; fi
expect 1 "$dabiao" render report.yaml --edition public -o outer.pdf
says stderr 'layouts/both.yaml:2:10: error: secret-public'
[ ! -e outer.pdf ] || die 'a secret public edition was written'
expect 0 "$dabiao" render report.yaml --edition public --set secrecy= -o outer.pdf
echo 'edition: public' >>report.yaml
expect 0 "$dabiao" render report.yaml --set secrecy= -o same.pdf
for file in outer same; do
    pdftotext $file.pdf $file.txt
    for word in '秘密' '此段仅供内部参阅'; do
        if grep -q "$word" $file.txt; then die "'$word' is in the public edition"; fi
    done
done
expect 0 "$dabiao" render report.yaml --edition internal -o again.pdf
pdftotext again.pdf again.txt
says again.txt '此段仅供内部参阅'
expect 2 "$dabiao" render report.yaml --edition secret -o none.pdf
sed -i 's/^edition:.*/edition: pulbic/' report.yaml
expect 1 "$dabiao" check report.yaml
says stderr 'error: report-edition'
sed -i '/^edition:/d' report.yaml

# without a cover the mark stands on the first page
expect 0 "$dabiao" render report.yaml --set 'remove=[cover, contents]' -o bare.pdf
pdftotext -l 1 bare.pdf bare.txt
says bare.txt '秘密★1'

# what the standards of punctuation say about texts, in layouts, files of text and partials
rm -rf content && cp -r "$source/samples/qinghai-2016" content
(
    cd content
    mkdir -p layouts
    printf 'blocks:\n  - id: a\n    type: text\n    text: |\n      完成,继续。\n\n      {{> part}}\n  - {id: b, type: text, file: b.md}\n' >layouts/own.yaml
    printf '共１２项。\n' >layouts/part.md
    printf '国办发（2015）89号\n' >layouts/b.md
    expect 0 "$dabiao" --lang en check report.yaml --layout own
    says stderr "layouts/own.yaml:5:9: warning: text-half-width: ',': a half-width mark between Chinese characters"
    says stderr "layouts/part.md:1:2: warning: text-full-width: '１２': full-width digits or letters"
    says stderr "layouts/b.md:1:4: warning: text-document-number: '（2015）89号'"
    expect 1 "$dabiao" check report.yaml --layout own --strict
    expect 0 "$dabiao" --lang zh_CN check report.yaml --layout own
    says stderr '汉字之间用了半角标点'
)
