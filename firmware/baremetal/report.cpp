#include "baremetal/report.h"

#include <string.h>

#include "baremetal/error_stream.h"
#include "platform/platform.h"

namespace nanolua {

namespace {

void writeField(const char* name, uint64_t value, bool known) {
    writeError("\"");
    writeError(name);
    writeError("\":");
    if (known) {
        writeErrorNumber(value);
    } else {
        writeError("null");
    }
    writeError(",");
}

void writeEscaped(const char* text, uint32_t bytes) {
    for (uint32_t i = 0; i < bytes; i++) {
        char c = text[i];
        if (c == '"' || c == '\\') writeError("\\");
        writeError(c >= ' ' ? &text[i] : "?", 1);
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
    resultBytes = text.string()->lengthBytes();
    if (resultBytes > kResultBytesMax) resultBytes = kResultBytesMax;
    memcpy(result, text.string()->text(), resultBytes);
}

void Report::write() const {
    bool counted = platform::instructionCountStep() != 0;
    writeError("\x1E{");
    writeField("ram_fresh", ramFreshBytes, true);
    writeField("ram_after_load", ramAfterLoadBytes, true);
    writeField("ram_peak", ramPeakBytes, true);
    writeField("ram_free", ramFree.bytes, true);
    writeField("ram_free_largest", ramFree.largestBytes, true);
    writeField("allocations", allocations, true);
    writeField("allocations_load", allocationsLoad, true);
    writeField("instructions_load", instructionsLoad, counted);
    writeField("instructions_run", instructionsRun, counted);
    uint32_t flashBytes = platform::firmwareFlashBytes();
    writeField("firmware_flash_bytes", flashBytes, flashBytes != 0);
    uint32_t stackBytes = platform::stackBytesPeak();
    writeField("c_stack_peak", stackBytes, stackBytes != 0);
    writeError("\"result\":");
    if (hasResult) {
        writeError("\"");
        writeEscaped(result, resultBytes);
        writeError("\"");
    } else {
        writeError("null");
    }
    writeError("}\n");
}

} // namespace nanolua
