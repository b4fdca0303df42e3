#!/usr/bin/env bash
# Without this, a payroll system that links the installed library could fail to build, find names of
# ours among its own, or pay other amounts than the program prints.
#
#   library.sh BUILD      a release build folder
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "$1" && pwd) || exit 2
place=$(mktemp -d) || exit 2
trap 'rm -rf "$place"' EXIT
# shellcheck source=verdict.sh
. "$root/tests/package/verdict.sh"
FIGURES_MIN=1500

cmake --install "$build" --prefix "$place/usr" >"$place/log" 2>&1
verdict $? "cmake --install: $(tail -3 "$place/log")"
header=$place/usr/include/salespay/salespay.h
export PKG_CONFIG_PATH=$place/usr/lib/pkgconfig
examples=$place/usr/share/doc/salespay/examples
strict="-Wall -Wextra -Wpedantic -Werror"

# The header alone, in the languages it is for.
# shellcheck disable=SC2086
gcc -std=c11 $strict -fsyntax-only -x c "$header"
verdict $? "the header does not stand alone in C"
# shellcheck disable=SC2086
clang -std=c11 $strict -Wdocumentation -fsyntax-only -x c "$header"
verdict $? "the header does not stand alone in C, for clang"
# shellcheck disable=SC2086
g++ -std=c++11 $strict -fsyntax-only -x c++ "$header"
verdict $? "the header does not stand alone in C++"

# Every function has its comment, and nothing is seen but what the header declares.
declared=$(grep -oE '^SALESPAY_API .*\bsalespay_[a-z_]+\(' "$header" | grep -oE 'salespay_[a-z_]+\(' | tr -d '(' | sort)
bare=$(awk '/^SALESPAY_API/ && before !~ /\*\/$/ { print } { before = $0 }' "$header")
[ -z "$bare" ]
verdict $? "a function without a comment: $bare"
for file in libsalespay.so libsalespay.a; do
  dynamic=
  [ "$file" = libsalespay.a ] || dynamic=-D
  seen=$(nm -g $dynamic --defined-only "$place/usr/lib/$file" | awk 'NF == 3 { print $3 }' | sort)
  [ "$seen" = "$declared" ]
  verdict $? "$file shows other names than the header: $(diff <(echo "$declared") <(echo "$seen"))"
done
calls='exit|_exit|abort|printf|puts|putchar|perror|setlocale|getenv|secure_getenv|time|clock_gettime|signal'
forbidden=$(nm -D --undefined-only "$place/usr/lib/libsalespay.so" | awk '{ print $2 }' | sed 's/@.*//' |
  grep -E "^(__)?($calls)(_chk)?\$")
[ -z "$forbidden" ]
verdict $? "the library calls: $forbidden"
needed=$(objdump -p "$place/usr/lib/libsalespay.so" | awk '$1 == "NEEDED" { print $2 }' | sort | tr '\n' ' ')
[ "$needed" = "libc.so.6 libcsv.so.3 libiniparser.so.1 " ]
verdict $? "the library needs: $needed"

# The example, in three ways: pkg-config and shared, pkg-config and static, CMake.
flags=$(pkg-config --cflags --libs salespay)
# shellcheck disable=SC2086
gcc -std=c11 $strict "$examples/embed.c" $flags "-Wl,-rpath,$place/usr/lib" -o "$place/shared"
verdict $? "embed.c does not build with pkg-config: $flags"
libraries=$(pkg-config --libs --static salespay | sed 's/-lsalespay/-l:libsalespay.a/')
# shellcheck disable=SC2086,SC2046
gcc -std=c11 $strict "$examples/embed.c" $(pkg-config --cflags salespay) $libraries -o "$place/static"
verdict $? "embed.c does not build with the static library"
mkdir "$place/project"
cat >"$place/project/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.25)
project(embed C)
find_package(salespay 0.1 REQUIRED CONFIG)
foreach(kind SHARED STATIC)
  add_executable(embed_${kind} ${EXAMPLES}/embed.c)
  target_link_libraries(embed_${kind} salespay::${kind})
endforeach()
END
cmake -S "$place/project" -B "$place/made" -G Ninja "-DCMAKE_PREFIX_PATH=$place/usr" "-DEXAMPLES=$examples" \
  >"$place/log" 2>&1 && cmake --build "$place/made" >>"$place/log" 2>&1
verdict $? "embed.c does not build with CMake: $(tail -5 "$place/log")"

# What it prints is what the program writes into payslips.csv.
salespay=$place/usr/bin/salespay
figures() { # figures BOOK: month, person, column, yuan, of every payslip
  awk 'FNR == 1 { split($0, key, ","); next }
    { n = split($0, cell, ","); for (i = 6; i <= n; i++) print cell[1] "," cell[2] "," key[i] "," cell[i] }' FS=, \
    "$1"/months/*/payslips.csv
}
compare() { # compare NAME FROM COUNT TO
  mkdir "$place/$1"
  (cd "$examples/$1" && cp -r ./*.ini ./*.csv payments "$place/$1/")
  "$salespay" run "$2..$4" --book "$place/$1" --no-sync -qq
  verdict $? "the installed program does not run $1"
  figures "$place/$1" >"$place/wanted"
  lines=$((lines + $(wc -l <"$place/wanted")))
  for program in "$place/shared" "$place/static" "$place/made/embed_SHARED" "$place/made/embed_STATIC"; do
    for way in "" memory; do
      "$program" "$examples/$1" "$2" "$3" $way >"$place/got" 2>"$place/said"
      verdict $? "$(basename "$program") $1 $way: $(head -3 "$place/said")"
      diff "$place/wanted" "$place/got" >"$place/difference"
      verdict $? "$(basename "$program") $1 $way prints other figures: $(head -5 "$place/difference")"
    done
  done
}
lines=0
compare aircon 2026-06 3 2026-08
compare northwind 1996-07 12 1997-06
[ "$lines" -ge $FIGURES_MIN ]
verdict $? "only $lines figures were compared"

# Memory that runs out, at each of its allocations in turn: the right figures, or none and a word why.
gcc -std=c11 -D_GNU_SOURCE -O1 -shared -fPIC "$root/tests/fault/memory_shim.c" -o "$place/shim.so"
verdict $? "the shim does not build"
starved() { # starved WAY ALLOCATION
  LD_PRELOAD=$place/shim.so FAULT_ALLOCATION=$2 "$place/static" "$examples/aircon" 2026-06 2 $1 \
    >"$place/got" 2>"$place/said"
}
for way in "" memory; do
  LD_PRELOAD=$place/shim.so FAULT_COUNT=$place/count "$place/static" "$examples/aircon" 2026-06 2 $way >"$place/wanted"
  count=$(cat "$place/count")
  [ "$count" -ge 150 ]
  verdict $? "only $count allocations were counted"
  for allocation in $(seq 1 "$count"); do
    starved "$way" "$allocation"
    status=$?
    { [ $status = 0 ] && cmp -s "$place/wanted" "$place/got"; } || { [ $status = 1 ] && [ -s "$place/said" ]; }
    verdict $? "allocation $allocation $way fails: status $status, $(head -2 "$place/said")"
  done
done

# Its own words, place and all, for an input that is wrong; nothing else is printed.
mkdir -p "$place/wrong/payments"
(cd "$examples/aircon" && cp ./*.ini ./*.csv "$place/wrong/" && sed 's/20000.00/2万/' payments/2026-06.csv \
  >"$place/wrong/payments/2026-06.csv")
for way in "" memory; do
  "$place/shared" "$place/wrong" 2026-06 1 $way >"$place/got" 2>"$place/said"
  status=$?
  [ $status = 1 ] && [ ! -s "$place/got" ] && grep -qE 'payments/2026-06.csv, line 6: .*\(bad-amount\)$' "$place/said" &&
    [ "$(wc -l <"$place/said")" = 2 ]
  verdict $? "a wrong amount $way: status $status, $(cat "$place/got" "$place/said")"
done

verdicts library
