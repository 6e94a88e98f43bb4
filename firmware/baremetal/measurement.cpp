#include "baremetal/measurement.h"

#include <string.h>

#include "baremetal/bench_packet.h"
#include "platform/platform.h"
#include "stdlib/stdlib.h"

namespace nanolua {

bool Measurement::parseOption(const char* text) {
    if (strcmp(text, "stats") == 0) return writesReport_ = true;
    if (strcmp(text, "bench") == 0) return writesReport_ = isBenchmark_ = true;
    if (strcmp(text, "packet") == 0) return givesPacket_ = true;
    return false;
}

/// Loading ///

// The tool that counts every instruction knows the phases of a run by the calls of instructionCount():
// two around each of checking, mounting and running.

void Measurement::checkBegins() { begin_ = platform::instructionCount(); }

void Measurement::checkEnds() { report_.instructionsLoad = platform::instructionCount() - begin_; }

void Measurement::loadBegins(State& state) {
    collectFully(state);
    report_.ramFreshBytes = state.heap.usedBytes;
    if (givesPacket_) openBenchPacket(state);
    allocationsBegin_ = state.heap.allocationCount;
    begin_ = platform::instructionCount();
}

void Measurement::loadEnds(State& state) {
    report_.instructionsLoad += platform::instructionCount() - begin_;
    report_.allocationsLoad = state.heap.allocationCount - allocationsBegin_;
    report_.ramAfterLoadBytes = state.heap.usedBytes;
}

/// Running ///

void Measurement::runBegins() {
    if (isBenchmark_) return;
    isRunning_ = true;
    begin_ = platform::instructionCount();
}

void Measurement::runEnds() {
    if (isRunning_) report_.instructionsRun = platform::instructionCount() - begin_;
}

// The main function returned the function to measure.
Outcome Measurement::beginBenchmark(State& state, Value* arguments, NativeFunction finish) {
    arguments[1] = *callResults(state);
    state.top = arguments + 2;
    collectFully(state);
    report_.ramAfterLoadBytes = state.heap.usedBytes;
    isRunning_ = true;
    begin_ = platform::instructionCount();
    return protectedCallThen(state, &arguments[1], 0, true, finish);
}

Outcome Measurement::afterRun(State& state, Value* arguments, int32_t count,
                              NativeFunction finish) {
    if (!isBenchmark_) return 0;
    Value& outcome = *callResults(state);
    if (count == 0) outcome.setNil();
    if (!isRunning_) return beginBenchmark(state, arguments, finish);
    Value metamethod;
    displayWithoutCall(state, outcome, metamethod);
    report_.setResult(outcome);
    return 0;
}

void Measurement::programEnds(State& state) { report_.takeHeap(state.heap); }

void Measurement::write() const {
    if (writesReport_) report_.write();
}

} // namespace nanolua
