// The handle of a PC: the heap lies in the 4 GiB region, images are mappings there.
#pragma once

#include "api/handle.h"
#include "platform/posix/region.h"

namespace nanolua::host {

struct MappedImage {
    platform::ReadOnlyMapping mapping;
    MappedImage* next;
};

// Not part of the heap: the State lies in `memory`.
struct PcHost : NanoLuaHost {
    void* memory;
    uint32_t memoryBytes;
    MappedImage* images;
};

inline PcHost* pcHost(NanoLuaHost* host) { return static_cast<PcHost*>(host); }

} // namespace nanolua::host
