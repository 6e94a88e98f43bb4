// What is known of a running or failed program: lines, names of functions and variables, tracebacks,
// and the texts of runtime errors.
//
// Invariant: debug information is read for messages only; nothing here decides what a program does.
#pragma once

#include "call.h"
#include "metamethod.h"

namespace nanolua {

// One activation as seen from outside: a frame with its current instruction. Level 0 is the running
// native function (if one runs without a frame) or the running frame.
struct Activation {
    Frame* frame;          // nullptr: the native function that runs without a frame
    Value* function;       // slot of the called function
    const Instruction* pc; // Lua functions: the instruction being executed
};

// The activation at a level of a thread (0 is innermost), or false.
bool activationAt(const State& state, const Thread* thread, uint32_t level, Activation& out);

// Line of an instruction; -1 if stripped.
int32_t lineOf(const Prototype* prototype, uint32_t pc);

// Kind ("local", "global", "method", "field", "upvalue", "constant", "metamethod", "for iterator",
// "hook") and name of what an activation's caller called it by; nullptr if unknown.
const char* calledName(const State& state, const Thread* thread, uint32_t level, const char** name);

// Name of local `index` (from 1; negative: varargs) at an instruction, or nullptr.
const char* localName(const Prototype* prototype, uint32_t index, uint32_t pc);
const char* upvalueName(const Prototype* prototype, uint32_t index);

// "file.lua" or "[string \"…\"]" as the manual's short_src; at most 60 bytes with NUL.
void shortSource(const String* source, char* out);

// Puts "file:line: " of the activation at `level` in front; see luaL_where. Appends to the builder.
void appendPosition(State& state, StringBuilder& builder, uint32_t level);

// The errors of operations; value names are found from the running instruction.
[[noreturn]] void raiseTypeError(State& state, const Value& value, const char* operation);
[[noreturn]] void raiseCallError(State& state, const Value& value);
[[noreturn]] void raiseForError(State& state, const Value& value, const char* what);
[[noreturn]] void raiseArithmeticError(State& state, const Value& a, const Value& b, const char* operation);
[[noreturn]] void raiseConcatError(State& state, const Value& a, const Value& b);
[[noreturn]] void raiseToIntegerError(State& state, const Value& a, const Value& b);
[[noreturn]] void raiseCompareError(State& state, const Value& a, const Value& b);
// The name may be nullptr (unknown): "global 'x' already defined".
[[noreturn]] void raiseGlobalDefined(State& state, const char* name);

// "table", "number", or the value's __name.
const char* typeNameOf(const State& state, const Value& value);

// Appends a traceback as luaL_traceback does, from `level` on.
void appendTraceback(State& state, StringBuilder& builder, const Thread* thread,
                     const String* message, uint32_t level);

} // namespace nanolua
