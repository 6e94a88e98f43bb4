// Calls, returns, errors and coroutine switches: everything that changes the running frame.
//
// Invariants: frames of a thread are contiguous and grow down; State::frame is the running one.
// Errors leave native code by one longjmp to the innermost run(), which unwinds to the nearest
// protected frame; no native frame ever holds a resource that is not a Lua object.
#pragma once

#include "native.h"

namespace nanolua {

enum class ErrorStatus : uint8_t { kRuntime = 1, kMemory, kErrorInHandler, kSyntax };

// Raises `error` as it is. Everything below raises through this one function.
[[noreturn]] void raise(State& state, const Value& error, ErrorStatus status = ErrorStatus::kRuntime);

// Hands "warning: error in <where>" with the error's text to the host.
void warnOfError(State& state, const char* where, const Value& error);

// Raises the fixed string "not enough memory".
[[noreturn]] void raiseOutOfMemory(State& state);

// Makes `slots` values (and `frames` frames) available above `position`; may move the stack, whose
// limits raise "stack overflow". Returns the new place of `position`.
Value* ensureStack(State& state, Value* position, uint32_t slots);

// Whether ensureStack(state, state.top, slots) would leave everything as it is.
bool hasStackRoom(const State& state, uint32_t slots);

// Gives back what the running thread's stack has more than half again of what it needs. Values stay where
// they are, frames do not.
void fitStack(State& state);

// The last slot of the running frame that the collector must see, plus one.
Value* liveStackEnd(const State& state);

// Closes the open upvalues of the thread at and above `level` (values move into the upvalues).
void closeUpvalues(State& state, Thread* thread, const Value* level);

// The open upvalue for a stack slot, found or made.
Upvalue* openUpvalue(State& state, Thread* thread, Value* slot);
// Frees the place of open upvalues, of which there are none any more.
void releaseOpenUpvalues(State& state, Thread* thread);

// Coroutines.
// A thread whose stack has room for a function with so many slots.
Thread* newThread(State& state, uint32_t slots);
// The size of that stack.
uint32_t stackSlotsFor(uint32_t slots);
// For a native function: has the engine resume `thread` with the `count` values at `values` and go on
// with `continuation`, whose count is -2 on failure (the error is the only result).
Outcome resumeThen(State& state, Thread* thread, Value* values, int32_t count,
                   NativeFunction continuation);
// For a native function: yields the `count` values at `values`; when resumed, the results of the
// function are the values given to resume.
Outcome yield(State& state, Value* values, int32_t count);
// Whether the running coroutine can yield.
bool isYieldable(const State& state);

// For a native function: has the engine close a suspended or failed thread; then as resumeThen.
Outcome closeThen(State& state, Thread* thread, Value* values, NativeFunction continuation);

// For a native function: protected call of function[0] with `count` values. The continuation gets all
// results as with callThen, or on an error -2, and the error as the only result. With `hasHandler`,
// arguments[0] is a message handler, called with the error before the stack is unwound.
Outcome protectedCallThen(State& state, Value* function, int32_t count, bool hasHandler,
                          NativeFunction continuation);

} // namespace nanolua
