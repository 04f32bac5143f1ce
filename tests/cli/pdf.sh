# What a reader of the PDF relies on: structure, links, metadata, fonts, text.
. "${SOURCE:?}/tests/cli/lib.sh"

copy_sample
"$dabiao" render project/report.yaml -o out/report.pdf
qpdf --check out/report.pdf >qpdf.txt 2>&1 || die "qpdf --check: $(cat qpdf.txt)"
if grep -qi warning qpdf.txt; then die "qpdf --check: $(cat qpdf.txt)"; fi

pdffonts out/report.pdf | tail -n +3 >fonts.txt
[ -s fonts.txt ] || die 'no fonts'
# columns from the right: object ID (2), uni, sub, emb
awk '{ if ($(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes") { print; bad = 1 } } END { exit bad }' \
    fonts.txt || die 'a font is not embedded, not subset or without Unicode'

pdfinfo out/report.pdf >info.txt
says info.txt '青海省标准化体系建设发展规划实施进展'
pdfinfo -isodates out/report.pdf | grep -q 'CreationDate: *2018-06-30' || die 'wrong date'

pdftotext -enc UTF-8 out/report.pdf text.txt
for words in 示例数据 制修订 24 2—3 超过 时序进度50.0% 目录 达标 无数据; do
    tr -d ' \n' <text.txt | grep -qF -- "$words" || die "'$words' does not extract"
done
if grep -q "$(printf '\357\277\275')" text.txt; then die 'text with U+FFFD'; fi

# the contents name the page on which each heading really stands
qpdf --json --json-key=outlines out/report.pdf >outline.json
[ "$(grep -c '"title"' outline.json)" -ge 3 ] || die 'no outline'
contents_are_true out/report.pdf

# a value leads to the row that says where it comes from, and that row back to the value
qpdf --qdf --object-streams=disable out/report.pdf qdf.pdf
for target in cycle key-standards logistics; do
    for place in "cell-$target" "source-$target"; do
        [ "$(grep -c "/Dest ($place)" qdf.pdf)" -eq 1 ] || die "no link, or several, to $place"
        grep -q "^ *($place)\$" qdf.pdf || die "no place $place"
    done
done

# read aloud the report has the order of its pages; heads of columns say that they are
pdfinfo -struct-text out/report.pdf >struct.txt
awk '/^ *(H1|H2|H3|Table|Figure|TOC|Note|Caption)( |$)/{ printf "%s ", $1 }' struct.txt >order.txt
says order.txt 'H1 H1 TOC H2 TOC H1 '
says order.txt 'H1 Table Caption Caption Note H1 Figure '
awk '/^ *"/ { gsub(/[" ]/, ""); print }' struct.txt | tr -d '\n' >read.txt
before=0
for words in 目录 摘要3 摘要6项目标达到预期进度 本期判断 2项目标提前达标 序号指标单位 标准平均制定周期月 注：完成率＝ \
    时间过半，4项目标快于时序进度 下一步工作生态 数据来源目标 指标解释表2 数字的出处与核对表3; do
    at=$(grep -obF -- "$words" read.txt | head -n 1 | cut -d : -f 1)
    [ -n "$at" ] || die "'$words' is not read"
    [ "$at" -ge "$before" ] || die "'$words' is read before what stands above it"
    before=$at
done
heads=$(grep -c '^ *TH' struct.txt)
[ "$(grep -c '/Scope /Column' qdf.pdf)" -eq "$heads" ] || die 'a head of a column has no scope'

# a table in a box is listed with its page like any other
mkdir -p project/layouts
cat >project/layouts/boxed.yaml <<'END'
extends: brief
blocks:
  - id: boxed
    type: text
    after: targets
    text: |
      > ## 说明
      >
      > 表：专栏中的表
      >
      > | 项目 | 数值 |
      > |---|--:|
      > | 甲 | 1.5 |
END
"$dabiao" render project/report.yaml --layout boxed -o out/boxed.pdf
contents_are_true out/boxed.pdf
says contents.txt '专栏中的表'
