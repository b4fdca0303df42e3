#!/usr/bin/env bash
# Links each room of src/ whole with only the rooms below it; a call upward leaves a symbol undefined.
# Also: no include climbs, each library is included by the one room that may, and calc, which is pure,
# calls nothing of the system.
#
#   layers.sh BUILD      a plain (not sanitized) build folder
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "$1" && pwd) || exit 2
passed=0
failed=0

verdict() { # verdict 0|1 WHAT
  if [ "$1" = 0 ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $2"
  fi
}

# room: rooms below: its own libraries and theirs
rooms='base::
model:base:
io:model base:-lcrypto
rules:io model base:-liniparser -lcrypto
input:io model base:-lcsv -lcrypto
calc:model base:
output:calc rules input io model base:-liniparser -lcsv -lcrypto
month:output calc rules input io model base:-liniparser -lcsv -lcrypto
book:month output calc rules input io model base:-liniparser -lcsv -lcrypto
explain:month output calc rules input io model base:-liniparser -lcsv -lcrypto -lsmartcols
cli:explain book month output calc rules input io model base:-liniparser -lcsv -lcrypto -lsmartcols'

archive() { echo "$build/src/libsalespay_$1.a"; }

while IFS=: read -r room below libraries; do
  if ! compgen -G "$root/src/$room/*.c" >/dev/null; then
    echo "room $room has no sources"
    verdict 1 "room $room is empty"
    continue
  fi
  lower=()
  for name in $below; do
    [ ! -e "$(archive "$name")" ] || lower+=("$(archive "$name")")
  done
  # shellcheck disable=SC2086
  gcc -shared -pthread -o /dev/null -Wl,--no-undefined \
    -Wl,--whole-archive "$(archive "$room")" -Wl,--no-whole-archive \
    -Wl,--start-group "${lower[@]}" -Wl,--end-group $libraries
  verdict $? "room $room does not link with only the rooms below it: $below"
done <<<"$rooms"

# What each room may include beyond its own folder is what stands below it; the compiler sees to that
# by its include folders, unless a path climbs out of them.
! grep -rnE '#[[:space:]]*include[[:space:]]*"[^"]*\.\.' "$root/src"
verdict $? 'an include climbs with ".."'
! grep -rnE '#[[:space:]]*include[[:space:]]*"[^/"]*"' "$root/src"
verdict $? 'an include does not name its room'

only_in() { # only_in HEADER_PATTERN ROOMS
  ! grep -rnE "#[[:space:]]*include[[:space:]]*<$1" "$root/src" | grep -vE "^$root/src/($2)/"
  verdict $? "<$1> is for src/($2) alone"
}
only_in 'csv\.h' input
only_in 'iniparser' rules
only_in 'openssl' io
only_in 'libsmartcols' 'cli|explain'

# calc is pure: no file, clock, environment, locale, allocation. What it may call of the system:
allowed='^(memcpy|memmove|memset|memcmp|strcmp|strlen|qsort|__(memcpy|memmove|memset)_chk|__assert_fail|__stack_chk_fail|_GLOBAL_OFFSET_TABLE_|__(u?div|u?mod)ti[34])$'
if [ -e "$(archive calc)" ]; then
  own=$(mktemp)
  for name in calc model base; do
    [ ! -e "$(archive "$name")" ] || nm -g --defined-only "$(archive "$name")" 2>/dev/null
  done | awk 'NF == 3 { print $3 }' | sort -u >"$own"
  foreign=$(nm -gu "$(archive calc)" 2>/dev/null | awk '$1 == "U" { print $2 }' | sort -u |
    comm -23 - "$own" | grep -vE "$allowed")
  rm -f "$own"
  [ -z "$foreign" ]
  verdict $? "calc calls the system: $foreign"
  # Nothing in it may change between two calls.
  ! size -A "$(archive calc)" | grep -E '^\.(data|bss|tdata|tbss)[[:space:]]+[1-9]'
  verdict $? "calc holds writable data"
fi

echo "layers: $passed passed, $failed failed"
[ "$failed" = 0 ]
