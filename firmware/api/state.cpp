// A state as a whole: making, libraries, its end, failures, memory figures.
#include "api/handle.h"

#include <string.h>

namespace nanolua::api {

const char* makeState(NanoLuaHost* host, const HeapRegion* regions, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) host->heapBytes += regions[i].end - regions[i].start;
    const char* problem;
    host->state = createState(regions, count, &problem);
    if (host->state == nullptr) return problem;
    host->state->hostContext = host;
    host->state->top = base(host);
    return nullptr;
}

int32_t failWith(NanoLuaHost* host, const char* message) {
    const size_t bytes = strnlen(message, kMessageBytes - 1);
    memcpy(host->message, message, bytes);
    host->message[bytes] = 0;
    return NANOLUA_FAILED;
}

int32_t failWithError(NanoLuaHost* host) { return failWith(host, errorText(*host->state)); }

} // namespace nanolua::api

using namespace nanolua;
using namespace nanolua::api;

const char* nanolua_number_model() { return sizeof(Integer) == 4 ? "i32f32" : "i64f64"; }

int32_t nanolua_open_libraries(NanoLuaHost* host) {
    if (count(host) != 0 || host->callDepth != 0)
        return failWith(host, "libraries are opened before anything else");
    const int32_t status = guarded(host, openLibraries);
    host->state->top = base(host);
    return status;
}

void nanolua_start_close(NanoLuaHost* host) {
    startClose(*host->state);
    host->closing = true;
    host->runnable = true;
    host->callDepth = 1;
}

const char* nanolua_message(NanoLuaHost* host) { return host->message; }

int32_t nanolua_copy_message(NanoLuaHost* host, uint8_t* buffer, int32_t bytes) {
    const int32_t length = int32_t(strlen(host->message));
    memcpy(buffer, host->message, size_t(length < bytes ? length : bytes));
    return length;
}

int32_t nanolua_collect(NanoLuaHost* host) { return guarded(host, collectFully); }

void nanolua_statistics(NanoLuaHost* host, NanoLuaStatistics* statistics) {
    const Heap& heap = host->state->heap;
    FreeMemory free = freeMemory(host->state->heap);
    *statistics = {host->heapBytes,      heap.usedBytes, peakBytes(heap),
                   heap.allocationCount, free.bytes,     free.largestBytes};
}

int64_t nanolua_memory(NanoLuaHost* host, int32_t which) {
    const Heap& heap = host->state->heap;
    switch (which) {
    case NANOLUA_HEAP_BYTES: return int64_t(host->heapBytes);
    case NANOLUA_USED_BYTES: return int64_t(heap.usedBytes);
    case NANOLUA_PEAK_BYTES: return int64_t(peakBytes(heap));
    default: return int64_t(heap.allocationCount);
    }
}
