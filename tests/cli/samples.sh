# Every shipped sample renders, in the layout its report names, without an error, and says what it is about.
. "${SOURCE:?}/tests/cli/lib.sh"

cp -r "$source/samples" samples
mkdir -p out

# sample NAME WORDS...: it renders, and its text holds the words.
sample() {
    name=$1
    shift
    expect 0 "$dabiao" render "samples/$name/report.yaml" -o "out/$name.pdf"
    if grep -q 'error:' stderr; then die "$name: $(cat stderr)"; fi
    pdftotext -enc UTF-8 "out/$name.pdf" text.txt
    tr -d ' \n' <text.txt >plain.txt
    if pdftotext -f 2 -l 2 "out/$name.pdf" - | grep -q '^目录'; then contents_are_true "out/$name.pdf"; fi
    for words in "$@"; do
        grep -qF -- "$words" plain.txt || die "$name: '$words' is not in the report"
    done
}

sample qinghai-2016 示例数据 时序进度50.0%
sample miit-2012 任务17项 逾期（9项） 完成（7项） 未报 责任单位 示例数据：任务进展均为虚构 行业标准发布数
sample national-12th 总结评估 39个 成为国际电工委员会 未报 28749 无数据
sample national-14th 中期评估 90.0 国家标准体系实现全域覆盖 44499 农业全产业链标准
sample outline-2021 年度监测 2035年展望 标准化工作格局全面形成 乡村振兴标准化行动

# what was published is not called a sample
for name in national-12th national-14th outline-2021; do
    pdftotext -enc UTF-8 "out/$name.pdf" text.txt
    if grep -q 示例数据 text.txt; then die "$name: published figures are called invented"; fi
done

# the samples that have no words of their own here render all the same
for report in samples/*/report.yaml; do
    name=$(basename "$(dirname "$report")")
    if grep -q '^regions: \[provinces\]' "$report"; then
        expect 0 "$dabiao" batch "$report" --only 630000,兵团 -o out
        continue
    fi
    [ -f "out/$name.pdf" ] || sample "$name"
done

# a section for each domain, and contents of more than a page
expect 0 "$dabiao" render samples/qinghai-2016/report.yaml --layout domains -o out/domains.pdf
contents_are_true out/domains.pdf
