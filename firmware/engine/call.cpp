// Calls, returns, errors: the machine that works off Steps. See machine.h and call.h.
//
// Invariants: a thread's base frame is never popped; a Lua function's pc is saved in its frame exactly
// while another frame lies above it; a native function gets a frame only when it calls something
// (State::nativeArguments is set while one runs without).
#include <string.h>

#include "debug.h"
#include "hook.h"
#include "instruction.h"
#include "machine.h"

namespace nanolua {

/// The stack ///

Value* liveStackEnd(const State& state) {
    if (Value* end = state.safePointEnd) return end;
    Value* end = state.top;
    const Frame* frame = state.frame;
    Value* frameEnd = end;
    if (Value* arguments = state.nativeArguments.get())
        frameEnd = arguments + state.nativeCount + kNativeScratchSlots;
    else if (!frame->isNative())
        frameEnd = frame->base.get() + runningPrototype(state)->stackSlotsMax;
    return frameEnd > end ? frameEnd : end;
}

namespace {

Ref movedRef(Ref ref, uint32_t distanceBytes) { return ref == 0 ? 0 : ref + distanceBytes; }

// Everything that refers into the running thread's stack follows it.
void moveLinks(State& state, uint32_t distanceBytes) {
    auto move = [distanceBytes](Link<Value>& link) {
        link = Link<Value>::fromRef(movedRef(link.ref(), distanceBytes));
    };
    Thread* thread = state.thread;
    for (uint32_t n = 0; n < thread->openCount(); n++) move(thread->openUpvalues->at(n)->location);
    for (Frame* frame = state.frame; frame <= thread->baseFrame(); frame++) move(frame->base);
    move(state.top);
    move(state.nativeArguments);
    move(state.requestFunction);
}

// Moves the running thread's stack to a block with room for `bytes`.
void moveStack(State& state, uint32_t bytes) {
    Thread* thread = state.thread;
    uint32_t usedBytes = refTo(liveStackEnd(state)) - thread->stack.ref();
    Object* block = allocateOwned(state, bytes + kWordBytes);
    Ref oldStart = thread->stack.ref();
    Ref newStart = refTo(block + 1);
    uint32_t frameBytes = oldStart + thread->stackBytes - state.frame.ref();
    memcpy(pointerTo<void>(newStart), pointerTo<void>(oldStart), usedBytes);
    Ref newFrame = newStart + bytes - frameBytes;
    memcpy(pointerTo<void>(newFrame), state.frame.get(), frameBytes);
    for (Ref slot = newStart + usedBytes; slot < newFrame; slot += kValueBytes)
        pointerTo<Value>(slot)->setNil();
    thread->stack = Link<Value>::fromRef(newStart);
    thread->stackBytes = bytes;
    state.frame = Link<Frame>::fromRef(newFrame);
    moveLinks(state, newStart - oldStart);
    if (state.nativeArguments.ref() != 0) ask(state, kAttentionNative);
    releaseOwned(state, pointerTo<Object>(oldStart - kWordBytes));
}

// Gives the stack room for `bytes` where it is, if free memory follows it: two stacks at a time are
// often the most that a deep recursion needs.
bool widenStack(State& state, uint32_t bytes) {
    Thread* thread = state.thread;
    Ref start = thread->stack.ref();
    uint32_t frameBytes = start + thread->stackBytes - state.frame.ref();
    Ref liveEnd = refTo(liveStackEnd(state));
    Object* block = pointerTo<Object>(start - kWordBytes);
    if (!growBlock(state.heap, block, bytes + kWordBytes)) return false;
    Ref newFrame = start + bytes - frameBytes;
    memmove(pointerTo<void>(newFrame), state.frame.get(), frameBytes);
    for (Ref slot = liveEnd; slot < newFrame; slot += kValueBytes)
        pointerTo<Value>(slot)->setNil();
    thread->stackBytes = bytes;
    state.frame = Link<Frame>::fromRef(newFrame);
    return true;
}

constexpr uint32_t kStackBytesMax = Abi::kStackSlotsMax * kValueBytes;

// The end of the registers of all functions under way: those below the running one go on to use theirs.
Ref endOfRegisters(const State& state) {
    Ref end = refTo(liveStackEnd(state));
    const Frame* last = state.thread->baseFrame();
    for (const Frame* frame = state.frame; frame < last; frame++) {
        if (frame->isNative()) continue;
        const Prototype* prototype = frame->base.get()[-1].luaClosure()->prototype;
        Ref frameEnd = refTo(frame->base.get() + prototype->stackSlotsMax);
        if (frameEnd > end) end = frameEnd;
    }
    return end;
}

// What the running thread's stack needs: its values, room above them, and its frames.
uint32_t neededStackBytes(const State& state) {
    const Thread* thread = state.thread;
    uint32_t valueBytes = endOfRegisters(state) - thread->stack.ref();
    uint32_t frameBytes = thread->stack.ref() + thread->stackBytes - state.frame.ref();
    return valueBytes + kStackReserveBytes + frameBytes;
}

// Gives back the stack's end, if `bytes` are enough. Values stay where they are.
void narrowStack(State& state, uint32_t bytes) {
    Thread* thread = state.thread;
    if (bytes >= thread->stackBytes || bytes < neededStackBytes(state)) return;
    uint32_t frameBytes = thread->stack.ref() + thread->stackBytes - state.frame.ref();
    Ref newFrame = thread->stack.ref() + bytes - frameBytes;
    memmove(pointerTo<void>(newFrame), state.frame.get(), frameBytes);
    state.frame = Link<Frame>::fromRef(newFrame);
    thread->stackBytes = bytes;
    Object* block = pointerTo<Object>(thread->stack.ref() - kWordBytes);
    shrinkBlock(state.heap, block, bytes + kWordBytes);
}

// Gives back what only handling an error had needed: a stack above its limit would never overflow in
// time for the next handler to have room.
void narrowAfterError(State& state) {
    if (state.handlerDepth == 0) narrowStack(state, kStackBytesMax);
}

uint32_t wholeFrames(uint32_t bytes) {
    constexpr uint32_t kUnitBytes = 2 * kValueBytes;
    return (bytes + kUnitBytes - 1) / kUnitBytes * kUnitBytes;
}

bool hasRoom(const State& state, const Value* position, uint32_t slots) {
    return refTo(position) + slots * kValueBytes + kStackReserveBytes <= state.frame.ref();
}

[[noreturn]] void raiseStackOverflow(State& state) {
    if (state.handlerDepth == 0) raiseRuntimeError(state, "stack overflow");
    Value error;
    error.setString(coreString(CoreString::ErrorInHandling));
    raise(state, error, ErrorStatus::kErrorInHandler);
}

} // namespace

bool hasStackRoom(const State& state, uint32_t slots) {
    return !NANOLUA_STRESS && hasRoom(state, state.top, slots);
}

Value* ensureStack(State& state, Value* position, uint32_t slots) {
    bool roomy = hasRoom(state, position, slots);
    if (!NANOLUA_STRESS && NL_LIKELY(roomy)) return position;
    Thread* thread = state.thread;
    uint32_t offset = refTo(position) - thread->stack.ref();
    uint32_t frameBytes = thread->stack.ref() + thread->stackBytes - state.frame.ref();
    uint32_t neededBytes = offset + slots * kValueBytes + kStackReserveBytes + frameBytes;
    // While an error is handled, half as much again is there for the handler.
    uint32_t limitBytes = state.handlerDepth == 0 ? kStackBytesMax : kStackBytesMax / 2 * 3;
    if (slots > Abi::kStackSlotsMax || neededBytes > limitBytes) raiseStackOverflow(state);
    uint32_t bytes = thread->stackBytes;
    if (!roomy) {
        bytes += bytes / 2;
        if (bytes > limitBytes) bytes = limitBytes;
        if (bytes < neededBytes) bytes = neededBytes;
        bytes = wholeFrames(bytes);
    }
    if (roomy || !widenStack(state, bytes)) moveStack(state, bytes);
    return pointerTo<Value>(thread->stack.ref() + offset);
}

void fitStack(State& state) {
    uint32_t bytes = neededStackBytes(state);
    narrowStack(state, wholeFrames(bytes + bytes / 2));
    if (state.thread->openCount() == 0) releaseOpenUpvalues(state, state.thread);
}

Value* growArguments(State& state, Value* arguments, int32_t slots) {
    arguments = ensureStack(state, arguments, uint32_t(slots));
    Value* end = arguments + slots;
    for (Value* slot = liveStackEnd(state); slot < end; slot++) slot->setNil();
    if (end > state.top) state.top = end;
    return arguments;
}

/// Frames ///

Frame* pushFrame(State& state, Value* base, Ref pc, uint32_t call) {
    Frame* below = state.frame;
    if (!below->isNative()) below->pc = state.pc.ref();
    Frame* frame = below - 1;
    frame->call = call;
    frame->base = base;
    frame->extra = 0;
    frame->pc = pc;
    state.frame = frame;
    return frame;
}

void popFrame(State& state) {
    Frame* frame = state.frame.get() + 1;
    state.frame = frame;
    state.pc = Link<const Instruction>::fromRef(frame->pc);
}

namespace {

constexpr Step kRunLuaStep = {Step::kRunLua, nullptr, 0, 0};
constexpr Step kLeaveStep = {Step::kLeave, nullptr, 0, 0};

void raiseTop(State& state, Value* end) {
    if (end > state.top) state.top = end;
}

/// Calling ///

// Each of these does one step and turns it into the next one.
inline void enterLua(State& state, Step& step) {
    raiseTop(state, step.slot + 1 + step.count);
    const Prototype* prototype = step.slot->luaClosure()->prototype;
    uint32_t registers = prototype->stackSlotsMax;
    uint32_t arguments = uint32_t(step.count);
    Value* slot = ensureStack(state, step.slot, 1 + (arguments > registers ? arguments : registers));
    for (int32_t i = step.count; i < prototype->parameterCount; i++) slot[1 + i].setNil();
    Frame* frame = pushFrame(state, slot + 1, 0, step.call);
    frame->extra = arguments;
    state.pc = prototype->beforeCode();
    state.top = slot + 1;
    step.kind = Step::kRunLua;
}

void startNative(State& state, Step& step, uint32_t code) {
    raiseTop(state, step.slot + 1 + step.count);
    Value* slot = ensureStack(state, step.slot, uint32_t(step.count) + 1);
    state.nativeArguments = slot + 1;
    state.nativeCount = step.count;
    state.top = slot + 1;
    step.count = functionOf(code)(state, slot + 1, step.count);
    step.slot = state.nativeArguments.get() - 1;
    step.call &= ~Frame::kCallChainMask;
    step.kind = Step::kOutcome;
}

void startHost(State& state, Step& step) {
    raiseTop(state, step.slot + 1 + step.count);
    Value* slot = ensureStack(state, step.slot, uint32_t(step.count) + 1);
    state.hostFunction = slot->payload.ref;
    pushFrame(state, slot + 1, 0, (step.call & ~Frame::kCallChainMask) | FrameFlag::kNative);
    state.requestFunction = slot + 1;
    state.requestCount = step.count;
    state.top = slot + 1 + step.count + kNativeScratchSlots;
    state.runStatus = RunStatus::kHostCall;
    step.kind = Step::kLeave;
}

// A value that is no function: its __call goes in front.
void startCallable(State& state, Step& step) {
    Value handler;
    if (findMetamethod(state, *step.slot, Metamethod::Call, handler) == Tag::Nil)
        raiseCallError(state, *step.slot);
    if ((step.call & Frame::kCallChainMask) == Frame::kCallChainMask)
        raiseRuntimeError(state, "'__call' chain too long");
    raiseTop(state, step.slot + 1 + step.count);
    Value* slot = ensureStack(state, step.slot, uint32_t(step.count) + 2);
    for (int32_t i = step.count; i >= 0; i--) slot[i + 1] = slot[i];
    *slot = handler;
    step.slot = slot;
    step.count++;
    step.call += 1u << Frame::kCallChainShift;
}

void startCall(State& state, Step& step) {
    NativeFunction instead;
    if (NL_UNLIKELY(state.activeHook.ref() != 0) && hookCall(state, step, instead))
        return startNative(state, step, codeReference(instead));
    switch (step.slot->tag) {
    case Tag::LuaClosure: return enterLua(state, step);
    case Tag::NativeFunction: return startNative(state, step, step.slot->payload.ref);
    case Tag::NativeClosure: return startNative(state, step, step.slot->nativeClosure()->function);
    case Tag::HostFunction: return startHost(state, step);
    default: return startCallable(state, step);
    }
}

} // namespace

void checkNesting(State& state) {
    if (state.nestedCalls == kNestedCallsMax) raiseRuntimeError(state, "C stack overflow");
    if (state.nestedCalls < kNestedCallsMax + kHandlingReserve) return;
    Value error;
    error.setString(coreString(CoreString::ErrorInHandling));
    raise(state, error, ErrorStatus::kErrorInHandler);
}

namespace {

// The native function that resumes gets the error as that of the coroutine.
Step refuseResume(State& state) {
    Value* slot = state.requestFunction;
    setText(state, *slot, "C stack overflow");
    state.requestThread = nullptr;
    state.top = slot + 1;
    return continueNative(state, -2);
}

// What became of a native function: results, or a request that it recorded in the state.
void settle(State& state, Step& step) {
    state.nativeArguments = nullptr;
    step.kind = Step::kResults;
    if (step.count >= 0) return;
    cease(state, kAttentionNative);
    if (step.count == kOutcomeYield) {
        step = yieldStep(state, step.slot, step.call);
        return;
    }
    Frame* frame = pushFrame(state, step.slot + 1, codeReference(state.requestContinuation),
                             step.call | FrameFlag::kNative | state.requestFlags);
    frame->extra = state.requestFunction.ref() - frame->base.ref();
    state.nestedCalls++;
    if (step.count == kOutcomeResume) {
        step = state.nestedCalls >= kNestedCallsMax ? refuseResume(state) : resumeStep(state);
        return;
    }
    checkNesting(state);
    step = {Step::kCall, state.requestFunction, state.requestCount, state.requestCall};
}

/// Results ///

// Fills up to the wanted number; returns how many there are then.
int32_t adjustResults(State& state, const Step& step) {
    int32_t wanted = int32_t(step.call & FrameFlag::kResultsWantedMask) - 1;
    if (wanted < 0) {
        state.top = step.slot + step.count;
        return step.count;
    }
    for (int32_t i = step.count; i < wanted; i++) step.slot[i].setNil();
    return wanted;
}

Step continueClosing(State& state);
Step catchError(State& state);

Step deliver(State& state, const Step& step) {
    int32_t count = adjustResults(state, step);
    if (NL_UNLIKELY(state.activeHook.ref() != 0)) hookResults(state, step);
    if ((step.call & FrameFlag::kFinishOperation) != 0) return finishOperation(state, step.slot);
    if ((step.call & FrameFlag::kCallback) != 0) {
        state.top = step.slot + count;
        return continueNative(state, count);
    }
    if ((step.call & FrameFlag::kEntry) != 0)
        return finishCoroutine(state, step.slot, step.count, false);
    if ((step.call & FrameFlag::kErrorHandler) != 0) {
        state.error = *step.slot;
        return catchError(state);
    }
    if ((step.call & FrameFlag::kClosing) != 0) return continueClosing(state);
    if ((step.call & FrameFlag::kHook) != 0) return finishHook(state);
    bool finalized = (step.call & FrameFlag::kFinalizer) != 0;
    if (finalized) state.top = pointerTo<Value>(state.thread->stack.ref() + step.slot->payload.ref);
    if (!state.frame->isNative()) return kRunLuaStep;
    // A finalizer that was called at the end of the state, or a nested call of the host.
    state.runStatus = finalized ? RunStatus::kFinalized : RunStatus::kDone;
    state.requestFunction = step.slot;
    state.requestCount = count;
    return kLeaveStep;
}

/// Errors ///

// The nearest frame of the running thread at which errors stop: protected, or the base frame.
Frame* catchingFrame(const State& state) {
    Frame* frame = state.frame;
    Frame* base = state.thread->baseFrame();
    while (frame != base && (frame->call & FrameFlag::kProtected) == 0) frame++;
    return frame;
}

// Where a native frame's call lies, and later that call's first result, or its error.
Value* callSlot(const Frame* frame) { return pointerTo<Value>(frame->base.ref() + frame->extra); }

// A native function that fails without a frame gets one: tracebacks show it, its values stay.
void keepFailedNative(State& state) {
    if (state.nativeArguments.ref() == 0) return;
    Value* end = liveStackEnd(state);
    pushFrame(state, state.nativeArguments, 0, FrameFlag::kNative);
    state.nativeArguments = nullptr;
    state.top = end;
}

Step unwind(State& state) {
    keepFailedNative(state);
    bool handled = (catchingFrame(state)->call & FrameFlag::kHandler) != 0 &&
                   state.errorStatus == uint8_t(ErrorStatus::kRuntime);
    if (!handled) return catchError(state);
    state.handlerDepth++;
    state.nestedCalls++;
    checkNesting(state);
    Value* slot = ensureStack(state, liveStackEnd(state), 2);
    slot[0] = catchingFrame(state)->base.get()[0];
    slot[1] = state.error;
    return {Step::kCall, slot, 1, 2 | FrameFlag::kErrorHandler};
}

// Leaves the frames above the catching one. The error waits in that frame's call slot while the
// variables above it are closed.
Step catchError(State& state) {
    Frame* frame = catchingFrame(state);
    Thread* thread = state.thread;
    restoreHook(state, frame);
    if (state.error.isNil()) state.error.setString(coreString(CoreString::NoErrorObject));
    if (frame == thread->baseFrame()) {
        thread->flags |= kThreadFailing;
        if (thread != state.mainThread && (thread->flags & kThreadClosing) == 0)
            return failCoroutine(state);
    }
    state.frame = frame;
    countNested(state);
    *callSlot(frame) = state.error;
    narrowAfterError(state);
    return continueClosing(state);
}

// Calls the next __close above the catching frame's call slot; then hands the error over. Also how
// coroutine.close() ends a thread.
Step continueClosing(State& state) {
    Frame* frame = state.frame;
    Thread* thread = state.thread;
    bool atBase = frame == thread->baseFrame();
    Value* slot = callSlot(frame);
    bool failing = !atBase || (thread->flags & kThreadFailing) != 0;
    state.top = slot + 1;
    Step call;
    if (closeNext(state, slot + 1, nullptr, failing ? slot : nullptr, call)) {
        call.call = 1 | FrameFlag::kClosing;
        return call;
    }
    if (atBase) return finishCoroutine(state, slot, failing ? 1 : 0, failing);
    return continueNative(state, -2);
}

} // namespace

Step continueNative(State& state, int32_t count) {
    Frame* frame = state.frame;
    frame->call &= ~(FrameFlag::kProtected | FrameFlag::kHandler | FrameFlag::kHooked);
    state.top = state.top.get() + kNativeScratchSlots;
    Outcome outcome = functionOf(frame->pc)(state, frame->base, count);
    frame = state.frame;
    Value* slot = frame->base.get() - 1;
    uint32_t call = frame->call & ~FrameFlag::kNative;
    popFrame(state);
    state.nestedCalls--;
    return {outcome >= 0 ? Step::kResults : Step::kOutcome, slot, outcome, call};
}

void countNested(State& state) {
    Thread* thread = state.thread;
    uint32_t calls = thread->resumer.ref() == 0 ? 0 : thread->resumer->nestedCalls;
    uint16_t handlers = 0;
    for (const Frame* frame = state.frame; frame != thread->baseFrame(); frame++) {
        if (frame->isNative() && frame->pc != 0) calls++;
        if ((frame->call & FrameFlag::kErrorHandler) != 0) handlers++;
    }
    state.nestedCalls = uint16_t(calls + handlers);
    state.handlerDepth = uint16_t(handlers);
}

/// Finalizers and collection ///

namespace {

void warnText(State& state, const char* text, bool toBeContinued) {
    state.warn(state, text, textBytes(text), toBeContinued);
}

// Errors in __gc are warnings; the interrupted function goes on.
Outcome finishFinalizer(State& state, Value* arguments, int32_t count) {
    state.collector.finalizing = false;
    restoreHook(state, state.frame.get() + 1);
    if (count < 0) warnOfError(state, "__gc", callResults(state)[0]);
    (void)arguments;
    return 0;
}

// The call of the next due finalizer, above everything alive; kRunLua if there is none.
Step prepareFinalizer(State& state) {
    constexpr Step none = {Step::kRunLua, nullptr, 0, 0};
    Object* object = takeDueFinalizer(state);
    if (object == nullptr) return none;
    Value subject;
    subject.setObject(object->kind() == ObjectKind::Table ? Tag::Table : Tag::Userdata, object);
    Value* slot = liveStackEnd(state);
    // Open results or arguments may lie below the top, which is kept as a distance.
    uint32_t topOffset = state.top.ref() - state.thread->stack.ref();
    slot[2] = subject;
    state.top = slot + 3;
    slot = ensureStack(state, slot, 4);
    if (findMetamethod(state, slot[2], Metamethod::Gc, slot[1]) == Tag::Nil) {
        state.top = pointerTo<Value>(state.thread->stack.ref() + topOffset);
        return none;
    }
    slot[0].setLightUserdata(topOffset);
    state.collector.finalizing = true;
    state.thread->flags |= kThreadSilent;
    selectHook(state);
    state.nestedCalls++;
    pushFrame(state, slot + 1, codeReference(finishFinalizer),
              1 | FrameFlag::kNative | FrameFlag::kProtected | FrameFlag::kFinalizer);
    return {Step::kCall, slot + 1, 1, 1 | FrameFlag::kCallback};
}

} // namespace

bool advance(State& state, Step step) {
    for (;;) {
        switch (step.kind) {
        case Step::kRunLua: return true;
        case Step::kLeave: return false;
        case Step::kCall: startCall(state, step); break;
        case Step::kOutcome: settle(state, step); break;
        case Step::kResults: step = deliver(state, step); break;
        case Step::kUnwind: step = unwind(state); break;
        case Step::kFinalize:
            step = prepareFinalizer(state);
            state.runStatus = RunStatus::kDone;
            if (step.kind == Step::kRunLua) return false;
            break;
        }
    }
}

bool performOutcome(State& state, Outcome outcome, uint32_t call) {
    return advance(state, {Step::kOutcome, state.nativeArguments.get() - 1, outcome, call});
}

bool performTailCall(State& state, Value* function, int32_t count) {
    Step step = {Step::kCall, function, count, 0};
    while (!step.slot->isFunction()) startCallable(state, step);
    if (step.slot->tag != Tag::LuaClosure) return advance(state, step);
    Frame* frame = state.frame;
    Value* slot = frame->base.get() - 1;
    uint32_t call = frame->call;
    if ((call & FrameFlag::kHiddenVarargs) != 0)
        slot -= frame->argumentCount() + runningPrototype(state)->parameterCount + 1;
    for (int32_t i = 0; i <= step.count; i++) slot[i] = step.slot[i];
    popFrame(state);
    state.top = slot + 1 + step.count;
    call &= ~FrameFlag::kHiddenVarargs;
    bool goOn = advance(state, {Step::kCall, slot, step.count, call});
    state.frame->extra |= Frame::kTailBit;
    return goOn;
}

bool performReturn(State& state, Value* first, int32_t count) {
    Step hook;
    if (NL_UNLIKELY(state.activeHook.ref() != 0) && hookReturn(state, first, count, hook))
        return advance(state, hook);
    Frame* frame = state.frame;
    Value* slot = frame->base.get() - 1;
    uint32_t call = frame->call;
    if ((call & FrameFlag::kHiddenVarargs) != 0)
        slot -= frame->argumentCount() + runningPrototype(state)->parameterCount + 1;
    int32_t wanted = int32_t(call & FrameFlag::kResultsWantedMask) - 1;
    if (wanted >= 0 && count > wanted && (call & FrameFlag::kEntry) == 0) count = wanted;
    for (int32_t i = 0; i < count; i++) slot[i] = first[i];
    popFrame(state);
    return advance(state, {Step::kResults, slot, count, call});
}

bool callMetamethod(State& state, Value* slot, const Value& handler, const Value& a,
                    const Value& b) {
    slot[0] = handler;
    slot[1] = a;
    slot[2] = b;
    Step step = {Step::kCall, slot, 2, 2 | FrameFlag::kFinishOperation};
    if (handler.tag != Tag::LuaClosure || state.activeHook.ref() != 0) return advance(state, step);
    enterLua(state, step);
    return true;
}

/// Requests of native functions ///

Outcome callThen(State& state, Value* function, int32_t count, int32_t wanted,
                 NativeFunction continuation) {
    raiseTop(state, function + 1 + count);
    state.requestFunction = function;
    state.requestCount = count;
    state.requestCall = uint32_t(wanted + 1) | FrameFlag::kCallback;
    state.requestFlags = 0;
    state.requestContinuation = continuation;
    ask(state, kAttentionNative);
    return kOutcomeCall;
}

Outcome protectedCallThen(State& state, Value* function, int32_t count, bool hasHandler,
                          NativeFunction continuation) {
    callThen(state, function, count, -1, continuation);
    state.requestFlags = FrameFlag::kProtected | (hasHandler ? FrameFlag::kHandler : 0);
    return kOutcomeCall;
}

Value* callResults(State& state) { return callSlot(state.frame); }

/// Raising ///

void raise(State& state, const Value& error, ErrorStatus status) {
    state.error = error;
    state.errorStatus = uint8_t(status);
    longjmp(*state.recovery, 1);
}

void raiseOutOfMemory(State& state) {
    Value error;
    error.setString(coreString(CoreString::OutOfMemory));
    raise(state, error, ErrorStatus::kMemory);
}

/// Safe points ///

void warnOfError(State& state, const char* where, const Value& error) {
    if (state.warn == nullptr) return;
    warnText(state, "error in ", true);
    warnText(state, where, true);
    warnText(state, " (", true);
    warnText(state, error.isString() ? error.string()->text() : "error object is not a string", true);
    warnText(state, ")", false);
}

namespace {

// Registers are used like a stack: behind the one that a constructor has just filled all are dead.
// nullptr: nothing is known.
Value* endOfLiveRegisters(const State& state) {
    const Instruction* pc = state.pc;
    Instruction done = *pc;
    if (plainOpcodeOf(done) == Opcode::ExtraArg) done = pc[-1];
    bool isConstructor = plainOpcodeOf(done) == Opcode::NewTable ||
                         plainOpcodeOf(done) == Opcode::Closure;
    return isConstructor ? state.frame->base.get() + argumentA(done) + 1 : nullptr;
}

} // namespace

bool safePoint(State& state) {
    cease(state, kAttentionHook | kAttentionNative);
    if (isAsked(state, kAttentionCollect)) {
        cease(state, kAttentionCollect);
        state.safePointEnd = endOfLiveRegisters(state);
        collectStep(state);
        state.safePointEnd = nullptr;
    }
    if (isAsked(state, kAttentionFinalize) && !state.collector.finalizing)
        return advance(state, prepareFinalizer(state));
    return true;
}

/// The host's side ///

void startCall(State& state, Value* function, int32_t count) {
    state.pendingKind = Step::kCall;
    state.requestFunction = function;
    state.requestCount = count;
    state.requestCall = FrameFlag::kEntry;
}

void finishHostCall(State& state, int32_t resultCount) {
    Frame* frame = state.frame;
    state.pendingKind = Step::kResults;
    state.requestFunction = frame->base.get() - 1;
    state.requestCount = resultCount;
    state.requestCall = frame->call & ~FrameFlag::kNative;
    popFrame(state);
}

void failHostCall(State& state) {
    state.errorStatus = uint8_t(ErrorStatus::kRuntime);
    state.pendingKind = Step::kUnwind;
}

namespace {

// What host functions have allocated is looked at before the next instruction, unless it is the first
// of a function: safePoint() looks at the one before.
bool resumePoint(State& state) {
    return state.pc.get() == runningPrototype(state)->beforeCode() || safePoint(state);
}

} // namespace

RunStatus run(State& state) {
    jmp_buf recovery;
    state.recovery = &recovery;
    Step step = {Step::Kind(state.pendingKind), state.requestFunction, state.requestCount,
                 state.requestCall};
    if (setjmp(recovery) != 0) step = {Step::kUnwind, nullptr, 0, 0};
    if (advance(state, step) && (state.calm == kCalm || resumePoint(state))) interpret(state);
    state.recovery = nullptr;
    return state.runStatus;
}

bool protect(State& state, void (*action)(State& state, void* context), void* context) {
    jmp_buf recovery;
    jmp_buf* outer = state.recovery;
    state.recovery = &recovery;
    bool succeeded = setjmp(recovery) == 0;
    if (succeeded) action(state, context);
    state.recovery = outer;
    return succeeded;
}

} // namespace nanolua
