# What can go wrong while a batch runs: it is killed, a second one starts, the disk is full, the
# folder is read-only. Good files stay, half a file never appears, and the next run ends the work.
. "${SOURCE:?}/tests/cli/lib.sh"

cp -r "$source/samples/monthly" project
rm -rf project/out project/metrics/2017-0* project/metrics/2018-0[7-9]* project/metrics/2018-1*
folder=project/out/2018-06
# so many that a run is at work still when a second one has said that it cannot begin
some=110000,120000,130000,140000,150000,210000,220000,230000,310000,320000,330000,340000,350000,360000
some=$some,370000,410000,420000,430000,440000,450000,460000,500000,510000,520000

# batch ARGS...: most regions, one layout
batch() {
    "$dabiao" batch project/report.yaml --layout brief --only "$some" "$@"
}

# good_pdfs: every PDF of the folder is whole
good_pdfs() {
    for pdf in "$folder"/*.pdf; do
        [ -e "$pdf" ] || continue
        qpdf --check "$pdf" >check.log 2>&1 || die "$pdf is not whole"
    done
}

# wait_for N: at least so many reports are there
wait_for() {
    tries=0
    until [ "$(find "$folder" -name '*.pdf' 2>/dev/null | wc -l)" -ge "$1" ]; do
        tries=$((tries + 1))
        [ $tries -lt 600 ] || die "no $1 reports after 60 s"
        sleep 0.1
    done
}

# killed in the middle: workers end with it, the lock goes with them, the rest is made later
"$dabiao" batch project/report.yaml --layout brief --only "$some" --jobs 2 >batch.log 2>&1 &
pid=$!
wait_for 3
echo 'of the run at work' >run.jsonl
cp run.jsonl dabiao.prom
expect 75 batch --log run.jsonl --metrics dabiao.prom
says stderr "pid $pid"
says run.jsonl 'of the run at work'
says dabiao.prom 'of the run at work'
kill -9 $pid
wait $pid 2>/dev/null || true
tries=0
while pgrep -f "batch project/report.yaml --layout brief --only $some --jobs 2" >/dev/null; do
    tries=$((tries + 1))
    [ $tries -lt 100 ] || die 'workers outlive their parent'
    sleep 0.1
done
good_pdfs
expect 0 batch
says stderr 'did not end in good order'
says stdout '24 reports:'
says stdout '0 failed'
good_pdfs
if find "$folder" -name '.*.pdf.*' | grep -q .; then die 'a temporary file is left'; fi
expect 0 "$dabiao" verify "$folder/manifest.json"

# stopped by a signal: ends in good order, status 3, and says so
rm -rf project/out
"$dabiao" batch project/report.yaml --layout brief --only "$some" --jobs 1 >batch.log 2>&1 &
pid=$!
wait_for 2
kill -TERM $pid
status=0
wait $pid || status=$?
[ $status -eq 3 ] || die "status $status after a signal"
says batch.log 'run the batch again'
expect 0 "$dabiao" verify "$folder/manifest.json"
expect 0 batch --only 110000,120000
expect 0 "$dabiao" verify "$folder/manifest.json"

# a full disk: the last good files stay
mkdir small
if mount -t tmpfs -o size=300k tmpfs small 2>/dev/null; then
    trap 'umount "$work/small"; rm -rf "$work"' EXIT
    batch -o small >out.log 2>err.log && die 'it fits'
    for pdf in small/out/2018-06/*.pdf; do
        qpdf --check "$pdf" >check.log 2>&1 || die "$pdf is not whole"
    done
fi

# an input that vanishes is an error, and the last month stays
rm project/data/plans/sample-provinces/targets.csv
before=$(find project/out -name '*.pdf' -exec sha256sum {} + | sort)
expect 1 batch
[ "$before" = "$(find project/out -name '*.pdf' -exec sha256sum {} + | sort)" ] ||
    die 'a failed run changed the last good files'
