# Findings that no other test provokes.
. "${SOURCE:?}/tests/cli/lib.sh"

metrics() { # ROW...: m.csv
    { echo 'indicator,region,period,value,flag,note' && printf '%s\n' "$@"; } >m.csv
}

# a long FILL, COUNT bytes of it
many() {
    head -c "$2" /dev/zero | tr '\0' "$1"
}

metrics '⾏业标准备案数,青海省,2018,5,,' # the first character is the radical U+2F8F
expect 0 "$dabiao" --lang en read m.csv
says stderr "m.csv:2:1: warning: compatibility-characters: '⾏业标准备案数'"
metrics '国家标准总数,青海省,2018,5,存疑,两处不一'
expect 0 "$dabiao" --lang en read m.csv
says stderr "m.csv:2:17: warning: doubtful-value: this value of '国家标准总数' is marked as doubtful: 两处不一"
metrics '国家标准总数,青海省,2018,（12）,,'
expect 1 "$dabiao" --lang en read m.csv
says stderr 'm.csv:2:17: warning: negative-parentheses'

# rows that are too long are skipped, the next one is read
metrics "国家标准总数,青海省,2018,\"$(many x 17000000)\",," '国家标准总数,青海省,2017,7,,'
expect 1 "$dabiao" --lang en read m.csv
says stderr 'm.csv:2:17: error: csv-field-too-long: this quoted field'
says stdout ',2017,7,'
metrics "国家标准总数,青海省,2018,$(many x 68000000),," '国家标准总数,青海省,2017,7,,'
expect 1 "$dabiao" --lang en read m.csv
says stderr 'm.csv:2:1: error: csv-row-too-long'
says stdout ',2017,7,'
truncate -s 3G m.csv
expect 1 "$dabiao" --lang en read m.csv
says stderr 'm.csv:1:1: error: file-too-large: the file is larger than 2047 MiB'
rm m.csv

# reports
ln -s loop loop
printf 'plan: qinghai-2016\nmetrics: ["loop/*.csv"]\nregions: [630000]\nperiod: 2018-06\n' >report.yaml
expect 1 "$dabiao" --lang en check report.yaml
says stderr 'report.yaml:2:11: error: path-unreadable: a folder of “loop/*.csv” cannot be read'
{ printf 'plan: qinghai-2016\nperiod: 2018-06\nregions:\n' && yes '  - 630000' | head -n 10001; } >report.yaml
expect 1 "$dabiao" --lang en check report.yaml
says stderr 'report.yaml:4:3: error: report-too-many: “regions” has more than 10000 entries'

# plans
own=data/plans/own
mkdir -p "$own"
plan() { # LINE...: plan.yaml with these lines besides the required ones
    printf 'id: own\ntitle: 自拟\nstart: 2021-01\nend: 2025-12\nregion: "630000"\n' >"$own/plan.yaml"
    [ "$#" -eq 0 ] || printf '%s\n' "$@" >>"$own/plan.yaml"
}
cat >"$own/targets.csv" <<'EOT'
id,indicator,region,target,target_period,baseline,baseline_period
one,qh-key-standards,,10项,,,
two,qh-ecology-standards,,4项,,,
all,qh-energy-standards,,14项,,,
base,qh-public-service-standards,,,,5,2020
word,qh-logistics-pilots,,越办越好,,,
big,qh-agri-demos,,999999999999999999,,,
EOT
plan 'sums:' '  - {total: all, parts: [one, two]}' '  - {parts: [one, two]}' '  - {total: all, parts: [one, base]}' \
    '  - {total: all, parts: [big, big, big, big, big, big, big, big, big, big]}' '  - {total: all, parts: [[one]]}'
expect 1 "$dabiao" --lang en plan check own
says stderr "$own/plan.yaml:7:5: note: sum-equals: 10 + 4 = 14 项, the stated whole"
says stderr "$own/plan.yaml:8:5: note: sum-without-total: 10 + 4 = 14 项; the plan states no whole"
says stderr "$own/plan.yaml:9:31: error: sum-without-value"
says stderr "$own/plan.yaml:10:31: error: sum-overflow: the sum has too many digits"
[ "$(grep -c 'error: sum-overflow' stderr)" -eq 1 ] || die 'an overflow is said for each part'
says stderr "$own/plan.yaml:11:26: error: not-an-id"
says stderr "$own/targets.csv:6:27: warning: target-not-judged: '越办越好' names no number"
plan 'sums: 5'
expect 1 "$dabiao" --lang en plan check own
says stderr "$own/plan.yaml:6:7: error: not-a-list: 'sums' must be a list"
plan 'issuer: [甲, [乙]]'
expect 1 "$dabiao" --lang en plan check own
says stderr "$own/plan.yaml:6:13: error: not-a-text: an entry of 'issuer' is not a text"
echo '- own' >"$own/plan.yaml"
expect 1 "$dabiao" --lang en plan check own
says stderr "$own/plan.yaml:1:1: error: not-a-map"
plan
printf 'id,parent,kind,number,title,start,due\nt1,,任务,1,甲,2023-02,2022-12\n' >"$own/tasks.csv"
expect 1 "$dabiao" --lang en plan check own
says stderr "$own/tasks.csv:2:12: error: start-after-due: task 't1' begins after it is due"

# tables
cp -r "$source/samples/qinghai-2016" project
cd project
mkdir -p layouts
printf 'blocks:\n  - {id: a, type: table, group: chapter}\n  - {id: b, type: ledger, group: nature}\n' >layouts/groups.yaml
expect 1 "$dabiao" --lang en check report.yaml --layout groups
says stderr 'layouts/groups.yaml:2:5: error: group-not-for-table: targets cannot be grouped by chapter'
says stderr 'layouts/groups.yaml:3:5: error: group-not-for-table: tasks cannot be grouped by domain or nature'
