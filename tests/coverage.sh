#!/bin/sh
# Run the tests in a build that counts, and tell which lines of src/ they reach.
#
#   sh tests/coverage.sh            fails when a test does, or below 90 % of the lines
#
# Ends with the table of files, in build-coverage/coverage.txt too. Lints reach nothing and are left out.
# What a worker of a batch runs counts only if it ends by itself.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd -- "$root"
bound=90 # per cent of the lines

sh packaging/setup.sh --tests
[ -f build-coverage/build.ninja ] || cmake --preset coverage
cmake --build --preset coverage
find build-coverage -name '*.gcda' -delete

failed=0
ctest --test-dir build-coverage --output-on-failure --parallel "$(nproc)" -LE lint || failed=1
# processes that fork write their counts side by side, which gcov shows as nonsense on some lines
gcovr --root . --filter src/ --object-directory build-coverage --gcov-ignore-parse-errors \
    --fail-under-line "$bound" --txt build-coverage/coverage.txt --print-summary \
    2>build-coverage/gcovr.log >build-coverage/summary.txt || failed=1
cat build-coverage/coverage.txt build-coverage/summary.txt
if [ "$failed" -ne 0 ]; then
    echo "coverage: a test failed, or less than $bound % of the lines are reached" >&2
fi
exit "$failed"
