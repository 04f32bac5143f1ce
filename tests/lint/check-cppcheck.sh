#!/bin/sh
# check-cppcheck.sh ROOT BUILD: cppcheck finds nothing in the sources of BUILD's compile commands. What
# it knows of files that did not change stands in BUILD/cppcheck/.
set -eu

cd -- "$1"
mkdir -p "$2/cppcheck"
exec cppcheck --project="$2/compile_commands.json" --file-filter="$PWD/src/*" -j "$(nproc)" \
    --cppcheck-build-dir="$2/cppcheck" --enable=warning,performance,portability --std=c11 \
    --library=gtk --suppress='*:/usr/include/*' --suppressions-list=tests/lint/cppcheck.supp \
    --quiet --error-exitcode=1
