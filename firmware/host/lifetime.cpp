// The making and ending of a state on a PC.
#include "host/host.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host/files.h"
#include "platform/platform.h"

namespace nanolua::host {
namespace {

bool isRomInstalled() {
    static bool installed = platform::fillFirstGranule(kCoreRomRef, romBytes(), installRom);
    return installed;
}

const char* makeState(PcHost* made, uint32_t heapBytes) {
    if (!isRomInstalled()) return "the 4 GiB region for heaps and images cannot be reserved";
    made->memory = platform::allocateInRegion(heapBytes);
    if (made->memory == nullptr) return "no memory for the heap";
    const Ref start = refTo(made->memory);
    const HeapRegion region = {start, start + heapBytes};
    made->memoryBytes = heapBytes;
    return api::makeState(made, &region, 1);
}

void releaseImages(PcHost* host) {
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

int32_t nanolua_interface_version() { return 4; }
void nanolua_flush() { platform::consoleFlush(); }

int32_t nanolua_create(uint32_t heap_bytes, NanoLuaHost** host, char* message,
                       size_t message_bytes) {
    PcHost* made = static_cast<PcHost*>(calloc(1, sizeof(PcHost)));
    const char* failure = made == nullptr ? "no memory" : makeState(made, heap_bytes & ~7u);
    *host = made;
    if (failure == nullptr) return 0;
    snprintf(message, message_bytes, "%s", failure);
    nanolua_destroy(made);
    *host = nullptr;
    return NANOLUA_FAILED;
}

int64_t nanolua_open(int32_t heap_bytes) {
    NanoLuaHost* host;
    char message[api::kMessageBytes];
    if (nanolua_create(uint32_t(heap_bytes), &host, message, sizeof message) == 0)
        return int64_t(intptr_t(host));
    return strcmp(message, api::kHeapTooSmall) == 0 ? NANOLUA_HEAP_TOO_SMALL : NANOLUA_NO_MEMORY;
}

void nanolua_destroy(NanoLuaHost* handle) {
    if (handle == nullptr) return;
    PcHost* host = pcHost(handle);
    if (host->state != nullptr) closeFiles(*host->state);
    if (host->memory != nullptr) platform::releaseInRegion(host->memory, host->memoryBytes);
    releaseImages(host);
    free(host);
}
