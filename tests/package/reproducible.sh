#!/usr/bin/env bash
# Without this, an auditor who builds the program from its source could not tell whether the one that
# paid people was built from it: the same source must give the same bytes, wherever and whenever.
#
#   reproducible.sh BUILD      a release build folder; the other one is made here, of a copy of the tree
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "$1" && pwd) || exit 2
place=$(mktemp -d) || exit 2
trap 'rm -rf "$place"' EXIT
# shellcheck source=verdict.sh
. "$root/tests/package/verdict.sh"

# Another folder, of another depth, on another day (the files are as old as the copy), in another
# language and time zone, by a builder with other habits.
copy=$place/some/other/place/tree
mkdir -p "$copy"
tar -C "$root" -c --exclude=./build --exclude=./.git --exclude=__pycache__ . | tar -C "$copy" -xm
compiler=$(sed -n 's/^CMAKE_C_COMPILER:[A-Z]*=//p' "$build/CMakeCache.txt")
(
  export LC_ALL=C.UTF-8 TZ=Asia/Shanghai
  umask 027
  cmake -S "$copy" -B "$place/built" -G Ninja -DCMAKE_BUILD_TYPE=Release "-DCMAKE_C_COMPILER=$compiler" \
    -DSALESPAY_TESTS=OFF && cmake --build "$place/built" -j2 && umask 022 && # the last shows in the package itself
    cpack --config "$place/built/CPackConfig.cmake" -B "$place/pack-b"
) >"$place/log" 2>&1
verdict $? "the second build: $(tail -5 "$place/log")"
cpack --config "$build/CPackConfig.cmake" -B "$place/pack-a" >"$place/log" 2>&1
verdict $? "cpack: $(tail -5 "$place/log")"

for file in salespay libsalespay.a libsalespay.so modules/salespay-xlsx.so modules/salespay-pdf.so; do
  cmp "$build/$file" "$place/built/$file"
  verdict $? "$file differs between two builds"
done
for deb in "$place"/pack-a/*.deb; do
  cmp "$deb" "$place/pack-b/$(basename "$deb")"
  verdict $? "the package differs between two builds"
done

verdicts reproducible
