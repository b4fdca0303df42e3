# The flags that every part of the program and its tests are built with.
#
#   salespay_flags          language and platform, reproducible paths, sanitizers, coverage
#   salespay_warnings       the warnings that src/ is clean of

add_library(salespay_flags INTERFACE)
target_compile_definitions(salespay_flags INTERFACE _GNU_SOURCE)
# Of the library nothing is seen but what include/salespay declares.
target_compile_options(salespay_flags INTERFACE -fvisibility=hidden)

add_library(salespay_warnings INTERFACE)
target_compile_options(salespay_warnings INTERFACE
  -Wall -Wextra -Wconversion -Wsign-conversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes
  -Wpointer-arith -Wcast-qual -Wwrite-strings -Wformat=2 -Wundef -Wvla)
# "text" + number, which clang warns of, is how the end of a literal is taken here.
set(SALESPAY_NO_WARNINGS $<$<C_COMPILER_ID:Clang>:-Wno-string-plus-int>)
target_compile_options(salespay_warnings INTERFACE ${SALESPAY_NO_WARNINGS})
if(SALESPAY_WERROR)
  target_compile_options(salespay_warnings INTERFACE -Werror)
endif()

if(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_compile_options(salespay_flags INTERFACE -fstack-protector-strong -U_FORTIFY_SOURCE
    -D_FORTIFY_SOURCE=2)
  target_link_options(salespay_flags INTERFACE -Wl,-z,relro,-z,now)
endif()

if(SALESPAY_COVERAGE)
  target_compile_options(salespay_flags INTERFACE --coverage -O0 -fprofile-update=atomic)
  target_link_options(salespay_flags INTERFACE --coverage)
else()
  # The same bytes wherever the tree lies. Not under coverage: gcovr wants the real paths.
  target_compile_options(salespay_flags INTERFACE
    "-ffile-prefix-map=${CMAKE_SOURCE_DIR}/="
    "-ffile-prefix-map=${CMAKE_BINARY_DIR}/=build/"
    "-ffile-prefix-map=${CMAKE_BINARY_DIR}/layers/=layers/")
endif()

if(SALESPAY_SANITIZE STREQUAL "thread")
  set(sanitizers -fsanitize=thread -fno-omit-frame-pointer)
else()
  set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
endif()
if(SALESPAY_FUZZ)
  if(NOT CMAKE_C_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "SALESPAY_FUZZ needs clang: cmake --preset fuzz")
  endif()
  target_compile_options(salespay_flags INTERFACE ${sanitizers} -fsanitize=fuzzer-no-link)
  target_link_options(salespay_flags INTERFACE ${sanitizers})
elseif(SALESPAY_SANITIZE)
  target_compile_options(salespay_flags INTERFACE ${sanitizers})
  target_link_options(salespay_flags INTERFACE ${sanitizers})
endif()
