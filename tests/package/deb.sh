#!/usr/bin/env bash
# Without this, somebody who installs the Debian package could get half of it, files that only the
# builder may read, or a program that does not find what it needs.
#
#   deb.sh BUILD      a release build folder
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "$1" && pwd) || exit 2
place=$(mktemp -d) || exit 2
trap 'rm -rf "$place"' EXIT
# shellcheck source=verdict.sh
. "$root/tests/package/verdict.sh"
version=$(sed -nE 's/^project\(.* VERSION ([0-9.]+) .*/\1/p' "$root/CMakeLists.txt")

# A builder whose files are for himself alone packs the same.
(umask 077 && cpack --config "$build/CPackConfig.cmake" -B "$place/pack") >"$place/log" 2>&1
verdict $? "cpack: $(tail -5 "$place/log")"
deb=$(echo "$place"/pack/salespay_"$version"_*.deb)
[ -e "$deb" ]
verdict $? "there is no package of version $version"

# What is in it: the files of contents.txt, the examples as the tree has them, and nothing else.
dpkg-deb -c "$deb" | awk '{ print $1, $2, $6, $7, $8 }' | sed 's/ *$//' >"$place/listed"
grep -v ' ./usr/share/doc/salespay/examples/' "$place/listed" | sed "s/$version/VERSION/" >"$place/own"
diff "$root/tests/package/contents.txt" "$place/own"
verdict $? "the package holds other files than contents.txt says"
(cd "$root" && git ls-files --cached --others --exclude-standard examples) 2>/dev/null |
  grep -vE '^examples/quickstart.sh$|/\.' | sort >"$place/wanted"
if [ ! -s "$place/wanted" ]; then # no git here
  (cd "$root" && find examples -type f ! -name quickstart.sh ! -name '.*' ! -path '*/months/*' | sort) >"$place/wanted"
fi
sed -nE 's|^-.* ./usr/share/doc/salespay/(examples/.*)|\1|p' "$place/listed" | sort >"$place/examples"
diff "$place/wanted" "$place/examples"
verdict $? "the package holds other examples than the tree"
odd=$(grep -vE '^(drwxr-xr-x|-rw-r--r--|lrwxrwxrwx|-rwxr-xr-x) root/root ' "$place/listed")
[ -z "$odd" ]
verdict $? "odd rights or owners: $odd"
[ "$(dpkg-deb -c "$deb" | awk '{ print $4, $5 }' | sort -u | wc -l)" = 1 ]
verdict $? "the files bear different dates"

# What it says of itself.
field() { dpkg-deb -f "$deb" "$1"; }
[ "$(field Version)" = "$version" ]
verdict $? "the package says version $(field Version)"
for package in libc6 libcsv3 libiniparser1 libsmartcols1 libnettle8 libxlsxwriter4 libcairo2 libpangocairo-1.0-0; do
  field Depends | grep -qE "\b$package\b"
  verdict $? "the package does not depend on $package: $(field Depends)"
done
[ "$(dpkg-deb -I "$deb" shlibs)" = "libsalespay 0 salespay (= $version)" ]
verdict $? "the package does not say that it holds libsalespay: $(dpkg-deb -I "$deb" shlibs)"

# Unpacked: whole, without a trace of the builder's folders, and it works.
tree=$place/tree
dpkg-deb -x "$deb" "$tree" && dpkg-deb -e "$deb" "$place/control"
verdict $? "the package does not unpack"
(cd "$tree" && md5sum --quiet -c "$place/control/md5sums")
verdict $? "the sums of the package are wrong"
traces=$(grep -rlF -e "$build" -e "$root" -e "$place" "$tree")
[ -z "$traces" ]
verdict $? "these hold the path they were built in: $traces"
pages=$(find "$tree/usr/share/man" -name '*.gz')
for page in $pages; do
  gzip -dc "$page" | grep -q '^\.TH '
  verdict $? "$page is no manual page"
done
cmp "$root/config/rules.ini" "$tree/usr/share/salespay/rules.ini"
verdict $? "the packed rules are not config/rules.ini"
salespay=$tree/usr/bin/salespay
"$salespay" --version | grep -qFx "salespay $version"
verdict $? "--version does not say $version"
missing=$(ldd "$salespay" "$tree"/usr/lib/libsalespay.so "$tree"/usr/lib/salespay/*.so | grep 'not found')
[ -z "$missing" ]
verdict $? "libraries are missing: $missing"
allowed='^(libc|libcsv|libiniparser|libnettle|libsmartcols)\.so'
foreign=$(objdump -p "$salespay" | awk '$1 == "NEEDED" { print $2 }' | grep -vE "$allowed")
[ -z "$foreign" ]
verdict $? "the program needs libraries that it should not: $foreign"
cp -R "$tree/usr/share/doc/salespay/examples/aircon" "$place/book"
"$salespay" run 2026-06 --book "$place/book" -q --no-sync
verdict $? "the unpacked program does not run the example"
"$salespay" report 2026-06 --book "$place/book" -o "$place/june.xlsx" -q --no-sync && file "$place/june.xlsx" | grep -q 'Excel'
verdict $? "the unpacked program does not find its module for workbooks"
"$salespay" report 2026-06 --book "$place/book" -o "$place/june.pdf" -q --no-sync && file "$place/june.pdf" | grep -q 'PDF'
verdict $? "the unpacked program does not find its module for payslips"
for file in "$place/book/expected/2026-06"/*; do
  cmp "$file" "$place/book/months/2026-06/$(basename "$file")"
  verdict $? "the unpacked program writes another $(basename "$file")"
done

"$salespay" export 2026-06 --as hledger -o "$place/journal" --book "$place/book" -q &&
  grep -q '^account ' "$place/journal"
verdict $? "the unpacked program does not find the formats that lie beside it"

verdicts deb
