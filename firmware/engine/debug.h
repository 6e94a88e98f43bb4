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
uint32_t activationCount(const State& state, const Thread* thread);

// The code that an activation runs, or nullptr for a native function, and where in it.
const Prototype* prototypeOf(const Activation& activation);
int32_t currentLine(const Activation& activation); // -1 if unknown or native

// Line of an instruction; -1 if stripped.
int32_t lineOf(const Prototype* prototype, uint32_t pc);

// Kind ("local", "global", "method", "field", "upvalue", "constant", "metamethod", "for iterator")
// and name of what an activation's caller called it by; nullptr if unknown.
const char* calledName(const State& state, const Thread* thread, uint32_t level, const char** name);
// The same for a call that the instruction makes, and for a value that it finds in a register.
const char* calledNameAt(const Prototype* prototype, uint32_t pc, const char** name);
const char* registerName(const Prototype* prototype, uint32_t pc, uint32_t index,
                         const char** name);

// Name of local `index` (from 1) at an instruction, or nullptr.
const char* localName(const Prototype* prototype, uint32_t index, uint32_t pc);
// Name of an upvalue, counted from 0; nullptr if stripped.
const char* upvalueName(const Prototype* prototype, uint32_t index);

// The slot and name of a local variable of an activation as debug.getlocal counts them: from 1, and
// hidden extra arguments from -1 down. Slots without a name are "(temporary)", "(C temporary)" and
// "(vararg)". Returns nullptr if there is no such local.
Value* findLocal(const State& state, const Thread* thread, uint32_t level, int32_t index,
                 const char** name);

// The name under which package.loaded reaches a function: "name", or "module.name".
struct LoadedName {
    const String* module; // nullptr for globals and for modules that are functions
    const String* name;
};
bool findLoadedName(const State& state, const Value& function, LoadedName& out);

// Where a function was defined; nullptr if stripped.
const String* sourceOf(const Prototype* prototype);

// "file.lua" or "[string \"…\"]" as the manual's short_src, with NUL; "?" for nullptr.
inline constexpr uint32_t kShortSourceBytes = 60;
void shortSource(const String* source, char* out);

// Puts "file:line: " of the activation at `level` in front; see luaL_where. Appends to the builder.
void appendPosition(State& state, StringBuilder& builder, uint32_t level);

// Raises an error of the engine: "file:line: " is put in front if a Lua function runs. Formats are
// those of raiseError.
[[noreturn]] void raiseRuntimeError(State& state, const char* format, ...);
// Appends what raiseRuntimeError puts in front.
void appendRunningPosition(State& state, StringBuilder& builder);

// The errors of operations. The value's name is found from the running instruction: by the value's
// place if it is a register or an upvalue, else by comparing it with the instruction's operands.
[[noreturn]] void raiseTypeError(State& state, const Value& value, const char* operation);
[[noreturn]] void raiseCallError(State& state, const Value& value);
[[noreturn]] void raiseForError(State& state, const Value& value, const char* what);
[[noreturn]] void raiseArithmeticError(State& state, const Value& a, const Value& b,
                                       const char* operation);
[[noreturn]] void raiseConcatError(State& state, const Value& a, const Value& b);
[[noreturn]] void raiseToIntegerError(State& state, const Value& a, const Value& b);
[[noreturn]] void raiseCompareError(State& state, const Value& a, const Value& b);
// For a register of the running function that is to be marked as to be closed.
[[noreturn]] void raiseNotClosable(State& state, const Value* slot);
// The name may be nullptr (unknown): "global 'x' already defined".
[[noreturn]] void raiseGlobalDefined(State& state, const char* name);

// "table", "number", or the value's __name.
const char* typeNameOf(const State& state, const Value& value);

// Appends a traceback as luaL_traceback does, from `level` on; the message may be nullptr.
void appendTraceback(State& state, StringBuilder& builder, const Thread* thread,
                     const String* message, uint32_t level);

} // namespace nanolua
