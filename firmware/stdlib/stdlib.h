// The standard library (manual chapter 6): one open function a library, and what the libraries
// share.
//
// Invariant: a library is written against the engine's one public header and keeps no state of its
// own; what it must remember lies in the State, in upvalues or in its arguments' slots. A host
// calls openLibraries() of nanolua.h, which calls the functions below.
#pragma once

#include "../engine/nanolua.h"

namespace nanolua {

/// Libraries ///

void openBase(State& state);
void openPackage(State& state);
void openCoroutine(State& state);
void openTable(State& state);
void openString(State& state);
void openMath(State& state);
void openUtf8(State& state);
void openDebug(State& state);
void openOs(State& state);
void openIo(State& state);

// Makes a table with these functions (ended by {nullptr, nullptr}), known as a global and to
// `require` by the given name. The table stays reachable through both.
Table* openLibrary(State& state, const char* name, const NativeEntry* functions);

/// Text of values ///

// The address of an object or function as %p and tostring show it; no zero is appended.
inline constexpr uint32_t kAddressTextBytes = 10;
void formatAddress(char* out, const Value& value);

// Puts the text that `tostring` shows for a value in its place, as far as no metamethod is to be
// called; `value` is a slot that the collector sees. Returns false if the value has __tostring,
// which is then in `metamethod`: the caller has it called with the value (callThen) and passes the
// result to checkDisplayed().
bool displayWithoutCall(State& state, Value& value, Value& metamethod);

// Raises unless the result of a __tostring metamethod is a string; a number becomes one.
String* checkDisplayed(State& state, Value& result);

} // namespace nanolua
