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

// Raises the fixed string "not enough memory".
[[noreturn]] void raiseOutOfMemory(State& state);

// Makes `slots` values (and `frames` frames) available above `position`; may move the stack, whose
// limits raise "stack overflow". Returns the new place of `position`.
Value* ensureStack(State& state, Value* position, uint32_t slots);

// The last slot of the running frame that the collector must see, plus one.
Value* liveStackEnd(const State& state);

// Puts `function` with `count` arguments behind it on top of the main thread's stack and lets run()
// call it: function[0] is pushed first. See nanolua.h for the whole protocol.
RunStatus runPrepared(State& state);

// Closes the open upvalues of the thread at and above `level` (values move into the upvalues).
void closeUpvalues(State& state, Thread* thread, const Value* level);

// The open upvalue for a stack slot, found or made.
Upvalue* openUpvalue(State& state, Thread* thread, Value* slot);

// Coroutines.
Thread* newThread(State& state);
// For a native function: has the engine resume `thread` with the `count` values at `values` and go on
// with `continuation`, whose count is -1 - results on failure (the error is the only result).
Outcome resumeThen(State& state, Thread* thread, Value* values, int32_t count,
                   NativeFunction continuation);
// For a native function: yields the `count` values at `values`; when resumed, the results of the
// function are the values given to resume.
Outcome yield(State& state, Value* values, int32_t count);
// Whether the running coroutine can yield.
bool isYieldable(const State& state);

// For a native function: protected call of function[0] with `count` values; `continuation` gets -1 - n
// results on failure (n = 1: the error value). `handler` (may be nullptr) is a slot before `function`
// that holds a message handler.
Outcome protectedCallThen(State& state, Value* function, int32_t count, const Value* handler,
                          NativeFunction continuation);

} // namespace nanolua
