#!/usr/bin/env bash
# Makes the pictures of the README: each kind of report of examples/aircon, as a reader sees it.
#
#   examples/pictures.sh [--salespay PROGRAM] [--to FOLDER] [--only ENDING]
#
# The page is drawn by chromium, payslips and the workbook by pdftoppm (poppler-utils), the workbook by way of
# libreoffice. What this machine or this build cannot make is left out, and said.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
program=$root/build/release/salespay
to=$root/examples/pictures
only=
while [ $# -gt 0 ]; do
  case $1 in
    --salespay) program=$(realpath "${2:?--salespay needs a program}"); shift ;;
    --only) only=${2:?--only needs an ending}; shift ;;
    --to) to=${2:?--to needs a folder}; shift ;;
    *) sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
  shift
done

month=2026-12
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp -r "$root/examples/aircon" "$scratch/book"
"$program" run 2026-06..$month --book "$scratch/book" -qq --no-sync
mkdir -p "$to"

has() { # has TOOL PICTURE
  command -v "$1" >/dev/null && return
  echo "left out: $2 ($1 is not installed)"
  return 1
}

report() { # report ENDING LANGUAGE: scratch/report.ENDING, where this build has the format
  if ! (cd "$scratch" && "$program" report $month --book book --lang "$2" -o "report$1" -qq --no-sync) 2>"$scratch/said"; then
    echo "left out: $1 ($(head -n 1 "$scratch/said"))"
    return 1
  fi
}

page() { # page PICTURE WIDTH HEIGHT [FLAG]…
  local picture=$1 width=$2 height=$3
  shift 3
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$scratch/profile" --hide-scrollbars \
    --window-size="$width,$height" --screenshot="$scratch/$picture" "$@" >"$scratch/chromium" 2>&1 ||
    { cat "$scratch/chromium" >&2; return 1; }
  mv "$scratch/$picture" "$to/$picture"
}

sheet() { # sheet PDF PICTURE DOTS_PER_INCH [FLAG]…: its first page
  local from=$1 picture=$2 dots=$3
  shift 3
  pdftoppm -png -r "$dots" -singlefile -f 1 "$@" "$from" "$scratch/sheet"
  mv "$scratch/sheet.png" "$to/$picture"
}

wanted() { # wanted ENDING
  [ "${only:-$1}" = "$1" ]
}

if wanted .html && has chromium html.png && report .html en; then
  page html.png 900 1150 "file://$scratch/report.html"
  # The charts lie further down: without what stands above them.
  sed 's|^</style>|.totals, .changes { display: none; }\n</style>|' "$scratch/report.html" >"$scratch/charts.html"
  page html-dark.png 900 1150 --blink-settings=preferredColorScheme=0 "file://$scratch/charts.html"
fi
if wanted .pdf && has pdftoppm pdf.png && report .pdf zh; then
  sheet "$scratch/report.pdf" pdf.png 110
fi
if wanted .xlsx && has pdftoppm xlsx.png && has soffice xlsx.png && report .xlsx zh; then
  soffice --headless "-env:UserInstallation=file://$scratch/office" --convert-to pdf --outdir "$scratch/sheets" \
    "$scratch/report.xlsx" >/dev/null 2>&1
  sheet "$scratch/sheets/report.pdf" xlsx.png 120 -x 20 -y 30 -W 1360 -H 250 # what is written of the page
fi
if wanted .txt && report .txt en; then
  mv "$scratch/report.txt" "$to/text.txt"
  chmod 644 "$to/text.txt"
fi
