# iniparser 4.1 ships neither a .pc file nor a CMake package; Debian puts its header into
# <iniparser/iniparser.h>. Gives Iniparser_FOUND and Iniparser::Iniparser.
find_path(Iniparser_INCLUDE_DIR iniparser/iniparser.h)
find_library(Iniparser_LIBRARY iniparser)
mark_as_advanced(Iniparser_INCLUDE_DIR Iniparser_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Iniparser REQUIRED_VARS Iniparser_LIBRARY Iniparser_INCLUDE_DIR)

if(Iniparser_FOUND AND NOT TARGET Iniparser::Iniparser)
  add_library(Iniparser::Iniparser UNKNOWN IMPORTED)
  set_target_properties(Iniparser::Iniparser PROPERTIES
    IMPORTED_LOCATION "${Iniparser_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${Iniparser_INCLUDE_DIR}")
endif()
