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
says stdout 'accent=#B22222'
says stdout 'title "本月\"要点\",简" @../../layouts/own.yaml:2:8'
says stdout 'block targets table @dabiao:layouts/brief.yaml'
if grep -q '^  block strip' stdout; then die 'a removed block is still there'; fi
cp stdout by-name
cd ../.. || exit
expect 0 "$dabiao" layout show layouts/provinces/qinghai.yaml
says stdout 'accent=#B22222'

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
says stderr 'say list, show or schema'
expect 2 "$dabiao" layout everything
expect 2 "$dabiao" layout show
says stderr 'give exactly one layout'
expect 2 "$dabiao" layout show brief own
expect 2 "$dabiao" layout list brief
says stderr "'list' takes no layout"
expect 2 "$dabiao" layout schema brief
