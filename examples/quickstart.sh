#!/usr/bin/env bash
# From an empty clone to a computed month: installs the Debian packages that are missing, builds
# salespay and pays the sales people of the Northwind example, in a copy of its book.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
# shellcheck source=../tests/lib/packages.sh
. tests/lib/packages.sh

month=1998-03
book=build/quickstart/northwind

echo "== packages"
# shellcheck disable=SC2086
need_packages $BUILD_PACKAGES check

echo "== build"
log=build/quickstart/build.log
mkdir -p build/quickstart
if ! { cmake --preset release && cmake --build --preset release --target salespay; } >"$log" 2>&1
then
  tail -30 "$log" >&2
  exit 1
fi
salespay=build/release/salespay
echo "$salespay"

echo "== $month, after the months before it"
rm -rf "$book"
cp -R examples/northwind "$book"
"$salespay" run "1996-07..1998-02" --book "$book" --quiet
"$salespay" run "$month" --book "$book"

echo
echo "Payslips:          $book/months/$month/payslips.csv"
echo "Each payment's:    $book/months/$month/commission_lines.csv"
echo "Look closer:       $salespay check $month --book $book"
