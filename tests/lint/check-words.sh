#!/bin/sh
# check-words.sh ROOT: no path of the machine where a file was written stands in any file, and text
# files end with a line end.
set -eu

cd -- "$1"
status=0

# The project's own files, without what is built, rendered or unpacked.
own_files() {
    find . -path ./.git -prune -o -path './build*' -prune -o -path './samples/out' -prune \
        -o -path './samples/*/out' -prune -o -path ./fonts/fandol -prune \
        -o -path ./fonts/local -prune -o -type f \
        ! -name '*.png' ! -name '*.otf' ! -name '*.ttf' ! -name '*.pdf' ! -name '*.gz' -print0
}

# Brackets keep the patterns from finding themselves. Shebangs and /usr are the system's, not ours.
if own_files | xargs -0 grep -n -I -E \
    '(^|[^A-Za-z0-9_.}])/(wor[k]|hom[e]|roo[t]|User[s])/[A-Za-z]|\.\./share[d]'; then
    echo "these lines name a place that only one machine has" >&2
    status=1
fi

# Inputs of tests may lack it on purpose.
# shellcheck disable=SC2016  # expanded by the inner shell
if own_files | xargs -0 sh -c '
    for file; do
        case $file in
        ./tests/*/seeds/* | ./tests/golden/* | ./tests/cli/* | ./tests/fuzz/*) continue ;;
        esac
        [ -s "$file" ] && [ -n "$(tail -c 1 -- "$file")" ] && echo "$file: no line end at the end"
    done
    true' sh | grep .; then
    status=1
fi
exit $status
