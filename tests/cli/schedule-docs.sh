# What docs/schedule.md says of Kubernetes and GNU parallel is run as it stands there: the shards of pods and of
# tasks make what a single run makes.
. "${SOURCE:?}/tests/cli/lib.sh"

doc=$source/docs/schedule.md
cp -r "$source/samples/monthly" project
rm -rf project/out
mkdir project/out bin
sed -e 's/^layout:.*/layout: brief/' \
    -e 's/^regions:.*/regions: [110000, 120000, 130000, 140000, 150000, 210000, 220000, 230000, 630000]/' \
    "$source/samples/monthly/report.yaml" >project/report.yaml
ln -s "$dabiao" bin/dabiao
PATH=$PWD/bin:$PATH
manifest=project/out/2018-06/manifest.json

expect 0 dabiao batch project/report.yaml --period 2018-06 --quiet
cp "$manifest" single.json
rm -rf project/out/2018-06

# merge: the command of the document that puts the shards together
merge() {
    (cd project && sh -c "$(sed -n 's/^ *\(dabiao manifest merge [^#]*\).*/\1/p' "$doc" | tail -n 1)")
}

# pods have numbers from 0
command=$(sed -n "s/^ *args: \['\(.*\)'\]\$/\1/p" "$doc")
pods=$(sed -n 's/^ *completions: //p' "$doc")
[ "${pods:-0}" -gt 1 ] || die "no Indexed Job in the document"
pod=0
while [ "$pod" -lt "$pods" ]; do
    (cd project && JOB_COMPLETION_INDEX=$pod sh -c "$command") >stdout 2>stderr || {
        cat stderr >&2
        die "pod $pod fails"
    }
    pod=$((pod + 1))
done
expect 0 merge
cmp "$manifest" single.json || die 'the pods make something else'
rm -rf project/out/2018-06

if command -v parallel >/dev/null; then
    sed -n '/^parallel --retries/,/manifest merge/p' "$doc" >parallel.sh
    [ "$(wc -l <parallel.sh)" -eq 2 ] || die 'no command for GNU parallel in the document'
    expect 0 sh -c 'cd project && . ../parallel.sh'
    cmp "$manifest" single.json || die 'GNU parallel makes something else'
else
    echo 'not tried: GNU parallel is not installed' >&2
fi
