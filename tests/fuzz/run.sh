#!/bin/sh
# Build the fuzz targets and run each; fails when one finds something.
#   sh tests/fuzz/run.sh [SECONDS [TARGET...]]     20 seconds and every target unless given
# Each begins with tests/fuzz/seeds/TARGET and tests/fuzz/found/TARGET (inputs that once failed);
# what it makes of them goes to BUILD/corpus/TARGET, where the next run goes on. An input that
# fails is left in BUILD/failed/; once mended it goes to tests/fuzz/found/TARGET.
# BUILD is $RP_FUZZ_BUILD, or build-fuzz in the source tree.
set -eu
source=$(cd "$(dirname "$0")/../.." && pwd)
seconds=${1:-20}
[ $# -eq 0 ] || shift
build=${RP_FUZZ_BUILD:-$source/build-fuzz}
[ $# -gt 0 ] || set -- read cells layout report mustache markdown paragraph

(cd "$source" && cmake --preset fuzz -B "$build" >/dev/null)
targets=$(printf 'fuzz-%s ' "$@")
# shellcheck disable=SC2086  # one word per target
cmake --build "$build" --target $targets >"$build/fuzz.log" || {
    cat "$build/fuzz.log" >&2
    exit 1
}

export LC_ALL=C.UTF-8 TZ=UTC G_SLICE=always-malloc
export LSAN_OPTIONS="suppressions=$source/tests/support/lsan.supp:print_suppressions=0"
failed=0
for target in "$@"; do
    corpus=$build/corpus/$target
    mkdir -p "$corpus" "$build/failed"
    set -- "$corpus"
    for folder in "$source/tests/fuzz/seeds/$target" "$source/tests/fuzz/found/$target"; do
        [ ! -d "$folder" ] || set -- "$@" "$folder"
    done
    dictionary=$source/tests/fuzz/dictionaries/$target.dict
    [ ! -f "$dictionary" ] || set -- "-dict=$dictionary" "$@"
    if "$build/fuzz-$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
        -max_len=4096 -artifact_prefix="$build/failed/$target-" -print_final_stats=1 "$@" \
        >"$build/$target.log" 2>&1; then
        printf '%-10s %s inputs, %s new in the corpus\n' "$target" \
            "$(sed -n 's/^stat::number_of_executed_units: //p' "$build/$target.log")" \
            "$(sed -n 's/^stat::new_units_added: *//p' "$build/$target.log")"
    else
        failed=1
        printf '%-10s FAILED, see %s\n' "$target" "$build/$target.log"
        tail -n 40 "$build/$target.log" >&2
    fi
done
exit "$failed"
