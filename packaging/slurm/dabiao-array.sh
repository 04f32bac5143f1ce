#!/bin/sh
# The reports of a period on a Slurm cluster: a job array makes them, a job that waits for it runs failed
# tasks once more and merges the manifests.
#
#   sh dabiao-array.sh REPORT PERIOD SHARDS [SBATCH-OPTION...]
#   sh dabiao-array.sh /srv/dabiao/qinghai/report.yaml 2018-06 8 --partition=short
#
# The folder of the report is on a disk that all nodes share. Task I of N makes the reports of
# `--shard I/N`, a chunk: starting one task for each report takes far longer than making it.
# PERIOD is a month such as 2018-06, not prev-month: tasks may start on different days.
# DABIAO names the program (dabiao). Prints the numbers of both jobs; the exit status of the second is that of the
# whole: 0 all made, otherwise the highest status of a task that failed twice, or that of the merge.
set -eu

program=${DABIAO:-dabiao}

usage() {
    echo "usage: sh dabiao-array.sh REPORT PERIOD SHARDS [SBATCH-OPTION...]" >&2
    exit 2
}

# Make shard $1; leave its status and the name of its manifest where the second job looks for them.
make_shard() {
    status=0
    LC_ALL=C "$program" batch "$report" --period "$period" --shard "$1/$shards" --quiet \
        --log "$state/$1.log" >"$state/$1.summary" || status=$?
    cat "$state/$1.summary"
    sed -n 's/^manifest: //p' "$state/$1.summary" >"$state/$1.manifest"
    echo "$status" >"$state/$1.status"
    return "$status"
}

# A shard that failed, or whose task was killed before it could say so, is made once more here. What its
# first run finished is left alone.
make_failed() {
    worst=0
    shard=0
    while [ "$shard" -lt "$shards" ]; do
        shard=$((shard + 1))
        [ "$(cat "$state/$shard.status" 2>/dev/null)" != 0 ] || continue
        echo "shard $shard of $shards: once more"
        status=0
        make_shard "$shard" || status=$?
        [ "$status" -le "$worst" ] || worst=$status
    done
    return "$worst"
}

merge_manifests() {
    set --
    shard=0
    while [ "$shard" -lt "$shards" ]; do
        shard=$((shard + 1))
        manifest=$(cat "$state/$shard.manifest" 2>/dev/null)
        if [ -z "$manifest" ]; then
            echo "shard $shard of $shards has no manifest: nothing is merged" >&2
            return 1
        fi
        set -- "$@" "$manifest"
    done
    "$program" manifest merge "$@"
}

make_failed_and_merge() {
    failed=0
    make_failed || failed=$?
    merge_manifests || [ "$failed" -ne 0 ] || failed=1
    return "$failed"
}

submit() {
    [ $# -ge 3 ] || usage
    report=$(realpath -- "$1")
    period=$2
    shards=$3
    shift 3
    case $shards in
    '' | 0* | *[!0-9]*) usage ;;
    esac
    case $period in
    prev-*) usage ;;
    esac
    mkdir -p "$(dirname -- "$report")/out/slurm"
    state=$(mktemp -d "$(dirname -- "$report")/out/slurm/$period.XXXXXX")
    export report period shards state
    array=$(sbatch --parsable --export=ALL --array="1-$shards" --job-name=dabiao \
        --output="$state/%a.out" "$@" "$0" --task)
    array=${array%%;*}
    merge=$(sbatch --parsable --export=ALL --dependency="afterany:$array" --job-name=dabiao-merge \
        --output="$state/merge.out" "$@" "$0" --merge)
    echo "tasks: $array, merge: ${merge%%;*}, logs: $state"
}

case ${1:-} in
--task) make_shard "$SLURM_ARRAY_TASK_ID" ;;
--merge) make_failed_and_merge ;;
*) submit "$@" ;;
esac
