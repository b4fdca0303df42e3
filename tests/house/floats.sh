#!/usr/bin/env bash
# No floating point in the program: money that passes through one comes back a fen wrong, one day.
#
# gcc refuses to translate a file that needs a floating-point register; what clang made is searched
# for the instructions and for the helpers of software floating point.
#
#   floats.sh BUILD CLANG_BUILD
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "$1" && pwd) || exit 2
clang_build=$(cd "$2" && pwd) || exit 2
passed=0
failed=0

# Files of modules whose library takes a floating-point number; each by name, here and in words.py.
exempt=(src/xlsx/cells.c src/pdf/canvas.c)

# Vector code needs the registers that gcc is told to refuse; that it does no arithmetic in them is still looked at in
# what clang made.
vectors=(src/base/number_column.c src/io/byte_scan.c src/io/utf8_scan.c)

is_among() { # is_among NAME NAME…
  local name=$1 other
  shift
  for other in "$@"; do
    [ "$name" != "$other" ] || return 0
  done
  return 1
}

# Never -o /dev/null: run as root, the compiler would take it away when it fails.
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT

includes=()
for layer in "$build"/layers/*; do
  includes+=("-I$layer")
done

refused() { # refused FILE: prints what gcc says when it needs a floating-point register
  # Unoptimised, since the C library's headers define atof() inline otherwise.
  gcc -std=c11 -D_GNU_SOURCE -DSALESPAY_VERSION='""' -DSALESPAY_MODULE_PLACE='""' -O0 -mgeneral-regs-only -S -o "$scratch/out.s" \
    "${includes[@]}" "$1" 2>&1
}

arithmetic='\b(v?cvt[a-z0-9]*[sp][sd][a-z0-9]*|v?(add|sub|mul|div|sqrt|min|max|u?comi|round)[sp][sd]|f(ld|ild|st|stp|add|mul|div|sub)[a-z]*)[[:space:]]'
helpers='__(add|sub|mul|div|neg)[sdtx]f[23]|__(fix|fixuns|float|floatun)[a-z]*[sdt]f[a-z]*|__(extend|trunc)[sdt]f[sdt]f2|\b(strtod|strtof|strtold|atof|pow|floor|ceil|round|lround|llround)$'

count_clang=0
for source in "$root"/src/*.c "$root"/src/*/*.c; do
  [ -e "$source" ] || continue
  name=${source#"$root"/}
  is_among "$name" "${exempt[@]}" "${vectors[@]}" && continue
  if said=$(refused "$source"); then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $name needs floating point:"
    echo "$said" | head -5
  fi
done

while IFS= read -r object; do
  source=${object##*/}
  room=${object#*salespay_}
  name="src/${room%%.dir*}/${source%.o}"
  is_among "$name" "${exempt[@]}" && continue
  count_clang=$((count_clang + 1))
  found=$(nm -u "$object" | awk '{ print $2 }' | grep -E "$helpers")
  [ "$(uname -m)" != x86_64 ] ||
    found="$found$(objdump -d --no-show-raw-insn "$object" | grep -E "$arithmetic" | head -3)"
  if [ -z "$found" ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED: %s, as clang translates it:\n%s\n' "$name" "$found"
  fi
done < <(find "$clang_build/src" -name '*.c.o')

if [ "$passed" = 0 ] || [ "$count_clang" = 0 ]; then
  echo "FAILED: nothing was looked at"
  failed=$((failed + 1))
fi
echo "floats: $passed passed, $failed failed (${#exempt[@]} files exempt)"
[ "$failed" = 0 ]
