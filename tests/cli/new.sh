# A new project renders at once, without data; what is filled in appears; nothing is overwritten.
. "${SOURCE:?}/tests/cli/lib.sh"

# states: the states of all targets of the project, each once, sorted.
states() {
    "$dabiao" evaluate project/report.yaml 2>/dev/null | sed 1d | sed 's/.*,//' | sort -u |
        tr '\n' ' '
}

# fill NAME VALUE: write VALUE into the empty cell of the indicator NAME.
fill() {
    sed "s/^\($1,[^,]*,[^,]*\),,/\1,$2,/" project/metrics/targets.csv >filled.csv
    ! cmp -s filled.csv project/metrics/targets.csv || die "no cell to fill for $1"
    mv filled.csv project/metrics/targets.csv
}

expect 0 "$dabiao" new project --plan qinghai-2016 --period 2018-06
printf '%s\n' project/metrics/targets.csv project/tasks/tasks.csv project/README.md \
    project/report.yaml >expected
cmp -s stdout expected || die "the files written are not said: $(cat stdout)"
find project -type f | sort >found
sort expected | cmp -s - found || die "other files than said: $(cat found)"
says project/report.yaml 'plan: "qinghai-2016"'
says project/report.yaml 'period: 2018-06'
says project/report.yaml 'regions: ["630000"]'
says project/README.md '农业标准化生产普及率'
head -n 1 project/metrics/targets.csv >head.csv
says head.csv 'indicator,region,period,value,unit,source,note'
[ "$(wc -l <project/metrics/targets.csv)" -eq 11 ] || die 'not one row for each of ten indicators'

# it renders at once
expect 0 "$dabiao" check project/report.yaml
[ "$(states)" = 'no_data ' ] || die "without data, the states are: $(states)"
expect 0 "$dabiao" render project/report.yaml
[ -s project/out/2018-06/630000_青海省.pdf ] || die 'no PDF where output: says'
pdftotext project/out/2018-06/630000_青海省.pdf - >text
says text '无数据'
if grep -qF 61.5 text; then die 'a value stands there before it was filled in'; fi

# two cells filled in appear, the others stay without data
fill 农业标准化生产普及率 61.5
fill '服务业标准化试点示范新增（青海）' 2
expect 0 "$dabiao" render project/report.yaml
pdftotext project/out/2018-06/630000_青海省.pdf - >text
says text 61.5
says text '无数据'
"$dabiao" evaluate project/report.yaml 2>/dev/null >progress.csv
[ "$(grep -c ',no_data$' progress.csv)" -eq 8 ] || die 'not eight targets without data'
grep -q '^agri-coverage,.*,61.5,2018-06,.*,met$' progress.csv || die '61.5 % is not met'
grep -q '^service-pilots,.*,2,2018-06,' progress.csv || die 'the second value is not there'

# nothing is overwritten, nothing half is left
cp -r project before
expect 2 "$dabiao" new project --plan qinghai-2016
says stderr 'project: the folder is not empty'
diff -r project before || die 'an existing project was changed'
mkdir empty
expect 0 "$dabiao" new empty --plan qinghai-2016
[ -f empty/report.yaml ] || die 'an empty folder was not used'
touch file
expect 2 "$dabiao" new file --plan qinghai-2016
expect 2 "$dabiao" new other
expect 2 "$dabiao" new --plan qinghai-2016
expect 2 "$dabiao" new other --plan qinghai-2015
says stderr "did you mean 'qinghai-2016'?"
expect 2 "$dabiao" new other --plan qinghai-2016 --region 青诲省
says stderr "did you mean '青海省'?"
expect 2 "$dabiao" new other --plan qinghai-2016 --period 2018-13
expect 3 "$dabiao" new /proc/x/y --plan qinghai-2016
expect 3 "$dabiao" new file/below --plan qinghai-2016
[ ! -e other ] || die 'a refused project left a folder behind'

# the month before this one, but within the plan
says empty/report.yaml 'period: 2020-12'

# the nation's targets for a province: copied, to be adapted, and judged
rm -rf project
expect 0 "$dabiao" new project --plan national-14th --region 青海
says stderr 'warning: plan-of-other-region'
says project/data/plans/national-14th/targets.csv 'cycle,standards-cycle,630000,'
says project/report.yaml 'regions: ["630000"]'
expect 0 "$dabiao" check project/report.yaml
[ "$(states)" = 'no_data ' ] || die "copied targets have the states: $(states)"
fill 国际标准转化率 90
[ "$(states)" = 'met no_data ' ] || die "a filled-in copied target gives: $(states)"
expect 1 "$dabiao" new strict --plan national-14th --region 青海 --strict
[ ! -e strict ] || die 'a project was written in spite of an error'

# a plan of tasks only, deep below folders that are not there
expect 0 "$dabiao" new a/b/c --plan miit-2012
[ "$(wc -l <a/b/c/metrics/targets.csv)" -eq 1 ] || die 'rows for targets that are not there'
says a/b/c/tasks/tasks.csv ',加强重点领域标准研究,全国,2012年12月,'
expect 0 "$dabiao" check a/b/c/report.yaml

# the plan is looked up above the new folder, where the report will look, too
mkdir -p office/data/plans
cp -r "$source/data/plans/qinghai-2016" office/data/plans/office-plan
sed 's/^id: .*/id: office-plan/' "$source/data/plans/qinghai-2016/plan.yaml" \
    >office/data/plans/office-plan/plan.yaml
expect 0 "$dabiao" new office/project --plan office-plan
expect 0 "$dabiao" check office/project/report.yaml
expect 2 "$dabiao" new elsewhere --plan office-plan

# a project under way when the disk fills up is taken away again, up to the folders that were there
mkdir there
(
    trap '' XFSZ
    ulimit -f 1
    expect 3 "$dabiao" new there/new/project --plan miit-2012
)
says stderr 'tasks/tasks.csv'
[ -z "$(ls -A there)" ] || die 'half a project was left'
# shellcheck disable=SC2016  # expanded by the inner shell
expect 0 sh -c 'cd there && "$1" new . --plan miit-2012' sh "$dabiao"
[ -f there/report.yaml ] || die 'the working folder was not used'
