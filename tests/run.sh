#!/bin/sh
# Set up, build with sanitizers into build-dev/, and run all tests and lints.
#
#   sh tests/run.sh                 everything
#   sh tests/run.sh -R lint         arguments go on to ctest
#   sh tests/run.sh --coverage      which lines of src/ the tests reach, see tests/coverage.sh
#   sh tests/run.sh --with-slurm    installs Slurm first, without which cli.slurm is skipped
#
# Ends with ctest's closing lines; exits non-zero if a test fails.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd -- "$root"

if [ "${1-}" = --coverage ]; then
    exec sh tests/coverage.sh
fi

with_slurm=
if [ "${1:-}" = --with-slurm ]; then
    with_slurm=yes
    shift
fi

sh packaging/setup.sh --tests
[ -z "$with_slurm" ] || sh packaging/setup.sh --slurm ||
    echo "tests: Slurm could not be installed: cli.slurm will be skipped" >&2
[ -f build-dev/build.ninja ] || cmake --preset dev
cmake --build --preset dev

exec ctest --test-dir build-dev --output-on-failure --parallel "$(nproc)" "$@"
