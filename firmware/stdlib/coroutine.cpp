// The coroutine library (manual §6.2) on top of the engine's threads.
#include "coroutine_library.h"
#include "library_group.h"
#include "stdlib.h"

namespace nanolua {

namespace {

Thread* checkThread(State& state, Value* arguments, int32_t count) {
    if (count == 0 || !arguments[0].isThread())
        raiseArgumentTypeError(state, arguments, count, 1, "thread");
    return arguments[0].thread();
}

Thread* optionalThread(State& state, Value* arguments, int32_t count) {
    return count == 0 ? state.thread.get() : checkThread(state, arguments, count);
}

bool isDead(const Thread* thread) {
    return thread->status == ThreadStatus::Dead || thread->status == ThreadStatus::Failed;
}

const char* statusText(const Thread* thread) {
    switch (thread->status) {
    case ThreadStatus::Suspended: return "suspended";
    case ThreadStatus::Running: return "running";
    case ThreadStatus::Normal: return "normal";
    default: return "dead";
    }
}

const char* whyNotResumable(const Thread* thread) {
    if (thread->status == ThreadStatus::Suspended) return nullptr;
    return isDead(thread) ? "cannot resume dead coroutine" : "cannot resume non-suspended coroutine";
}

/// Creation and resumption ///

// Leaves the thread in arguments[0].
void createThread(State& state, Value* arguments, int32_t count) {
    const Value& function = *checkFunction(state, arguments, count, 1);
    constexpr uint32_t kNativeSlots = 4;
    Thread* thread = newThread(state, function.tag == Tag::LuaClosure
                                          ? function.luaClosure()->prototype->stackSlotsMax
                                          : kNativeSlots);
    thread->stack.get()[0] = arguments[0];
    arguments[0].setThread(thread);
}

Outcome coroutineCreate(State& state, Value* arguments, int32_t count) {
    createThread(state, arguments, count);
    return result(arguments, arguments[0]);
}

// Results follow the status; on an error, the error value does.
Outcome finishResume(State& state, Value* arguments, int32_t count) {
    arguments[-1].setBoolean(count >= 0);
    return 1 + moveResults(arguments + 1, callResults(state), count >= 0 ? count : 1);
}

Outcome coroutineResume(State& state, Value* arguments, int32_t count) {
    Thread* thread = checkThread(state, arguments, count);
    if (const char* message = whyNotResumable(thread)) {
        setText(state, arguments[0], message);
        arguments[-1].setBoolean(false);
        return 2;
    }
    return resumeThen(state, thread, &arguments[1], count - 1, finishResume);
}

/// wrap ///

// Passes an error on, with the position of the wrapper's caller in front of a text.
[[noreturn]] void raiseFromWrap(State& state, const Value& error) {
    bool isMemoryError =
        error.isString() && equalStrings(error.string(), coreString(CoreString::OutOfMemory));
    raiseWithPosition(state, error, isMemoryError ? 0 : 1);
}

Outcome failWrap(State& state, Value*, int32_t) { raiseFromWrap(state, *callResults(state)); }

// A coroutine that failed is closed before its error goes on.
Outcome finishWrap(State& state, Value* arguments, int32_t count) {
    Value* results = callResults(state);
    if (count < 0) {
        Thread* thread = closureUpvalues(arguments)[0].thread();
        if (thread->status != ThreadStatus::Failed) raiseFromWrap(state, *results);
        return closeThen(state, thread, results, failWrap);
    }
    return moveResults(arguments, results, count);
}

Outcome resumeWrapped(State& state, Value* arguments, int32_t count) {
    Thread* thread = closureUpvalues(arguments)[0].thread();
    if (const char* message = whyNotResumable(thread)) {
        setText(state, arguments[0], message);
        raiseFromWrap(state, arguments[0]);
    }
    return resumeThen(state, thread, arguments, count, finishWrap);
}

Outcome coroutineWrap(State& state, Value* arguments, int32_t count) {
    createThread(state, arguments, count);
    NativeClosure* closure = newNativeClosure(state, resumeWrapped, 1);
    closure->upvalues()[0] = arguments[0];
    arguments[-1].setObject(Tag::NativeClosure, closure);
    return 1;
}

/// yield and questions ///

Outcome coroutineYield(State& state, Value* arguments, int32_t count) {
    return yield(state, arguments, count);
}

Outcome coroutineStatus(State& state, Value* arguments, int32_t count) {
    const Thread* thread = checkThread(state, arguments, count);
    return resultString(arguments, makeString(state, statusText(thread)));
}

Outcome coroutineIsyieldable(State& state, Value* arguments, int32_t count) {
    const Thread* thread = optionalThread(state, arguments, count);
    bool yieldable = thread == state.thread ? isYieldable(state) : thread != state.mainThread;
    return resultBoolean(arguments, yieldable);
}

Outcome coroutineRunning(State& state, Value* arguments, int32_t) {
    arguments[-1].setThread(state.thread);
    arguments[0].setBoolean(state.thread == state.mainThread);
    return 2;
}

/// close ///

Outcome finishClose(State& state, Value* arguments, int32_t count) {
    arguments[-1].setBoolean(count >= 0);
    if (count >= 0) return 1;
    arguments[0] = *callResults(state);
    return 2;
}

// A coroutine may close itself; then this function does not return.
Outcome coroutineClose(State& state, Value* arguments, int32_t count) {
    Thread* thread = optionalThread(state, arguments, count);
    if (thread->status == ThreadStatus::Dead) return resultBoolean(arguments, true);
    if (thread->status == ThreadStatus::Normal)
        raiseError(state, "cannot close a normal coroutine");
    if (thread == state.mainThread) raiseError(state, "cannot close main thread");
    return closeThen(state, thread, &arguments[1], finishClose);
}

constexpr RomField kFields[] = {
    {"close", coroutineClose},     {"create", coroutineCreate},
    {"isyieldable", coroutineIsyieldable}, {"resume", coroutineResume},
    {"running", coroutineRunning}, {"status", coroutineStatus},
    {"wrap", coroutineWrap},       {"yield", coroutineYield},
};

} // namespace

constinit const CoroutineFunctions coroutineFunctions = {
    coroutineCreate, coroutineResume, coroutineStatus, coroutineClose};

constinit const RomTable coroutineRom = romTable<kFields>();

} // namespace nanolua
