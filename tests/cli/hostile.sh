# Layouts that mean harm end in a clear error, soon and in little memory.
. "${SOURCE:?}/tests/cli/lib.sh"

cp -r "$source/samples/qinghai-2016" project
cd project || exit
mkdir -p layouts

# refused NAME CODE: the layout is refused with CODE within 10 s and 400 MiB (the program under
# test carries a sanitizer: without it the bounds are 1 s and 200 MiB).
refused() {
    got=0
    /usr/bin/time -o used -f '%e %M' timeout 30 "$dabiao" --lang en check report.yaml --layout "$1" \
        >stdout 2>stderr || got=$?
    [ "$got" -eq 1 ] || {
        head -c 2000 stderr >&2
        die "$1: status $got"
    }
    grep -q ": error: $2: " stderr || {
        head -c 2000 stderr >&2
        die "$1: not refused as $2"
    }
    [ "$(wc -c <stderr)" -lt 200000 ] || die "$1: says too much"
    tail -n 1 used | awk '{ exit !($1 < 10 && $2 < 400 * 1024) }' || die "$1: took $(tail -n 1 used)"
    rm "layouts/$1.yaml"
}

# a thousand million laughs
{
    echo 'a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]'
    below=a
    for name in b c d e f g h i; do
        echo "$name: &$name [*$below, *$below, *$below, *$below, *$below, *$below, *$below, *$below]"
        below=$name
    done
    echo 'extends: brief'
} >layouts/laughs.yaml
refused laughs yaml-anchor

# a million blocks; as many as fit; more than there may be
awk 'BEGIN { print "blocks:"; for (i = 0; i < 1000000; i++) printf "  - {id: b%d, type: strip}\n", i }' \
    >layouts/million.yaml
refused million yaml-too-large
awk 'BEGIN { print "blocks:"; for (i = 0; i < 100000; i++) printf "  - {id: b%d, type: strip}\n", i }' \
    >layouts/many.yaml
refused many yaml-too-many-nodes
awk 'BEGIN { print "blocks:"; for (i = 0; i < 501; i++) printf "  - {id: b%d, type: strip}\n", i }' \
    >layouts/more.yaml
refused more layout-range

# a page of a thousand kilometres, type of a kilometre
printf 'extends: brief\npage: {size: [1000000000mm, 1000000000mm]}\n' >layouts/page.yaml
refused page layout-range
printf 'extends: brief\nbody: {size: 1000000mm}\n' >layouts/type.yaml
refused type layout-range

# nested deeply, in both ways
awk 'BEGIN { printf "blocks: "; for (i = 0; i < 1000000; i++) printf "["; print "" }' >layouts/deep.yaml
refused deep yaml-too-deep
awk 'BEGIN { for (i = 0; i < 2000; i++) { printf "%*sa:\n", i, "" } }' >layouts/stairs.yaml
refused stairs yaml-too-deep

# enormous texts: in the layout, in a file, a file that never ends
awk 'BEGIN { printf "extends: brief\ntitle: \""; for (i = 0; i < 600000; i++) printf "达标"; print "\"" }' \
    >layouts/text.yaml
refused text yaml-too-long
awk 'BEGIN { for (i = 0; i < 400000; i++) print "一段" }' >layouts/long.md
printf 'extends: brief\nblocks: [{id: judgement, file: long.md}]\n' >layouts/file.yaml
refused file layout-range
ln -s /dev/zero layouts/zero.md
printf 'extends: brief\nblocks: [{id: judgement, file: zero.md}]\n' >layouts/zero.yaml
refused zero path-outside-project
ln -s /etc/passwd layouts/passwd.md
printf 'extends: brief\nblocks: [{id: judgement, file: passwd.md}]\n' >layouts/link.yaml
refused link path-outside-project

# sections in sections multiply
{
    printf 'extends: brief\nblocks:\n  - id: judgement\n    text: "'
    awk 'BEGIN { for (i = 0; i < 12; i++) printf "{{#targets}}"; printf "达"
        for (i = 0; i < 12; i++) printf "{{/targets}}"; print "\"" }'
} >layouts/sections.yaml
refused sections text-too-long

# control characters do not reach the terminal
printf 'extends: brief\n"\\e[31mtitel": x\n' >layouts/escape.yaml
refused escape yaml-unknown-key
if grep -q "$(printf '\033')" stderr; then die 'an escape character was printed'; fi
