// The engine's one public header: what hosts (bare metal, the shared library for .NET, the CLR
// interop, applications in C++) and the standard library see.
//
// A host gives memory, loads code, and calls it (firmware/README.md has more, firmware/examples a
// whole program):
//
//     State* state = createState(regions, count);
//     Value* slots;
//     bool ready = protect(*state, [&](State& inner) {
//         openLibraries(inner);
//         slots = hostSlots(inner, 1);
//         if (!loadImage(inner, slots, image, imageBytes)) raise(inner, slots[0]);
//     });
//     if (!ready || call(*state, slots, 0) == RunStatus::kError) show(errorText(*state));
//
// Functions that can raise a Lua error say "may raise": a native function may call them, and a host
// inside protect(); all others may be called anywhere. The engine never calls the host back: it
// returns from run(), and so from call(), with a request, keeps everything in the state, and goes
// on when it is run again. One thread at a time may use a state.
#pragma once

#include "arithmetic.h"
#include "call.h"
#include "chunk.h"
#include "debug.h"
#include "hook.h"
#include "metamethod.h"
#include "native.h"
#include "numeric.h"

namespace nanolua {

/// States ///

// Makes a state in the first region: memory of the host's own, which the state's heap divides up
// (see heap.h). Returns nullptr, and in `problem` what is wrong, if the regions overlap, are not
// aligned, or the first is too small; they are not written then, or only the first.
// On a 64-bit host the regions lie in the 32-bit space, where installRom() must have been
// called.
State* createState(const HeapRegion* regions, uint32_t count, const char** problem = nullptr);
// What the first region must have at most for that.
uint32_t newStateBytes(uint32_t regionCount);

// Runs all finalizers. The memory can be used anew afterwards.
void closeState(State& state);

// closeState() in steps, for hosts whose functions may be called by finalizers: run() follows until
// it says kDone; on kFinalized, continueClose() makes run() take the next finalizer.
void startClose(State& state);
void continueClose(State& state);

// Opens the standard libraries (firmware/stdlib): the globals and the registry get their fields, as far
// as the host has not set them. What the libraries need in RAM is made when it is used. May raise.
void openLibraries(State& state);

// What the engine and the libraries have in ROM, for 64-bit hosts (others do nothing here): once in
// a process; `destination` is the place of kCoreRomRef, writable and romBytes() long. It is to be
// read-only afterwards.
uint32_t romBytes();
void installRom(void* destination);

/// Protection ///

// Protected execution of engine functions that can raise, for hosts: false on an error, which is
// then in State::error.
bool protect(State& state, void (*action)(State& state, void* context), void* context);

// The same for action(State&), most often a lambda. On an error the host's values end where they
// did. A raise leaves the action at once: what it owns must be Lua objects.
template <class Action> bool protect(State& state, Action action) {
    const uint32_t topOffset = state.top.ref() - state.frame->base.ref();
    auto perform = [](State& inner, void* context) { (*static_cast<Action*>(context))(inner); };
    if (protect(state, perform, &action)) return true;
    state.top = Link<Value>::fromRef(state.frame->base.ref() + topOffset);
    return false;
}

// The text of State::error with NUL, or a note that it is not a string. Valid until the next run. A
// message handler such as describeUncaught (stdlib/uncaught_error.h) makes every error a text, with
// a traceback.
const char* errorText(const State& state);

/// Values of the host ///

// The host's values lie on the stack from hostValues() up to State::top, and stay alive there.
// What a host holds in variables alone may be gone after the next allocation or run. Before run()
// there are none of them; while a host function is being answered, with its arguments. The stack
// moves in hostSlots(), pushSlots() and in every run: pointers into it are to be taken anew.
inline Value* hostValues(const State& state) { return state.frame->base; }

// Forgets the host's values and makes `count` new ones, all nil: returns the first. May raise.
Value* hostSlots(State& state, uint32_t count);

// `count` more, all nil: returns the first of them. May raise.
Value* pushSlots(State& state, uint32_t count);

/// Code ///

// Checks and mounts an image, which must stay where it is as long as the state: the main function
// of its entry module in slots[0]. False: it cannot be used here, and slots[0] holds a message that
// says why. May raise. loadChunk() of chunk.h does the same for an official binary chunk.
bool loadImage(State& state, Value* slots, const void* image, uint32_t imageBytes);

// A closure of a main function with _ENV = globals; see findModule() of image.h for the modules of
// mounted images. May raise.
void makeMainFunction(State& state, Value& out, const Prototype* prototype);

/// Calls ///

// Calls function[0], one of the host's values, with the `count` values behind it, and runs. Values
// behind those are forgotten. A message handler gets an error before the stack is unwound, and
// gives the error value.
//   kDone      requestCount results begin at State::requestFunction, where the function was, and
//              are the last of the host's values
//   kError     there is one, the error value, which is also State::error
//   kHostCall  a host function was called; finishHostCall() or failHostCall(), then continueCall()
//   kSlice     the instruction budget is used up; continueCall(), perhaps after cancelCall()
// In a host call, the call is a nested one: it has to end before the host call is answered, and
// nothing in it can yield across the host function.
RunStatus call(State& state, Value* function, int32_t count, NativeFunction handler = nullptr);
RunStatus continueCall(State& state);

// The first part of call(): continueCall() begins it. May raise.
void prepareCall(State& state, Value* function, int32_t count, NativeFunction handler);

// The same in two steps, of which the first may raise, but not if the stack has room for callSlots(count): it
// pushes slots for a function and `count` arguments, to be set before anything else is done, and returns the
// first.
Value* pushCall(State& state, int32_t count, NativeFunction handler);
void startPushedCall(State& state, Value* function, int32_t count);
inline constexpr uint32_t callSlots(int32_t count) { return 3 + uint32_t(count); }

// After kSlice: the running call of the host fails with "cancelled", which the program cannot
// catch.
void cancelCall(State& state);
// Lets run() return with kSlice after this many loop iterations and calls.
inline void setBudget(State& state, int32_t budget) {
    state.budgetLimited = true;
    state.budget = budget;
}

// During RunStatus::kHostCall: requestCount arguments begin at requestFunction; results are left
// from requestFunction[-1] on, as in native functions. State::hostFunction is the function's
// number.
void finishHostCall(State& state, int32_t resultCount);
// The error value lies in State::error.
void failHostCall(State& state);

// What call() is made of. Prepares function[0] to be called with `count` arguments by the next
// run(), without protection: an error forgets the host's values. When it is done, the results begin
// at State::requestFunction and requestCount is their number.
void startCall(State& state, Value* function, int32_t count);

// Runs until the started call ends or something is asked of the host.
RunStatus run(State& state);

/// Globals, fields, elements ///

// All without metamethods. Array elements: getByInteger() and setByInteger() of table.h; numbers
// and texts of values: toInteger(), toFloat(), Value::string().

// The value of a field (nil if absent) goes to `out`; returns its tag. The tables and files of the
// libraries are made when they are first read: for Tag::Member, takeMember() gives the object, as
// takeField() does. May raise.
Tag getField(const Table* table, const char* name, Value& out);
Tag takeField(State& state, const Table* table, const char* name, Value& out);
inline Tag getGlobal(const State& state, const char* name, Value& out) {
    return getField(state.globals, name, out);
}

// table[name] = value; `value` is not collectable, or lies in a slot that the collector sees. May
// raise.
void setField(State& state, Table* table, const char* name, const Value& value);
inline void setGlobal(State& state, const char* name, const Value& value) {
    setField(state, state.globals, name, value);
}

/// References ///

// A number under which a value stays alive until dropReference(), for hosts that keep values beyond
// a call. References are the integer keys of the registry. nil has the reference 0.
using Reference = int32_t;

Reference makeReference(State& state, const Value& value); // may raise
void getReference(const State& state, Reference reference, Value& out);
// What was dropped must not be used again: its number goes to another value.
void dropReference(State& state, Reference reference);

/// Userdata ///

// newUserdata() and setMetatable() make full userdata; setLightUserdata() of Value makes a light
// one, a 32-bit number of the host: on a board an address will do. All light userdata share the
// metatable, which setTypeMetatable() of metamethod.h sets.

// A metatable for userdata, in a slot: __name is `name`, __index the table itself, and the methods
// are closures over it, so that checkObject() knows it. May raise.
Table* makeClass(State& state, Value& slot, const char* name, const NativeEntry* methods);

[[noreturn]] void raiseNoObject(State& state, Value* arguments, int32_t count);
// In a method that makeClass() made: the object it is called with, which is of its class. Else raises
// the manual's error.
inline Userdata* checkObject(State& state, Value* arguments, int32_t count) {
    const Ref expected = closureUpvalues(arguments)[0].payload.ref;
    if (NL_UNLIKELY(count < 1 || !arguments[0].isUserdata() ||
                    arguments[0].userdata()->metatable.ref() != expected))
        raiseNoObject(state, arguments, count);
    return arguments[0].userdata();
}

// table[name] = a native function with one upvalue. May raise.
void setClosure(State& state, Table* table, const char* name, NativeFunction function,
                const Value& upvalue);

} // namespace nanolua
