# The dump of every boundary type of the first sample is what it was; RP_UPDATE_GOLDEN=1 rewrites.
. "${SOURCE:?}/tests/cli/lib.sh"

copy_sample
# hashes of the inputs are not what this is about
mkdir -p project/layouts
printf 'extends: brief\nremove: [provenance-head, provenance]\n' >project/layouts/staged.yaml
sed -i 's/^layout: .*/layout: staged/' project/report.yaml
golden=$source/tests/golden/stages
for stage in data progress layout document boxes pages; do
    "$dabiao" inspect project/report.yaml --stage="$stage" >"$stage.txt"
    [ -s "$stage.txt" ] || die "$stage: the dump is empty"
    # boxes and pages are long: their digest is kept with the first lines
    case $stage in
    boxes | pages)
        head -n 200 "$stage.txt" >short.txt
        sha256sum <"$stage.txt" | cut -c 1-64 >>short.txt
        mv short.txt "$stage.txt"
        ;;
    esac
    if [ "${RP_UPDATE_GOLDEN:-}" = 1 ]; then
        mkdir -p "$golden"
        cp "$stage.txt" "$golden/$stage.txt"
    fi
    diff -u "$golden/$stage.txt" "$stage.txt" || die "$stage: the dump differs"
done

expect 2 "$dabiao" inspect project/report.yaml --stage=soup
"$dabiao" evaluate project/report.yaml >progress.csv
cmp progress.csv progress.txt || die 'evaluate and inspect --stage=progress differ'
"$dabiao" evaluate project/report.yaml --format json >progress.json
[ "$(tr -cd '{' <progress.json | wc -c)" -eq 10 ] || die 'evaluate --format json: not ten targets'
