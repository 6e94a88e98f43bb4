// Inside of the engine: what instruction handlers leave to ordinary functions, one per kind of
// instruction. Not part of nanolua.h.
//
// Each works on the running function's registers (State::pc, frame, top are stored) and completes the
// instruction, or begins the call that will. They return whether there is something to interpret
// (see advance() in machine.h); afterwards the interpreter takes its registers from the State.
#pragma once

#include "machine.h"

namespace nanolua {

/// Tables ///

bool getSlow(State& state, Instruction i);
bool setSlow(State& state, Instruction i);
void setList(State& state, Instruction i); // moves State::pc onto an extra argument
// Room for one element more than a constructor names as its only one: a call that ends the list often
// gives one.
inline uint32_t constructedCapacity(uint32_t named) { return named == 1 ? 2 : named; }
void makeTable(State& state, Instruction i); // State::pc is on the extra argument

// The table is black and an object was written to it.
void noteWrite(State& state, Table* table);

// Raw read; false (and nothing written) if the field is nil.
bool tryGet(const Table* table, const Value& key, Value* result);
// Also false if the field is an object of the libraries that is not made yet.
bool tryGetField(const State& state, const Table* table, const String* key, Value* result);

/// Arithmetic ///

// Arithmetic of any operands that need no metamethod: false otherwise.
bool arithmeticSlow(State& state, Instruction i);
bool arithmeticMetamethod(State& state, Instruction i);
bool concatenateRegisters(State& state, Instruction i);

// Whether a number is an integer or has an exact one, and that one.
bool hasInteger(const Value& value);
Integer integerOf(const Value& value);

/// Tests: leave State::pc on the jump behind the instruction, or behind that jump ///

bool testSlow(State& state, Instruction i);
bool equalsConstant(const Value& value, const Value* constants, uint32_t index);

/// Control ///

void prepareGenericLoop(State& state, Value* ra);
bool returnValues(State& state, Instruction i);
bool closeVariables(State& state, Value* level);

// Raise; declared to return so that handlers stay chained by jumps.
bool failWith(State& state, const char* message);
bool failDefined(State& state, const String* name); // nullptr: it has none

} // namespace nanolua
