#!/usr/bin/env bash
# Without this, somebody who tries the program on the books it ships with could get other figures
# than the pages beside them promise, or an error.
#
#   tests/examples/run.sh [--salespay] PROGRAM
#
# Each example is copied to a folder of its own, checked, run month by month in one go, and its files
# held byte for byte against expected/; expected/ is held against the second reckoning of
# tests/property and the figures of the pages; the Northwind book is made again from its tables.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
here=$root/tests/examples
[ "${1-}" = --salespay ] && shift
salespay=$(realpath -- "${1:?usage: tests/examples/run.sh [--salespay] PROGRAM}") || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1

# An example that shrank has lost months, files or figures: no sweep may find less than this.
FILES="payslips.csv commission_lines.csv balances.csv receivables.csv totals.csv"
AIRCON_MONTHS=8
NORTHWIND_MONTHS=23
AIRCON_CELLS=3900
NORTHWIND_CELLS=170000
PAGE_FIGURES=65
CHINESE_PAGE_FIGURES=22

passed=0
failed=0

check() { # check WHAT COMMAND…: one check, its output shown when it fails
  local what=$1
  shift
  if "$@" >"$work/said" 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "failed: $what"
    head -40 "$work/said"
  fi
}

said() { # the same, and its last line shown when it passes
  local before=$failed
  check "$@"
  [ "$failed" != "$before" ] || tail -1 "$work/said"
}

held() { # held NAME MONTHS: every file of every month is the expected one, and no month is missing
  local name=$1 months=$2 found=0 month file
  for month in "$root/examples/$name/expected"/*/; do
    month=$(basename "$month")
    found=$((found + 1))
    for file in $FILES; do
      check "$name $month $file" \
        diff "$root/examples/$name/expected/$month/$file" "$work/$name/months/$month/$file"
    done
  done
  check "$name has $months months expected" test "$found" = "$months"
  check "$name has $months months written" \
    test "$(find "$work/$name/months" -mindepth 1 -maxdepth 1 -type d | wc -l)" = "$months"
}

warned() { # warned NAME CODE…: the last run gave these warnings and no others
  local name=$1
  shift
  grep -oE 'warning\[[a-z-]+\]' "$work/messages" | sort >"$work/codes"
  check "$name warns of: ${*:-nothing}" diff <(printf 'warning[%s]\n' "$@" | grep -v '\[\]') "$work/codes"
}

example() { # example NAME FROM TO MONTHS CELLS
  local name=$1 from=$2 to=$3 months=$4 cells=$5
  # Only what the repository holds: a book somebody ran in place has months of its own.
  mkdir "$work/$name"
  (cd "$root/examples/$name" && cp -r ./*.ini ./*.csv payments expected "$work/$name/")
  check "$name: check $from" "$salespay" check "$from" --book "$work/$name"
  check "$name: check leaves the book alone" test ! -e "$work/$name/months"
  check "$name: run $from..$to" "$salespay" run "$from..$to" --book "$work/$name" --no-sync
  cp "$work/said" "$work/messages"
  held "$name" "$months"
  check "$name: check every month" "$salespay" check --book "$work/$name"
  said "$name: the second reckoning" \
    python3 "$here/reckon.py" "$root/examples/$name" "$from" "$to" "$cells"
}

check "aircon runs on the shipped rules" cmp "$root/config/rules.ini" "$root/examples/aircon/rules.ini"
example aircon 2026-06 2027-01 "$AIRCON_MONTHS" "$AIRCON_CELLS"
warned aircon cuts-above-fifth cuts-above-fifth cuts-above-fifth not-active not-owner
for page in "README.md $PAGE_FIGURES" "README.zh.md $CHINESE_PAGE_FIGURES"; do
  said "aircon: the figures of ${page% *}" \
    python3 "$here/pages.py" "$root/examples/aircon/${page% *}" "$root/examples/aircon/expected" "${page#* }"
done

check "northwind is made from its tables" \
  python3 "$root/examples/northwind/make_book.py" "$work/made"
for path in rules.ini staff.csv contracts.csv instalments.csv payments; do
  check "northwind: the made $path" diff -r "$work/made/$path" "$root/examples/northwind/$path"
done
example northwind 1996-07 1998-05 "$NORTHWIND_MONTHS" "$NORTHWIND_CELLS"
warned northwind

echo "examples: $passed passed, $failed failed"
[ "$failed" = 0 ]
