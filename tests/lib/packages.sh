# Installs Debian packages that are missing, and only those. Sourced, not run.
#
#   need_packages PACKAGE…      0 when all are installed in the end

BUILD_PACKAGES="gcc libc6-dev cmake ninja-build pkg-config libcsv-dev libiniparser-dev
  libpango1.0-dev libsmartcols-dev libxlsxwriter-dev nettle-dev scdoc"
TEST_PACKAGES="check chromium clang clang-tidy cppcheck dpkg-dev file fonts-wqy-microhei g++ gcovr hledger
  mandoc poppler-utils python3 libclang-rt-dev valgrind"

package_installed() {
  [ "$(dpkg-query -W -f '${Status}' "$1" 2>/dev/null)" = "install ok installed" ]
}

apt_install() {
  as_root=
  [ "$(id -u)" = 0 ] || as_root="sudo"
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 "$@" </dev/null
}

need_packages() {
  missing=
  for package in "$@"; do
    package_installed "$package" || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  if ! command -v apt-get >/dev/null; then
    echo "missing, and there is no apt-get to install it with:$missing" >&2
    return 1
  fi
  echo "installing:$missing"
  # The lists of packages are fetched only when those at hand do not do.
  # shellcheck disable=SC2086
  if ! apt_install install -y --no-install-recommends $missing >/dev/null 2>&1; then
    apt_install update >/dev/null &&
      apt_install install -y --no-install-recommends $missing >/dev/null
  fi
}
