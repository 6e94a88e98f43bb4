# The engine's and the standard library's source files, relative to firmware/. A new file is built
# once it is listed here.
set(NANOLUA_ENGINE_SOURCES
)
set(NANOLUA_STDLIB_SOURCES
)
set(NANOLUA_HOST_SOURCES
)
