# Typical mistakes in layouts, tests/golden/layout/mistakes/NAME.yaml: each is refused, and what is
# said about it is NAME.txt. RP_UPDATE_GOLDEN=1 writes the .txt files anew.
. "${SOURCE:?}/tests/cli/lib.sh"

mistakes=$source/tests/golden/layout/mistakes
cp -r "$source/samples/qinghai-2016" project
cd project || exit
sed -i '/^title:/d' report.yaml
mkdir -p layouts
cp "$mistakes/base/brief.yaml" layouts/ # so that changes of the shipped one change no message
count=0
for file in "$mistakes"/*.yaml; do
    name=$(basename "$file" .yaml)
    cp "$file" layouts/
    expect 1 "$dabiao" --lang en check report.yaml --strict --layout "$name"
    if [ -n "${RP_UPDATE_GOLDEN:-}" ]; then
        cp stderr "$mistakes/$name.txt"
    else
        diff -u "$mistakes/$name.txt" stderr || die "$name: something else is said"
    fi
    # at its place in this file, and with help
    grep -q "^layouts/$name.yaml:[0-9]*:[0-9]*: error: " stderr || die "$name: not at its place"
    errors=$(grep -c ': error: ' stderr)
    [ "$(grep -c '^    [^ ]' stderr)" -ge "$errors" ] || die "$name: an error without help"
    rm "layouts/$name.yaml"
    count=$((count + 1))
done
[ "$count" -ge 100 ] || die 'mistakes are missing'
