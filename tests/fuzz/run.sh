#!/usr/bin/env bash
# Replays each fuzz target's committed inputs, then lets it look for new ones for a while.
#
#   run.sh FOLDER_OF_TARGETS LEAST_TARGETS SECONDS
#
# An input that breaks a target is left in build/fuzz-found/: add it to the target's corpus with the
# repair.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
targets=$1 least=$2 seconds=$3
found=$root/build/fuzz-found
mkdir -p "$found"
passed=0
failed=0

verdict() { # verdict STATUS COUNT WHAT
  if [ "$1" = 0 ]; then
    passed=$((passed + $2))
  else
    failed=$((failed + 1))
    echo "FAILED: $3"
  fi
}

count=0
for source in "$root"/tests/fuzz/fuzz_*.c; do
  [ -e "$source" ] || continue
  target=$(basename "$source" .c)
  name=${target#fuzz_}
  corpus=$root/tests/fuzz/corpus/$name
  program=$targets/$target
  log=$found/$name.log
  count=$((count + 1))

  inputs=("$corpus"/*)
  if [ ! -x "$program" ] || [ ! -e "${inputs[0]}" ]; then
    verdict 1 1 "$name: no program or no corpus ($corpus)"
    continue
  fi
  "$program" -timeout=10 -rss_limit_mb=1024 -artifact_prefix="$found/$name-" \
    "${inputs[@]}" >"$log" 2>&1
  status=$?
  [ "$status" = 0 ] || tail -40 "$log"
  verdict "$status" "${#inputs[@]}" "$name: replay of the corpus"

  fresh=$(mktemp -d)
  "$program" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -max_len=4096 \
    -print_final_stats=1 -verbosity=1 -artifact_prefix="$found/$name-" \
    "$fresh" "$corpus" >"$log" 2>&1
  status=$?
  [ "$status" = 0 ] || tail -40 "$log"
  executed=$(sed -nE 's/^stat::number_of_executed_units: +([0-9]+)/\1/p' "$log")
  echo "$name: ${#inputs[@]} inputs replayed, ${executed:-0} new ones tried in $seconds s"
  [ "${executed:-0}" -gt "${#inputs[@]}" ] || status=1
  verdict "$status" 1 "$name: $seconds s of new inputs"
  rm -rf "$fresh"
done
if [ "$count" -lt "$least" ]; then
  verdict 1 1 "$count fuzz targets, fewer than $least"
fi
echo "fuzz: $count targets, $passed passed, $failed failed"
[ "$failed" = 0 ]
