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
    stdlib/format.cpp
    stdlib/pack.cpp
    stdlib/pattern.cpp
    stdlib/pattern_functions.cpp
    stdlib/stdlib.cpp
    stdlib/string.cpp
    stdlib/string_arithmetic.cpp
    stdlib/utf8.cpp
)
set(NANOLUA_HOST_SOURCES
)
