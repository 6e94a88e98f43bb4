// The engine's one public header: what hosts (bare metal, the shared library for .NET, the CLR
// interop) and the standard library see.
//
// A host gives memory, mounts images, starts a call and runs it:
//
//     State* state = createState(regions, count);
//     openLibraries(*state);
//     mountImage(*state, image);
//     Value* slot = hostSlots(*state, 1);              // values the host works on
//     makeMainFunction(*state, slot[0], entryPrototype(image));
//     startCall(*state, slot, 0);
//     while (run(*state) == RunStatus::kHostCall) answer();
//
// The engine never calls the host back: it returns from run() with a request, keeps everything in
// the state, and goes on when run() is called again. One thread at a time may use a state.
#pragma once

#include "call.h"
#include "debug.h"
#include "metamethod.h"
#include "native.h"

namespace nanolua {

// Makes a state in the first region. Returns nullptr if the regions overlap, are not aligned, or the
// first is too small.
State* createState(const HeapRegion* regions, uint32_t count);

// Runs all finalizers. The memory can be used anew afterwards.
void closeState(State& state);

// closeState() in steps, for hosts whose functions may be called by finalizers: run() follows until
// it says kDone; on kFinalized, continueClose() makes run() take the next finalizer.
void startClose(State& state);
void continueClose(State& state);

// Protected execution of engine functions that can raise, for hosts: false on an error, which is then
// in State::error.
bool protect(State& state, void (*action)(State& state, void* context), void* context);

// Stack slots of the main thread for a host that is not inside run(); the first is the lowest.
Value* hostSlots(State& state, uint32_t count);

// A closure of a main function with _ENV = globals.
void makeMainFunction(State& state, Value& out, const Prototype* prototype);

// Prepares function[0] to be called with `count` arguments by the next run(). When it is done, the
// results begin at State::requestFunction and requestCount is their number.
void startCall(State& state, Value* function, int32_t count);

// Runs until the started call ends or something is asked of the host.
RunStatus run(State& state);

// The same while a host function is being answered: run() comes back with kDone when the nested call
// has returned. Nothing in it can yield across the host function. The called function must not fail:
// let it be a native one that makes a protected call.
void startNestedCall(State& state, Value* function, int32_t count);

// During RunStatus::kHostCall: requestCount arguments begin at requestFunction; results are left from
// requestFunction[-1] on, as in native functions.
void finishHostCall(State& state, int32_t resultCount);
// The error value lies in State::error.
void failHostCall(State& state);

// Text of an error value as the standalone interpreter shows it, with the traceback of the failed
// call if there is one.
const String* describeError(State& state);

// Opens the standard libraries into the globals (firmware/stdlib).
void openLibraries(State& state);

} // namespace nanolua
