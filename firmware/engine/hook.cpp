#include "hook.h"

#include <string.h>

#include "debug.h"
#include "instruction.h"

namespace nanolua {

namespace {

const Value& hookFunction(const State& state) {
    return state.thread->hook->userValues()[0];
}

void silence(State& state) {
    state.thread->flags |= kThreadSilent;
    selectHook(state);
}

// Whatever comes next, nothing of it was reported.
void beginAnew(HookRecord& record) {
    record.stage = HookStage::kNew;
    record.due = 0;
    record.entered = 0;
}

// The hook may have taken itself off; then nobody goes on where it interrupted.
void endSilence(State& state) {
    state.thread->flags &= uint8_t(~kThreadSilent);
    selectHook(state);
    if (state.activeHook.ref() == 0) beginAnew(hookRecord(state.thread->hook));
}

uint32_t runningPc(const State& state) {
    return uint32_t(state.pc.get() - runningPrototype(state)->code());
}

} // namespace

/// Setting ///

namespace {

Userdata* newHook(State& state) {
    Userdata* hook = newUserdata(state, sizeof(HookRecord), 1);
    memset(hook->data(), 0, sizeof(HookRecord));
    return hook;
}

void setEvents(HookRecord& record, uint8_t events, int32_t count) {
    record.events = events;
    record.countStart = count;
    record.countLeft = count;
}

} // namespace

void setHook(State& state, Thread* thread, const Value& function, uint8_t events, int32_t count) {
    if (thread->hook.ref() == 0) {
        if (events == 0) return;
        Userdata* made = newHook(state);
        thread->hook = made;
    }
    Userdata* hook = thread->hook;
    setEvents(hookRecord(hook), events, count);
    hook->userValues()[0] = function;
    barrier(state, hook, function);
    if (thread != state.thread) return;
    if (!state.frame->isNative()) hookRecord(hook).lastPc = runningPc(state);
    selectHook(state);
    ask(state, kAttentionHook);
}

void inheritHook(State& state, Thread* thread) {
    if (state.thread.ref() == 0 || state.thread->hook.ref() == 0) return;
    const HookRecord& parent = hookRecord(state.thread->hook);
    if (parent.events == 0) return;
    Userdata* made = newHook(state);
    thread->hook = made;
    setEvents(hookRecord(made), parent.events, parent.countStart);
}

void selectHook(State& state) {
    const Thread* thread = state.thread;
    Userdata* hook = thread->hook;
    bool active = hook != nullptr && (thread->flags & kThreadSilent) == 0 &&
                  hookRecord(hook).events != 0 && !hook->userValues()[0].isNil();
    state.activeHook = active ? hook : nullptr;
    selectHandlers(state, active);
}

void restoreHook(State& state, const Frame* innermost) {
    Thread* thread = state.thread;
    if (thread->hook.ref() == 0 && (thread->flags & kThreadSilent) == 0) return;
    thread->flags &= uint8_t(~kThreadSilent);
    const Frame* base = thread->baseFrame();
    for (const Frame* frame = innermost; frame < base; frame++)
        if ((frame->call & (FrameFlag::kHook | FrameFlag::kFinalizer)) != 0)
            thread->flags |= kThreadSilent;
    selectHook(state);
    bool left = (thread->flags & kThreadSilent) == 0;
    if (left && thread->hook.ref() != 0) beginAnew(hookRecord(thread->hook));
}

/// Instructions ///

namespace {

// Instructions that only complete another one are one with it: the jump behind a test, the call and
// the test of a generic loop, the return behind a tail call of a native function.
bool isPartOf(const Instruction* code, uint32_t pc, uint32_t lastPc) {
    if (pc == 0) return false;
    switch (plainOpcodeOf(code[pc])) {
    case Opcode::Jmp: return lastPc == pc - 1 && hasProperty(code[lastPc], OpcodeProperties::kTest);
    case Opcode::TForCall: return lastPc < pc && plainOpcodeOf(code[lastPc]) == Opcode::TForPrep;
    case Opcode::TForLoop: return true;
    case Opcode::Return: return plainOpcodeOf(code[pc - 1]) == Opcode::TailCall;
    default: return false;
    }
}

// Count and line events of the instruction at `pc`. The return of the hook from a count event makes
// it a new line, as in PUC-Rio Lua.
uint8_t tracedEvents(HookRecord& record, const Prototype* prototype, uint32_t pc) {
    uint32_t lastPc = record.lastPc < prototype->codeCount ? record.lastPc : 0;
    record.lastPc = pc;
    if (isPartOf(prototype->code(), pc, lastPc)) return 0;
    uint8_t due = 0;
    if ((record.events & kHookCounts) != 0 && --record.countLeft == 0) {
        record.countLeft = record.countStart;
        due = kHookCounts;
    }
    if ((record.events & kHookLines) != 0 &&
        (due != 0 || pc <= lastPc || lineOf(prototype, pc) != lineOf(prototype, lastPc)))
        due |= kHookLines;
    return due;
}

Step hookStep(State& state, CoreString event, int32_t line) {
    Value* slot = ensureStack(state, liveStackEnd(state), 3);
    HookRecord& record = hookRecord(state.activeHook);
    record.openBytes = int32_t(state.top.ref() - state.frame->base.ref());
    slot[0] = hookFunction(state);
    slot[1].setString(coreString(event));
    slot[2].setNil();
    if (line >= 0) slot[2].setInteger(line);
    silence(state);
    return {Step::kCall, slot, 2, 1 | FrameFlag::kHook};
}

} // namespace

bool isHookDue(State& state, Instruction i) {
    // Calls on the paths that are reported reach no safe point.
    if (isAsked(state, kAttentionCollect)) {
        cease(state, kAttentionCollect);
        collectStep(state);
    }
    HookRecord& record = hookRecord(state.activeHook);
    if (record.stage == HookStage::kReturned) return false;
    // The call of a vararg function is reported when its arguments are in place.
    if (plainOpcodeOf(i) == Opcode::VarArgPrep) return false;
    uint32_t pc = runningPc(state);
    if (record.stage == HookStage::kNew) {
        record.stage = HookStage::kEntered;
        if (record.entered != 0) {
            record.entered = 0;
            record.lastPc = pc;
            record.due = record.events & kHookCalls;
        }
        if (record.due != 0) return true;
    }
    if (record.stage == HookStage::kEntered) {
        record.stage = HookStage::kTraced;
        record.due = tracedEvents(record, runningPrototype(state), pc);
    }
    if (record.due == 0) record.stage = HookStage::kNew;
    return record.due != 0;
}

bool callDueHook(State& state) {
    HookRecord& record = hookRecord(state.activeHook);
    record.transferIndex = 0;
    record.transferCount = 0;
    if ((record.due & kHookCalls) != 0) {
        record.due = 0;
        record.transferIndex = 1;
        record.transferCount = runningPrototype(state)->parameterCount;
        bool isTail = state.frame->isTailCall();
        return advance(state, hookStep(state, isTail ? CoreString::EventTailCall
                                                     : CoreString::EventCall, -1));
    }
    if ((record.due & kHookCounts) != 0) {
        record.due &= uint8_t(~kHookCounts);
        return advance(state, hookStep(state, CoreString::EventCount, -1));
    }
    record.due = 0;
    int32_t line = lineOf(runningPrototype(state), runningPc(state));
    return advance(state, hookStep(state, CoreString::EventLine, line));
}

Step finishHook(State& state) {
    HookRecord& record = hookRecord(state.thread->hook);
    state.top = Link<Value>::fromRef(state.frame->base.ref() + uint32_t(record.openBytes));
    record.lastPc = runningPc(state);
    state.pc = state.pc.get() - 1;
    endSilence(state);
    return {Step::kRunLua, nullptr, 0, 0};
}

/// Returns of Lua functions ///

bool hookReturn(State& state, const Value* first, int32_t count, Step& call) {
    HookRecord& record = hookRecord(state.activeHook);
    bool reported = record.stage == HookStage::kReturned;
    record.stage = HookStage::kNew;
    if (reported || (record.events & kHookReturns) == 0) return false;
    record.stage = HookStage::kReturned;
    record.transferIndex = int32_t(first - state.frame->base.get()) + 1;
    record.transferCount = count;
    bool isOpen = argumentB(*state.pc.get()) == 0;
    if (isOpen) state.top = const_cast<Value*>(first) + count;
    call = hookStep(state, CoreString::EventReturn, -1);
    return true;
}

void hookResults(State& state, const Step& step) {
    if (state.frame->isNative()) return;
    HookRecord& record = hookRecord(state.activeHook);
    record.lastPc = runningPc(state);
    if ((step.call & FrameFlag::kFinishOperation) == 0) return;
    // An instruction that closes variables is repeated, which is no event.
    Opcode opcode = plainOpcodeOf(*state.pc.get());
    if (opcode == Opcode::Return || opcode == Opcode::Close) record.stage = HookStage::kTraced;
}

/// Native functions ///

// A function `f` with arguments and results, reported by a native function that runs as if it were f:
//
//   f | arguments | hook             while its call is reported
//   f | arguments | f | arguments    while f runs: the lower one (FrameFlag::kHooked) is not seen
//   f | arguments | results | hook   while its return is reported

namespace {

Outcome callHookThen(State& state, Value* arguments, int32_t offset, CoreString event,
                     NativeFunction continuation) {
    arguments = growArguments(state, arguments, offset + 3);
    Value* slot = arguments + offset;
    slot[0] = hookFunction(state);
    slot[1].setString(coreString(event));
    slot[2].setNil();
    silence(state);
    Outcome outcome = callThen(state, slot, 2, 0, continuation);
    state.requestCall |= FrameFlag::kHook;
    return outcome;
}

Outcome afterReturnHook(State& state, Value* arguments, int32_t) {
    const HookRecord& record = hookRecord(state.thread->hook);
    int32_t offset = record.transferIndex - 1;
    int32_t count = record.transferCount;
    endSilence(state);
    return moveResults(arguments, arguments + offset, count);
}

Outcome returnNative(State& state, Value* arguments, int32_t offset, int32_t count) {
    Userdata* hook = state.activeHook;
    if (hook == nullptr || (hookRecord(hook).events & kHookReturns) == 0)
        return moveResults(arguments, arguments + offset, count);
    hookRecord(hook).transferIndex = offset + 1;
    hookRecord(hook).transferCount = count;
    return callHookThen(state, arguments, offset + count, CoreString::EventReturn, afterReturnHook);
}

Outcome afterNative(State& state, Value* arguments, int32_t count) {
    return returnNative(state, arguments, int32_t(callResults(state) - arguments), count);
}

Outcome callNative(State& state, Value* arguments, int32_t count) {
    arguments = growArguments(state, arguments, 2 * count + 1);
    Value* slot = arguments + count;
    for (int32_t i = 0; i <= count; i++) slot[i] = arguments[i - 1];
    callThen(state, slot, count, -1, afterNative);
    state.requestFlags = FrameFlag::kHooked;
    return kOutcomeCall;
}

Outcome afterCallHook(State& state, Value* arguments, int32_t) {
    endSilence(state);
    return callNative(state, arguments, int32_t(callResults(state) - arguments));
}

Outcome reportNative(State& state, Value* arguments, int32_t count) {
    HookRecord& record = hookRecord(state.activeHook);
    if ((record.events & kHookCalls) == 0) return callNative(state, arguments, count);
    record.transferIndex = 1;
    record.transferCount = count;
    return callHookThen(state, arguments, count, CoreString::EventCall, afterCallHook);
}

} // namespace

bool hookCall(State& state, const Step& step, NativeFunction& instead) {
    Tag tag = step.slot->tag;
    if (tag == Tag::LuaClosure) hookRecord(state.activeHook).entered = 1;
    instead = reportNative;
    bool isNative =
        tag == Tag::NativeFunction || tag == Tag::NativeClosure || tag == Tag::HostFunction;
    return isNative && (state.frame->call & FrameFlag::kHooked) == 0;
}

Outcome returnHooked(State& state, Value* arguments, int32_t count) {
    return returnNative(state, arguments, count, 0);
}

/// What debug information tells of hooks ///

bool findTransfer(const State& state, const Thread* thread, const Frame* frame, int32_t& index,
                  int32_t& count) {
    const Frame* top = thread == state.thread.get() ? state.frame.get() : thread->frame.get();
    if (thread->hook.ref() == 0 || frame == nullptr || frame <= top ||
        (frame[-1].call & FrameFlag::kHook) == 0)
        return false;
    const HookRecord& record = hookRecord(thread->hook);
    index = record.transferIndex;
    count = record.transferCount;
    return true;
}

} // namespace nanolua
