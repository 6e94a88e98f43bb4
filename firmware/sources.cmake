# The engine's and the standard library's source files, relative to firmware/. A new file is built
# once it is listed here.
set(NANOLUA_ENGINE_SOURCES
    engine/arithmetic.cpp
    engine/debug.cpp
    engine/debug_errors.cpp
    engine/debug_names.cpp
    engine/native.cpp
    engine/numeric_decimal.cpp
    engine/numeric_format.cpp
    engine/numeric_parse.cpp
    engine/power.cpp
)
set(NANOLUA_STDLIB_SOURCES
)
set(NANOLUA_HOST_SOURCES
)
