# Runs stages, one at a time or two at a time, and counts what they checked. Sourced, not run.
#
# A stage is a function stage_NAME. It prints what it likes, and at its end, when it has a count, a
# line that ends in `N passed, N failed`; without one it counts as one check. A stage that ends with
# another status than 0 has failed, whatever it counted.

stages_passed=0
stages_failed=0
stages_broken=

wanted() { # wanted NAME: by --only
  local word
  [ "${#only[@]}" -gt 0 ] || return 0
  for word in "${only[@]}"; do
    case $1 in *"$word"*) return 0 ;; esac
  done
  return 1
}

stage_to_log() { # stage_to_log NAME: its output, status and seconds, in build/logs/NAME*
  local began=$EPOCHREALTIME status
  "stage_$1" >"build/logs/$1" 2>&1 </dev/null
  status=$?
  awk -v a="$began" -v b="$EPOCHREALTIME" -v s="$status" \
    'BEGIN { printf "%d %.1f\n", s, b - a }' >"build/logs/$1.status"
}

stage_report() { # stage_report NAME: prints its line, and all that it said when it failed
  local status seconds passed failed counts verdict=ok
  read -r status seconds <"build/logs/$1.status"
  counts=$(sed -nE 's/.*\b([0-9]+) passed, ([0-9]+) failed.*/\1 \2/p' "build/logs/$1" | tail -1)
  if [ -n "$counts" ]; then
    passed=${counts% *} failed=${counts#* }
  else
    passed=$((status == 0)) failed=0
  fi
  [ "$status" = 0 ] || [ "$failed" != 0 ] || failed=1
  [ "$failed" = 0 ] || verdict=FAILED
  if [ "$verdict" != ok ]; then
    echo "================ $1"
    head -c 20000 "build/logs/$1"
    echo "================"
    stages_broken="$stages_broken $1"
  fi
  printf '%-22s %-6s %7d passed %4d failed %7s s\n' "$1" "$verdict" "$passed" "$failed" "$seconds"
  stages_passed=$((stages_passed + passed))
  stages_failed=$((stages_failed + failed))
  [ "$verdict" = ok ]
}

run_alone() { # run_alone NAME
  stage_to_log "$1"
  stage_report "$1"
}

run_pool() { # run_pool NAME…: two at a time
  local name pid running=0
  declare -A names=()
  for name in "$@"; do
    wanted "$name" || continue
    if [ "$running" = 2 ]; then
      wait -n -p pid
      stage_report "${names[$pid]}"
      running=1
    fi
    stage_to_log "$name" &
    names[$!]=$name
    running=$((running + 1))
  done
  while [ "$running" -gt 0 ]; do
    wait -n -p pid
    stage_report "${names[$pid]}"
    running=$((running - 1))
  done
}

summarize() { # the last line, and the exit status
  echo
  [ -z "$stages_broken" ] || echo "failed:$stages_broken (see build/logs/)"
  echo "$SECONDS seconds"
  echo "$stages_passed passed, $stages_failed failed"
  [ "$stages_failed" = 0 ]
}
