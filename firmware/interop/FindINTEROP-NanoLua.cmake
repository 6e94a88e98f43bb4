# The NanoLua interop assembly for a nanoFramework firmware build: see README.md beside this file.
#
#   NANOLUA_DIR       this repository; by default InteropAssemblies/NanoLua of the firmware's sources
#   NANOLUA_NUMBERS   number model: i32f32 or i64f64
set(NANOLUA_DIR "${CMAKE_SOURCE_DIR}/InteropAssemblies/NanoLua" CACHE PATH "NanoLua's sources")
set(NANOLUA_NUMBERS "i32f32" CACHE STRING "Number model of NanoLua")

set(NanoLua_FIRMWARE "${NANOLUA_DIR}/firmware")
include("${NanoLua_FIRMWARE}/sources.cmake")
set(NanoLua_INCLUDE_DIRS "${NanoLua_FIRMWARE}" "${NanoLua_FIRMWARE}/interop")
set(NanoLua_SOURCES
    ${NANOLUA_ENGINE_SOURCES} ${NANOLUA_STDLIB_SOURCES} ${NANOLUA_BOARD_SYSTEM_SOURCES}
    ${NANOLUA_API_SOURCES} ${NANOLUA_INTEROP_SOURCES})
list(TRANSFORM NanoLua_SOURCES PREPEND "${NanoLua_FIRMWARE}/")
# Not linked as one, unlike a firmware without a CLR: so what a call of C# goes through is compiled for speed.
list(APPEND NANOLUA_HOT_SOURCES
    api/calls.cpp engine/call.cpp engine/embedding.cpp engine/native.cpp engine/operations.cpp
    engine/slow_paths.cpp engine/string.cpp engine/table.cpp stdlib/string.cpp)
list(TRANSFORM NANOLUA_HOT_SOURCES PREPEND "${NanoLua_FIRMWARE}/")

# What the engine is written for, whatever the rest of the firmware is compiled with. Its speed comes
# from inlined library functions and from registers that are its own within one file. A PC has no need of a
# board's options.
string(TOUPPER ${NANOLUA_NUMBERS} NanoLua_NUMBERS)
set_source_files_properties(${NanoLua_SOURCES} PROPERTIES
    COMPILE_DEFINITIONS "NANOLUA_NUMBERS_${NanoLua_NUMBERS}=1"
    COMPILE_OPTIONS "-fno-lto;-fbuiltin;-fno-strict-aliasing;-fno-rtti")
if(CMAKE_SYSTEM_PROCESSOR STREQUAL "ARM")
    set_property(SOURCE ${NanoLua_SOURCES} APPEND PROPERTY COMPILE_OPTIONS ${NANOLUA_BOARD_OPTIONS})
    set_property(SOURCE ${NANOLUA_HOT_SOURCES} APPEND PROPERTY COMPILE_OPTIONS ${NANOLUA_HOT_OPTIONS})
    set_property(SOURCE "${NanoLua_FIRMWARE}/engine/interpreter.cpp" APPEND PROPERTY
                 COMPILE_OPTIONS ${NANOLUA_INTERPRETER_OPTIONS})
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(INTEROP-NanoLua DEFAULT_MSG NanoLua_INCLUDE_DIRS NanoLua_SOURCES)
