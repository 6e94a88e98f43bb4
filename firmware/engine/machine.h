// Inside of the engine: what interpreter.cpp and the slow paths share. Not part of nanolua.h.
//
// The engine is stackless. Whatever cannot be finished by the instruction handler itself is a chain of
// Steps (call this, deliver these results, continue that native function ...), worked off by advance()
// in a loop, never by recursion. advance() ends when a Lua function is to go on (true) or when the
// host is to be asked (false; State::runStatus says what).
#pragma once

#include "call.h"
#include "metamethod.h"

namespace nanolua {

// Values above a Lua frame's registers that a metamethod call, a finalizer or a native function's
// scratch slots may take without another check, and the frames that may be pushed so.
inline constexpr uint32_t kStackReserveSlots = kNativeScratchSlots + 6;
inline constexpr uint32_t kReserveFrames = 3;
inline constexpr uint32_t kStackReserveBytes =
    kStackReserveSlots * kValueBytes + kReserveFrames * uint32_t(sizeof(Frame));

struct Step {
    enum Kind : uint8_t {
        kRunLua,   // the running frame is a Lua function: interpret it
        kLeave,    // run() returns
        kCall,     // call slot[0] with `count` arguments behind it
        kOutcome,  // a native function at slot[0] ended with the outcome `count`
        kResults,  // `count` results at slot[0] go to whoever made the call
        kUnwind,   // State::error is raised: find who catches it
        kFinalize, // call the next due finalizer; run() is done if there is none
    };
    Kind kind;
    Value* slot;
    int32_t count;
    uint32_t call; // as Frame::call
};

bool advance(State& state, Step step);

inline bool performCall(State& state, Value* function, int32_t count, uint32_t call) {
    return advance(state, {Step::kCall, function, count, call});
}

// Goes on after a native function without a frame, State::nativeArguments, that was called as `call`
// says and did not return results.
bool performOutcome(State& state, Outcome outcome, uint32_t call);

// Returns from the running Lua function with `count` values at `first`; its upvalues are closed.
bool performReturn(State& state, Value* first, int32_t count);

// Calls `function` in place of the running Lua function, whose upvalues are closed. A function that is
// no Lua function is called in the ordinary way, its results left up to the top: the RETURN behind
// the instruction passes them on, and errors still find the running function.
bool performTailCall(State& state, Value* function, int32_t count);

// Calls `handler` with two values as the metamethod of the running instruction; `slot` is where the
// call goes (at or above the live end).
bool callMetamethod(State& state, Value* slot, const Value& handler, const Value& a,
                    const Value& b);

// Completes the running instruction with the metamethod's result at `slot`.
Step finishOperation(State& state, Value* slot);

// Collection and finalizers that are due, between two instructions.
bool safePoint(State& state);

// Pushes a frame; the running Lua function's pc is kept in its frame.
Frame* pushFrame(State& state, Value* base, Ref pc, uint32_t call);
void popFrame(State& state);

// Native functions nest no deeper, as in PUC-Rio Lua, though no C stack is at stake here.
inline constexpr uint32_t kNestedCallsMax = 200;
// So many more may be made while the error is handled.
inline constexpr uint32_t kHandlingReserve = 20;

// For a call that is counted already. Raises the error at the limit, which may be handled within a few calls
// more.
void checkNesting(State& state);

// Counts State::nestedCalls and handlerDepth anew after frames of the running thread were left.
void countNested(State& state);

// Goes on with the native function of the running frame: its continuation gets `count`.
Step continueNative(State& state, int32_t count);

// Thread::flags.
inline constexpr uint8_t kThreadClosing = 1; // coroutine.close() is ending it
inline constexpr uint8_t kThreadFailing = 2; // its base frame's call slot holds an error
inline constexpr uint8_t kThreadSilent = 4;  // it runs a hook or a finalizer: no hook is called

// Closes upvalues at and above `level`. Where a variable is to be closed by its __close, prepares
// that call at `slot` and returns true: call it, then try again. `error` may be nullptr.
bool closeNext(State& state, Value* level, Value* slot, const Value* error, Step& call);

// Coroutine switches for advance().
Step yieldStep(State& state, Value* slot, uint32_t call);
Step resumeStep(State& state);
Step failCoroutine(State& state);
Step finishCoroutine(State& state, Value* first, int32_t count, bool failed);

// The interpreter: runs Lua functions from State::pc on until the host is to be asked.
void interpret(State& state);
// Which handlers it goes on with when it next takes its registers from the State.
void selectHandlers(State& state, bool hooked);

// Operations on values that instruction handlers leave to functions. Each returns whether to go on.
bool finishGet(State& state, Value* result, const Value& object, const Value& key);
bool finishSet(State& state, const Value& object, const Value& key, const Value& value);
bool finishArithmetic(State& state, const Value& a, const Value& b, Metamethod event);
bool finishLength(State& state, Value* result, const Value& operand);
// Comparison of which the handler knows no fast answer. True: `outcome` is the answer; false: a
// metamethod was called (or the host is to be asked): go on with `goOn`.
bool finishLess(State& state, const Value& a, const Value& b, bool& outcome, bool& goOn);
bool finishLessEqual(State& state, const Value& a, const Value& b, bool& outcome, bool& goOn);
bool finishEqual(State& state, const Value& a, const Value& b, bool& outcome, bool& goOn);
Step concatenate(State& state, Value* first, int32_t count);
// As concatenate(), of strings and numbers with a short result; false: it is not that simple.
bool concatenateShort(State& state, Value* first, int32_t count);

// Prepares a numeric loop at ra; false: it runs not at all. May raise.
bool prepareForLoop(State& state, Value* ra);

// Vararg functions.
Value* prepareVarargs(State& state, const Prototype* prototype, Value* base);
Value* loadVarargs(State& state, Value* to, int32_t wanted, int32_t tableRegister);
void loadVararg(const State& state, Value* to, const Value& key);

void markToBeClosed(State& state, Value* slot);
void makeClosure(State& state, Value* to, const Prototype* prototype, Value* base);

// Running Lua function.
inline LuaClosure* runningClosure(const State& state) {
    return state.frame->base.get()[-1].luaClosure();
}
inline const Prototype* runningPrototype(const State& state) {
    return runningClosure(state)->prototype;
}

} // namespace nanolua
