# The engine's and the standard library's source files, relative to firmware/. A new file is built
# once it is listed here.
set(NANOLUA_ENGINE_SOURCES
    engine/arithmetic.cpp
    engine/call.cpp
    engine/chunk_dump.cpp
    engine/chunk_load.cpp
    engine/core_rom.cpp
    engine/coroutine.cpp
    engine/debug.cpp
    engine/debug_errors.cpp
    engine/debug_names.cpp
    engine/elementary.cpp
    engine/embedding.cpp
    engine/gc.cpp
    engine/heap.cpp
    engine/hook.cpp
    engine/image.cpp
    engine/interpreter.cpp
    engine/metamethod.cpp
    engine/native.cpp
    engine/numeric_decimal.cpp
    engine/numeric_format.cpp
    engine/numeric_parse.cpp
    engine/operations.cpp
    engine/slow_paths.cpp
    engine/state.cpp
    engine/string.cpp
    engine/table.cpp
)
# Compiled for speed on boards, too. In other files the few functions that programs spend their time in
# are marked NL_HOT.
set(NANOLUA_HOT_SOURCES
    engine/interpreter.cpp
    api/buffer.cpp
    baremetal/bench_packet.cpp
    examples/dhcp/packet.cpp
)
set(NANOLUA_STDLIB_SOURCES
    stdlib/access.cpp
    stdlib/base.cpp
    stdlib/collection.cpp
    stdlib/coroutine.cpp
    stdlib/debug.cpp
    stdlib/debug_hooks.cpp
    stdlib/debug_variables.cpp
    stdlib/format.cpp
    stdlib/libraries.cpp
    stdlib/load.cpp
    stdlib/math.cpp
    stdlib/output.cpp
    stdlib/pack.cpp
    stdlib/pattern.cpp
    stdlib/pattern_functions.cpp
    stdlib/random.cpp
    stdlib/require.cpp
    stdlib/sort.cpp
    stdlib/stdlib.cpp
    stdlib/string.cpp
    stdlib/string_arithmetic.cpp
    stdlib/table.cpp
    stdlib/table_metamethods.cpp
    stdlib/uncaught_error.cpp
    stdlib/utf8.cpp
)
# The libraries that reach the outside: of a board, and of a PC.
set(NANOLUA_BOARD_SYSTEM_SOURCES
    stdlib/calendar.cpp
    stdlib/io.cpp
    stdlib/no_files.cpp
    stdlib/os.cpp
)
set(NANOLUA_PC_SYSTEM_SOURCES
    host/file.cpp
    host/file_read.cpp
    host/io.cpp
    host/load_file.cpp
    host/os.cpp
)
set(NANOLUA_BAREMETAL_SOURCES
    baremetal/error_stream.cpp
    baremetal/exit_process.cpp
    baremetal/main.cpp
)
# What the program that measures has in addition; it is compiled with NANOLUA_MEASURES=1.
set(NANOLUA_MEASUREMENT_SOURCES
    baremetal/bench_packet.cpp
    baremetal/measurement.cpp
    baremetal/report.cpp
    examples/dhcp/packet.cpp
)
set(NANOLUA_DHCP_EXAMPLE_SOURCES
    baremetal/exit_process.cpp
    examples/dhcp/main.cpp
    examples/dhcp/packet.cpp
)
# The flat C interface to one state, without what making its memory takes.
set(NANOLUA_API_SOURCES
    api/buffer.cpp
    api/calls.cpp
    api/images.cpp
    api/object_access.cpp
    api/objects.cpp
    api/stack.cpp
    api/state.cpp
)
set(NANOLUA_HOST_SOURCES
    ${NANOLUA_API_SOURCES}
    host/images.cpp
    host/lifetime.cpp
    host/platform.cpp
)
# The stubs of a nanoFramework firmware: compiled there, see interop/README.md.
set(NANOLUA_INTEROP_SOURCES
    interop/NanoLua.cpp
    interop/calls.cpp
    interop/memory.cpp
    interop/platform.cpp
    interop/resources.cpp
    interop/run.cpp
    interop/stubs.cpp
)
# How all of this is compiled on a board, where flash is scarce: for size. What is switched off beside
# that makes loops faster and code larger.
set(NANOLUA_BOARD_OPTIONS
    -Oz -fno-jump-tables -fno-schedule-insns2 -fno-tree-loop-optimize -fno-move-loop-invariants
    -fmerge-all-constants -fno-math-errno)
set(NANOLUA_HOT_OPTIONS
    -O2 -fno-align-functions -fjump-tables -fschedule-insns2 -ftree-loop-optimize
    -fmove-loop-invariants -fno-cse-follow-jumps)
# The handlers never return to C++ code that keeps values in r9, nor by the link register. See
# interpreter.cpp.
set(NANOLUA_INTERPRETER_OPTIONS -fcse-follow-jumps -fcall-used-r9 -ffixed-r14)
