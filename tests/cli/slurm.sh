# 32 provinces and three months through a real Slurm on this machine: an array of which one task fails,
# a second job that makes its shard again and merges the manifests.
#
# munged, slurmctld and slurmd run in this test's folder, with a key and a configuration of their own, on
# the loopback interface, and end with it. Where Slurm is not installed, or cannot run, the test is skipped and says why:
# `sh tests/run.sh --with-slurm` installs it.
. "${SOURCE:?}/tests/cli/lib.sh"

skip() {
    echo "SKIPPED: $*" >&2
    exit 77
}

PATH=$PATH:/usr/sbin:/sbin
for program in munged munge slurmctld slurmd sbatch squeue scontrol scancel; do
    command -v "$program" >/dev/null || skip "$program is not installed"
done

# --- the cluster: one node, two processors ---

daemons=
stop_cluster() {
    [ -z "$daemons" ] || scancel --state=PENDING,RUNNING --me >/dev/null 2>&1 || :
    # the newest first: slurmd waits for its jobs, munged is needed by both
    for pid in $daemons; do
        kill "$pid" 2>/dev/null || :
    done
    waited=0
    for pid in $daemons; do
        while kill -0 "$pid" 2>/dev/null && [ "$waited" -lt 100 ]; do
            sleep 0.1
            waited=$((waited + 1))
        done
        kill -9 "$pid" 2>/dev/null || :
    done
    wait
    daemons=
}
trap 'stop_cluster; chmod -R u+w "$work" 2>/dev/null; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM HUP

# start NAME COMMAND...: a daemon in the foreground of its own process
start() {
    name=$1
    shift
    "$@" >"cluster/$name.out" 2>&1 &
    daemons="$! $daemons"
}

# within SECONDS COMMAND...: until it succeeds
within() {
    tries=$(($1 * 5))
    shift
    until "$@" >/dev/null 2>&1; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || return 1
        sleep 0.2
    done
}

# munge insists that nobody else could put a file into any folder above; /tmp is sticky, which does
mkdir -m 0755 cluster cluster/state cluster/spool
chmod 0755 .
account=$(id -un)
host=$(hostname -s 2>/dev/null || uname -n)
port=$((20000 + $$ % 20000))
(umask 077 && head -c 1024 /dev/urandom >cluster/munge.key)
cat >cluster/slurm.conf <<END
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmdPort=$((port + 1))
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
AuthType=auth/munge
AuthInfo=socket=$PWD/cluster/munge.socket
CredType=cred/munge
SlurmUser=$account
SlurmdUser=$account
StateSaveLocation=$PWD/cluster/state
SlurmdSpoolDir=$PWD/cluster/spool
SlurmctldPidFile=$PWD/cluster/slurmctld.pid
SlurmdPidFile=$PWD/cluster/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
ReturnToService=2
SchedulerParameters=batch_sched_delay=0,sched_interval=2
NodeName=node NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + 1)) CPUs=2 State=UNKNOWN
PartitionName=short Nodes=node Default=YES MaxTime=60 State=UP
END
export SLURM_CONF="$PWD/cluster/slurm.conf"
start munged munged --foreground --key-file="$PWD/cluster/munge.key" --socket="$PWD/cluster/munge.socket" \
    --pid-file="$PWD/cluster/munged.pid" --log-file="$PWD/cluster/munged.log" --seed-file="$PWD/cluster/munged.seed"
within 20 munge --socket="$PWD/cluster/munge.socket" --no-input || {
    cat cluster/munged.* >&2
    skip 'munged does not start here'
}
start slurmctld slurmctld -D -i -f "$SLURM_CONF"
start slurmd slurmd -D -N node -f "$SLURM_CONF"
node_is_idle() {
    [ "$(sinfo --noheader --Format=StateCompact | tr -d ' \n')" = idle ]
}
within 40 node_is_idle || {
    tail -n 20 cluster/slurmctld.out cluster/slurmd.out >&2
    skip 'slurmctld and slurmd do not come up here'
}

# nobody from outside can reach it
awk -v low="$port" '
    FNR > 1 && $4 == "0A" {
        split($2, at, ":")
        n = 0
        for (i = 1; i <= 4; i++)
            n = n * 16 + index("0123456789ABCDEF", substr(at[2], i, 1)) - 1
        if (n >= low && n <= low + 1) {
            found++
            if (at[1] != "0100007F")
                outside++
        }
    }
    END { exit found != 2 || outside > 0 }' /proc/net/tcp || die 'Slurm does not listen on the loopback interface alone'

# --- the months ---

cp -r "$source/samples/monthly" project
rm -rf project/out
sed -e 's/^layout:.*/layout: brief/' "$source/samples/monthly/report.yaml" >project/report.yaml
months='2018-04 2018-05 2018-06'

# the program, of which one task is killed the first time
mkdir bin
cat >bin/dabiao <<'END'
#!/bin/sh
case "$*" in
*'--period 2018-05'*'--shard 2/4'*)
    [ -e "$RUNS" ] || killed=yes
    echo "$SLURM_JOB_ID" >>"$RUNS"
    [ -z "${killed:-}" ] || kill -9 $$
    ;;
esac
exec "$REAL" "$@"
END
chmod +x bin/dabiao
export REAL="$dabiao" RUNS="$PWD/runs" DABIAO="$PWD/bin/dabiao"

expect 0 sh "$source/packaging/slurm/dabiao-array.sh" project/report.yaml \
    "$(echo "$months" | tr ' ' ,)" 4 --partition=short
tasks=$(sed -n 's/^tasks: \([0-9]*\),.*/\1/p' stdout)
merge=$(sed -n 's/.* merge: \([0-9]*\),.*/\1/p' stdout)
logs=$(sed -n 's/.* logs: //p' stdout)
[ -n "$tasks$merge" ] || die 'no numbers of jobs'
has_ended() {
    [ -z "$(squeue --noheader --job "$merge" 2>/dev/null)" ]
}
within 500 has_ended || {
    squeue >&2
    die 'the jobs do not end'
}

# one of twelve tasks failed, was made again by the job that waited for it, and all is well
scontrol --oneliner show job "$tasks" >tasks.txt
[ "$(wc -l <tasks.txt)" -eq 12 ] || die 'not twelve tasks'
[ "$(grep -c 'JobState=COMPLETED' tasks.txt)" -eq 11 ] || die 'not just one task failed'
grep 'ArrayTaskId=6 ' tasks.txt | grep -q 'JobState=FAILED' || die 'task 6 did not fail'
scontrol --oneliner show job "$merge" >merge.txt
says merge.txt 'JobState=COMPLETED'
says merge.txt 'ExitCode=0:0'
says "$logs/merge.out" 'shard 2 of 4 of 2018-05: once more'
[ "$(wc -l <runs)" -eq 2 ] || die 'the shard was not made just once more'
[ "$(tail -n 1 runs)" = "$merge" ] || die 'the shard was not made again by the second job'

# the merged manifests are those of single runs, and true
for month in $months; do
    [ "$(find "project/out/$month" -name '*.pdf' | wc -l)" -eq 32 ] || die "$month has not 32 reports"
    expect 0 "$dabiao" verify "project/out/$month/manifest.json"
    says stdout '32 reports'
    cp "project/out/$month/manifest.json" "merged-$month.json"
done
expect 0 "$dabiao" batch project/report.yaml --period 2018-05 --quiet
says stdout '0 written, 32 unchanged'
cmp merged-2018-05.json project/out/2018-05/manifest.json || die 'the merged manifest is not that of one run'

# a shard that fails for good: its status is that of the second job, and nothing is merged over the month
cat >bin/dabiao <<'END'
#!/bin/sh
case "$*" in
*'--shard 1/2'*) exit 1 ;;
esac
exec "$REAL" "$@"
END
expect 0 sh "$source/packaging/slurm/dabiao-array.sh" project/report.yaml 2018-04 2 --partition=short
merge=$(sed -n 's/.* merge: \([0-9]*\),.*/\1/p' stdout)
within 200 has_ended || die 'the jobs do not end'
scontrol --oneliner show job "$merge" >merge.txt
says merge.txt 'JobState=FAILED'
says merge.txt 'ExitCode=1:0'
cmp merged-2018-04.json project/out/2018-04/manifest.json || die 'a failed run touched the manifest'

stop_cluster
for name in munged slurmctld slurmd; do
    ! pgrep -f "^[^ ]*$name .*$work/cluster" >/dev/null || die "$name is still running"
done
