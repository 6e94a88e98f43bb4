# Targets of one board's firmware. board.cmake of the facts gives NANOLUA_CPU_FLAGS and
# NANOLUA_COUNTER, the name of the platform's time source.
include(${NANOLUA_BOARD_FACTS}/board.cmake)
add_compile_options(${NANOLUA_CPU_FLAGS} ${NANOLUA_BOARD_OPTIONS} -flto -fno-fat-lto-objects)
set_source_files_properties(${NANOLUA_HOT_SOURCES} PROPERTIES
                            COMPILE_OPTIONS "${NANOLUA_HOT_OPTIONS}")
# Else the loops of strlen and its like would become calls of themselves; and the linker looks for them
# after the optimization.
set_source_files_properties(platform/cortex-m/libc.cpp PROPERTIES
                            COMPILE_OPTIONS "-fno-tree-loop-distribute-patterns;-fno-lto")
# Its registers are its own within one file.
set_property(SOURCE engine/interpreter.cpp APPEND PROPERTY
             COMPILE_OPTIONS ${NANOLUA_INTERPRETER_OPTIONS} -fno-lto)
# Tools find the counter by its name.
set_source_files_properties(platform/cortex-m/counter_${NANOLUA_COUNTER}.cpp PROPERTIES
                            COMPILE_OPTIONS -fno-lto)
set(CMAKE_CXX_STANDARD_LIBRARIES "-lm -lc -lgcc")
add_link_options(
    ${NANOLUA_CPU_FLAGS} ${NANOLUA_BOARD_OPTIONS} -flto -flto-partition=one -nostdlib
    -L${NANOLUA_BOARD_FACTS} -T${CMAKE_CURRENT_SOURCE_DIR}/platform/cortex-m/layout.ld
    -Wl,--gc-sections -Wl,--fatal-warnings -Wl,--no-warn-rwx-segments)

add_library(nanolua-platform OBJECT EXCLUDE_FROM_ALL
    platform/cortex-m/console.cpp
    platform/cortex-m/counter_${NANOLUA_COUNTER}.cpp
    platform/cortex-m/fault.cpp
    platform/cortex-m/libc.cpp
    platform/cortex-m/memory.cpp
    platform/cortex-m/protection.cpp
    platform/cortex-m/startup.cpp)
target_include_directories(nanolua-platform
    PRIVATE ${NANOLUA_BOARD_FACTS} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})

# An executable at this board's firmware address, relinked when the layout changes. Of the C library
# it gets the pure functions alone: memory, strings, mathematics, compiler support.
function(nanolua_add_firmware name)
    add_executable(${name} EXCLUDE_FROM_ALL ${ARGN})
    target_link_libraries(${name} PRIVATE nanolua-platform)
    set_target_properties(${name} PROPERTIES SUFFIX .elf LINK_DEPENDS
        "${NANOLUA_BOARD_FACTS}/memory.ld;${CMAKE_CURRENT_SOURCE_DIR}/platform/cortex-m/layout.ld")
endfunction()

nanolua_add_engine(nanolua-engine ${NANOLUA_NUMBERS})
nanolua_add_firmware(nanolua-firmware ${NANOLUA_BAREMETAL_SOURCES})
target_link_libraries(nanolua-firmware PRIVATE nanolua-engine)

# The same on the same engine, with what measures it.
nanolua_add_firmware(nanolua-measuring-firmware
                     ${NANOLUA_BAREMETAL_SOURCES} ${NANOLUA_MEASUREMENT_SOURCES})
target_compile_definitions(nanolua-measuring-firmware PRIVATE NANOLUA_MEASURES=1)
target_link_libraries(nanolua-measuring-firmware PRIVATE nanolua-engine)

nanolua_add_firmware(nanolua-example-dhcp ${NANOLUA_DHCP_EXAMPLE_SOURCES})
target_link_libraries(nanolua-example-dhcp PRIVATE nanolua-engine)

nanolua_add_firmware(platform-selftest platform/selftest/selftest.cpp)
