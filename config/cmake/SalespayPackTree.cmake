# Run by cpack over the tree that goes into the package: what Debian wants compressed, folders that all may enter
# whatever the builder's umask, and one date for all.
set(tree "${CPACK_TEMPORARY_DIRECTORY}")
set(documents "${tree}${CPACK_PACKAGING_INSTALL_PREFIX}/share/doc/salespay")

function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(RENAME "${documents}/LICENSE" "${documents}/copyright")
file(RENAME "${documents}/CHANGELOG.md" "${documents}/changelog")
file(GLOB_RECURSE pages "${tree}${CPACK_PACKAGING_INSTALL_PREFIX}/share/man/*.[1-8]")
run(gzip -9n "${documents}/changelog" ${pages})
run(find "${tree}" -type d -exec chmod 0755 {} +)
run(find "${tree}" -exec touch --no-dereference --date "@$ENV{SOURCE_DATE_EPOCH}" {} +)
