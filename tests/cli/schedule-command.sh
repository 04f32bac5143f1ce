# `dabiao schedule` prints and installs what starts one report every month.
. "${SOURCE:?}/tests/cli/lib.sh"

# a project whose folder has every character that units, crontabs and shells treat in a special way
project="$PWD/a b\"c'd%e\$f;é 省"
cp -r "$source/samples/monthly" "$project"
sed -e 's/^regions:.*/regions: [630000]/' -e 's/^layout:.*/layout: brief/' -e 's/^period:.*//' \
    "$source/samples/monthly/report.yaml" >"$project/report.yaml"
rm -rf "$project/out"
mkdir "$project/out"

# refused: no or wrong times, more than one report, fixed periods
expect 2 "$dabiao" schedule "$project/report.yaml"
expect 2 "$dabiao" schedule --monthly 3 08:00
for when in '29 08:00' '0 08:00' '3 24:00' '3 08:60' '3 8' '3' 'x 08:00' '3 08:00 09'; do
    expect 2 "$dabiao" schedule "$project/report.yaml" --monthly "$when"
done
says stderr 'a day from 1 to 28'
expect 2 "$dabiao" schedule "$project/report.yaml" --monthly 3 08:00 --period 2018-06
expect 2 "$dabiao" schedule "$project/report.yaml" --monthly 3 08:00 --format at
expect 2 "$dabiao" schedule "$project/report.yaml" --monthly 3 08:00 --format cron --install
[ "$(id -u)" -ne 0 ] || expect 2 "$dabiao" schedule "$project/report.yaml" --monthly 3 08:00 \
    --run-as nobody-of-that-name
grep -v '^output' "$project/report.yaml" >"$project/nowhere.yaml"
expect 2 "$dabiao" schedule "$project/nowhere.yaml" --monthly 3 08:00
expect 3 "$dabiao" schedule "$project/metrics/none.yaml" --monthly 3 08:00
echo 'plan: [' >"$project/broken.yaml"
expect 1 "$dabiao" schedule "$project/broken.yaml" --monthly 3 08:00

# the order of words is free, and one value will do
expect 0 "$dabiao" schedule --monthly 3 08:00 "$project/report.yaml"
mv stdout first
expect 0 "$dabiao" schedule "$project/report.yaml" "--monthly=3 08:00"
cmp first stdout || die 'the order of the words matters'

# installed for the system or for a user, complete and in order
account=$(id -un)
for scope in system user; do
    case $scope in
    system) set -- --run-as "$account" ;;
    user) set -- --user ;;
    esac
    [ "$scope" = user ] || [ "$(id -u)" -eq 0 ] || continue
    expect 0 "$dabiao" schedule "$project/report.yaml" --monthly 5 07:30 --install \
        --unit-folder "units $scope" "$@"
    says stdout 'enable --now dabiao-'
    [ "$(find "units $scope" -type f | wc -l)" -eq 2 ] || die 'not just a service and a timer'
    service=$(echo "units $scope"/*.service)
    timer=$(echo "units $scope"/*.timer)
    case ${service##*/} in
    *[!A-Za-z0-9_.-]*) die "the name needs quoting: $service" ;;
    esac
    [ "${service%.service}" = "${timer%.timer}" ] || die 'service and timer differ in their names'
    expect 0 env XDG_RUNTIME_DIR="$PWD" systemd-analyze verify --man=no "--$scope" "$service" "$timer"
    cat stderr >>stdout
    if [ -s stdout ]; then
        cat stdout >&2
        die 'systemd-analyze verify has something to say'
    fi
    says "$timer" 'Persistent=true'
    calendar=$(sed -n 's/^OnCalendar=//p' "$timer")
    expect 0 env TZ=UTC systemd-analyze calendar --base-time='2018-07-01 00:00:00' "$calendar"
    says stdout '2018-07-04 23:30:00 UTC'
done
grep -qE '^(User|ProtectSystem|PrivateUsers|CapabilityBoundingSet)=' "units user"/*.service &&
    die 'a user cannot have these'
says "units user"/*.service 'NoNewPrivileges=yes'
if [ "$(id -u)" -eq 0 ]; then
    expect 0 systemd-analyze security --offline=yes --no-pager "units system"/*.service
    exposure=$(sed -n 's/.*exposure level for .*: \([0-9.]*\) .*/\1/p' stdout)
    awk "BEGIN { exit !(\"$exposure\" != \"\" && $exposure <= 2.5) }" || die "exposure $exposure"
    says "units system"/*.service "User=$account"
fi
# a second time the same files, and nothing left beside them
expect 0 "$dabiao" schedule "$project/report.yaml" --monthly 6 07:30 --install --user --unit-folder 'units user'
[ "$(find 'units user' | wc -l)" -eq 3 ] || die 'something was left in the folder of the units'
says "units user"/*.timer '*-*-06 07:30:00'
# without --unit-folder: below the configuration of the user
expect 0 env XDG_CONFIG_HOME="$PWD/config" "$dabiao" schedule "$project/report.yaml" --monthly 3 08:00 \
    --install --user
[ -f "config/systemd/user/${timer##*/}" ] || die 'not where systemd --user looks'
if [ "$(id -u)" -ne 0 ]; then
    mkdir locked && chmod 500 locked
    expect 3 "$dabiao" schedule "$project/report.yaml" --monthly 3 08:00 --install --unit-folder locked/units
fi
: >file
expect 3 "$dabiao" schedule "$project/report.yaml" --monthly 3 08:00 --install --unit-folder file/units

# another report has another name, also where only special characters differ
other="$PWD/a b\"c'd%e\$f,é 省"
cp -r "$project" "$other"
cp "$project/report.yaml" "$project/second.yaml"
for report in "$project/report.yaml" "$other/report.yaml" "$project/second.yaml"; do
    "$dabiao" schedule "$report" --monthly 3 08:00 | sed -n '1s/^# //p'
done | sort -u >names
[ "$(wc -l <names)" -eq 3 ] || die 'two reports share the name of a unit'

# the crontab line: in the machine's zone, and the shell finds every path in it
for row in 'UTC|3 08:00|0 0 3' 'Asia/Shanghai|3 08:00|0 8 3' 'UTC|3 07:30|30 23 2' \
    'Asia/Kolkata|28 23:59|29 21 28' 'America/Bogota|2 20:00|0 7 2'; do
    zone=${row%%|*}
    fields=${row##*|}
    when=${row#*|}
    when=${when%|*}
    expect 0 env TZ="$zone" "$dabiao" schedule "$project/report.yaml" --monthly "$when" --format cron
    [ "$(wc -l <stdout)" -eq 1 ] || die 'a crontab line is one line'
    says stdout "$fields * * "
done
expect 2 env TZ=UTC "$dabiao" schedule "$project/report.yaml" --monthly 1 07:59 --format cron
expect 0 env TZ=UTC "$dabiao" schedule "$project/report.yaml" --monthly 1 07:59
grep -q '^# 59' stdout && die 'a line that cron would run on the wrong day'
expect 2 env TZ=Asia/Tokyo "$dabiao" schedule "$project/report.yaml" --monthly 28 23:30 --format cron

# what cron does with it: \% is %, the rest goes to the shell
expect 0 "$dabiao" schedule "$project/report.yaml" --monthly 3 08:00 --format cron
sed -e 's/^[^*]*\* \* //' -e 's/\\%/%/g' stdout >command.sh
grep -q '[^\\]%' stdout && die 'cron would end the command at a %'
expect 0 env ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0" \
    faketime -f '@2018-07-03 00:00:00' sh command.sh
[ -s "$project/out/dabiao.prom" ] || die 'no metrics'
[ -s "$project/out/dabiao.log" ] || die 'no log'
find "$project/out/2018-06" -name '*.pdf' | grep -q . || die 'the crontab line made no report'

# a path that no unit can name is refused, not mangled
for bad in 'line
end' 'blank '; do
    cp -r "$project" "$bad"
done
expect 2 "$dabiao" schedule "line
end/report.yaml" --monthly 3 08:00
says stderr 'line\x0Aend'
expect 2 "$dabiao" schedule "line
end/report.yaml" --monthly 3 08:00 --format cron
expect 2 "$dabiao" schedule 'blank /report.yaml' --monthly 3 08:00
