// collectgarbage (manual §6.1): the interface to the collector.
//
// The collector is incremental; the generational mode is remembered and reported, and its parameters
// can be set and read. In that mode a step, which has to find what died young (manual §2.5.2), is a
// full collection: the collector knows no ages. A full collection calls the finalizers that are due
// before it returns.
#include "base_library.h"

namespace nanolua {

namespace {

enum Option : int32_t {
    kStop, kRestart, kCollect, kCount, kStep, kIsRunning, kGenerational, kIncremental, kParameter
};

constexpr char kOptions[] =
    "stop\0restart\0collect\0count\0step\0isrunning\0generational\0incremental\0param\0";

/// Full collections ///

Outcome finishFinalizer(State& state, Value* arguments, int32_t count);

// Calls what is due, in the slots behind the first argument, which becomes the result.
Outcome callFinalizers(State& state, Value* arguments) {
    Value* call = &arguments[1];
    while (Object* object = takeDueFinalizer(state)) {
        call[1].setObject(object->kind() == ObjectKind::Table ? Tag::Table : Tag::Userdata, object);
        if (findMetamethod(state, call[1], Metamethod::Gc, call[0]) == Tag::Nil) continue;
        if (!call[0].isFunction()) continue;
        state.collector.finalizing = true;
        return protectedCallThen(state, call, 1, false, finishFinalizer);
    }
    return result(arguments, arguments[0]);
}

Outcome finishFinalizer(State& state, Value* arguments, int32_t count) {
    state.collector.finalizing = false;
    if (count < 0) warnOfError(state, "__gc", callResults(state)[0]);
    return callFinalizers(state, arguments);
}

// What earlier calls left in the scratch slots would be kept alive.
Outcome collect(State& state, Value* arguments, const Value& returned) {
    for (int32_t i = 0; i < state.nativeCount + kNativeScratchSlots; i++) arguments[i].setNil();
    arguments[0] = returned;
    collectFully(state);
    return callFinalizers(state, arguments);
}

/// Steps ///

// True if the steps finished a cycle.
bool step(State& state, Integer bytes) {
    Collector& collector = state.collector;
    bool wasStopped = collector.stopped;
    collector.stopped = false;
    uint32_t stepBytes = collector.stepBytes == 0 ? 1 : collector.stepBytes;
    do {
        collectStep(state);
        bytes -= Integer(stepBytes);
    } while (bytes > 0 && collector.phase != CollectorPhase::kPause);
    collector.stopped = wasStopped;
    return collector.phase == CollectorPhase::kPause;
}

Outcome collectStepwise(State& state, Value* arguments, int32_t count) {
    const Integer bytes = optionalInteger(state, arguments, count, 2, 0);
    if (!state.collector.generational) return resultBoolean(arguments, step(state, bytes));
    Value finished;
    finished.setBoolean(true);
    return collect(state, arguments, finished);
}

Outcome collectAll(State& state, Value* arguments) {
    Value zero;
    zero.setInteger(0);
    return collect(state, arguments, zero);
}

/// Modes and parameters ///

Outcome changeMode(State& state, Value* arguments, bool generational) {
    bool before = state.collector.generational;
    state.collector.generational = generational;
    return resultString(arguments, makeString(state, before ? "generational" : "incremental"));
}

// The first three belong to the generational mode and have no effect.
constexpr int32_t kGenerationalParameters = 3;
constexpr char kParameters[] =
    "minormul\0majorminor\0minormajor\0pause\0stepmul\0stepsize\0";

Outcome parameter(State& state, Value* arguments, int32_t count) {
    int32_t index = checkOption(state, arguments, count, 2, nullptr, kParameters);
    Integer value = optionalInteger(state, arguments, count, 3, -1);
    if (index < kGenerationalParameters) {
        uint16_t& percent = state.collector.generationalPercents[index];
        arguments[-1].setInteger(percent);
        if (value >= 0) percent = uint16_t(value > UINT16_MAX ? UINT16_MAX : value);
        return 1;
    }
    uint32_t* places[] = {&state.collector.pausePercent, &state.collector.stepPercent,
                          &state.collector.stepBytes};
    uint32_t* place = places[index - kGenerationalParameters];
    uint32_t before = *place;
    if (value >= 0) *place = value > INT32_MAX ? INT32_MAX : uint32_t(value);
    return resultInteger(arguments, Integer(before));
}

} // namespace

Outcome baseCollectgarbage(State& state, Value* arguments, int32_t count) {
    int32_t option = checkOption(state, arguments, count, 1, "collect", kOptions);
    Collector& collector = state.collector;
    if (option == kParameter) return parameter(state, arguments, count);
    if (collector.finalizing) return resultNil(arguments);
    switch (option) {
    case kStop: collector.stopped = true; return resultInteger(arguments, 0);
    case kRestart: collector.stopped = false; return resultInteger(arguments, 0);
    case kCount: return resultFloat(arguments, Float(state.heap.usedBytes) / 1024);
    case kStep: return collectStepwise(state, arguments, count);
    case kIsRunning: return resultBoolean(arguments, !collector.stopped);
    case kGenerational: return changeMode(state, arguments, true);
    case kIncremental: return changeMode(state, arguments, false);
    default: return collectAll(state, arguments);
    }
}

} // namespace nanolua
