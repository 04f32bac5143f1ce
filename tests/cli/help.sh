# --help everywhere, in both languages; the words error, warning and note are never translated.
. "${SOURCE:?}/tests/cli/lib.sh"

expect 0 "$dabiao" --help
says stdout 'render'
expect 0 "$dabiao" --version
for command in $("$dabiao" --help | sed -n 's/^  \([a-z][a-z-]*\) .*/\1/p'); do
    expect 0 "$dabiao" "$command" --help
    says stdout 'Usage:'
    expect 0 "$dabiao" --lang zh "$command" --help
    LC_ALL=C.UTF-8 grep -q -P '\p{Han}' stdout || die "$command --help has no Chinese"
    expect 2 "$dabiao" "$command" --no-such-option
done
expect 2 "$dabiao"
expect 2 "$dabiao" --lang fr --help

copy_sample
printf 'plan: nowhere\n' >project/report.yaml
LC_ALL=zh_CN.UTF-8 expect 1 "$dabiao" check project/report.yaml --period 2018-06
says stderr 'project/report.yaml:1:7: error: unknown-plan: '
LC_ALL=C.UTF-8 grep -q '规划' stderr || die 'the message is not Chinese'
expect 1 "$dabiao" --lang en check project/report.yaml --period 2018-06
says stderr "unknown plan 'nowhere'"
