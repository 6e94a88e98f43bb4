// Threads: creation, switches between coroutines, open upvalues and to-be-closed variables.
//
// Invariant: exactly one thread is running, and State::frame, top, pc are its; every other thread's
// are in the Thread. A suspended thread that was started has the native frame of its yield on top; a
// thread that resumed another has the native frame of its resume on top.
#include <string.h>

#include "debug.h"
#include "hook.h"
#include "machine.h"

namespace nanolua {

// The function and its slots, its frame and the base frame, which take two slots each.
uint32_t stackSlotsFor(uint32_t slots) {
    slots += 1 + 2 * 2 + kStackReserveBytes / kValueBytes;
    return slots + slots % 2;
}

Thread* newThread(State& state, uint32_t slots) {
    slots = stackSlotsFor(slots);
    Thread* thread = static_cast<Thread*>(allocate(state, sizeof(Thread), ObjectKind::Thread));
    memset(static_cast<void*>(&thread->status), 0, sizeof(Thread) - sizeof(Object));
    thread->status = ThreadStatus::Suspended;
    // Not yet reachable: what is being allocated next must not collect it.
    Link<Thread> outer = state.newThread;
    state.newThread = thread;
    inheritHook(state, thread);
    uint32_t bytes = slots * kValueBytes;
    Object* block = allocateOwned(state, bytes + kWordBytes);
    state.newThread = outer;
    thread->stack = reinterpret_cast<Value*>(block + 1);
    thread->stackBytes = bytes;
    for (uint32_t i = 0; i < slots; i++) thread->stack.get()[i].setNil();
    Frame* base = thread->baseFrame();
    base->call = FrameFlag::kNative;
    base->base = thread->stack.get() + 1;
    base->extra = 0u - kValueBytes;
    base->pc = 0;
    thread->frame = base;
    thread->top = thread->stack.get() + 1;
    return thread;
}

/// Switching ///

namespace {

// Calls that native functions have under way are counted along the chain of resumers, as PUC-Rio Lua
// counts C calls. A thread that is left keeps its own part of the count, State has the sum.
void leaveThread(State& state, ThreadStatus status) {
    Thread* thread = state.thread;
    thread->frame = state.frame;
    thread->top = state.top;
    thread->pc = state.pc.ref();
    thread->status = status;
}

void enterThread(State& state, Thread* thread) {
    state.thread = thread;
    state.frame = thread->frame;
    state.top = thread->top;
    state.pc = Link<const Instruction>::fromRef(thread->pc);
    thread->status = ThreadStatus::Running;
    if (NL_UNLIKELY(thread->hook.ref() != state.activeHook.ref())) selectHook(state);
}

// The values lie on another thread's stack, which stays as it is.
Value* receiveValues(State& state, Value* slot, const Value* values, int32_t count) {
    slot = ensureStack(state, slot, uint32_t(count));
    for (int32_t i = 0; i < count; i++) slot[i] = values[i];
    state.top = slot + count;
    return slot;
}

// Leaves the running coroutine for the thread that resumed it, with values for its continuation.
void returnToResumer(State& state, const Value* values, int32_t count, ThreadStatus status) {
    Thread* thread = state.thread;
    leaveThread(state, status);
    Thread* resumer = thread->resumer;
    thread->nestedCalls = uint16_t(state.nestedCalls - resumer->nestedCalls);
    state.nestedCalls = resumer->nestedCalls;
    enterThread(state, resumer);
    receiveValues(state, callResults(state), values, count);
    thread->resumer = nullptr;
}

void releaseStack(State& state, Thread* thread) {
    Object* block = pointerTo<Object>(thread->stack.ref() - kWordBytes);
    thread->stack = nullptr;
    thread->frame = nullptr;
    thread->top = nullptr;
    releaseOwned(state, block);
    releaseOpenUpvalues(state, thread);
}

} // namespace

Step yieldStep(State& state, Value* slot, uint32_t call) {
    const Value* values = state.requestFunction;
    int32_t count = state.requestCount;
    pushFrame(state, slot + 1, 0, call | FrameFlag::kNative);
    state.top = state.requestFunction.get() + count;
    returnToResumer(state, values, count, ThreadStatus::Suspended);
    return continueNative(state, count);
}

Step resumeStep(State& state) {
    Thread* thread = state.requestThread;
    const Value* values = state.requestFunction;
    int32_t count = state.requestCount;
    state.requestThread = nullptr;
    state.top = state.requestFunction.get() + count;
    if (thread != state.thread) {
        thread->resumer = state.thread;
        state.thread->nestedCalls = state.nestedCalls;
        state.nestedCalls = uint16_t(state.nestedCalls + thread->nestedCalls);
        leaveThread(state, ThreadStatus::Normal);
        enterThread(state, thread);
    }
    if ((thread->flags & kThreadClosing) != 0) {
        Value* bottom = thread->stack;
        if ((thread->flags & kThreadFailing) != 0) *bottom = state.top.get()[-1];
        state.frame = thread->baseFrame();
        countNested(state);
        return {Step::kResults, bottom, 0, 1 | FrameFlag::kClosing};
    }
    if (state.frame == thread->baseFrame()) {
        receiveValues(state, thread->stack.get() + 1, values, count);
        return {Step::kCall, thread->stack, count, FrameFlag::kEntry};
    }
    uint32_t call = state.frame->call & ~FrameFlag::kNative;
    Value* slot = receiveValues(state, state.frame->base.get() - 1, values, count);
    popFrame(state);
    return {Step::kResults, slot, count, call};
}

Step finishCoroutine(State& state, Value* first, int32_t count, bool failed) {
    Thread* thread = state.thread;
    if (thread == state.mainThread) {
        state.requestFunction = first;
        state.requestCount = count;
        if (failed) state.error = *first;
        thread->flags = 0;
        state.runStatus = failed ? RunStatus::kError : RunStatus::kDone;
        return {Step::kLeave, nullptr, 0, 0};
    }
    bool closing = (thread->flags & kThreadClosing) != 0;
    if (closing) thread->flags = 0;
    state.top = first + count;
    NL_ASSERT(!failed || closing);
    returnToResumer(state, first, count, ThreadStatus::Dead);
    releaseStack(state, thread);
    return continueNative(state, failed ? -2 : count);
}

// Its frames stay for tracebacks and its variables open, until coroutine.close(). The error is the
// value below the thread's top.
Step failCoroutine(State& state) {
    Value* slot = liveStackEnd(state);
    *slot = state.error;
    state.top = slot + 1;
    returnToResumer(state, slot, 1, ThreadStatus::Failed);
    countNested(state);
    return continueNative(state, -2);
}

/// Requests of native functions ///

bool isYieldable(const State& state) {
    if (state.thread == state.mainThread || (state.thread->flags & kThreadSilent) != 0)
        return false;
    const Frame* base = state.thread->baseFrame();
    for (const Frame* frame = state.frame; frame != base; frame++) {
        bool isHostCall = frame->isNative() && frame->pc == 0;
        if (isHostCall || (frame->call & FrameFlag::kErrorHandler) != 0) return false;
    }
    return true;
}

Outcome yield(State& state, Value* values, int32_t count) {
    if (!isYieldable(state)) {
        raiseRuntimeError(state, state.thread == state.mainThread
                              ? "attempt to yield from outside a coroutine"
                              : "attempt to yield across a C-call boundary");
    }
    state.requestFunction = values;
    state.requestCount = count;
    ask(state, kAttentionNative);
    return kOutcomeYield;
}

Outcome resumeThen(State& state, Thread* thread, Value* values, int32_t count,
                   NativeFunction continuation) {
    callThen(state, values, count, -1, continuation);
    state.requestThread = thread;
    return kOutcomeResume;
}

Outcome closeThen(State& state, Thread* thread, Value* values, NativeFunction continuation) {
    thread->flags |= kThreadClosing;
    if (thread->status != ThreadStatus::Failed) thread->flags &= uint8_t(~kThreadFailing);
    return resumeThen(state, thread, values, 0, continuation);
}

/// Upvalues ///

namespace {

constexpr uint32_t kOpenUpvaluesMin = 4;

// Makes room for more open upvalues.
void growOpenUpvalues(State& state, Thread* thread) {
    OpenUpvalues* open = thread->openUpvalues;
    if (open != nullptr) {
        thread->openUpvalues =
            static_cast<OpenUpvalues*>(growOwned(state, open, 2 * open->sizeBytes()));
        return;
    }
    open = static_cast<OpenUpvalues*>(
        allocateOwned(state, uint32_t(sizeof(OpenUpvalues)) + kOpenUpvaluesMin * kWordBytes));
    open->count = 0;
    thread->openUpvalues = open;
}

Upvalue* enterOpenUpvalue(State& state, Thread* thread, uint32_t index, Value* slot) {
    Upvalue* upvalue =
        static_cast<Upvalue*>(allocate(state, sizeof(Upvalue), ObjectKind::Upvalue));
    upvalue->header |= Header::kOpenBit;
    upvalue->location = slot;
    if (thread->openUpvalues.ref() == 0 ||
        thread->openUpvalues->count == thread->openUpvalues->capacity()) {
        state.collector.newborn = upvalue;
        growOpenUpvalues(state, thread);
        state.collector.newborn = nullptr;
    }
    OpenUpvalues* open = thread->openUpvalues;
    Ref* entry = open->entries() + index;
    memmove(entry + 1, entry, (open->count++ - index) * sizeof(Ref));
    *entry = refTo(upvalue);
    return upvalue;
}

// Gives the innermost open upvalue its value.
Upvalue* closeInnermost(State& state) {
    OpenUpvalues* open = state.thread->openUpvalues;
    Upvalue* upvalue = open->at(--open->count);
    upvalue->hold(*upvalue->location);
    barrier(state, upvalue, upvalue->value());
    return upvalue;
}

} // namespace

void releaseOpenUpvalues(State& state, Thread* thread) {
    OpenUpvalues* open = thread->openUpvalues;
    thread->openUpvalues = nullptr;
    if (open != nullptr) releaseOwned(state, open);
}

Upvalue* openUpvalue(State& state, Thread* thread, Value* slot) {
    uint32_t index = thread->openCount();
    for (; index != 0; index--) {
        Upvalue* upvalue = thread->openUpvalues->at(index - 1);
        if (upvalue->location.ref() == refTo(slot)) return upvalue;
        if (upvalue->location.ref() < refTo(slot)) break;
    }
    return enterOpenUpvalue(state, thread, index, slot);
}

void closeUpvalues(State& state, Thread* thread, const Value* level) {
    while (thread->isOpenFrom(level)) closeInnermost(state);
}

void markToBeClosed(State& state, Value* slot) {
    if (slot->isFalsy()) return;
    Value handler;
    if (findMetamethod(state, *slot, Metamethod::Close, handler) == Tag::Nil)
        raiseNotClosable(state, slot);
    openUpvalue(state, state.thread, slot);
    OpenUpvalues* open = state.thread->openUpvalues;
    open->entries()[open->count - 1] |= OpenUpvalues::kToBeClosedBit;
}

bool closeNext(State& state, Value* level, Value* slot, const Value* error, Step& call) {
    Thread* thread = state.thread;
    while (thread->isOpenFrom(level)) {
        OpenUpvalues* open = thread->openUpvalues;
        bool toBeClosed = (open->entries()[open->count - 1] & OpenUpvalues::kToBeClosedBit) != 0;
        Value* variable = open->at(open->count - 1)->location;
        Value value = closeInnermost(state)->value();
        if (!toBeClosed) continue;
        if (slot == nullptr) slot = variable + 1;
        findMetamethod(state, value, Metamethod::Close, slot[0]);
        slot[1] = value;
        if (error != nullptr) slot[2] = *error;
        if (slot + 3 > state.top) state.top = slot + 3;
        call = {Step::kCall, slot, error != nullptr ? 2 : 1, 1};
        return true;
    }
    return false;
}

void makeClosure(State& state, Value* to, const Prototype* prototype, Value* base) {
    uint32_t count = prototype->upvalueCount;
    LuaClosure* closure = static_cast<LuaClosure*>(
        allocate(state, uint32_t(sizeof(LuaClosure)) + count * kWordBytes, ObjectKind::LuaClosure));
    closure->prototype = prototype;
    Link<Upvalue>* upvalues = closure->upvalues();
    for (uint32_t i = 0; i < count; i++) upvalues[i] = nullptr;
    to->setLuaClosure(closure);
    Link<Upvalue>* enclosing = base[-1].luaClosure()->upvalues();
    const UpvalueRecord* records = prototype->upvalueRecords();
    for (uint32_t i = 0; i < count; i++) {
        upvalues[i] = records[i].inStack != 0
                          ? openUpvalue(state, state.thread, base + records[i].index)
                          : enclosing[records[i].index].get();
        Value held;
        held.setObject(Tag::Table, upvalues[i].get());
        barrier(state, closure, held);
    }
}

} // namespace nanolua
