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
# Never -o /dev/null: run as root, the linker would put a file in its place.
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT

verdict() { # verdict 0|1 WHAT
  if [ "$1" = 0 ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $2"
  fi
}

# "room:rooms below:its own libraries", as src/CMakeLists.txt has them, from the ground up. A room
# links with the libraries of those below it too.
rooms=$(tr '\n' ' ' <"$root/src/CMakeLists.txt" | grep -oE 'salespay_room\([a-z]+[^()]*\)' |
  awk '{
    gsub(/salespay_room\(|\)/, "")
    below = libraries = list = ""
    for (i = 2; i <= NF; i++)
      if ($i == "BELOW" || $i == "LIBRARIES") list = $i
      else if (list == "BELOW") below = below " " $i
      else libraries = libraries " " $i
    print $1 ":" below ":" libraries
  }')

link_flag() { # link_flag TARGET: what a library of CMake is called at the link
  case $1 in
    Iniparser::Iniparser) echo -liniparser ;;
    Libcsv::Libcsv) echo -lcsv ;;
    Threads::Threads) echo -pthread ;;
    PkgConfig::*) pkg-config --libs "$(echo "${1#*::}" | tr '[:upper:]' '[:lower:]')" ;;
    *) echo "unknown-library-$1" ;;
  esac
}

archive() { echo "$build/src/libsalespay_$1.a"; }

declare -A libraries_of=()
listed=
while IFS=: read -r room below targets; do
  listed="$listed $room"
  libraries=
  for target in $targets; do
    libraries="$libraries $(link_flag "$target")"
  done
  lower=()
  for name in $below; do
    case " $listed " in *" $name "*) ;; *) verdict 1 "$room stands on $name, which comes after it" ;; esac
    [ ! -e "$(archive "$name")" ] || lower+=("$(archive "$name")")
    libraries="$libraries ${libraries_of[$name]-}"
  done
  libraries_of[$room]=$libraries
  # shellcheck disable=SC2086
  gcc -shared -o "$scratch/room.so" -Wl,--no-undefined \
    -Wl,--whole-archive "$(archive "$room")" -Wl,--no-whole-archive \
    -Wl,--start-group "${lower[@]}" -Wl,--end-group $libraries
  verdict $? "room $room does not link with only the rooms below it:$below"
done <<<"$rooms"

for folder in "$root"/src/*/; do
  room=$(basename "$folder")
  case " $listed " in *" $room "*) verdict 0 ;; *) verdict 1 "src/$room is no room" ;; esac
done
# The way down that everybody relies on: calc stands on model and base alone.
grep -qE '^calc: model base:$' <<<"$rooms"
verdict $? "calc may stand on model and base alone"

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
only_in 'nettle' io
only_in 'libsmartcols' explain
only_in 'xlsxwriter' xlsx
only_in '(cairo|pango|fontconfig)' pdf

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
