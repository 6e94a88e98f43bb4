// The making and ending of a state, and of main functions.
#include <string.h>

#include "debug.h"
#include "hook.h"
#include "machine.h"
#include "nanolua.h"

namespace nanolua {

namespace {

// The State is the first block of the first region. Its address is a multiple of 8 behind a header.
constexpr uint32_t kStateAlignment = 8;

State* placeState(const HeapRegion* regions, uint32_t count, const char*& problem) {
    HeapRegion aligned[kHeapRegionsMax];
    problem = regionsProblem(regions, count, 0);
    if (problem != nullptr) return nullptr;
    for (uint32_t i = 0; i < count; i++) aligned[i] = regions[i];
    aligned[0].start = ((regions[0].start + kWordBytes + kStateAlignment - 1) &
                        ~(kStateAlignment - 1)) - kWordBytes;
    uint32_t blockBytes = stateBytes(count) + kWordBytes;
    problem = kHeapTooSmall;
    if (aligned[0].start >= aligned[0].end) return nullptr;
    problem = regionsProblem(aligned, count, blockBytes);
    if (problem != nullptr) return nullptr;
    State* state = pointerTo<State>(aligned[0].start + kWordBytes);
    memset(static_cast<void*>(state), 0, stateBytes(count));
    initHeap(state->heap, aligned, count, blockBytes);
    initCollector(state->collector);
    return state;
}

// What hosts need until they call a function, whose stack is as large as it needs.
constexpr uint32_t kHostSlots = 4;

void makeFirstObjects(State& state, void*) {
    Thread* thread = newThread(state, kHostSlots);
    state.mainThread = thread;
    state.thread = thread;
    selectHook(state);
    state.frame = thread->frame;
    state.top = thread->top;
    thread->status = ThreadStatus::Running;
    state.globals = newTable(state, 0, 0);
    state.registry = newTable(state, 0, 0);
}

} // namespace

uint32_t newStateBytes(uint32_t regionCount) {
    constexpr uint32_t kAlignmentLoss = kStateAlignment - kWordBytes;
    return kAlignmentLoss + kWordBytes + stateBytes(regionCount) + uint32_t(sizeof(Thread)) +
           kWordBytes + stackSlotsFor(kHostSlots) * kValueBytes + 2 * uint32_t(sizeof(Table));
}

State* createState(const HeapRegion* regions, uint32_t count, const char** problem) {
    const char* ignored;
    const char*& found = problem != nullptr ? *problem : ignored;
    State* state = placeState(regions, count, found);
    if (state == nullptr) return nullptr;
    state->budget = INT32_MAX;
    state->calm = kCalm;
    if (protect(*state, makeFirstObjects, nullptr)) return state;
    found = kHeapTooSmall;
    return nullptr;
}

void startClose(State& state) {
    makeAllFinalizersDue(state);
    state.thread = state.mainThread;
    Thread* main = state.mainThread;
    restoreHook(state, main->baseFrame());
    state.frame = main->baseFrame();
    state.top = main->stack.get() + 1;
    state.nativeArguments = nullptr;
    state.collector.stopped = false;
    continueClose(state);
}

void continueClose(State& state) {
    state.collector.finalizing = false;
    state.pendingKind = Step::kFinalize;
}

void closeState(State& state) {
    startClose(state);
    while (run(state) != RunStatus::kDone) continueClose(state);
}

void makeMainFunction(State& state, Value& out, const Prototype* prototype) {
    LuaClosure* closure = static_cast<LuaClosure*>(
        allocate(state, uint32_t(sizeof(LuaClosure)) + prototype->upvalueCount * kWordBytes,
                 ObjectKind::LuaClosure));
    closure->prototype = prototype;
    for (uint32_t i = 0; i < prototype->upvalueCount; i++) closure->upvalues()[i] = nullptr;
    out.setLuaClosure(closure);
    for (uint32_t i = 0; i < prototype->upvalueCount; i++) {
        Upvalue* upvalue =
            static_cast<Upvalue*>(allocate(state, sizeof(Upvalue), ObjectKind::Upvalue));
        Value globals;
        globals.setTable(state.globals);
        if (i == 0) upvalue->hold(globals); // a new one holds nil
        out.luaClosure()->upvalues()[i] = upvalue;
        if (closure->isBlack()) barrierForward(state, closure, upvalue);
    }
}

} // namespace nanolua
