# Data from after the cut-off are left out, the cut-off dates the PDF, and what a batch was made with is
# recorded, so that `verify --rerender` makes the same again.
. "${SOURCE:?}/tests/cli/lib.sh"

copy_sample
report=project/report.yaml
grep -v '标准平均制定周期' project/metrics/levels.csv >levels.csv
mv levels.csv project/metrics/levels.csv
cat >project/metrics/vintages.csv <<'END'
indicator,region,period,value,unit,note,flag,vintage
标准平均制定周期,青海省,2018-03,26,月,示例数据,示例,2018-04-05
标准平均制定周期,青海省,2018-06,25,月,示例数据,示例,2018-07-10
标准平均制定周期,青海省,2018-06,24,月,示例数据,示例,2018-07-11
标准平均制定周期,青海省,2018-07,23,月,示例数据,示例,2018年8月
END

# actual ARGS...: the value that the target of this indicator is judged by
actual() {
    "$dabiao" evaluate $report "$@" --format csv 2>stderr | awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
        $at["indicator"] == "avg_cycle" || /制定周期|cycle/ { print $at["actual"]; exit }'
}
[ "$(actual)" = 24 ] || die "without a cut-off the newest counts, not '$(actual)'"
[ "$(actual --cutoff 2018-07-11)" = 24 ] || die 'the day of the cut-off itself counts'
says stderr 'note: after-cutoff: 1 row is from after the data cut-off 2018-07-11'
[ "$(actual --cutoff 2018-07-10)" = 25 ] || die 'a later vintage counts'
says stderr 'metrics/vintages.csv:1:1: note: after-cutoff: 2 rows are'
[ "$(actual --cutoff 2018年4月5日)" = 26 ] || die 'later periods count'
# a row without vintage is known by its period alone: 2018-06 begins after 30 May
printf '标准平均制定周期,青海省,2018-05,25.5,月,示例数据,示例,\n' >>project/metrics/vintages.csv
[ "$(actual --cutoff 2018-05-31)" = 25.5 ] || die 'a row without vintage is left out'
[ "$(actual --cutoff 2018-04-30)" = 26 ] || die 'a period that has not begun counts'

# report.yaml, which --cutoff overrides; what is no day is an error at its place
echo 'cutoff: 2018-07-10' >>$report
[ "$(actual)" = 25 ] || die 'cutoff: is not heeded'
[ "$(actual --cutoff 2018-07-11)" = 24 ] || die '--cutoff does not go first'
for wrong in 2018-07 2018 昨天 2018-02-30; do
    expect 2 "$dabiao" evaluate $report --cutoff "$wrong"
    says stderr 'is not a day'
    sed "s/^cutoff:.*/cutoff: $wrong/" $report >project/wrong.yaml
    expect 1 "$dabiao" check project/wrong.yaml
    says stderr 'error: bad-cutoff'
done

# a vintage that is no date cannot be judged
sed 's/2018-07-11/第二版/' project/metrics/vintages.csv >vintages.csv
cp project/metrics/vintages.csv kept.csv
cp vintages.csv project/metrics/vintages.csv
expect 0 "$dabiao" evaluate $report
says stderr 'vintages.csv:4:22: warning: undated-vintage'
expect 1 "$dabiao" evaluate $report --strict
cp kept.csv project/metrics/vintages.csv

# progress of tasks is data, too
sed -e '/^tasks:/d' -e 's/^metrics:.*/&\ntasks: [tasks.csv]/' $report >project/tasks.yaml
printf 'task,region,period,status,percent,note\n' >project/tasks.csv
task=$("$dabiao" plan show qinghai-2016 --tasks --format csv | awk -F, '$3 == "任务" || $3 == "工程" { print $1; exit }')
printf '%s,,2018-06,进行中,40,示例数据\n%s,,2018-08,进行中,60,示例数据\n' "$task" "$task" >>project/tasks.csv
expect 0 "$dabiao" check project/tasks.yaml
says stderr 'tasks.csv:1:1: note: after-cutoff: 1 row is'

# the day dates the PDF; SOURCE_DATE_EPOCH goes first
expect 0 "$dabiao" render $report -o out/a.pdf
qpdf --qdf --object-streams=disable out/a.pdf - | tr -d '\0' >a.txt
grep -a -q 'D:20180710000000' a.txt || die 'the cut-off does not date the PDF'
expect 0 env SOURCE_DATE_EPOCH=1533081600 "$dabiao" render $report -o out/b.pdf
qpdf --qdf --object-streams=disable out/b.pdf - | tr -d '\0' >b.txt
grep -a -q 'D:20180801000000' b.txt || die 'SOURCE_DATE_EPOCH does not go first'

# --- batches ---

rm -rf project/out
batch() {
    "$dabiao" batch $report --quiet -o made "$@"
}
manifest() {
    find made -name manifest.json
}
expect 0 batch
expect 0 "$dabiao" verify --rerender "$(manifest)"
grep -q '"arguments"' "$(manifest)" && die 'no arguments were given'

# other arguments, other reports, though nothing else changed; the manifest says which and makes them again
for arguments in '--cutoff 2018-07-11' '--edition public' '--set theme.mono=true' \
    '--cutoff 2018-07-11 --edition public --set theme.mono=true'; do
    # shellcheck disable=SC2086  # several words
    expect 0 batch $arguments
    says stdout '1 written, 0 unchanged'
    # shellcheck disable=SC2086
    expect 0 batch $arguments
    says stdout '0 written, 1 unchanged'
    expect 0 "$dabiao" verify --rerender "$(manifest)"
    says stdout '1 rendered again, 0 not as recorded'
done
says "$(manifest)" '"cutoff=2018-07-11"'
says "$(manifest)" '"edition=public"'
says "$(manifest)" '"set=theme.mono=true"'
expect 0 env SOURCE_DATE_EPOCH=1533081600 "$dabiao" batch $report --quiet -o made
expect 0 "$dabiao" verify --rerender "$(manifest)"
says "$(manifest)" '"date=2018-08-01T00:00:00Z"'
# a manifest that claims other arguments does not verify
sed -i 's/^cutoff:.*/cutoff: 2018-04-05/' $report
expect 1 "$dabiao" verify --rerender "$(manifest)"
