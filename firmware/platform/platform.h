// The port contract: everything the firmware asks of the machine it runs on.
//
// A port implements every function below and calls application() once from its own start-up code.
// There are two: cortex-m (bare metal, console over semihosting) and posix (the native runner).
// Invariant: nothing here allocates, and nothing here knows Lua. The engine itself never includes
// this file; firmware/baremetal and the parts of the library that reach the outside do.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace nanolua::platform {

// The program. Supplied by firmware/baremetal; its result becomes the exit status.
int application();

// --- Console -------------------------------------------------------------------------------------

enum class Stream : uint8_t {
    kOut,   // What the Lua program prints. Buffered by line.
    kError, // Diagnostics. Unbuffered; writing here flushes Out first, so the order is kept.
};

// Writes all of the bytes, or drops them when the other side is gone. Bytes are not interpreted.
void consoleWrite(Stream stream, const void* bytes, size_t size);

// Hands buffered output to the other side. exit() and fatal() do it by themselves.
void consoleFlush();

// Blocks until there is input and returns 1..size bytes, or 0 at the end of the input.
size_t consoleRead(void* buffer, size_t size);

// --- Numbers -------------------------------------------------------------------------------------

// Divides by a number below 2^16, with 32-bit divisions; returns the remainder.
inline uint32_t divideInPlace(uint64_t& value, uint32_t divisor) {
    const uint32_t high = static_cast<uint32_t>(value >> 32);
    const uint32_t low = static_cast<uint32_t>(value);
    const uint32_t upper = high % divisor << 16 | low >> 16;
    const uint32_t lower = upper % divisor << 16 | (low & 0xFFFF);
    value = static_cast<uint64_t>(high / divisor) << 32 |
            (upper / divisor << 16 | lower / divisor);
    return lower % divisor;
}

// --- Time ----------------------------------------------------------------------------------------

// Microseconds since start-up. Never runs backwards. Under emulation this is virtual time, which
// depends on the executed instructions alone and so repeats exactly.
uint64_t clockMicroseconds();

// Seconds since 1970-01-01 UTC, or -1 on a machine that does not know the date.
int64_t calendarSeconds();

// Instructions executed so far, in steps of instructionCountStep(). Both are 0 where the machine
// cannot count them. The difference of two back-to-back reads is itself a small constant.
uint64_t instructionCount();
uint32_t instructionCountStep();

// --- Command line --------------------------------------------------------------------------------

// What the program is called, for messages and Lua's arg[0]: on posix the path of the image, on a
// board what the sender of the command line put first. Never nullptr.
const char* programName();

// The program's arguments, without its name. Valid until exit; each ends with NUL. An index outside
// 0..argumentCount()-1 gives nullptr.
int argumentCount();
const char* argument(int index);

// --- Memory --------------------------------------------------------------------------------------

struct ImageArea {
    const uint8_t* begin; // 4-byte aligned.
    size_t size;          // A board: the area's capacity. posix: the length of the file.
};

// Where the image is. Its bytes are readable and never writable; they may be no image at all (an
// erased flash), which the loader has to find out.
ImageArea imageArea();

struct HeapRegion {
    uint8_t* begin; // 8-byte aligned.
    size_t size;    // A multiple of 8.
};

// Memory that belongs to the application alone, largest benefit first: region 0 is the main RAM.
// At least one region exists. On posix they lie inside the 4 GiB reference region (region.h) and
// cost real memory only where they are touched; contents are undefined on boards.
int heapRegionCount();
HeapRegion heapRegion(int index);

// Only for 64-bit hosts; does nothing on boards: fills `size` bytes at a fixed place of the 4 GiB
// reference region (inside its first granule) and write-protects them. Ends with fatal() on failure.
void installReadOnly(uint32_t offset, uint32_t size, void (*fill)(void* destination));

// The deepest use of the C stack since start-up, in bytes; 0 where it is not measured.
uint32_t stackBytesPeak();
uint32_t stackBytesTotal();

// Firmware bytes in flash (code, constants and initial data); 0 where it does not apply.
uint32_t firmwareFlashBytes();

// --- The end -------------------------------------------------------------------------------------

// Flushes the console and ends the program. Status 0..255.
[[noreturn]] void exit(int status);

// For our own bugs and broken machines, never for a Lua error: one line on the error stream, then
// exit status kFatalStatus. Works with very little stack left.
[[noreturn]] void fatal(const char* message);

constexpr int kFatalStatus = 3;

} // namespace nanolua::platform
