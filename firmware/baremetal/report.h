// The figures of a run, and how they reach the tool that started it: one line on the error stream,
// the byte 1E (record separator) and a JSON object.
#pragma once

#include "engine/nanolua.h"

namespace nanolua {

struct Report {
    static constexpr uint32_t kResultBytesMax = 64;

    uint32_t ramFreshBytes = 0;     // libraries open, nothing loaded
    uint32_t ramAfterLoadBytes = 0; // image mounted, main function made; benchmarks: that has run, too
    uint32_t ramPeakBytes = 0;
    FreeMemory ramFree = {0, 0}; // at the end
    uint32_t allocations = 0;
    uint32_t allocationsLoad = 0;   // of these, to mount the image and make its main function
    uint64_t instructionsLoad = 0; // checking and mounting the image, making its main function
    uint64_t instructionsRun = 0;
    char result[kResultBytesMax] = {}; // of a benchmark
    uint32_t resultBytes = 0;
    bool hasResult = false;

    void takeHeap(Heap& heap);
    void setResult(const Value& text);
    void write() const;
};

} // namespace nanolua
