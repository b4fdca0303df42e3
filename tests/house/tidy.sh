#!/usr/bin/env bash
# clang-tidy over every file of src/; what it looks for stands in .clang-tidy.
#
#   tidy.sh BUILD [--deep]      a clang build folder with compile_commands.json
#
# --deep: with the analyzer that follows every path, which takes twenty times as long as all the rest.
set -u
checks=-clang-analyzer-*
[ "${2:-}" != --deep ] || checks=
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "$1" && pwd) || exit 2
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

tidy_one() { # tidy_one FILE
  local log
  log=$2/$(echo "${1#"$3"/}" | tr / _)
  if clang-tidy --quiet --checks="$5" -p "$4" "$1" >"$log" 2>"$log.noise"; then
    rm "$log"
  else
    cat "$log.noise" >>"$log"
  fi
  rm "$log.noise"
}
export -f tidy_one

count=$(find "$root/src" -name '*.c' | wc -l)
find "$root/src" -name '*.c' -print0 |
  xargs -0 -P2 -I{} bash -c 'tidy_one "$@"' _ {} "$logs" "$root" "$build" "$checks"
failed=$(find "$logs" -type f | wc -l)
for log in "$logs"/*; do
  [ ! -e "$log" ] || grep -vE '^[0-9]+ warnings? generated|^Suppressed' "$log"
done
if [ "$count" = 0 ]; then
  echo "nothing was looked at"
  count=1
  failed=1
fi
echo "clang-tidy: $((count - failed)) passed, $failed failed"
[ "$failed" = 0 ]
