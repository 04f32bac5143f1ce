# A batch makes every report once, records what it made, and makes again only what changed.
. "${SOURCE:?}/tests/cli/lib.sh"

cp -r "$source/samples/monthly" project
rm -rf project/out
some=110000,630000,650000,660000
folder=project/out/2018-06
manifest=$folder/manifest.json

# batch ARGS...: only some regions, of one layout, so that this takes no longer than needed; one that
# does not print the hashes of its inputs
batch() {
    "$dabiao" batch project/report.yaml --layout official --only "$some" "$@"
}

# a dry run lists and writes nothing
expect 0 batch --dry-run
says stdout '630000	青海省	official'
[ ! -e project/out ] || die 'a dry run wrote something'

# the first run makes all, the second one nothing, --force all again with the same bytes
expect 0 batch --jobs 2
says stdout '4 written, 0 unchanged, 0 failed'
cp -r project/out first
expect 0 batch
says stdout '0 written, 4 unchanged, 0 failed'
cmp "$manifest" first/2018-06/manifest.json || die 'the manifest changed'
expect 0 batch --force --jobs 1
says stdout '4 written'
diff -r first project/out || die 'a second run gives other bytes'

# a change of one figure makes the reports that show it, and no others
sed -i 's/^\(重点领域地方标准制修订数,青海省,2018年6月,\)[0-9]*/\199/' project/metrics/2018-06.csv
expect 0 batch
says stdout '1 written, 3 unchanged'
expect 0 "$dabiao" diff first/2018-06/manifest.json "$manifest"
says stdout '630000 青海省'
says stdout '-> 99 项'

# verify finds one flipped byte in a report, in an input and in the manifest itself
expect 0 "$dabiao" verify "$manifest"
expect 0 "$dabiao" verify --rerender "$manifest"
says stdout '4 rendered again, 0 not as recorded'
pdf=$(ls $folder/650000_*.pdf)
expect 0 "$dabiao" verify "$pdf"
cp "$pdf" kept.pdf
printf '\001' | dd of="$pdf" bs=1 seek=4000 conv=notrunc 2>dd.log
expect 1 "$dabiao" verify "$manifest"
says stderr "$(basename "$pdf")"
expect 1 "$dabiao" verify "$pdf"
expect 0 batch
says stdout '1 written, 3 unchanged'
cmp "$pdf" kept.pdf || die 'the damaged report was not made again'
printf '#' | dd of=project/metrics/2018-03.csv bs=1 seek=0 conv=notrunc 2>dd.log
expect 1 "$dabiao" verify "$manifest"
says stderr 'metrics/2018-03.csv'
cp "$source/samples/monthly/metrics/2018-03.csv" project/metrics/
sed 's/"pages" : [0-9]*/"pages" : 99/' "$manifest" >changed.json
cmp -s "$manifest" changed.json && die 'nothing was changed'
expect 1 "$dabiao" verify changed.json

# one region that cannot be made stops no other
cp project/data/plans/sample-provinces/targets.csv targets.csv
mkdir -p blocked
rm "$folder"/650000_*.pdf
mkdir "$pdf"
expect 4 batch
says stderr '650000'
says stdout '0 written, 3 unchanged, 1 failed'
rmdir "$pdf"
expect 0 batch
says stdout '1 written, 3 unchanged'

# faults in the data end it before anything is written
cp -r project broken
rm -rf broken/out
echo '没有的指标,青海省,2018年6月,1,项,示例数据,示例' >>broken/metrics/2018-06.csv
expect 1 "$dabiao" batch broken/report.yaml --layout official
says stderr '没有的指标'
[ ! -e broken/out ] || die 'something was written in spite of faults'

# two reports of one name are found before the first one is made
sed -i 's/^output:.*/output: out\/same.pdf/' broken/report.yaml
cp "$source/samples/monthly/metrics/2018-06.csv" broken/metrics/
expect 1 "$dabiao" batch broken/report.yaml --layout official
says stderr 'two reports would have this name'
[ ! -e broken/out ] || die 'something was written under a name that two reports have'

# shards make together what one run makes, and their manifests merge into its manifest
rm -rf project/out
expect 0 batch
cp "$manifest" whole.json
rm -rf project/out
for shard in 1 2 3; do expect 0 batch --shard $shard/3; done
expect 0 "$dabiao" manifest merge $folder/manifest.?-of-3.json
cmp "$manifest" whole.json || die 'the merged manifest is another one'
expect 1 "$dabiao" manifest merge $folder/manifest.1-of-3.json $folder/manifest.3-of-3.json -o x.json
says stderr 'shard 1 of 3'

# files for monitoring
expect 0 batch --log run.jsonl --metrics dabiao.prom
says run.jsonl '"event":"batch","reports":4'
says dabiao.prom 'dabiao_batch_failed{project="project"} 0'
success=$(sed -n 's/^dabiao_batch_last_success_timestamp_seconds{project="project"} //p' dabiao.prom)
[ "$success" -gt 0 ] || die 'no time of a success'
# the label is escaped, and the time of the last success outlives a failure
expect 0 batch --metrics label.prom --project 'a"b\c'
says label.prom 'dabiao_batch_exit_status{project="a\"b\\c"} 0'
cp dabiao.prom failed.prom
expect 1 "$dabiao" batch broken/report.yaml --layout official --metrics failed.prom
says failed.prom "dabiao_batch_last_success_timestamp_seconds{project=\"broken\"} $success"
says failed.prom 'dabiao_batch_exit_status{project="broken"} 1'

# wrong usage
expect 2 "$dabiao" batch
expect 2 batch --shard 4/3
expect 2 "$dabiao" batch project/report.yaml --only 火星
says stderr '火星'
