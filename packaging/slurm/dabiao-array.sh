#!/bin/sh
# The reports of a period on a Slurm cluster: a job array makes them, a job that waits for it runs failed
# tasks once more and merges the manifests.
#
#   sh dabiao-array.sh REPORT PERIOD[,PERIOD...] SHARDS [SBATCH-OPTION...]
#   sh dabiao-array.sh /srv/dabiao/qinghai/report.yaml 2018-04,2018-05,2018-06 8 --partition=short
#
# The folder of the report is on a disk that all nodes share. Each period is made in SHARDS tasks, each of which makes
# the reports of `--shard I/SHARDS`, a chunk: starting one task for each report takes far longer than making it.
# PERIOD is a month such as 2018-06, not prev-month: tasks may start on different days.
# DABIAO names the program (dabiao). Prints the numbers of both jobs; the exit status of the second is that of the
# whole: 0 all made, otherwise the highest status of a task that failed twice, or that of the merge.
set -eu

program=${DABIAO:-dabiao}

usage() {
    echo "usage: sh dabiao-array.sh REPORT PERIOD[,PERIOD...] SHARDS [SBATCH-OPTION...]" >&2
    exit 2
}

# The period and shard of task $1, counted from 1: all shards of the first period, then of the next.
choose_task() {
    period=$(echo "$periods" | cut -d, -f"$((($1 - 1) / shards + 1))")
    shard=$((($1 - 1) % shards + 1))
}

# Make the reports of task $1; leave its status and the name of its manifest where the second job looks for them.
make_task() {
    choose_task "$1"
    status=0
    LC_ALL=C "$program" batch "$report" --period "$period" --shard "$shard/$shards" --quiet \
        --log "$state/$1.log" >"$state/$1.summary" || status=$?
    cat "$state/$1.summary"
    sed -n 's/^manifest: //p' "$state/$1.summary" >"$state/$1.manifest"
    echo "$status" >"$state/$1.status"
    return "$status"
}

# A task that failed, or was killed before it could say so, is made once more here. What its first run
# finished is left alone.
make_failed() {
    worst=0
    task=0
    while [ "$task" -lt "$all" ]; do
        task=$((task + 1))
        [ "$(cat "$state/$task.status" 2>/dev/null)" != 0 ] || continue
        choose_task "$task"
        echo "shard $shard of $shards of $period: once more"
        status=0
        make_task "$task" || status=$?
        [ "$status" -le "$worst" ] || worst=$status
    done
    return "$worst"
}

# The manifests of the period whose first task is $1.
merge_period() {
    task=$1
    last=$(($1 + shards))
    set --
    while [ "$task" -lt "$last" ]; do
        manifest=$(cat "$state/$task.manifest" 2>/dev/null)
        if [ -z "$manifest" ]; then
            choose_task "$task"
            echo "shard $shard of $shards of $period has no manifest: nothing is merged" >&2
            return 1
        fi
        set -- "$@" "$manifest"
        task=$((task + 1))
    done
    "$program" manifest merge "$@"
}

make_failed_and_merge() {
    failed=0
    make_failed || failed=$?
    first=1
    while [ "$first" -le "$all" ]; do
        merge_period "$first" || [ "$failed" -ne 0 ] || failed=1
        first=$((first + shards))
    done
    return "$failed"
}

submit() {
    [ $# -ge 3 ] || usage
    report=$(realpath -- "$1")
    periods=$2
    shards=$3
    shift 3
    case $shards in
    '' | 0* | *[!0-9]*) usage ;;
    esac
    case ,$periods, in
    *,prev-* | *,,*) usage ;;
    esac
    all=$(($(echo "$periods" | tr , '\n' | wc -l) * shards))
    mkdir -p "$(dirname -- "$report")/out/slurm"
    state=$(mktemp -d "$(dirname -- "$report")/out/slurm/${periods%%,*}.XXXXXX")
    export report periods shards all state
    array=$(sbatch --parsable --export=ALL --array="1-$all" --job-name=dabiao \
        --output="$state/%a.out" "$@" "$0" --task)
    array=${array%%;*}
    merge=$(sbatch --parsable --export=ALL --dependency="afterany:$array" --job-name=dabiao-merge \
        --output="$state/merge.out" "$@" "$0" --merge)
    echo "tasks: $array, merge: ${merge%%;*}, logs: $state"
}

case ${1:-} in
--task) make_task "$SLURM_ARRAY_TASK_ID" ;;
--merge) make_failed_and_merge ;;
*) submit "$@" ;;
esac
