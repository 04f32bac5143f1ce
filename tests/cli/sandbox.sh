# `render` and `batch` cannot read, write, start or reach anything but what one run needs, on kernels that
# have Landlock and seccomp; on others they say so and go on.
. "${SOURCE:?}/tests/cli/lib.sh"

preloaded="${ESCAPE:?}"
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0"

# a project, a folder that has nothing to do with it, and report files that write below out/ and beside report.yaml
mkdir elsewhere elsewhere/sub home
echo secret >elsewhere/secret
copy_sample
sed -e 's/^layout:.*/layout: brief/' -e 's/^output:.*//' project/report.yaml >project/base.yaml
{ cat project/base.yaml && echo 'output: made/{{period}}/{{region.code}}.pdf'; } >project/report.yaml
{ cat project/base.yaml && echo 'output: "{{region.code}}.pdf"'; } >project/beside.yaml

# taken_over COMMAND...: run with a library that tries everything at the first flush of a file
taken_over() {
    rm -f tried
    expect 0 env LD_PRELOAD="$preloaded" HOME="$PWD/home" ESCAPE_LOG="$PWD/tried" ESCAPE_FOLDER="$PWD/elsewhere" \
        ESCAPE_PROJECT="$PWD/project/metrics/levels.csv" "$@"
    [ "$(grep -c ': denied$\|: ALLOWED$' tried)" -ge 20 ] || die 'not everything was tried'
}
confined() {
    taken_over "$@"
    if grep -v ': denied$\|^pipe: works$' tried >&2; then
        die "allowed: $*"
    fi
}

# without confinement the library can do harm, or the test would show nothing
taken_over "$dabiao" render project/report.yaml --no-sandbox
[ "$(grep -c ALLOWED tried)" -ge 8 ] || die 'the library cannot do anything anyway'
[ -e elsewhere/written ] || die 'the library wrote nothing'
rm -rf elsewhere project/made
mkdir elsewhere elsewhere/sub
echo secret >elsewhere/secret

case $(cd "$work" && "$dabiao" render project/report.yaml 2>&1 >/dev/null) in
*'not confined'*)
    echo 'SKIPPED: this kernel has no Landlock or no seccomp' >&2
    exit 77
    ;;
esac
confined "$dabiao" render project/report.yaml
confined "$dabiao" render project/report.yaml -o out/a.pdf
confined "$dabiao" render project/report.yaml -o out/a.svg --format svg
confined "$dabiao" batch project/report.yaml --force --jobs 2
confined "$dabiao" batch project/report.yaml --force -o out/batch --log out/x.log --metrics out/x.prom
[ "$(cat elsewhere/secret)" = secret ] || die 'the secret was changed'
[ "$(find elsewhere | wc -l)" -eq 3 ] || die 'something was written elsewhere'
cmp out/a.pdf project/made/2018-06/630000.pdf || die 'confined to another file it gives other bytes'

# the system calls say the same: confined before the first byte of the project is read, then nothing but
# reading, and writing in the output folder
if command -v strace >/dev/null; then
    rm -rf project/made
    expect 0 env ASAN_OPTIONS="$ASAN_OPTIONS:detect_leaks=0" strace -f -y -o trace \
        -e trace=landlock_restrict_self,seccomp,prctl,openat,open,creat,execve,socket,connect,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat \
        "$dabiao" batch project/report.yaml --jobs 2
    grep -q 'landlock_restrict_self(.*= 0' trace || die 'Landlock was not used'
    awk '/O_PATH/ { next } # names a file, and reads nothing
        /landlock_restrict_self\(.*= 0/ { n++ }
        /project\/report.yaml|metrics\// && /open/ && n == 0 { print; bad = 1 }
        /metrics\// && /open/ && n < 2 { print; bad = 1 }
        END { exit bad || n != 2 }' trace >&2 || die 'the project was read before all was given up'
    awk '/landlock_restrict_self/ { n++ } n == 2 { print }' trace >confined.trace
    ! grep -E 'execve\(|socket\(|connect\(' confined.trace >&2 || die 'a program or the network'
    ! grep -E 'O_WRONLY|O_RDWR|O_CREAT|rename|unlink|mkdir' confined.trace | grep -vF "$PWD/project/made" |
        grep -v '= -1\|/dev/null\|exited' >&2 || die 'something else was written'
fi

# links and .. lead nowhere
mkdir attack
cp -r project attack/project
rm -rf attack/project/made
ln -s "$work/elsewhere" attack/project/made
expect 1 "$dabiao" render attack/project/report.yaml
says stderr 'path-outside-project'
expect 1 "$dabiao" render attack/project/report.yaml --no-sandbox
says stderr 'path-outside-project'
"$dabiao" batch attack/project/report.yaml --no-sandbox >stdout 2>stderr && die 'a batch followed the link'
[ "$(find elsewhere | wc -l)" -eq 3 ] || die 'something was written through a link'
rm attack/project/made
for pattern in '../out.pdf' 'a/../../out.pdf' '{{plan.id}}/../../../out.pdf' "$work/out.pdf" 'made/../../x/{{period}}.pdf'; do
    { cat project/base.yaml && echo "output: \"$pattern\""; } >attack/project/report.yaml
    for flag in '' --no-sandbox; do
        # shellcheck disable=SC2086  # nothing or a word
        expect 1 "$dabiao" render attack/project/report.yaml $flag
        says stderr 'path-outside-project'
    done
done
ln -s /etc/passwd attack/project/metrics/passwd.csv
cp project/report.yaml attack/project/report.yaml
expect 1 "$dabiao" render attack/project/report.yaml --no-sandbox
says stderr 'path-outside-project'

# a run that fails leaves no folder behind; one that succeeds may write beside report.yaml where it says so
rm -rf project/made
sed 's/^plan:.*/plan: unknown/' project/report.yaml >project/broken.yaml
expect 1 "$dabiao" render project/broken.yaml
expect 1 "$dabiao" batch project/broken.yaml
expect 1 "$dabiao" batch project/broken.yaml -o out/new/folder
for left in project/made out/new; do
    [ ! -e "$left" ] || die "a failed run left $left"
done
expect 0 "$dabiao" batch project/report.yaml --dry-run
[ ! -e project/made ] || die 'a dry run left a folder'
expect 0 "$dabiao" render project/beside.yaml
[ -s project/630000.pdf ] || die 'no report beside report.yaml'

# what it needs from elsewhere it may have: a layout beside the project, data above it, GBK
mkdir -p above/layouts
cp -r project above/project
sed 's/^extends:.*//' "$source/layouts/brief.yaml" >above/layouts/own.yaml
printf 'extends: brief\ntitle: 另一标题\n' >above/layouts/own.yaml
expect 0 "$dabiao" render above/project/report.yaml --layout own -o out/own.pdf
printf 'extends: brief\ntitle: 另一标题\n' >layout.yaml
expect 0 "$dabiao" render project/report.yaml --layout ./layout.yaml -o out/layout.pdf
iconv -f UTF-8 -t GB18030 project/metrics/levels.csv >levels.csv
cp levels.csv above/project/metrics/levels.csv
expect 0 "$dabiao" render above/project/report.yaml -o out/gbk.pdf
ln -s "$PWD/project" linked
expect 0 "$dabiao" render linked/report.yaml
expect 0 "$dabiao" --lang zh render project/report.yaml -o out/zh.pdf
says stdout '页'

# a kernel without Landlock: a note, and the report
expect 0 env LD_PRELOAD="$preloaded" NO_LANDLOCK=1 "$dabiao" render project/report.yaml -o out/without.pdf
says stderr 'note: this run is not confined to its own files and programs: Landlock:'
cmp out/a.pdf out/without.pdf || die 'other bytes without Landlock'
expect 0 env LD_PRELOAD="$preloaded" NO_LANDLOCK=1 "$dabiao" render project/report.yaml -o out/without.pdf --no-sandbox
[ ! -s stderr ] || ! grep -q confined stderr || die 'a note though nobody wanted to be confined'
