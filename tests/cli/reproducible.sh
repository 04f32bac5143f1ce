# Equal inputs give equal bytes, whatever zone, locale, clock and working folder.
. "${SOURCE:?}/tests/cli/lib.sh"

copy_sample
TZ=UTC LC_ALL=C "$dabiao" render project/report.yaml -o out/a.pdf
mkdir -p "else where"
(cd "else where" && TZ=Asia/Shanghai LC_ALL=zh_CN.UTF-8 LANG=zh_CN.UTF-8 \
    "$dabiao" render "$work/project/report.yaml" -o "$work/out/b.pdf")
cmp out/a.pdf out/b.pdf || die "zone, locale or working folder changed the bytes"

# libfaketime comes before the sanitizer's runtime, which has to be told that this is meant
ASAN_OPTIONS=verify_asan_link_order=0:detect_leaks=0 TZ=America/New_York \
    faketime '2031-02-03 04:05:06' "$dabiao" render project/report.yaml -o out/c.pdf
cmp out/a.pdf out/c.pdf || die "the clock changed the bytes"

mv project moved
"$dabiao" render moved/report.yaml -o out/d.pdf
cmp out/a.pdf out/d.pdf || die "the folder of the report changed the bytes"

SOURCE_DATE_EPOCH=1577836800 "$dabiao" render moved/report.yaml -o out/e.pdf
pdfinfo -isodates out/e.pdf | grep -q 'CreationDate: *2020-01-01' ||
    die "SOURCE_DATE_EPOCH does not date the PDF"
