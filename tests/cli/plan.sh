# Plans are listed, printed and checked by id, wherever the nearest one lies.
. "${SOURCE:?}/tests/cli/lib.sh"

# line FILE TEXT: a whole line of FILE is TEXT.
line() {
    grep -qxF -- "$2" "$1" || {
        cat "$1" >&2
        die "no line '$2' in $1"
    }
}

# what ships
expect 0 "$dabiao" plan list
line stdout 'id,title,issuer,number,date,start,end,region,targets,baselines,tasks,file'
for id in miit-2012 national-12th national-14th outline-2021 qinghai-2016; do
    says stdout "$id,"
done
expect 0 "$dabiao" plan list --format json
[ "$(tr -cd '{' <stdout | wc -c)" -eq 5 ] || die 'plan list --format json: not five plans'

expect 0 "$dabiao" plan show qinghai-2016 --targets --format csv
line stdout 'id,indicator,region,comparator,value,value_high,unit,baseline,baseline_period,target_period,clause,nature'
line stdout 'cycle,standards-cycle,630000,<=,24,,月,,,2020,一（二）；四（八）,'
line stdout 'agri-coverage,agri-standard-coverage,630000,>,50,,%,,,2020,一（二）,'
line stdout 'logistics,qh-logistics-pilots,630000,range,2,3,个,,,2020,四（七）,'
[ "$(wc -l <stdout)" -eq 11 ] || die 'plan show: not ten targets'
expect 0 "$dabiao" plan show national-12th --targets
line stdout 'base-cycle,standards-cycle,000000,,,,月,36,2010,,一,'
expect 0 "$dabiao" plan show qinghai-2016 --targets --format json
says stdout '"comparator": "range", "value": 2, "value_high": 3, "unit": "个", "baseline": null'
for id in miit-2012 national-12th national-14th outline-2021 qinghai-2016; do
    expect 0 "$dabiao" plan show "$id" --tasks
    line stdout 'id,parent,kind,number,title,clause,owner,due'
    [ "$(wc -l <stdout)" -eq "$(wc -l <"$source/data/plans/$id/tasks.csv")" ] ||
        die "$id: plan show --tasks has not every task"
    expect 0 "$dabiao" plan check "$id" --strict
done

# sums, and a province beside the nation
expect 0 "$dabiao" plan check qinghai-2016
says stderr 'note: sum-short: 50 + 10 + 20 + 10 = 90 of the 100 项'
says stderr "targets.csv:2:1: note: target-below-parent: 'cycle' asks for less (<= 24 月 by 2020) than plan 'national-14th' (<= 18 月 by 2025)"
expect 0 "$dabiao" plan check national-12th
says stderr '1500 + 1500 + 1000 + 1000 + 2000 + 800 = 7800 项'
expect 0 "$dabiao" plan check qinghai-2016 --format json
says stdout '"code":"sum-short"'
[ ! -s stderr ] || die 'plan check --format json: findings on stderr as well'

# wrong usage
expect 2 "$dabiao" plan show qinghai-2017 --targets
says stderr "did you mean 'qinghai-2016'?"
expect 2 "$dabiao" plan check qinghai
says stderr "did you mean 'qinghai-2016'?"
expect 2 "$dabiao" plan show ../plans/qinghai-2016 --tasks
expect 2 "$dabiao" plan
expect 2 "$dabiao" plan lists
expect 2 "$dabiao" plan list qinghai-2016
expect 2 "$dabiao" plan check
expect 2 "$dabiao" plan show qinghai-2016
expect 2 "$dabiao" plan show qinghai-2016 --targets --tasks
expect 2 "$dabiao" plan show qinghai-2016 --targets --format text
expect 2 "$dabiao" plan check qinghai-2016 --format csv

# a plan of one's own is found from below and wins over the shipped one
own=data/plans/own
head='id,indicator,region,target,baseline,baseline_period,target_period,path,clause'
own_plan() { # KEY...: plan.yaml with these lines besides the required ones; targets come from stdin
    mkdir -p "$own"
    {
        printf 'id: own\ntitle: 自拟\nstart: 2021-01\nend: 2025-12\nregion: "630000"\n'
        [ "$#" -eq 0 ] || printf '%s\n' "$@"
    } >"$own/plan.yaml"
    { echo "$head" && cat; } >"$own/targets.csv"
    printf 'id,parent,kind,number,title\nt1,,任务,1,"甲,乙""丙"""\n' >"$own/tasks.csv"
}

# found STATUS PLACE-AND-CODE [TEXT]: checking it ends with STATUS and says so
found() {
    expect "$1" "$dabiao" plan check own
    says stderr "$2"
    [ "$#" -lt 3 ] || says stderr "$3"
}

own_plan <<'EOF'
a,standards-cycle,,18个月,,,,,"一,二"
EOF
mkdir -p below/it
# shellcheck disable=SC2016  # expanded by the inner shell
expect 0 sh -c 'cd below/it && "$1" plan show own --targets' sh "$dabiao"
line stdout 'a,standards-cycle,,<=,18,,月,,,2025,"一,二",'
expect 0 "$dabiao" plan show own --tasks
line stdout 't1,,任务,1,"甲,乙""丙""",,,'
expect 0 "$dabiao" plan check own
[ ! -s stderr ] || die 'a sound plan has findings'

own_plan <<'EOF'
a,standards-cycle,,24个月以内,,,,,
EOF
found 0 "$own/targets.csv:2:1: warning: target-below-parent" 'than plan '
expect 1 "$dabiao" plan check own --strict

own_plan <<'EOF'
a,intl-conversion-rate,,85%以内,,,,,
EOF
found 0 "$own/targets.csv:2:1: warning: target-against-parent"

# counts of a province are not those of the nation
own_plan <<'EOF'
a,innovation-bases,,1个,,,,,
EOF
expect 0 "$dabiao" plan check own --strict

own_plan 'parent: [qinghai-2016, outline-2012]' <<'EOF'
a,standards-cycle,,30个月以内,,,,,
EOF
found 1 "$own/plan.yaml:6:24: error: unknown-plan" "did you mean 'outline-2021'?"
says stderr "than plan 'qinghai-2016'"

own_plan 'sums:' '  - {total: all, parts: [one, tow]}' '  - {total: 7, parts: [one, two]}' \
    '  - {parts: [one, rate]}' '  - {total: one, parts: [all]}' '  - {total: all}' <<'EOF'
all,qh-key-standards,,10项,,,,,
one,qh-ecology-standards,,4.5项,,,,,
two,qh-energy-standards,,2.25项,,,,,
rate,intl-conversion-rate,,85%,,,,,
EOF
found 1 "$own/plan.yaml:7:31: error: unknown-target" "did you mean 'two'?"
says stderr "$own/plan.yaml:8:5: warning: sum-differs: 4.5 + 2.25 = 6.75, but the whole is 7 项"
says stderr "$own/plan.yaml:9:19: error: sum-units"
says stderr "$own/plan.yaml:10:5: warning: sum-differs: 10 = 10, but the whole is 4.5 项"
says stderr "$own/plan.yaml:11:5: error: sum-without-parts"

own_plan <<'EOF'
a,intl-conversion-rate,,85%,,,,,
b,intl-conversion-rate,630000,85%以上,,,2025,,
c,intl-conversion-rate,,90%,,,,,
d,innovation-bases,,5个,1,2025,2025,,
e,verification-sites,,5个,,,2024,yearly:2023=2|2025=5,
EOF
found 0 "$own/targets.csv:3:1: warning: target-repeated" "'a' in line 2"
says stderr "$own/targets.csv:4:1: warning: target-conflict"
says stderr "$own/targets.csv:5:1: warning: baseline-after-target"
says stderr "$own/targets.csv:6:1: warning: path-after-target"

# faults of loading: ids, indicators, periods, phrases, parents
own_plan 'scheme: dabioa' <<'EOF'
a,standard-cycle,,18个月,,,,,
b,intl-conversion-rate,,大约85%,,,,,
b,innovation-bases,,5个,,,2027,,
EOF
printf 'id,parent,kind,number,title\nt1,,任务,1,甲\nx,t2,任务,2,乙\n' >"$own/tasks.csv"
found 1 "$own/targets.csv:2:3: error: unknown-indicator" "did you mean 'standards-cycle'?"
says stderr "$own/targets.csv:3:25: error: target-vague"
says stderr "$own/targets.csv:4:1: error: duplicate-id"
says stderr "$own/targets.csv:4:26: error: period-outside-plan"
says stderr "$own/tasks.csv:3:1: error: unknown-parent: the parent 't2' of task 'x'"
says stderr "did you mean 't1'?"
says stderr "$own/plan.yaml:6:9: error: scheme-unknown"
expect 1 "$dabiao" plan show own --targets
line stdout 'id,indicator,region,comparator,value,value_high,unit,baseline,baseline_period,target_period,clause,nature'

sed 's/^id: own/id: another/' "$own/plan.yaml" >plan.yaml
mv plan.yaml "$own/plan.yaml"
found 1 "$own/plan.yaml:1:1: warning: plan-id"
rm "$own/targets.csv"
found 1 "$own/plan.yaml:1:1: error: plan-without-targets"
expect 1 "$dabiao" plan list
says stdout 'qinghai-2016,'
