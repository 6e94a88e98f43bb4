#include "baremetal/report.h"

#include <string.h>

#include "platform/platform.h"

namespace nanolua {

namespace {

using platform::Stream;

void put(const char* text, size_t bytes) { platform::consoleWrite(Stream::kError, text, bytes); }
void put(const char* text) { put(text, strlen(text)); }

void putNumber(uint64_t value) {
    char digits[20];
    size_t used = 0;
    do {
        digits[sizeof digits - ++used] =
            static_cast<char>('0' + platform::divideInPlace(value, 10));
    } while (value != 0);
    put(digits + sizeof digits - used, used);
}

void putField(const char* name, uint64_t value, bool known) {
    put("\"");
    put(name);
    put("\":");
    if (known) {
        putNumber(value);
    } else {
        put("null");
    }
    put(",");
}

void putEscaped(const char* text, uint32_t bytes) {
    for (uint32_t i = 0; i < bytes; i++) {
        char c = text[i];
        if (c == '"' || c == '\\') put("\\");
        put(c >= ' ' ? &text[i] : "?", 1);
    }
}

} // namespace

void Report::takeHeap(Heap& heap) {
    ramFree = freeMemory(heap);
    ramPeakBytes = peakBytes(heap);
    allocations = heap.allocationCount;
}

void Report::setResult(const Value& text) {
    hasResult = true;
    if (!text.isString()) return;
    resultBytes = text.string()->lengthBytes;
    if (resultBytes > kResultBytesMax) resultBytes = kResultBytesMax;
    memcpy(result, text.string()->text(), resultBytes);
}

void Report::write() const {
    bool counted = platform::instructionCountStep() != 0;
    put("\x1E{");
    putField("ram_fresh", ramFreshBytes, true);
    putField("ram_after_load", ramAfterLoadBytes, true);
    putField("ram_peak", ramPeakBytes, true);
    putField("ram_free", ramFree.bytes, true);
    putField("ram_free_largest", ramFree.largestBytes, true);
    putField("allocations", allocations, true);
    putField("allocations_load", allocationsLoad, true);
    putField("instructions_load", instructionsLoad, counted);
    putField("instructions_run", instructionsRun, counted);
    uint32_t flashBytes = platform::firmwareFlashBytes();
    putField("firmware_flash_bytes", flashBytes, flashBytes != 0);
    uint32_t stackBytes = platform::stackBytesPeak();
    putField("c_stack_peak", stackBytes, stackBytes != 0);
    put("\"result\":");
    if (hasResult) {
        put("\"");
        putEscaped(result, resultBytes);
        put("\"");
    } else {
        put("null");
    }
    put("}\n");
}

} // namespace nanolua
