# Every open, write, flush, close and rename of a run is made to fail once: a message and status 3 (or 1, of an input),
# no file that is not whole, the last good files untouched, nothing left beside them.
. "${SOURCE:?}/tests/cli/lib.sh"

export ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0:detect_leaks=0"

copy_sample
sed -e 's/^layout:.*/layout: brief/' -e 's/^output:.*/output: out\/{{region.code}}.pdf/' project/report.yaml >report.yaml
mv report.yaml project/report.yaml
project=$(realpath project)
folder=$project # below which opening is made to fail

# failing CALL N ERRNO COMMAND...: run it with that call failing; `reached` tells whether there was an N-th
failing() {
    call=$1 number=$2 code=$3
    shift 3
    rm -f log
    got=0
    env LD_PRELOAD="${FAULTS:?}" FAULT_CALL="$call" FAULT_AT="$number" FAULT_CODE="$code" FAULT_FOLDER="$folder" \
        FAULT_LOG="$work/log" "$@" >stdout 2>stderr || got=$?
}

# the reports of out/, each whole
snapshot() {
    (cd "$project/out" && find . -name '*.pdf' -exec sha256sum {} + | sort -k2)
}

# survives CALL ERRNO COMMAND...: until the run has no further call of that kind; at least one was made to
# fail. The new file or the old one is there, never another.
survives() {
    kind=$1 errno=$2
    shift 2
    reached=0
    refused=0
    n=0
    while :; do
        n=$((n + 1))
        [ "$n" -lt 400 ] || die "$kind: no end"
        rm -rf "$project/out"
        cp -r old "$project/out"
        failing "$kind" "$n" "$errno" "$@"
        [ -s log ] || break
        reached=$((reached + 1))
        snapshot >now
        if [ "$got" -eq 0 ]; then
            cmp -s now new.sums || die "$kind $n: status 0, but not the files of a good run"
        else
            refused=$((refused + 1))
            case $got in
            1 | 3 | 4) ;;
            *) cat stderr >&2 && die "$kind $n: status $got" ;;
            esac
            [ -s stderr ] || die "$kind $n: no message"
            if [ -e "$project/out/manifest.json" ]; then # it may tell of the failure, but is whole
                "$dabiao" verify "$project/out/manifest.json" >verified 2>&1 || :
                says verified 'looked at'
            fi
            # each file is the old or the new one, and none is there that neither run has
            awk 'NR == FNR { known[$0] = 1; next } !($0 in known) { print; bad = 1 } END { exit bad }' \
                both.sums now >&2 || die "$kind $n: a file that is neither old nor new"
        fi
        [ -z "$(find "$project" -name '.*.??????' ! -name '.dabiao*')" ] || die "$kind $n: something is left"
    done
    [ "$got" -eq 0 ] || die "$kind: without a fault status $got"
    [ "$reached" -gt 0 ] || die "$kind: no call was reached"
    echo "$kind: $reached calls failed once, $refused times the run was refused"
}

# prepare COMMAND...: the files of a good run, and older ones
prepare() {
    rm -rf "$project/out" old new
    mkdir "$project/out"
    expect 0 "$@"
    snapshot >new.sums
    cp -r "$project/out" old
    for file in old/*.pdf; do
        printf 'older' >>"$file"
    done
    (cd old && find . -name '*.pdf' -exec sha256sum {} + | sort -k2) >old.sums
    cat old.sums new.sums >both.sums
}

EIO=5 ENOSPC=28 EMFILE=24
prepare "$dabiao" render "$project/report.yaml"
survives write "$ENOSPC" "$dabiao" render "$project/report.yaml"
[ "$refused" -gt 0 ] || die 'a failed write was not noticed'
survives fsync "$EIO" "$dabiao" render "$project/report.yaml"
[ "$refused" -gt 0 ] || die 'a failed flush was not noticed'
survives rename "$EIO" "$dabiao" render "$project/report.yaml"
[ "$refused" -gt 0 ] || die 'a failed rename was not noticed'
survives close "$EIO" "$dabiao" render "$project/report.yaml"
[ "$refused" -gt 0 ] || die 'a failed close was not noticed'
survives open "$EMFILE" "$dabiao" render "$project/report.yaml"
[ "$refused" -gt 0 ] || die 'a failed open was not noticed'

# less and less memory: a message and status 3, or the same bytes; nothing half. Address space cannot be limited under a
# sanitizer, so this needs the program without: `cmake --build --preset release`.
plain=$source/build/dabiao
if [ -x "$plain" ] && ! ldd "$plain" | grep -q libasan; then
    expect 0 "$plain" render "$project/report.yaml" -o whole.pdf
    short=0
    for kilobytes in 40000 60000 80000 100000 120000 140000 160000 180000 200000 220000 260000 300000 400000 3000000; do
        rm -f short.pdf
        got=0
        prlimit --as=$((kilobytes * 1024)) "$plain" render "$project/report.yaml" -o short.pdf \
            >stdout 2>stderr || got=$?
        if [ "$got" -eq 0 ]; then
            cmp short.pdf whole.pdf || die "$kilobytes KB: other bytes"
            continue
        fi
        [ "$got" -eq 127 ] && continue # its libraries could not be loaded
        short=$((short + 1))
        [ "$got" -eq 3 ] || die "$kilobytes KB: status $got"
        grep -q '^dabiao: ' stderr || die "$kilobytes KB: no message"
        [ ! -e short.pdf ] || die "$kilobytes KB: half a report"
    done
    [ "$got" -eq 0 ] || die 'not enough memory in the end'
    [ "$short" -gt 3 ] || die 'memory was never short'
else
    echo "not tried: too little memory, for there is no $plain" >&2
fi

# a batch: the manifest is a file like the reports
batch() {
    prepare "$dabiao" batch "$project/report.yaml" --jobs 1 --quiet
    for row in write:"$ENOSPC" fsync:"$EIO" rename:"$EIO" close:"$EIO" open:"$EMFILE"; do
        survives "${row%%:*}" "${row##*:}" "$dabiao" batch "$project/report.yaml" --jobs 1 --quiet
        [ "$refused" -gt 0 ] || die 'the fault was not noticed'
    done
}
batch
