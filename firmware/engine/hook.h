// Debug hooks (manual §4.7, §6.11): a function of a thread that is told what the thread does.
//
// While the running thread has a hook and is not inside of it, State::activeHook is that hook and
// the interpreter runs every instruction through a handler that asks here first. A hook is called
// like a metamethod, by a Step: its results are dropped, and the instruction that it interrupted
// begins anew, knowing what it has reported already. Native functions get their events by another
// native function around them, which also is the activation that the hook sees.
//
// Invariant: a thread that runs a hook or a finalizer has kThreadSilent set and reports nothing.
#pragma once

#include "machine.h"

namespace nanolua {

// What a hook wants to be told; a tail call is a call.
inline constexpr uint8_t kHookCalls = 1;
inline constexpr uint8_t kHookReturns = 2;
inline constexpr uint8_t kHookLines = 4;
inline constexpr uint8_t kHookCounts = 8;

// How far the next instruction is with its events.
enum class HookStage : uint8_t {
    kNew,      // nothing was reported
    kEntered,  // the call of its function was
    kTraced,   // nothing is left but `due`
    kReturned, // and the return of its function was, too
};

// The data of the userdata that is Thread::hook; its user value is the function.
struct HookRecord {
    uint8_t events; // 0: off
    HookStage stage;
    uint8_t due;        // events still to be reported before the instruction runs
    uint8_t entered;    // the running function has just been called
    int32_t countStart; // instructions between two count events
    int32_t countLeft;
    uint32_t lastPc;         // of the running function, for new lines
    int32_t openBytes;       // State::top of the interrupted function, from its base
    int32_t transferIndex;   // of the first argument or result, as debug.getlocal counts
    int32_t transferCount;
};

inline HookRecord& hookRecord(Userdata* hook) { return *static_cast<HookRecord*>(hook->data()); }

// Sets or (events 0) removes the hook of a thread.
void setHook(State& state, Thread* thread, const Value& function, uint8_t events, int32_t count);
// A coroutine reports the events that its creator does, but to no function of its own yet.
void inheritHook(State& state, Thread* thread);

// Takes State::activeHook and the handlers from the running thread.
void selectHook(State& state);
// The running thread, whose innermost frame is to be `innermost`, has left a hook or a finalizer.
void restoreHook(State& state, const Frame* innermost);

// For the interpreter: whether something is to be reported before this instruction (State::pc is
// behind it), and the call that reports it.
bool isHookDue(State& state, Instruction i);
bool callDueHook(State& state);

// For calls and returns, only while there is an active hook.
// A Lua function or a native one is being called: false, or the native one in its place.
bool hookCall(State& state, const Step& step, NativeFunction& instead);
// The running Lua function is about to return: the call to make before that, or false.
bool hookReturn(State& state, const Value* first, int32_t count, Step& call);
// `step`'s results have been given to the running function.
void hookResults(State& state, const Step& step);
// A hook that interrupted an instruction is done.
Step finishHook(State& state);

// For a native function that sets the hook: its own return, with no results, is the first event.
Outcome returnHooked(State& state, Value* arguments, int32_t count);

// The values that are passed on, if `frame` is interrupted by a hook.
bool findTransfer(const State& state, const Thread* thread, const Frame* frame, int32_t& index,
                  int32_t& count);

} // namespace nanolua
