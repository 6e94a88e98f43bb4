// The making and ending of a host's state, its message and its figures.
#include "host/host.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host/files.h"
#include "platform/platform.h"

namespace nanolua::host {

int32_t failWith(NanoLuaHost* host, const char* message) {
    snprintf(host->message, sizeof host->message, "%s", message);
    return NANOLUA_FAILED;
}

int32_t failWithError(NanoLuaHost* host) {
    return failWith(host, errorText(*host->state));
}

namespace {

bool isRomInstalled() {
    static bool installed = platform::fillFirstGranule(kCoreRomRef, romBytes(), installRom);
    return installed;
}

const char* makeState(NanoLuaHost* host, uint32_t heapBytes) {
    if (!isRomInstalled()) return "the 4 GiB region for heaps and images cannot be reserved";
    host->heapBytes = heapBytes & ~7u;
    host->memory = platform::allocateInRegion(host->heapBytes);
    if (host->memory == nullptr) return "no memory for the heap";
    const Ref start = refTo(host->memory);
    const HeapRegion region = {start, start + host->heapBytes};
    host->state = createState(&region, 1);
    if (host->state == nullptr) return "the heap is too small for a new state";
    host->state->hostContext = host;
    host->state->top = base(host);
    return nullptr;
}

void releaseImages(NanoLuaHost* host) {
    while (MappedImage* image = host->images) {
        host->images = image->next;
        platform::releaseInRegion(image->mapping.begin, image->mapping.size);
        free(image);
    }
}

} // namespace
} // namespace nanolua::host

using namespace nanolua;
using namespace nanolua::host;

int32_t nanolua_interface_version() { return 1; }
const char* nanolua_number_model() { return sizeof(Integer) == 4 ? "i32f32" : "i64f64"; }
void nanolua_flush() { platform::consoleFlush(); }

int32_t nanolua_create(uint32_t heap_bytes, NanoLuaHost** host, char* message,
                       size_t message_bytes) {
    NanoLuaHost* made = static_cast<NanoLuaHost*>(calloc(1, sizeof(NanoLuaHost)));
    const char* failure = made == nullptr ? "no memory" : makeState(made, heap_bytes);
    *host = made;
    if (failure == nullptr) return 0;
    snprintf(message, message_bytes, "%s", failure);
    nanolua_destroy(made);
    *host = nullptr;
    return NANOLUA_FAILED;
}

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

void nanolua_destroy(NanoLuaHost* host) {
    if (host == nullptr) return;
    if (host->state != nullptr) closeFiles(*host->state);
    if (host->memory != nullptr) platform::releaseInRegion(host->memory, host->heapBytes);
    releaseImages(host);
    free(host);
}

const char* nanolua_message(NanoLuaHost* host) { return host->message; }

int32_t nanolua_collect(NanoLuaHost* host) { return guarded(host, collectFully); }

void nanolua_statistics(NanoLuaHost* host, NanoLuaStatistics* statistics) {
    const Heap& heap = host->state->heap;
    *statistics = {host->heapBytes, heap.usedBytes, peakBytes(heap), heap.allocationCount};
}
