#!/usr/bin/env bash
# What is installed: the right files, no trace of the folder it was built in, no library that is not
# needed, and a version that is the project's.
#
#   program.sh BUILD      a release build folder
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "$1" && pwd) || exit 2
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
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

DESTDIR=$place cmake --install "$build" --prefix /usr >"$place/log" 2>&1
verdict $? "cmake --install: $(tail -3 "$place/log")"
rm -f "$place/log"

installed=$(cd "$place" && find . -type f | sort)
expected="./usr/bin/salespay
./usr/share/bash-completion/completions/salespay
./usr/share/doc/salespay/LICENSE
./usr/share/man/man1/salespay.1
./usr/share/man/man5/salespay-files.5
./usr/share/man/man5/salespay-rules.5
./usr/share/man/zh_CN/man1/salespay.1
./usr/share/man/zh_CN/man5/salespay-files.5
./usr/share/man/zh_CN/man5/salespay-rules.5
./usr/share/salespay/rules.ini"
[ "$installed" = "$expected" ]
verdict $? "other files are installed than expected: $installed"

program=$place/usr/bin/salespay
cmp -s "$root/config/rules.ini" "$place/usr/share/salespay/rules.ini"
verdict $? "the installed rules are not config/rules.ini"

! grep -aqF "$root" "$program"
verdict $? "the program holds the path it was built in"

version=$(sed -nE 's/^project\(.* VERSION ([0-9.]+) .*/\1/p' "$root/CMakeLists.txt")
"$program" --version | grep -qF "$version"
verdict $? "--version does not say $version"

allowed='^(libc|libcrypto|libcsv|libiniparser|libsmartcols)\.so'
foreign=$(objdump -p "$program" | awk '$1 == "NEEDED" { print $2 }' | grep -vE "$allowed")
[ -z "$foreign" ]
verdict $? "the program needs libraries that it should not: $foreign"

echo "program: $passed passed, $failed failed"
[ "$failed" = 0 ]
