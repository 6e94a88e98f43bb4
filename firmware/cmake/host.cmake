# Targets that run on this PC, for both number models.
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
add_compile_options(-O2)
find_package(Threads REQUIRED)
# Nothing of the C++ runtime is used; linked statically, nothing of it is needed at run time either.
add_link_options(-static-libstdc++ -static-libgcc -Wl,--gc-sections)

set(posixSources
    platform/posix/console.cpp
    platform/posix/platform.cpp
    platform/posix/region.cpp)
set(sanitizedOptions
    -O1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
    -DNANOLUA_LOOP=1 -DNANOLUA_CHECKS=1)
set(stressOptions -DNANOLUA_STRESS=1)

# The native runner on an engine of its own, built with extra compile options.
function(nanolua_add_runner numbers suffix)
    set(engine nanolua-engine-${numbers}${suffix})
    set(runner nanolua-runner-${numbers}${suffix})
    nanolua_add_engine(${engine} ${numbers} ${ARGN})
    add_executable(${runner} EXCLUDE_FROM_ALL
                   ${NANOLUA_BAREMETAL_SOURCES} ${NANOLUA_MEASUREMENT_SOURCES} ${posixSources})
    target_compile_definitions(${runner} PRIVATE NANOLUA_MEASURES=1)
    target_link_libraries(${runner} PRIVATE ${engine} Threads::Threads m)
    if("${ARGN}" MATCHES "-fsanitize")
        target_link_options(${runner} PRIVATE -fsanitize=address,undefined)
    endif()
endfunction()

# The engine as a library for .NET; only what it declares for export is visible outside.
function(nanolua_add_shared_library numbers)
    set(name nanolua-${numbers})
    add_library(${name} SHARED EXCLUDE_FROM_ALL
                ${NANOLUA_HOST_SOURCES} platform/posix/console.cpp platform/posix/region.cpp)
    target_compile_options(${name} PRIVATE -fvisibility=hidden)
    target_link_libraries(${name} PRIVATE nanolua-engine-${numbers} Threads::Threads m)
    target_link_options(${name} PRIVATE -Wl,--exclude-libs,ALL -Wl,--no-undefined)
endfunction()

# An application in C++, on the engine of the runner.
function(nanolua_add_example name numbers)
    set(example nanolua-example-${name}-${numbers})
    add_executable(${example} EXCLUDE_FROM_ALL ${ARGN} ${posixSources})
    target_link_libraries(${example} PRIVATE nanolua-engine-${numbers} Threads::Threads m)
endfunction()

foreach(numbers i32f32 i64f64)
    nanolua_add_runner(${numbers} "")
    nanolua_add_runner(${numbers} "-sanitized" ${sanitizedOptions})
    nanolua_add_runner(${numbers} "-stress" ${stressOptions})
    if(NANOLUA_HOST_SOURCES)
        nanolua_add_shared_library(${numbers})
    endif()
    nanolua_add_example(dhcp ${numbers} ${NANOLUA_DHCP_EXAMPLE_SOURCES})
endforeach()

add_executable(platform-selftest EXCLUDE_FROM_ALL platform/selftest/selftest.cpp ${posixSources})
target_include_directories(platform-selftest PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(platform-selftest PRIVATE Threads::Threads)

add_executable(region-test EXCLUDE_FROM_ALL
    ${CMAKE_CURRENT_SOURCE_DIR}/../NanoLua.Tests/Boards/region_test.cpp
    platform/posix/region.cpp)
target_include_directories(region-test PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(region-test PRIVATE Threads::Threads)

# QEMU has what it calls.
add_library(qemu-counting MODULE EXCLUDE_FROM_ALL
    ${CMAKE_CURRENT_SOURCE_DIR}/../tools/Qemu/Plugin/execution_counts.cpp)
