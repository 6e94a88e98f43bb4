// The 4 GiB region of a 64-bit host in which every heap and every image lies.
//
// References of the engine are 32-bit offsets from kRegionBase, so nothing the engine refers to may
// lie outside. The address space is reserved once and costs nothing; parts are committed on demand
// in granules of kGranuleBytes. Offset 0 is never given out: a null reference never points at data.
// All functions may be called from any thread. Used by the native runner and the shared library.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace nanolua::platform {

// The engine's kSpaceBase; each number model has a region of its own.
#if defined(NANOLUA_NUMBERS_I64F64)
constexpr uintptr_t kRegionBase = 0x200200000000;
#else
constexpr uintptr_t kRegionBase = 0x200000000000;
#endif
constexpr uint64_t kRegionBytes = uint64_t{1} << 32;
constexpr size_t kGranuleBytes = 64 * 1024;

// Reserves the region; true from then on. False when the address range is taken or forbidden. The
// functions below call it themselves.
bool reserveRegion();

// Zeroed, writable memory at a multiple of kGranuleBytes; nullptr when the region has no room or
// the machine no memory. Pages cost real memory once they are touched.
void* allocateInRegion(size_t size);

// A read-only mapping inside the region. `begin` is nullptr on failure, and then `error` is errno.
struct ReadOnlyMapping {
    const uint8_t* begin;
    size_t size;
    int error;
};

// Maps a whole regular file. An empty file gives EINVAL, one that does not fit ENOMEM.
ReadOnlyMapping mapFileReadOnly(const char* path);

// Copies bytes into the region and write-protects them there.
ReadOnlyMapping copyReadOnly(const void* bytes, size_t size);

// Commits [offset, offset + size) of the first granule, which is never given out, has it filled, and
// write-protects it. The offset is a multiple of the page size. False on failure.
bool fillFirstGranule(uint32_t offset, size_t size, void (*fill)(void* destination));

// Gives back what one of the functions above returned, with the size asked of it.
void releaseInRegion(const void* begin, size_t size);

} // namespace nanolua::platform
