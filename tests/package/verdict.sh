# shellcheck shell=bash
# Counting checks. Sourced, not run.
#
#   verdict STATUS WHAT     one check: passed where STATUS is 0
#   verdicts NAME           the count, and its exit status

passed=0
failed=0

verdict() {
  if [ "$1" = 0 ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $2"
  fi
}

verdicts() {
  echo "$1: $passed passed, $failed failed"
  [ "$failed" = 0 ]
}
