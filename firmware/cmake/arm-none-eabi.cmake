# Toolchain of the bare-metal boards: Debian's gcc-arm-none-eabi with newlib.
# The board's own flags come from board.cmake (see firmware/CMakeLists.txt).
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR arm)
set(CMAKE_CXX_COMPILER arm-none-eabi-g++)
# These know objects for link-time optimization.
set(CMAKE_AR arm-none-eabi-gcc-ar)
set(CMAKE_RANLIB arm-none-eabi-gcc-ranlib)
# A program for the compiler check cannot be linked without a board.
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
