# Writes a C file that holds files byte for byte, each as a constant of type text.
#
#   cmake -DTO=FILE.c -DHEADER=room/header.h "-DTEXTS=name=FILE;name=FILE…" -P Embed.cmake

set(code "/* Written by config/cmake/Embed.cmake. */\n#include \"${HEADER}\"\n")
foreach(pair ${TEXTS})
  string(REGEX MATCH "^([^=]+)=(.*)$" whole "${pair}")
  set(name "${CMAKE_MATCH_1}")
  file(READ "${CMAKE_MATCH_2}" bytes HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  string(REGEX REPLACE "(0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,)" "\n    \\1"
    bytes "${bytes}")
  string(APPEND code "\nstatic const unsigned char ${name}_bytes[] = {${bytes}};\n"
    "const text ${name} = {(const char *)${name}_bytes, sizeof ${name}_bytes};\n")
endforeach()
file(WRITE "${TO}" "${code}")
