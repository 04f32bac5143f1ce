# Official documents, measured in the PDF against GB/T 9704—2012. Lengths in millimetres.
. "${SOURCE:?}/tests/cli/lib.sh"

copy_sample
mkdir -p project/layouts

# glyphs PDF PAGE: "size x y character" of every glyph, its origin from the page's top left, mm and
# points of size; of a turned text the size is negative.
glyphs() {
    mutool trace "$1" "$2" 2>/dev/null | awk '
        function value(key) { match($0, " " key "=\"[^\"]*\""); return substr($0, RSTART + length(key) + 3, RLENGTH - length(key) - 4) }
        /<span / { split(value("trm"), m, " "); size = m[1] != 0 ? m[1] : -(m[2] < 0 ? -m[2] : m[2]) }
        /<g / { printf "%s %.3f %.3f %s\n", size, value("x") * 25.4 / 72, value("y") * 25.4 / 72, value("unicode") }'
}

# rules PDF PAGE: "left top right bottom" of every rectangle as wide as the type area.
rules() {
    mutool trace "$1" "$2" 2>/dev/null | awk '
        function value(key) { match($0, " " key "=\"[^\"]*\""); return substr($0, RSTART + length(key) + 3, RLENGTH - length(key) - 4) * 25.4 / 72 }
        /<fill_path/ { n = 0 }
        /<(moveto|lineto) / { x[n] = value("x"); y[n] = value("y"); n++ }
        /<\/fill_path/ { if (n == 4 && x[1] - x[0] > 150) printf "%.3f %.3f %.3f %.3f\n", x[0], y[0], x[2], y[2] }'
}

# near WHAT MEASURED WANTED [TOLERANCE]
near() {
    awk -v a="$2" -v b="$3" -v t="${4:-0.5}" 'BEGIN { d = a - b; exit !(a != "" && d <= t && d >= -t) }' ||
        die "$1: $2 mm instead of $3"
}

# on_grid PDF PAGE: every baseline of 16 pt stands at 37 mm + 20.57 pt + k lines, within 0.25 pt.
on_grid() {
    glyphs "$1" "$2" | awk -v page="$2" '$1 == 16 {
        k = ($3 - 37 - 20.575 * 25.4 / 72) / (225 / 22)
        d = (k - int(k + 0.5)) * 225 / 22 * 72 / 25.4
        if (d > 0.25 || d < -0.25) { print "page " page ": " $4 " is " d " pt off the grid"; exit 1 }
    }' || die "off the grid"
}

"$dabiao" render project/report.yaml --layout qinghai-2016-official -o out/o.pdf >/dev/null
pages=$(qpdf --show-npages out/o.pdf)
pdfinfo -l "$pages" out/o.pdf | grep 'Page .*size' >sizes
[ "$(grep -c '595.*x 841' sizes)" -ge 4 ] || die 'no upright A4 pages'
[ "$(grep -c '841.*x 595' sizes)" -eq 1 ] || die 'not one landscape page'
landscape=$(awk '/841.*x 595/ { print $2 }' sizes)

# A1, A2, A3: type area and grid
page=1
while [ "$page" -le "$pages" ]; do
    [ "$page" -eq "$landscape" ] || on_grid out/o.pdf "$page"
    page=$((page + 1))
done
glyphs out/o.pdf 2 >g
near 'left edge of the text' "$(awk '$1 == 16 && (m == "" || $2 < m) { m = $2 } END { print m }' g)" 28 0.1
near 'first baseline' "$(awk '$1 == 16 && (m == "" || $3 < m) { m = $3 } END { print m }' g)" 44.26 0.1
awk '$1 == 16 && $3 > 262 { exit 1 }' g || die 'text below the type area'

# A8: red head
glyphs out/o.pdf 1 >g
pdftoppm -r 254 -f 1 -l 1 -x 0 -y 600 -W 2100 -H 400 -gray out/o.pdf mark
# the first row of pixels (of 2100 bytes, the picture's last 400) with ink in it
top=$(tail -c $((2100 * 400)) mark-*.pgm | od -An -v -tu1 -w2100 |
    awk '{ for (i = 1; i <= NF; i++) if ($i < 128) { print NR - 1; exit } }')
near 'upper edge of the mark' "$(awk -v t="$top" 'BEGIN { print 60 + t / 10 }')" 72
rules out/o.pdf 1 | sed -n 1p >r
near 'left end of the red rule' "$(awk '{ print $1 }' r)" 28 0.1
near 'right end of the red rule' "$(awk '{ print $3 }' r)" 184 0.1
near 'the red rule' "$(awk '{ print ($2 + $4) / 2 }' r)" 120.5
near 'the number' "$(awk '$4 == "〔" { print $3; exit }' g)" 115.86
near 'middle of the number' "$(awk '$3 > 115 && $3 < 117 { if (n++ == 0) a = $2; b = $2 + 16 * 25.4 / 72 } END { print (a + b) / 2 }' g)" 106

# A5: the title begins on line 11, each line centred and narrower than the one above or wider
awk '$1 == 22 { if (!($3 in a)) { a[$3] = $2; y[n++] = $3 } b[$3] = $2 + 22 * 25.4 / 72 }
     END { for (i = 0; i < n; i++) print y[i], a[y[i]], b[y[i]] }' g >title
near 'first line of the title' "$(sed -n '1s/ .*//p' title)" "$(awk 'BEGIN { print 37 + 10 * 225 / 22 + 22.855 * 25.4 / 72 }')"
awk '{ c = ($2 + $3) / 2; if (c < 105.3 || c > 106.7) { print "a line of the title is not centred: " c; exit 1 } }' title || die title
# A9: flush left, on the line after the blank one
near 'the addressee' "$(awk '$4 == "各" { print $2; exit }' g)" 28 0.1

# A7: page numbers, one character in from the edge, 7 mm below the type area
number() {
    glyphs out/o.pdf "$1" | awk '$1 == 14 && $4 == "—" && $3 > 262 { print $2, $3 }'
}
number 1 >n
near 'right page number' "$(awk 'END { print $1 + 14 * 25.4 / 72 }' n)" 178.43 1.2
near 'height of the page number' "$(awk 'END { print $2 - 0.333 * 14 * 25.4 / 72 }' n)" 269
number 2 >n
near 'left page number' "$(awk 'NR == 1 { print $1 }' n)" 33.57

# A10, A11: list of attachments, signature, date
pdftotext out/o.pdf spaced
tr -d ' \n' <spaced >text
says text '附件：1.'
says text '2018年7月12日'
p=1
while ! glyphs out/o.pdf "$p" | tr -d '\n' | grep -q '附.*件.*：.*1'; do p=$((p + 1)); done
glyphs out/o.pdf "$p" >g
first=$(awk '$4 == "件" { f = 1 } f && $4 == "1" { print $2; exit }' g)
second=$(awk -v x="$first" '$1 == 16 && $4 == "2" && $2 - x < 0.1 && x - $2 < 0.1 { print $2; exit }' g)
near 'second attachment below the first' "$second" "$first" 0.1
near 'right end of the date' "$(awk '$1 == 16 && $4 == "日" { x = $2 } END { print x + 16 * 25.4 / 72 }' g)" "$(awk 'BEGIN { print 184 - 4 * 16 * 25.4 / 72 }')"

# A10: an attachment begins a page of its own
glyphs out/o.pdf "$landscape" | awk '$1 == 16 && NR < 20 { printf "%s", $4 }' | grep -q '附件1' || die 'no 附件1'
# A13: the number of the turned page stands where an upright page has it: seen turned, at the left
glyphs out/o.pdf "$landscape" | awk '$1 == -14 && $4 == "—" { print $2, $3 }' >n
[ -s n ] || die 'the number of the landscape page is not turned'
near 'height of the turned number' "$(awk 'END { print 297 - ($1 + 0.333 * 14 * 25.4 / 72) }' n)" 269

# A12: the colophon ends on the last line of the last page
rules out/o.pdf "$pages" | tail -n 3 >r
near 'last rule' "$(awk 'END { print $4 }' r)" 262 0.25
near 'its weight' "$(awk 'END { print $4 - $2 }' r)" 0.35 0.02
near 'weight of the inner rule' "$(awk 'NR == 2 { print $4 - $2 }' r)" 0.25 0.02
near 'weight of the first rule' "$(awk 'NR == 1 { print $4 - $2 }' r)" 0.35 0.02
glyphs out/o.pdf "$pages" >g
near 'the copies' "$(awk '$4 == "抄" { print $2 }' g)" "$(awk 'BEGIN { print 28 + 14 * 25.4 / 72 }')"
near 'end of 印发' "$(awk '$4 == "发" { x = $2 } END { print x + 14 * 25.4 / 72 }' g)" "$(awk 'BEGIN { print 184 - 14 * 25.4 / 72 }')"

# G10: the footnote of page 1 stands at its foot, and its mark is raised
glyphs out/o.pdf 1 | awk '$4 == "①" { print $1, $2, $3 }' >n
[ "$(wc -l <n)" -eq 2 ] || die 'not one mark and one note on page 1'
awk 'NR == 1 { exit !($1 < 10 && $3 < 240) }' n || die 'the mark is not raised'
awk 'NR == 2 { exit !($2 < 28.2 && $3 > 230 && $3 < 262) }' n || die 'the note is not at the foot'

# A3: 28 characters in a full line, 26 in the first; A2 with characters from other fonts
cat >project/layouts/grid.yaml <<'YAML'
extends: official
remove: [overview, targets, progress, progress-text, problems, attention, next]
blocks:
  - id: opening
    type: text
    text: |
      标准标准标准标准标准标准标准标准标准标准标准标准标准标准标准标准标准标准标准标准标准标准标准标准标准标准标准标准标准标准

      𠮷䶮㐀龘བོད་ཡིགᠮᠣᠩᠭᠣᠯ ئۇيغۇرꆈꌠ标准[^a]标准[^b]标准标准标准标准标准标准标准标准标准标准标准标准标准标准标准标准标准标准标准标准

      [^a]: 一

      [^b]: 二
YAML
"$dabiao" render project/report.yaml --layout grid -o out/g.pdf >/dev/null
on_grid out/g.pdf 1
glyphs out/g.pdf 1 | awk '$1 == 16 && ($4 == "标" || $4 == "准") { n[$3]++; if (!($3 in a)) { a[$3] = $2; y[k++] = $3 } b[$3] = $2 }
    END { for (i = 0; i < 3; i++) print n[y[i]], a[y[i]], b[y[i]] }' >lines
[ "$(awk '{ printf "%s ", $1 }' lines)" = '26 28 6 ' ] || die "60 characters break as $(cat lines)"
near 'pitch of the characters' "$(awk 'NR == 2 { print ($3 - $2) / 27 }' lines)" 5.5688 0.001
near 'indent' "$(awk 'NR == 1 { print $2 }' lines)" "$(awk 'BEGIN { print 28 + 2 * 5.5688 }')" 0.02

# 签发人, 份号, 密级, 紧急程度
cat >project/layouts/up.yaml <<'YAML'
extends: official
blocks:
  - {id: redhead, number: "示例〔2018〕12号", signer: 张　三, copy_number: "000012", secrecy: 机密★1年, urgency: 特急}
  - {id: signature, no_seal: true, date: 2018-01-08}
YAML
"$dabiao" render project/report.yaml --layout up -o out/u.pdf >/dev/null
glyphs out/u.pdf 1 >g
near 'copy number' "$(awk '$4 == "0" { print $3; exit }' g)" 44.26
near 'number at the left' "$(awk '$4 == "示" { print $2; exit }' g)" "$(awk 'BEGIN { print 28 + 16 * 25.4 / 72 }')"
near 'signer at the right' "$(awk '$4 == "三" { print $2 + 16 * 25.4 / 72; exit }' g)" "$(awk 'BEGIN { print 184 - 16 * 25.4 / 72 }')"
pdftotext out/u.pdf spaced
tr -d ' \n' <spaced >text
says text '2018年1月8日'

# the mark of the whole report stands in the red head, once
sed 's/, secrecy: 机密★1年//; 1a secrecy: 秘密★2年' project/layouts/up.yaml >project/layouts/marked.yaml
"$dabiao" render project/report.yaml --layout marked -o out/m.pdf >/dev/null
pdftotext out/m.pdf spaced
[ "$(tr -d ' \n' <spaced | grep -o '秘密★2年' | wc -l)" -eq 1 ] || die 'the mark of secrecy is not there once'
pdftotext out/u.pdf spaced
[ "$(tr -d ' \n' <spaced | grep -o '机密★1年' | wc -l)" -eq 1 ] || die 'the mark of the red head is not there once'

# a red head with a mark is not for the public
if "$dabiao" render project/report.yaml --layout up --edition public -o out/p.pdf 2>stderr; then
    die 'a secret document was made public'
fi
says stderr 'secret-public'
[ ! -e out/p.pdf ] || die 'a refused document was written'

# a document number in the wrong form is said
sed 's/〔2018〕12号/[2018]第012号/' project/layouts/up.yaml >project/layouts/wrong.yaml
"$dabiao" check project/report.yaml --layout wrong >stdout 2>stderr || die 'a warning is no error'
says stderr 'document-number'

# G7: items of lists begin like paragraphs, with their number, and turn over flush
cat >project/layouts/list.yaml <<'EOT'
extends: official
blocks:
  - id: list
    type: text
    before: signature
    text: |
      - 甲项工作由省市场监督管理局会同省发展改革委按季度通报进展情况并抓好落实
      - 乙

      1. 丙项工作由省市场监督管理局会同省发展改革委按季度通报进展情况并抓好落实
         1. 丁
EOT
"$dabiao" render project/report.yaml --layout list -o out/l.pdf >/dev/null 2>&1 || die 'the list'
page=$(for i in 1 2 3 4 5 6; do pdftotext -f $i -l $i out/l.pdf - 2>/dev/null | grep -q 甲项工作 && echo $i; done | head -n 1)
glyphs out/l.pdf "${page:?}" >g
two=$(awk 'BEGIN { print 28 + 2 * 16 * 25.4 / 72 }')
near 'the dash of the first item' "$(awk '$4 == "—" && $1 == 16 { print $2; exit }' g)" "$two" 0.2
near 'the number of the third item' "$(awk '$4 == "丙" { print x; exit } { y = $3; if (y != last) { x = $2; last = y } }' g)" "$two" 0.3
near 'its second line' "$(awk '$4 == "丙" { seen = $3 } seen != "" && $3 > seen { print $2; exit }' g)" 28 0.2
pdftotext -f "$page" -l $((page + 1)) out/l.pdf - | grep -q '（1）丁' || die 'the number of an inner item'
