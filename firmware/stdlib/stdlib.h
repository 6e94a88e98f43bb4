// The standard library (manual chapter 6): what the libraries share.
//
// Invariant: a library is written against the engine's public headers and keeps no state of its own;
// what it must remember lies in the State, in upvalues or in its arguments' slots. Its fields are
// constant nodes, which openLibraries() of nanolua.h gives to its table: see library_group.h.
#pragma once

#include "../engine/nanolua.h"

namespace nanolua {

/// Text of values ///

// The address of an object or function as %p and tostring show it; no zero is appended.
inline constexpr uint32_t kAddressTextBytes = 10;
void formatAddress(char* out, const Value& value);

// Puts the text that `tostring` shows for a value in its place, as far as no metamethod is to be
// called; `value` is a slot that the collector sees. Returns false if the value has __tostring,
// which is then in `metamethod`: the caller has it called with the value (callThen) and passes the
// result to checkDisplayed().
bool displayWithoutCall(State& state, Value& value, Value& metamethod);

// Raises a value of a slot, with the position at a level in front if it is a string.
[[noreturn]] void raiseWithPosition(State& state, const Value& error, Integer level);

// Raises unless the result of a __tostring metamethod is a string; a number becomes one.
String* checkDisplayed(State& state, Value& result);

} // namespace nanolua
