# A disk that fills up while the report is written: status 3, nothing left behind, the last good
# file kept. A limit on the size of files does the same to everyone; a small tmpfs where allowed.
. "${SOURCE:?}/tests/cli/lib.sh"

copy_sample
"$dabiao" render project/report.yaml -o out/good.pdf
cp out/good.pdf good.pdf

(
    ulimit -f 8
    # stdout and stderr are files too, but small
    expect 3 "$dabiao" render project/report.yaml -o out/good.pdf
)
says stderr 'out/good.pdf'
cmp out/good.pdf good.pdf || die 'the last good file was changed'
nothing_but good.pdf

mkdir small
if mount -t tmpfs -o size=64k tmpfs small 2>/dev/null; then
    trap 'umount "$work/small"; rm -rf "$work"' EXIT
    expect 3 "$dabiao" render project/report.yaml -o small/report.pdf
    says stderr 'small/report.pdf'
    [ -z "$(ls -A small)" ] || die 'something was left on the full disk'
fi
