# libsalespay, static and shared: the room `library` and what it calls of the rooms below, linked into
# one object in which only the names that include/salespay declares are still to be seen.

set(object "${CMAKE_CURRENT_BINARY_DIR}/libsalespay.o")
set(rooms month output calc rules input io model base)
list(TRANSFORM rooms REPLACE "(.+)" "$<TARGET_FILE:salespay_\\1>" OUTPUT_VARIABLE archives)
list(TRANSFORM rooms PREPEND salespay_ OUTPUT_VARIABLE targets)

add_custom_command(OUTPUT "${object}"
  COMMAND "${CMAKE_LINKER}" -r -o "${object}" --whole-archive "$<TARGET_FILE:salespay_library>" --no-whole-archive
    --start-group ${archives} --end-group
  COMMAND "${CMAKE_OBJCOPY}" --localize-hidden "${object}"
  DEPENDS salespay_library ${targets}
  VERBATIM)
set_source_files_properties("${object}" PROPERTIES EXTERNAL_OBJECT ON GENERATED ON)
add_custom_target(salespay_object DEPENDS "${object}")

# In archives, no times and owners.
set(CMAKE_C_ARCHIVE_CREATE "<CMAKE_AR> qcD <TARGET> <OBJECTS>")
set(CMAKE_C_ARCHIVE_APPEND "<CMAKE_AR> qD <TARGET> <OBJECTS>")
set(CMAKE_C_ARCHIVE_FINISH "<CMAKE_RANLIB> -D <TARGET>")

foreach(kind STATIC SHARED)
  string(TOLOWER salespay_${kind} target)
  add_library(${target} ${kind} "${object}")
  add_dependencies(${target} salespay_object)
  set_target_properties(${target} PROPERTIES
    OUTPUT_NAME salespay LINKER_LANGUAGE C EXPORT_NAME ${kind} LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}"
    ARCHIVE_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")
endforeach()
set_target_properties(salespay_shared PROPERTIES VERSION ${PROJECT_VERSION} SOVERSION 0)
target_link_options(salespay_shared PRIVATE -Wl,--no-undefined -Wl,-z,relro,-z,now)
target_link_libraries(salespay_shared PRIVATE Libcsv::Libcsv Iniparser::Iniparser)
target_link_libraries(salespay_static INTERFACE csv iniparser) # by name: their place is the linking machine's
