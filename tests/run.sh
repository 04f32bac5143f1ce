#!/bin/sh
# Set up, build with sanitizers into build-dev/, and run all tests and lints.
#
#   sh tests/run.sh                 everything
#   sh tests/run.sh -R lint         arguments go on to ctest
#   sh tests/run.sh --coverage      which lines of src/ the tests reach, see tests/coverage.sh
#
# Ends with ctest's closing lines; exits non-zero if a test fails.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd -- "$root"

if [ "${1-}" = --coverage ]; then
    exec sh tests/coverage.sh
fi
sh packaging/setup.sh --tests
[ -f build-dev/build.ninja ] || cmake --preset dev
cmake --build --preset dev

exec ctest --test-dir build-dev --output-on-failure --parallel "$(nproc)" "$@"
