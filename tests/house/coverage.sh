#!/usr/bin/env bash
# Runs the unit tests and the golden cases with counters. Of calc every line and every branch must
# have been taken; of the other rooms the figures are printed.
#
#   coverage.sh BUILD      a coverage build folder
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "$1" && pwd) || exit 2
cd "$root" || exit 2
find "$build" -name '*.gcda' -delete

# What they find is told by their own stages; here they only have to run.
CK_FORK=no ctest --test-dir "$build" -j1 >"$build/coverage-ctest.log" 2>&1
python3 tests/golden/run.py --salespay "$build/salespay" --jobs 1 >"$build/coverage-golden.log" 2>&1

# An assertion's other branch cannot be taken by any input; that is its point.
gcovr --root "$root" --object-directory "$build" --exclude-branches-by-pattern '.*\bassert\(.*' \
  --filter 'src/' --filter '.*layers/' --json "$build/coverage.json" "$build" >/dev/null || exit 1

gcovr --root "$root" -a "$build/coverage.json" --txt --sort-percentage | cut -c1-72
echo
passed=0
failed=0
calc=(--filter 'src/calc/' --filter '.*layers/calc/') # headers are found by their include folder
gcovr --root "$root" -a "$build/coverage.json" "${calc[@]}" --branches --txt || failed=1
gcovr --root "$root" -a "$build/coverage.json" "${calc[@]}" --print-summary \
  --fail-under-line 100 --fail-under-branch 100 --output "$build/calc.txt" || failed=1
[ "$failed" != 0 ] || passed=1
echo "coverage of calc, line and branch: $passed passed, $failed failed"
[ "$failed" = 0 ]
