# Read by cpack: the package bears the day of the version, unless the builder names another.
if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})
  set(ENV{SOURCE_DATE_EPOCH} "${CPACK_SALESPAY_DATE}")
endif()
