# What `cmake --install` puts in place, and the Debian package that holds it.

if(TARGET salespay)
  install(TARGETS salespay RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endif()
install(FILES config/rules.ini DESTINATION "${CMAKE_INSTALL_DATADIR}/salespay")
install(DIRECTORY config/export DESTINATION "${CMAKE_INSTALL_DATADIR}/salespay" FILES_MATCHING PATTERN "*.ini")
install(FILES LICENSE README.md CHANGELOG.md DESTINATION "${CMAKE_INSTALL_DOCDIR}")
# What git holds of the examples; a book somebody ran in place has months of its own.
install(DIRECTORY examples DESTINATION "${CMAKE_INSTALL_DOCDIR}"
  PATTERN quickstart.sh EXCLUDE
  PATTERN months EXCLUDE
  PATTERN __pycache__ EXCLUDE
  PATTERN ".*" EXCLUDE)

if(TARGET salespay_shared)
  install(DIRECTORY include/salespay DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" FILES_MATCHING PATTERN "*.h")
  install(TARGETS salespay_shared salespay_static EXPORT salespay
    LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
    ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
    INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")

  # Both packages find their folder by where they lie themselves, so a tree may be moved whole.
  set(packages "${CMAKE_CURRENT_BINARY_DIR}/packages")
  file(RELATIVE_PATH up "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" /)
  string(REGEX REPLACE "/$" "" up "${up}")
  configure_file(config/salespay.pc.in "${packages}/salespay.pc" @ONLY)
  install(FILES "${packages}/salespay.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
  include(CMakePackageConfigHelpers)
  write_basic_package_version_file("${packages}/salespay-config-version.cmake" COMPATIBILITY SameMinorVersion)
  install(FILES "${packages}/salespay-config-version.cmake" DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/salespay")
  install(EXPORT salespay NAMESPACE salespay:: FILE salespay-config.cmake
    DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/salespay")
endif()

# cpack, in the build folder.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME salespay)
set(CPACK_PACKAGE_VENDOR "salespay authors")
set(CPACK_PACKAGE_CONTACT "salespay authors <salespay@localhost>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PROJECT_CONFIG_FILE "${CMAKE_CURRENT_LIST_DIR}/SalespayPackDate.cmake")
set(CPACK_PRE_BUILD_SCRIPTS "${CMAKE_CURRENT_LIST_DIR}/SalespayPackTree.cmake")
set(CPACK_SALESPAY_DATE "${SALESPAY_RELEASE_DATE}")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Computes the commissions and the payroll of a sales department:
 base salary, base and excess commission, the risk fund, cuts for late
 collection, allowances and profit share. Reads CSV files as
 spreadsheets save them and one file of rules, and writes payslips.
 Holds the program, its manual, and the library for programs in C.")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-wqy-microhei")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "libc6-dev, libcsv-dev, libiniparser-dev")
include(CPack)
