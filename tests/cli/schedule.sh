# Units, cron line and Slurm script are what their programs accept, and do what docs/schedule.md says.
. "${SOURCE:?}/tests/cli/lib.sh"

packaging=$source/packaging

# the units are in order once they name a program that is there
mkdir units
sed "s,/usr/local/bin/dabiao,$dabiao,g" "$packaging/systemd/dabiao@.service" >units/dabiao@.service
grep -qF "ExecStart=$dabiao batch" units/dabiao@.service || die 'the service does not start dabiao'
cp "$packaging/systemd/dabiao@.timer" "$packaging/systemd/dabiao@.path" units/
expect 0 systemd-analyze verify --man=no units/dabiao@.service units/dabiao@.timer units/dabiao@.path
cat stderr >>stdout
if [ -s stdout ]; then
    cat stdout >&2
    die 'systemd-analyze verify has something to say'
fi
sed 's/^Restart=/Restrat=/' units/dabiao@.service >units/wrong@.service
systemd-analyze verify --man=no units/wrong@.service >stdout 2>&1 || :
says stdout Restrat

# exposed by no more than 2.0, and able to write to the project's out folder alone
expect 0 systemd-analyze security --offline=yes --no-pager units/dabiao@.service
exposure=$(sed -n 's/.*exposure level for .*: \([0-9.]*\) .*/\1/p' stdout)
[ -n "$exposure" ] || die 'no exposure level in the output'
awk "BEGIN { exit !($exposure <= 2.0) }" || die "exposure $exposure is above 2.0"
says units/dabiao@.service 'ProtectSystem=strict'
[ "$(grep -E '^(ReadWritePaths|BindPaths|(State|Cache|Logs|Runtime|Configuration)Directory)=' \
    units/dabiao@.service)" = 'ReadWritePaths=%f/out' ] || die 'the service may write elsewhere'

# the timer: 08:00 in China is 00:00 UTC
says units/dabiao@.timer 'Persistent=true'
calendar=$(sed -n 's/^OnCalendar=//p' units/dabiao@.timer)
expect 0 env TZ=UTC systemd-analyze calendar --base-time='2018-07-01 00:00:00' "$calendar"
says stdout '2018-07-03 00:00:00 UTC'

# the cron file: settings, or five fields, a user and a command without an unescaped %
grep -v '^#' "$packaging/cron/dabiao" | grep -vE '^[A-Z]+=' >lines
[ "$(wc -l <lines)" -eq 1 ] || die 'the cron file has not one line'
grep -qE '^([0-9]+|\*) ([0-9]+|\*) ([0-9]+|\*) ([0-9]+|\*) ([0-7]|\*) [a-z]+ cd /[^%]+ && dabiao batch [^%]+$' \
    lines || die 'the cron line is not in order'
[ -z "$(tail -c 1 "$packaging/cron/dabiao" | tr -d '\n')" ] || die 'cron ignores a last line without end'

# both run the same command, which works
options=$(sed -n 's/^ExecStart=[^ ]* batch //p' units/dabiao@.service)
[ "$options" = "$(sed 's/.* && dabiao batch //' lines)" ] || die 'service and cron run different commands'
cp -r "$source/samples/monthly" project
rm -rf project/out
mkdir project/out
shellcheck "$packaging/slurm/dabiao-array.sh" || die 'the Slurm script is not in order'

# at SECONDS ZONE ARGS...: a batch at that time, on a machine that has that zone
at() {
    moment=$1
    zone=$2
    shift 2
    (cd project && env TZ="$zone" ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0" \
        faketime -f "@$moment" "$dabiao" batch report.yaml --period prev-month --only 630000 \
        --layout official "$@")
}

# 2018-07-01 00:00 in China is 2018-06-30 16:00 UTC: June was the month before, whatever the zone; a
# second earlier it was May
for zone in Asia/Shanghai UTC America/New_York; do
    for moment in '2018-07-01 00:00:00 2018-06' '2018-06-30 23:59:59 2018-05'; do
        month=${moment##* }
        seconds=$(TZ=Asia/Shanghai date -d "${moment% *}" +%s)
        local=$(TZ=$zone date -d "@$seconds" '+%Y-%m-%d %H:%M:%S')
        expect 0 at "$local" "$zone" --dry-run
        says stdout "$month/630000"
    done
done
[ "$(TZ=UTC date -d "@$(TZ=Asia/Shanghai date -d '2018-07-01 00:00' +%s)" +%H)" = 16 ] ||
    die 'the zone Asia/Shanghai is unknown here'

# the Slurm script with an sbatch that runs what it is given at once: one task of three is made to fail,
# the second job makes it again, and the merged manifest is that of a single run
mkdir bin
cat >bin/sbatch <<'END'
#!/bin/sh
tasks=
while :; do
    case $1 in
    --array=1-*) tasks=${1#--array=1-} ;;
    --*) ;;
    *) break ;;
    esac
    shift
done
[ -n "$tasks" ] || { sh "$@" >&2; echo $? >merge.status; echo 2; exit; }
i=0
while [ $i -lt "$tasks" ]; do
    i=$((i + 1))
    SLURM_ARRAY_TASK_ID=$i sh "$@" >&2 || echo $i >>failed.tasks
done
echo '1;cluster'
END
cat >bin/dabiao <<'END'
#!/bin/sh
case "$*" in
*'--shard 2/3'*) [ -e failed.once ] || { : >failed.once; kill -9 $$; } ;;
esac
[ "$1" = manifest ] || set -- "$@" --only 110000,630000,650000,660000 --layout official
exec "$REAL" "$@"
END
chmod +x bin/sbatch bin/dabiao
expect 0 env PATH="$PWD/bin:$PATH" REAL="$dabiao" DABIAO="$PWD/bin/dabiao" \
    sh "$packaging/slurm/dabiao-array.sh" project/report.yaml 2018-06 3 --partition=short
[ "$(cat failed.tasks)" = 2 ] || die 'not just task 2 failed'
[ "$(cat merge.status)" = 0 ] || die 'the second job failed'
expect 0 "$dabiao" verify project/out/2018-06/manifest.json
mv project/out/2018-06/manifest.json merged.json
rm -rf project/out
expect 0 "$dabiao" batch project/report.yaml --period 2018-06 --layout official \
    --only 110000,630000,650000,660000
cmp merged.json project/out/2018-06/manifest.json || die 'the merged manifest is not that of one run'
for wrong in prev-month 2018-05,prev-month 2018-05,,2018-06; do
    expect 2 sh "$packaging/slurm/dabiao-array.sh" project/report.yaml "$wrong" 3
done
