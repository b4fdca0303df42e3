#!/usr/bin/env bash
# Runs the unit tests of calc with counters: every line and every branch of it must have been taken. With --all the unit
# tests of all rooms and the golden cases are run, too, and the figures of the other rooms are printed.
#
#   coverage.sh BUILD [--all]      a coverage build folder
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "$1" && pwd) || exit 2
cd "$root" || exit 2
find "$build" -name '*.gcda' -delete

# What they find is told by their own stages; here they only have to run.
only=(-R '^unit_calc_')
[ "${2:-}" != --all ] || only=()
CK_FORK=no ctest --test-dir "$build" -j1 "${only[@]}" >"$build/coverage-ctest.log" 2>&1
[ "${2:-}" != --all ] ||
  python3 tests/golden/run.py --salespay "$build/salespay" --jobs 1 >"$build/coverage-golden.log" 2>&1

# An assertion's other branch cannot be taken by any input; that is its point.
gcovr --root "$root" --object-directory "$build" --exclude-branches-by-pattern '.*\bassert\(.*' \
  --filter 'src/' --filter '.*layers/' --json "$build/coverage.json" "$build" >/dev/null || exit 1

[ "${2:-}" != --all ] || gcovr --root "$root" -a "$build/coverage.json" --txt --sort-percentage | cut -c1-72
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
