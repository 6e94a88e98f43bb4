// How native functions see their arguments, give results, call back and fail.
//
// A native function gets its arguments in arguments[0 .. count), with kNativeScratchSlots more slots
// behind them that it may use and that the collector sees. It leaves result i (from 1) in
// arguments[i - 2], that is, from the slot of the called function on, and returns how many there
// are: `return result(arguments, value)` is the usual end. It never recurses into the interpreter;
// to call a Lua value it returns callThen(), and the engine goes on with the continuation.
//
// Rules for native functions:
//  1. Objects do not move, but every call that takes State& may collect: keep what is alive in
//     arguments or scratch slots.
//  2. The stack moves only in growArguments() and between a callThen() and its continuation.
//  3. A raise does not return; own nothing that is not a Lua object.
#pragma once

#include <stdarg.h>

#include "state.h"
#include "table.h"

namespace nanolua {

inline constexpr int32_t kNativeScratchSlots = 8;

// Outcomes other than a count of results; made only by the functions below.
inline constexpr Outcome kOutcomeCall = INT32_MIN;
inline constexpr Outcome kOutcomeYield = INT32_MIN + 1;
inline constexpr Outcome kOutcomeResume = INT32_MIN + 2;

// One result.
inline Outcome result(Value* arguments, const Value& value) {
    arguments[-1] = value;
    return 1;
}
inline Outcome resultNil(Value* arguments) {
    arguments[-1].setNil();
    return 1;
}
inline Outcome resultBoolean(Value* arguments, bool value) {
    arguments[-1].setBoolean(value);
    return 1;
}
inline Outcome resultInteger(Value* arguments, Integer value) {
    arguments[-1].setInteger(value);
    return 1;
}
inline Outcome resultFloat(Value* arguments, Float value) {
    arguments[-1].setFloat(value);
    return 1;
}
inline Outcome resultString(Value* arguments, const String* value) {
    arguments[-1].setObject(tagOf(value), value);
    return 1;
}
// Results that lie in slots at or behind arguments[0].
Outcome moveResults(Value* arguments, const Value* results, int32_t count);
// nil and a message.
Outcome resultFailure(State& state, Value* arguments, const char* message);

// Has the engine call function[0] with the `count` values behind it, and then `continuation`. The
// results begin at function[0]; `wanted` of them (nil-filled), or all for -1. The continuation gets
// the same `arguments` place as the function had and, as its count, how many results there are. It
// finds them at callResults(state). Usage: `return callThen(state, &arguments[k], n, 1, go);`
// `function` must lie at or behind arguments[0]; slots before it are kept.
Outcome callThen(State& state, Value* function, int32_t count, int32_t wanted,
                 NativeFunction continuation);

// In a continuation: the first result of the call that was made by callThen.
Value* callResults(State& state);

// Makes room for `slots` values from arguments[0] on (beyond what rule 1 gives); the stack may move.
// Returns the new place of `arguments`. The slots up to `slots` are then seen by the collector.
Value* growArguments(State& state, Value* arguments, int32_t slots);

// The same, nil from arguments[count] on.
Value* growSlots(State& state, Value* arguments, int32_t count, int32_t slots);

// Errors. All put "file:line: " of the running native function's caller (or of the running Lua
// function itself) in front, as the manual's luaL_error does, and raise. See raiseRuntimeError in
// debug.h for errors that name no place when a native function runs into them. Formats know
// %s (zero-terminated), %S (const String*), %P (const Prototype*: its short source), %d (Integer),
// %i (int), %c, %%.
[[noreturn]] void raiseError(State& state, const char* format, ...);
// "bad argument #index to 'name' (message)"; index counts from 1.
[[noreturn]] void raiseArgumentError(State& state, int32_t index, const char* message);
// "… (expected expected, got type)"
[[noreturn]] void raiseArgumentTypeError(State& state, const Value* arguments, int32_t count,
                                         int32_t index, const char* expected);

// What all of these are: put in front is the place of the caller, or of the running function if that
// is a Lua function; and then the text about an argument, unless its index is 0.
[[noreturn]] void raiseFormatted(State& state, bool atCaller, int32_t argument, const char* format,
                                 va_list values);

// What errors are made of. The text grows in a slot above everything alive on the running stack,
// which State::top then includes.
Value* errorSlot(State& state);
void appendFormat(StringBuilder& builder, const char* format, ...);
void appendFormatList(StringBuilder& builder, const char* format, va_list values);

// Zero-terminated texts.
uint32_t textBytes(const char* text);
bool equalTexts(const char* a, const char* b);

// Checked arguments, index from 1; raise the manual's errors. Numbers and strings convert into each
// other as in luaL_check...: checkString turns a number argument into a string in its slot.
inline Integer checkInteger(State& state, Value* arguments, int32_t count, int32_t index);
Integer optionalInteger(State& state, Value* arguments, int32_t count, int32_t index, Integer value);
Float checkFloat(State& state, Value* arguments, int32_t count, int32_t index);
Float optionalFloat(State& state, Value* arguments, int32_t count, int32_t index, Float value);
String* checkString(State& state, Value* arguments, int32_t count, int32_t index);
String* optionalString(State& state, Value* arguments, int32_t count, int32_t index); // or nullptr
Table* checkTable(State& state, Value* arguments, int32_t count, int32_t index);
void checkAny(State& state, Value* arguments, int32_t count, int32_t index);
void checkType(State& state, Value* arguments, int32_t count, int32_t index, Type type);
Value* checkFunction(State& state, Value* arguments, int32_t count, int32_t index);
// Index of the argument (or of `preset` if there is none) in the options, texts that each end with
// zero, as does their list.
int32_t checkOption(State& state, Value* arguments, int32_t count, int32_t index,
                    const char* preset, const char* options);
// Userdata whose metatable is `metatable`; `typeName` is for the error.
inline Userdata* checkUserdata(State& state, const Value* arguments, int32_t count, int32_t index,
                               const Table* metatable, const char* typeName);

inline bool isNoneOrNil(const Value* arguments, int32_t count, int32_t index) {
    return index > count || arguments[index - 1].isNil();
}
inline bool isNone(int32_t count, int32_t index) { return index > count; }

// Of arguments that are not integers yet.
Integer checkIntegerSlow(State& state, Value* arguments, int32_t count, int32_t index);
inline Integer checkInteger(State& state, Value* arguments, int32_t count, int32_t index) {
    if (NL_UNLIKELY(isNone(count, index) || !arguments[index - 1].isInteger()))
        return checkIntegerSlow(state, arguments, count, index);
    return arguments[index - 1].integer();
}

inline Userdata* checkUserdata(State& state, const Value* arguments, int32_t count, int32_t index,
                               const Table* metatable, const char* typeName) {
    const Value* argument = &arguments[index - 1];
    if (NL_UNLIKELY(isNone(count, index) || !argument->isUserdata() ||
                    argument->userdata()->metatable.get() != metatable))
        raiseArgumentTypeError(state, arguments, count, index, typeName);
    return argument->userdata();
}

// Conversions that do not raise. toStringInPlace: numbers become strings in their slot.
bool toInteger(const Value& value, Integer& out);   // numbers and numeric strings, exact only
bool toFloat(const Value& value, Float& out);       // numbers and numeric strings
String* toStringInPlace(State& state, Value& value); // nullptr if neither string nor number
String* numberToString(State& state, const Value& number);
// Its text, of kNumberTextBytesMax at most; returns how long it is.
uint32_t formatNumber(char* out, const Value& number);
// The number that a number or a numeric string is; `out` may be the value itself.
bool toNumber(const Value& value, Value& out);
// Puts a new string in a slot.
void setText(State& state, Value& out, const char* text, uint32_t bytes);
void setText(State& state, Value& out, const char* text);

// The native code reference of a function, for Values, NativeClosure and Frame::pc.
#if UINTPTR_MAX == 0xFFFFFFFFu
inline uint32_t codeReference(NativeFunction function) {
    return reinterpret_cast<uint32_t>(function);
}
inline NativeFunction functionOf(uint32_t reference) {
    return reinterpret_cast<NativeFunction>(reference);
}
#else
uint32_t codeReference(NativeFunction function);
NativeFunction functionOf(uint32_t reference);
#endif

inline void setNativeFunction(Value& value, NativeFunction function) {
    value.payload.ref = codeReference(function);
    value.tag = Tag::NativeFunction;
}

// In a native closure: its upvalues (the called closure lies in arguments[-1]).
inline Value* closureUpvalues(Value* arguments) { return arguments[-1].nativeClosure()->upvalues(); }

NativeClosure* newNativeClosure(State& state, NativeFunction function, uint32_t upvalueCount);
Userdata* newUserdata(State& state, uint32_t dataBytes, uint32_t userValueCount);

// A library: an array of functions ended by {nullptr, nullptr}.
struct NativeEntry {
    const char* name;
    NativeFunction function;
};
// Puts the functions into a table as fields.
void setFunctions(State& state, Table* table, const NativeEntry* entries);

} // namespace nanolua
