// The making and ending of a state in a CLR: its memory, and the images that are copied there.
//
// Invariant: the states in the native heap are listed in s_nativeStates. That heap outlives a soft
// reboot of the CLR, which forgets every handle: the next state to be made frees what is listed
// from before. What lies in the managed heap ends with it.
#include "interop.h"

#include <nanoHAL_v2.h>
#include <string.h>

namespace nanolua::interop {
namespace {

// The CLR's limit is 65,535 heap blocks of 12 bytes; some of them are the headers.
constexpr uint32_t kManagedBlockBytesMax = 65000 * 12;

constinit ClrHost* s_nativeStates = nullptr;
constinit CLR_INT64 s_nativeStatesClr = 0; // the start of the CLR that made them

void* allocate(MemorySource source, uint32_t bytes) {
    if (source == MemorySource::kNativeHeap) return platform_malloc(bytes);
    return bytes <= kManagedBlockBytesMax ? CLR_RT_Memory::Allocate(bytes) : nullptr;
}

void release(MemorySource source, void* memory) {
    if (source == MemorySource::kNativeHeap) {
        platform_free(memory);
    } else {
        CLR_RT_Memory::Release(memory);
    }
}

void releaseAll(ClrHost* host) {
    while (host->blocks != nullptr) releaseLast(host);
    release(host->source, host);
}

/// States in the native heap ///

void freeStatesOfEarlierClr() {
    const CLR_INT64 clr = g_CLR_RT_ExecutionEngine.m_startTime;
    if (clr == s_nativeStatesClr) return;
    s_nativeStatesClr = clr;
    while (ClrHost* host = s_nativeStates) {
        s_nativeStates = host->next;
        releaseAll(host);
    }
}

void unlist(const ClrHost* host) {
    ClrHost** link = &s_nativeStates;
    while (*link != nullptr && *link != host) link = &(*link)->next;
    if (*link != nullptr) *link = host->next;
}

/// Heaps ///

HeapRegion regionAt(void* memory, uint32_t bytes) {
    const Ref start = refTo(memory);
    return {start, (start + bytes) & ~(kWordBytes - 1)};
}

// As much of `bytes` as one block may have.
uint32_t blockBytes(MemorySource source, uint32_t bytes) {
    const bool isLarge = source == MemorySource::kManagedHeap && bytes > kManagedBlockBytesMax;
    return isLarge ? kManagedBlockBytesMax : bytes;
}

// Regions for what the first block has no room for; gives how many there are now, 0 on failure.
uint32_t addRegions(ClrHost* host, HeapRegion* regions, uint32_t bytes) {
    uint32_t count = 1;
    while (bytes > 0) {
        const uint32_t part = blockBytes(host->source, bytes + sizeof(Block)) - sizeof(Block);
        void* memory = count < kHeapRegionsMax ? allocateFor(host, part) : nullptr;
        if (memory == nullptr) return 0;
        regions[count++] = regionAt(memory, part);
        bytes -= part;
    }
    return count;
}

// Gives the handle, or why there is none.
int64_t open(MemorySource source, uint32_t heapBytes) {
    const uint32_t firstBytes = blockBytes(source, sizeof(ClrHost) + heapBytes);
    ClrHost* host = static_cast<ClrHost*>(allocate(source, firstBytes));
    if (host == nullptr) return NANOLUA_NO_MEMORY;
    memset(static_cast<void*>(host), 0, sizeof(ClrHost));
    host->source = source;
    HeapRegion regions[kHeapRegionsMax];
    regions[0] = regionAt(host + 1, firstBytes - sizeof(ClrHost));
    const uint32_t count = addRegions(host, regions, sizeof(ClrHost) + heapBytes - firstBytes);
    if (count == 0 || api::makeState(host, regions, count) != nullptr) {
        releaseAll(host);
        return count == 0 ? NANOLUA_NO_MEMORY : NANOLUA_HEAP_TOO_SMALL;
    }
    if (source == MemorySource::kNativeHeap) {
        host->next = s_nativeStates;
        s_nativeStates = host;
    }
    return int64_t(refTo(host));
}

} // namespace

void* allocateFor(ClrHost* host, uint32_t bytes) {
    Block* block = static_cast<Block*>(allocate(host->source, sizeof(Block) + bytes));
    if (block == nullptr) return nullptr;
    block->next = host->blocks;
    host->blocks = block;
    return block + 1;
}

void releaseLast(ClrHost* host) {
    Block* block = host->blocks;
    host->blocks = block->next;
    release(host->source, block);
}

} // namespace nanolua::interop

using namespace nanolua;
using namespace nanolua::interop;

HRESULT Native::NativeCreate___STATIC__I8__I4__I4(CLR_RT_StackFrame& stack) {
    const int32_t heapBytes = intAt(stack, 0);
    if (heapBytes <= 0 || uint32_t(heapBytes) > kBlockBytesMax)
        return giveLong(stack, NANOLUA_HEAP_TOO_SMALL);
    freeStatesOfEarlierClr();
    return giveLong(stack, open(MemorySource(intAt(stack, 1)), uint32_t(heapBytes)));
}

HRESULT Native::NativeDestroy___STATIC__VOID__I8(CLR_RT_StackFrame& stack) {
    ClrHost* host = hostOf(stack);
    if (host == nullptr) return S_OK;
    if (host->source == MemorySource::kNativeHeap) unlist(host);
    releaseAll(host);
    return S_OK;
}
