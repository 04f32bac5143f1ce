# Files with any name, and texts that would do harm where they are shown: terminals, spreadsheets, file names.
. "${SOURCE:?}/tests/cli/lib.sh"

escape=$(printf '\033')
rtl=$(printf '\342\200\256') # U+202E, turns the direction of writing
nl='
'

# shows_nothing_raw FILE: neither escape sequences nor marks that turn the direction
shows_nothing_raw() {
    ! grep -q "$escape\\|$rtl\\|$(printf '\a')" "$1" || {
        cat -v "$1" >&2
        die "$1 holds raw control characters"
    }
}

# projects, metric files and outputs of any name
# shellcheck disable=SC2016  # they are not to be expanded
for name in 'a b' "it's" 'say "x"' "two${nl}lines" "${rtl}fdp" '-dash' '%s%n$HOME`id`' 'é 省　' "${escape}[31mred" '*?[x]'; do
    rm -rf "./$name"
    cp -r "$source/samples/qinghai-2016" "./$name"
    rm -rf "./$name/out"
    mv "./$name/metrics/levels.csv" "./$name/metrics/$name.csv"
    sed -e 's/^layout:.*/layout: brief/' "$source/samples/qinghai-2016/report.yaml" >"./$name/report.yaml"
    expect 0 "$dabiao" render "./$name/report.yaml" -o "./$name.pdf"
    [ -s "./$name.pdf" ] || die "no file $name.pdf"
    shows_nothing_raw stderr
    expect 0 "$dabiao" batch "./$name/report.yaml" --quiet
    expect 0 "$dabiao" verify "./$name"/out/*/manifest.json
    # a fault in the file is told with its name, harmlessly, as a message and as JSON
    printf 'indicator,region,period,value\nnone,青海省,2018-06,1\n' >>"./$name/metrics/$name.csv"
    printf 'x%s,青海省,2018-06,%s[2J1\n' "$escape]0;title$(printf '\a')" "$rtl$escape" >>"./$name/metrics/$name.csv"
    expect 1 "$dabiao" check "./$name/report.yaml"
    shows_nothing_raw stderr
    expect 1 "$dabiao" check "./$name/report.yaml" --format json
    shows_nothing_raw stdout
    rm -rf "./$name" "./$name.pdf"
done

# a name that is no UTF-8
bad=$(printf 'bad\377name')
cp -r "$source/samples/qinghai-2016" "./$bad"
rm -rf "./$bad/out"
expect 0 "$dabiao" render "./$bad/report.yaml" -o out.pdf
iconv -f UTF-8 -t UTF-8 stdout >/dev/null || die 'broken UTF-8 in a message'

# names of regions become file names: what would leave the folder, or hide, is refused or shown
cp -r "$source/samples/qinghai-2016" project
rm -rf project/out
sed -e 's/^layout:.*/layout: brief/' -e 's/^output:.*//' project/report.yaml >base.yaml
for region in '../../../x' 'a/b' '..' '.' "${escape}[31m" "line${nl}end" "${rtl}cod"; do
    mkdir -p project/data
    # quoted for CSV
    printf 'code,name,short_name,level,parent,order,aliases\n630000,"%s",青海,province,000000,29,青海省\n' "$region" >project/data/regions.csv
    { cat base.yaml && echo 'output: "out/{{region.name}}.pdf"'; } >project/report.yaml
    got=0
    "$dabiao" render project/report.yaml >stdout 2>stderr || got=$?
    shows_nothing_raw stdout
    shows_nothing_raw stderr
    [ -z "$(find . -name '*.pdf' ! -path './project/out/*' ! -name out.pdf)" ] || die "$region: a file outside of out/"
    if [ "$got" -eq 0 ]; then
        [ "$(find project/out -name '*.pdf' | wc -l)" -eq 1 ] || die "$region: not one file"
        ! find project/out | grep -q "$escape\\|$rtl" || die "$region: raw in a file name"
    else
        [ "$got" -eq 1 ] || die "$region: status $got"
    fi
    rm -rf project/out project/data
done

# formulas: texts get an apostrophe in front, numbers do not
for formula in '=HYPERLINK("http")' '+1+cmd|x' '@SUM(A1)' '-2+3|y'; do
    printf 'indicator,region,period,value\n标准平均制定周期,青海省,2018-06,25\n' >"./$formula.csv"
    expect 0 "$dabiao" read -- "$formula.csv"
    sed -n 2p stdout | grep -q "^\"\{0,1\}'" || die "a formula in CSV: $(sed -n 2p stdout)"
done
mkdir -p project/data/plans/hostile
printf 'id: hostile\ntitle: 计划\nstart: 2016-01\nend: 2020-12\nregion: 630000\n' >project/data/plans/hostile/plan.yaml
printf 'id,indicator,region,clause,target,unit,baseline,baseline_period,target_period\n%s\n' \
    't1,标准平均制定周期,630000,"=HYPERLINK(""http://x"",""y"")",≤18个月,月,36,2015,2020' >project/data/plans/hostile/targets.csv
in_project() {
    (cd project && "$dabiao" "$@")
}
expect 0 in_project plan show hostile --targets --format csv
says stdout "\"'=HYPERLINK("
printf 'indicator,region,period,value\n同比增速,青海省,2018-06,-2.5\n' >negative.csv
cat >>project/data/indicators.csv <<'END'
id,name,aliases,unit,kind,direction,aggregate,nature,bounds,decimals,definition,source
growth,同比增速,,%,ratio,up,given,,,1,,
END
cp negative.csv project/
expect 0 in_project read negative.csv
says stdout ',-2.5,'

# enormous: a file of 4 GB and too many targets are refused, soon and in little memory; deep folders work
rm -rf project/data
{ cat base.yaml && echo 'output: "out/{{region.code}}.pdf"'; } >project/report.yaml
truncate -s 4G project/metrics/huge.csv
expect 1 /usr/bin/time -o used -f '%e %M' "$dabiao" render project/report.yaml
says stderr 'metrics/huge.csv:1:1: error: file-too-large'
tail -n 1 used | awk '{ exit !($1 < 10 && $2 < 400 * 1024) }' || die "a file of 4 GB took $(tail -n 1 used)"
expect 1 "$dabiao" check project/metrics/huge.csv
rm project/metrics/huge.csv

mkdir -p project/data/plans/million
sed 's/hostile/million/' >project/data/plans/million/plan.yaml <<'END'
id: hostile
title: 示例计划
start: 2016-01
end: 2020-12
region: 630000
END
million() {
    awk -v n="$1" 'BEGIN {
        print "id,indicator,region,clause,target,unit,baseline,baseline_period,target_period"
        for (i = 0; i < n; i++)
            print "t" i ",标准平均制定周期,630000,一,≤18个月,月,36,2015,2020" }' >project/data/plans/million/targets.csv
}
sed 's/^plan:.*/plan: million/' project/report.yaml >project/million.yaml
million 20001
expect 1 "$dabiao" check project/million.yaml
says stderr 'error: report-too-long: 20001 targets'
expect 0 "$dabiao" evaluate project/million.yaml
[ "$(wc -l <stdout)" -eq 20002 ] || die 'not every target was judged'

deep=.
for folder in $(seq 1 120); do
    deep=$deep/folder$folder
done
mkdir -p "$deep"
cp -r project "$deep/project"
rm -rf "$deep/project/data"
expect 0 "$dabiao" render "$deep/project/report.yaml"
[ -s "$deep/project/out/630000.pdf" ] || die 'no report in deep folders'
