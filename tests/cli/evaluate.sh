# What `evaluate`, `explain` and the notes under tables say of small projects with one difficulty each.
. "${SOURCE:?}/tests/cli/lib.sh"

mkdir -p data/plans/t metrics layouts out
cat >data/plans/t/plan.yaml <<'EOT'
id: t
title: 测试规划
start: 2016-01
end: 2020-12
region: 000000
sums:
  - {total: all, parts: [one, two, three]}
EOT
cat >data/indicators.csv <<'EOT'
id,name,unit,kind,direction,aggregate,bounds,decimals
all,总量,万项,存量,升,sum,,0
one,第一部分,万项,存量,升,sum,,0
two,第二部分,万项,存量,升,sum,,0
three,第三部分,万项,存量,升,sum,,0
EOT
cat >data/plans/t/targets.csv <<'EOT'
id,indicator,region,clause,domain,target,unit,baseline,baseline_period,target_period
all,all,,一,,30万项,万项,0,,2020
one,one,,一,,10万项,万项,0,,2020
two,two,,一,,10万项,万项,0,,2020
three,three,,一,,10万项,万项,0,,2020
EOT
cat >report.yaml <<'EOT'
plan: t
metrics: [metrics/*.csv]
period: 2018-06
regions: ['000000']
layout: ./layouts/plain.yaml
output: out/report.pdf
EOT
printf 'blocks:\n  - {id: t, type: table}\n' >layouts/plain.yaml
note='各部分之和因取舍与合计数略有出入，未作机械调整。'

# table: the text of the document
table() {
    expect 0 "$dabiao" inspect report.yaml --stage=document
}

# figures ALL ONE TWO THREE
figures() {
    {
        echo 'indicator,region,period,value'
        printf 'all,000000,2018-06,%s\none,000000,2018-06,%s\n' "$1" "$2"
        printf 'two,000000,2018-06,%s\nthree,000000,2018-06,%s\n' "$3" "$4"
    } >metrics/m.csv
}

# parts that are rounded do not add up to the total as printed: 5 + 5 + 5 and 16
figures 16.2 5.4 5.4 5.4
table
says stdout "$note"
says stdout '判定方案：达标通用方案。'
# they do: 6 + 5 + 5 and 16
figures 16 5.6 5.2 5.2
table
if grep -qF "$note" stdout; then die 'a note on rounding without need'; fi
# the exact parts are not the total: that is no matter of rounding
figures 20 5.4 5.4 5.4
table
if grep -qF "$note" stdout; then die 'a note on rounding where figures differ'; fi

# the same for the regions of a whole; 32 of 32 report, 1.4 each: 45 is not 32 times 1
provinces='11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 66'
report_of() { # regions to leave out
    echo 'indicator,region,period,value'
    for code in $provinces; do
        case " $1 " in *" $code "*) ;; *) echo "all,${code}0000,2018-06,1.4" ;; esac
    done
}
report_of '' >metrics/m.csv
cat >layouts/plain.yaml <<'EOT'
blocks:
  - id: t
    type: table
    rows: regions
    regions: [provinces]
    columns: [地区, 现值, 完成率, 灯]
    where: {id: [all]}
EOT
table
says stdout "$note"
says stdout '判定方案：达标通用方案。'
expect 0 "$dabiao" evaluate report.yaml
says stdout ',44.8,2018-06,'
expect 0 "$dabiao" explain report.yaml all
says stdout 'the sum of 32 of 32 parts'

# 31 of 32 have reported; 25 are too few
report_of '66' >metrics/m.csv
expect 0 "$dabiao" evaluate report.yaml
says stdout ',43.4,2018-06,'
expect 0 "$dabiao" explain report.yaml all
says stdout 'the sum of 31 of 32 parts'
printf 'blocks:\n  - {id: t, type: table}\n' >layouts/plain.yaml
table
says stdout '总量按各地区报送数汇总，31/32 已报。'
report_of '66 65 64 63 62 61 54' >metrics/m.csv
expect 0 "$dabiao" evaluate report.yaml
says stderr 'warning: total-incomplete'
says stderr 'only 25 of 32 parts'
says stdout 'all,all,000000,2018-06,>=,30,,万项,0,,,'
table
says stdout '总量仅25/32 已报，不作汇总。'

# unless they are said to be enough
cp report.yaml whole.yaml
echo 'partial_totals: true' >>report.yaml
expect 0 "$dabiao" evaluate report.yaml
says stdout ',35,2018-06,'
! grep -q total-incomplete stderr || die "a total that is allowed is warned about"
table
says stdout '总量按各地区报送数汇总，25/32 已报。'
sed -i 's/partial_totals: true/partial_totals: yes/' report.yaml
expect 1 "$dabiao" evaluate report.yaml
says stderr "error: bad-flag: 'partial_totals' must be true or false"
mv whole.yaml report.yaml

# what the nation reports counts; what its parts give is said beside it
report_of '' >metrics/m.csv
echo 'all,000000,2018-06,50' >>metrics/m.csv
expect 0 "$dabiao" evaluate report.yaml
says stdout ',50,2018-06,'
says stderr 'metrics/m.csv:34:20: warning: total-differs'
says stderr '50 is given for region 000000, but its parts give 44.8'

# a revision wins, the former value can be read
cat >metrics/m.csv <<'EOT'
indicator,region,period,value,vintage,flag
all,000000,2018-06,12,2018-07-05,
all,000000,2018-06,15,2018-08-05,p
EOT
expect 0 "$dabiao" explain report.yaml all
says stdout 'x    = 15  2018-06, metrics/m.csv:3:20'
says stdout 'was  = 12  2018-06, metrics/m.csv:2:20'
table
says stdout 'p为初步数'

# too old to judge by: words and lights agree
printf 'indicator,region,period,value\nall,000000,2017-01,12\n' >metrics/m.csv
printf 'blocks:\n  - {id: s, type: strip}\n  - {id: t, type: table}\n' >layouts/plain.yaml
expect 0 "$dabiao" evaluate report.yaml
says stderr 'warning: datum-stale'
says stdout ',no_data'
table
says stdout 'stale=1'
says stdout '已过时'
expect 0 "$dabiao" inspect report.yaml --stage=boxes
says stdout 'text="已过时"'
