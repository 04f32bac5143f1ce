#!/bin/sh
# check-tidy.sh ROOT BUILD [FILE...]: clang-tidy finds nothing in the sources of BUILD's compile
# commands. Takes minutes, so that a file which passed is looked at again only when it, a header of
# ours or the rules changed; the stamps stand in BUILD/tidy/.
set -eu

root=$1
build=$2
shift 2
cd -- "$root"
mkdir -p "$build/tidy"
[ "$#" -gt 0 ] || set -- src/*/*.c

# What all files share: the rules, the headers, the tool.
common=$( (cat .clang-tidy src/*/*.h && clang-tidy --version) | sha256sum | cut -c 1-64)

export build common
# shellcheck disable=SC2016  # expanded by the inner shell
printf '%s\0' "$@" | xargs -0 -n 1 -P "$(nproc)" sh -c '
    file=$1
    grep -q -F "/$file\"" "$build/compile_commands.json" || exit 0 # belongs to no target yet
    stamp=$build/tidy/$(echo "$file" | tr / _)
    key=$( (echo "$common" && cat -- "$file") | sha256sum)
    [ "$(cat -- "$stamp" 2>/dev/null)" != "$key" ] || exit 0
    rm -f -- "$stamp"
    if found=$(clang-tidy -p "$build" --quiet "$file" 2>/dev/null); then
        echo "$key" >"$stamp"
    else
        printf "%s\n" "$found"
        exit 1
    fi
' tidy
