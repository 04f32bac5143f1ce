# `dabiao read`: separators, and more rows than are printed at a time.
. "$(dirname "$0")/lib.sh"

header='file,line,column,indicator,region,period,value,unit,flag'

printf 'indicator；region；period；value\n国家标准总数；青海省；2018；5\n国家标准总数；青海省；2017；1,045\n' >wide.csv
expect 0 "$dabiao" read --delimiter '；' wide.csv
says stdout "$header"
says stdout 'wide.csv,2,17,national-standards-total,630000,2018,5,项,'
says stdout 'wide.csv,3,17,national-standards-total,630000,2017,1045,项,'
expect 2 "$dabiao" read --delimiter '|' wide.csv
says stderr '--delimiter must be'

# Every metric file that ships with the program is sound, contradictory publications included.
expect 0 "$dabiao" check "$source"/data/metrics/*.csv

awk 'BEGIN {
    print "indicator,region,period,value"
    for (i = 0; i < 10000; i++)
        printf "国家标准总数,青海省,%d-%02d-%02d,%d\n", 1980 + i / 336, i / 28 % 12 + 1, i % 28 + 1, 100 + i
}' >many.csv
expect 0 "$dabiao" read many.csv
[ "$(wc -l <stdout)" -eq 10001 ] || die "not every row is printed"
[ "$(sort -u stdout | wc -l)" -eq 10001 ] || die "a row is printed twice"
says stdout 'many.csv,10001,'
expect 0 "$dabiao" read --format json many.csv
[ "$(grep -c '"file"' stdout)" -eq 10000 ] || die "not every row is printed as JSON"
[ "$(tail -n 1 stdout)" = ']' ] || die "the JSON has no end"

# More than memory holds goes to a temporary file, which leaves nothing behind; flags come from far apart.
mkdir spool
awk 'BEGIN {
    print "indicator,region,period,value"
    for (i = 0; i < 300000; i++)
        printf "国家标准总数,青海省,%d-%02d-%02d,%d\n", 1950 + i % 140, i / 140 % 12 + 1, i % 28 + 1, i < 299000 ? 100 + i % 7 : 999
}' >large.csv
TMPDIR=$PWD/spool expect 1 "$dabiao" read large.csv
[ "$(wc -l <stdout)" -eq 300001 ] || die "not every row of a large file is printed"
grep -q 'large.csv,2,.*conflict' stdout || die "the first row has no flag from the last ones"
[ -z "$(ls spool)" ] || die "a temporary file is left"
TMPDIR=$PWD/nowhere expect 3 "$dabiao" read large.csv
says stderr "$PWD/nowhere"
