# The libraries, each with the Debian package to install when it is missing.

# Fails with what is missing and the command that mends it.
function(salespay_missing what package)
  message(FATAL_ERROR "${what} is missing. Install it: sudo apt-get install ${package}")
endfunction()

find_package(PkgConfig QUIET)
if(NOT PKG_CONFIG_FOUND)
  salespay_missing("pkg-config" pkg-config)
endif()

find_package(Libcsv QUIET)
if(NOT Libcsv_FOUND)
  salespay_missing("libcsv (csv.h)" libcsv-dev)
endif()

find_package(Iniparser QUIET)
if(NOT Iniparser_FOUND)
  salespay_missing("iniparser (iniparser/iniparser.h)" libiniparser-dev)
endif()

pkg_check_modules(NETTLE QUIET IMPORTED_TARGET nettle)
if(NOT NETTLE_FOUND)
  salespay_missing("Nettle (SHA-256)" nettle-dev)
endif()

pkg_check_modules(SMARTCOLS QUIET IMPORTED_TARGET smartcols)
if(NOT SMARTCOLS_FOUND)
  salespay_missing("libsmartcols" libsmartcols-dev)
endif()

if(SALESPAY_XLSX)
  pkg_check_modules(XLSXWRITER QUIET IMPORTED_TARGET xlsxwriter)
  if(NOT XLSXWRITER_FOUND)
    salespay_missing("libxlsxwriter, which .xlsx reports need (or configure with -DSALESPAY_XLSX=OFF),"
      libxlsxwriter-dev)
  endif()
endif()

if(SALESPAY_PDF)
  pkg_check_modules(PANGOCAIRO QUIET IMPORTED_TARGET pangocairo)
  pkg_check_modules(PANGOFT2 QUIET IMPORTED_TARGET pangoft2)
  pkg_check_modules(FONTCONFIG QUIET IMPORTED_TARGET fontconfig)
  if(NOT PANGOCAIRO_FOUND OR NOT PANGOFT2_FOUND OR NOT FONTCONFIG_FOUND)
    salespay_missing("pango with cairo, which .pdf reports need (or configure with -DSALESPAY_PDF=OFF),"
      libpango1.0-dev)
  endif()
endif()

if(SALESPAY_MANUAL)
  find_program(SCDOC scdoc)
  mark_as_advanced(SCDOC)
  if(NOT SCDOC)
    salespay_missing("scdoc, which the man pages need (or configure with -DSALESPAY_MANUAL=OFF)," scdoc)
  endif()
endif()

set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)

if(SALESPAY_TESTS)
  pkg_check_modules(CHECK QUIET IMPORTED_TARGET check)
  if(NOT CHECK_FOUND)
    salespay_missing("Check, which the tests need (or configure with -DSALESPAY_TESTS=OFF)," check)
  endif()
endif()
