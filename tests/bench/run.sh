#!/usr/bin/env bash
# The benchmark: installs what is missing, builds, makes the data from a seed, runs salespay and its
# peers at the same work, and prints the results in Markdown (kept in build/bench/report.md).
#
#   tests/bench/run.sh [--rows N] [--people N] [--rounds N] [--large] [--quick]
#
#   --rows N     payments of the month (10,000,000, of about 73 bytes)
#   --people N   sales people (20,000)
#   --rounds N   how often each thing is run, in turn with the others (5); medians are told
#   --large      lets the growth table go on to 100 million payments (8 GB of disk)
#   --quick      a little of everything, in a minute: whether the benchmark works
#
# It ends with 1 when a peer's figure is not ours to the fen, or memory goes over its bound. A peer that
# cannot be had is named, and the rest goes on.
set -u -o pipefail
cd "$(dirname "$0")/../.." || exit 2
case " $* " in *" --help "*) sed -n '2,15s/^# \{0,1\}//p' tests/bench/run.sh; exit 0 ;; esac

# shellcheck source=../lib/packages.sh
. tests/lib/packages.sh

# shellcheck disable=SC2086
need_packages $BUILD_PACKAGES check python3 >&2 || exit 1
for peer in mawk miller sqlite3; do
  need_packages "$peer" >&2 || echo "$peer cannot be had" >&2
done

# DuckDB comes with a package of npm, into the build folder.
duckdb=build/bench/duckdb
mkdir -p "$duckdb"
command -v npm >/dev/null || need_packages nodejs npm >&2
[ -d "$duckdb/node_modules/@duckdb/node-api" ] ||
  npm install --prefix "$duckdb" --no-save --no-audit --no-fund --loglevel=error @duckdb/node-api >&2 ||
  echo "DuckDB cannot be had" >&2

{ cmake --preset release && cmake --build --preset release --target salespay make_month measured; } \
  >build/bench/build.log || { cat build/bench/build.log >&2; exit 1; }

python3 tests/bench/bench.py "$@" | tee build/bench/report.md
