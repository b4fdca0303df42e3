#!/usr/bin/env bash
# Everything that is tested, from an empty clone on a bare Debian machine: installs what is missing,
# builds, and runs each stage; goes on to the end whatever fails. The last line counts all checks.
#
#   tests/run.sh [--long] [--only WORD]…
#
#   --long        fuzzes for ten minutes a target, sweeps more random books, follows every path with clang-tidy, counts
#                 what is covered of all rooms
#   --only WORD   only the stages whose name holds WORD (and the builds)
#
# What each stage said is kept in build/logs/.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root" || exit 2

# Least counts: a sweep that finds less to do than this has lost its tests.
GOLDEN_CASES_MIN=350
GOLDEN_BROKEN_MIN=250
FUZZ_TARGETS_MIN=6

long=
only=()
while [ $# -gt 0 ]; do
  case $1 in
    --long) long=yes ;;
    --only) only+=("${2:?--only needs a word}"); shift ;;
    --help) sed -n '2,11s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) echo "usage: tests/run.sh [--long] [--only WORD]" >&2; exit 2 ;;
  esac
  shift
done

# shellcheck source=lib/packages.sh
. tests/lib/packages.sh
# shellcheck source=lib/stages.sh
. tests/lib/stages.sh

# A sanitizer's finding is told from salespay's own exit statuses 1 to 6.
export ASAN_OPTIONS=exitcode=99:strict_string_checks=1:detect_stack_use_after_return=1
export UBSAN_OPTIONS=exitcode=99:print_stacktrace=1
export LSAN_OPTIONS=suppressions=$root/tests/house/leaks.txt:print_suppressions=0
export CK_FORK=no
# How many times the usual rounds the tests of random rows go through.
[ -z "$long" ] || export SALESPAY_ROUNDS=20

release=build/release/salespay

stage_packages() {
  # shellcheck disable=SC2086
  need_packages $BUILD_PACKAGES $TEST_PACKAGES
}

build_preset() { # build_preset PRESET [TARGET]…
  local preset=$1
  shift
  [ $# -gt 0 ] || set -- all
  cmake --preset "$preset" >"build/logs/configure-$preset" 2>&1 || { cat "build/logs/configure-$preset"; return 1; }
  cmake --build --preset "$preset" --target "$@" -- -k 0 >"build/logs/ninja-$preset" 2>&1
  local status=$?
  grep -vE '^\[[0-9]+/[0-9]+\] (Building|Linking|Generating|Re-checking)' "build/logs/ninja-$preset"
  return "$status"
}
# The unit tests run with sanitizers and with counters; as they are shipped, and by clang, with --long.
stage_build_release() { build_preset release all ${long:+unit_tests}; }
stage_build_sanitize() { build_preset sanitize all unit_tests; }
stage_build_clang() { build_preset clang all ${long:+unit_tests}; }
# Only calc must be covered whole; how far the other rooms are is told with --long.
stage_build_coverage() {
  local targets=(all unit_tests)
  if [ -z "$long" ]; then
    targets=(tests/unit/calc/test_*.c)
    targets=("${targets[@]##*/test_}")
    targets=("${targets[@]/#/unit_calc_}")
    targets=("${targets[@]%.c}")
  fi
  build_preset coverage "${targets[@]}"
}
# Of the fuzz build nothing is run but the targets themselves.
stage_build_fuzz() {
  local targets=(tests/fuzz/fuzz_*.c)
  targets=("${targets[@]##*/}")
  build_preset fuzz "${targets[@]%.c}"
}

unit() { # unit PRESET
  ctest --test-dir "build/$1" -j1 --output-on-failure -V >"build/logs/ctest-$1" 2>&1
  local status=$?
  [ "$status" = 0 ] ||
    grep -E ':[FE]:|\*\*\*|\(Failed\)|\(Not Run\)|Sanitizer|runtime error|no test ran' "build/logs/ctest-$1"
  # Check prints for each program: 100%: Checks: 12, Failures: 0, Errors: 0
  sed -nE 's/.*Checks: ([0-9]+), Failures: ([0-9]+), Errors: ([0-9]+).*/\1 \2 \3/p' \
    "build/logs/ctest-$1" |
    awk '{ n += $1; f += $2 + $3 } END { printf "%d passed, %d failed\n", n - f, f; exit !n }' &&
    return "$status"
}
stage_unit_release() { unit release; }
stage_unit_clang() { unit clang; }
stage_unit_sanitize() { unit sanitize; }

# Whatever several threads do, watched by the thread sanitizer; with --long.
stage_thread_sanitizer() {
  export TSAN_OPTIONS=exitcode=99
  local tests="unit_base_parallel unit_base_in_order unit_base_hash_bins unit_input_payment_crew unit_input_two_ways unit_month_crediting unit_output_row_pieces"
  # shellcheck disable=SC2086
  build_preset thread salespay $tests || return 1
  for test in $tests; do
    "build/thread/tests/$test" || return 1
  done
  python3 tests/property/threads.py --salespay build/thread/salespay --books 2
}

golden() { # golden PROGRAM [OPTION]…
  python3 tests/golden/run.py --salespay "$@" --jobs 1 \
    --at-least "$GOLDEN_CASES_MIN" --at-least-broken "$GOLDEN_BROKEN_MIN"
}
stage_golden_release() { golden "$release"; }
# What a language says is held as it is shipped; with --long by both builds.
stage_golden_sanitize() {
  local by_turns=--by-turns
  [ -z "$long" ] || by_turns=
  golden build/sanitize/salespay $by_turns
}

stage_examples() { tests/examples/run.sh --salespay "$release"; }
stage_readme() { tests/examples/readme.py --salespay "$release"; }
stage_export() { tests/export/check.py --salespay "$release"; }
stage_guide() { tests/examples/guide.py --salespay "$release"; }

stage_report_workbook() { tests/report/workbook.py --salespay "$release"; }
stage_report_pdf() { tests/report/pdf.py --salespay "$release"; }
stage_report_page() { tests/report/html_page.py --salespay "$release"; }

stage_manual() { tests/manual/agreement.py --salespay "$release"; }

property() { # property NAME [OPTION]…
  local name=$1
  shift
  python3 "tests/property/$name.py" --salespay "$release" "$@"
}
stage_property_agreement() { property agreement ${long:+--long}; }
stage_property_invariance() { property invariance ${long:+--long}; }
stage_property_one_byte() { property one_byte ${long:+--long}; }
stage_property_refused() { property refused ${long:+--long}; }
stage_property_formulas() { property formulas ${long:+--long}; }
stage_property_explained() { property explained; }
stage_property_threads() { property threads ${long:+--long}; }

fault() { # fault NAME [OPTION]…
  local name=$1
  shift
  python3 "tests/fault/$name.py" --salespay "$release" "$@"
}
stage_fault_sweep() { fault sweep ${long:+--long}; }
stage_fault_power() { fault power ${long:+--long}; }
stage_fault_tamper() { fault tamper ${long:+--long}; }
stage_fault_memory() { fault memory; }
stage_fault_years() { fault years ${long:+--long}; }
stage_fault_surroundings() { fault surroundings; }

stage_instructions() { python3 tests/bench/instructions.py --salespay "$release"; }

stage_house_layers() { tests/house/layers.sh build/release; }
stage_house_floats() { tests/house/floats.sh build/release build/clang; }
stage_house_words() { tests/house/words.py; }

stage_package_library() { tests/package/library.sh build/release; }
stage_package_deb() { tests/package/deb.sh build/release; }
stage_package_reproducible() { tests/package/reproducible.sh build/release; }

stage_fuzz() {
  tests/fuzz/run.sh build/fuzz/tests "$FUZZ_TARGETS_MIN" "$([ "$long" ] && echo 600 || echo 4)"
}

stage_clang_tidy() { tests/house/tidy.sh build/clang ${long:+--deep}; }

stage_cppcheck() {
  cppcheck --version
  cppcheck -j1 --quiet --std=c11 --error-exitcode=1 --inline-suppr \
    --enable=warning,style,performance,portability --library=posix \
    --suppress=missingIncludeSystem --suppressions-list=tests/house/cppcheck.txt \
    --project="$root/build/clang/compile_commands.json" --file-filter="$root/src/*" || return 1
  cppcheck_files=$(grep -c '"file": .*/src/' build/clang/compile_commands.json)
  echo "cppcheck: $cppcheck_files passed, 0 failed"
}

stage_coverage() { tests/house/coverage.sh build/coverage ${long:+--all}; }

# A function, so that a change to this file does not reach a run that has begun.
main() {
  mkdir -p build/logs
  run_alone packages || exit 1
  for preset in release sanitize clang coverage fuzz; do
    run_alone "build_$preset"
  done
  # Two at a time, the long ones first.
  run_pool ${long:+thread_sanitizer} clang_tidy coverage golden_sanitize fuzz fault_years fault_sweep fault_power fault_tamper \
    fault_memory fault_surroundings property_explained property_agreement property_threads \
    unit_sanitize package_reproducible cppcheck property_one_byte property_invariance property_refused \
    property_formulas house_floats \
    golden_release report_page report_workbook report_pdf ${long:+unit_clang unit_release} examples readme guide export manual instructions house_layers \
    house_words package_library package_deb
  summarize
}

main
exit
