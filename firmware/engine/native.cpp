// What native functions are written with: argument checks, errors, conversions, code references.
//
// Invariant: a check that fails builds its message in errorSlot() and raises it; nothing else here
// touches the stack outside the arguments it is given. Message texts are those of the manual's
// auxiliary library. Used by the engine, the standard library and hosts.
#include "native.h"

#include <string.h>

#include "arithmetic.h"
#include "call.h"
#include "debug.h"
#include "metamethod.h"
#include "numeric.h"

namespace nanolua {

/// Texts ///

namespace {

constexpr uint32_t kErrorTextBytesExpected = 80;

void appendInteger(StringBuilder& builder, Integer integer) {
    char* place = builder.reserve(kNumberTextBytesMax);
    builder.commit(uint32_t(formatInteger(place, integer)));
}

// The %S of a format may be nullptr, which adds nothing.
void appendOptional(StringBuilder& builder, const String* string) {
    if (string != nullptr) builder.append(string);
}

void appendSource(StringBuilder& builder, const Prototype* prototype) {
    char* text = builder.reserve(kShortSourceBytes);
    shortSource(sourceOf(prototype), text);
    builder.commit(textBytes(text));
}

} // namespace

uint32_t textBytes(const char* text) {
    const char* end = text;
    while (*end != 0) ++end;
    return uint32_t(end - text);
}

bool equalTexts(const char* a, const char* b) {
    while (*a != 0 && *a == *b) ++a, ++b;
    return *a == *b;
}

void appendFormatList(StringBuilder& builder, const char* format, va_list values) {
    for (;;) {
        const char* end = format;
        while (*end != 0 && *end != '%') ++end;
        builder.append(format, uint32_t(end - format));
        if (*end == 0) return;
        switch (end[1]) {
        case 's': {
            const char* text = va_arg(values, const char*);
            builder.append(text, textBytes(text));
            break;
        }
        case 'S': appendOptional(builder, va_arg(values, const String*)); break;
        case 'P': appendSource(builder, va_arg(values, const Prototype*)); break;
        case 'd': appendInteger(builder, va_arg(values, Integer)); break;
        case 'i': appendInteger(builder, va_arg(values, int)); break;
        case 'c': builder.append(char(va_arg(values, int))); break;
        default: NL_ASSERT(end[1] == '%'); builder.append('%'); break;
        }
        format = end + 2;
    }
}

void appendFormat(StringBuilder& builder, const char* format, ...) {
    va_list values;
    va_start(values, format);
    appendFormatList(builder, format, values);
    va_end(values);
}

/// Errors ///

Value* errorSlot(State& state) {
    Value* slot = liveStackEnd(state);
    slot->setNil();
    state.top = slot + 1;
    return slot;
}

namespace {

bool runsNative(const State& state) {
    Activation running;
    return activationAt(state, state.thread, 0, running) && prototypeOf(running) == nullptr;
}

// What was called, as its caller or else package.loaded names it.
void appendCalledName(StringBuilder& builder, const State& state) {
    const char* name;
    if (calledName(state, state.thread, 0, &name) != nullptr) {
        appendFormat(builder, "%s", name);
        return;
    }
    Activation running;
    LoadedName loaded;
    if (!activationAt(state, state.thread, 0, running) ||
        !findLoadedName(state, *running.function, loaded)) {
        builder.append('?');
        return;
    }
    appendFormat(builder, loaded.module != nullptr ? "%S.%S" : "%S%S", loaded.module, loaded.name);
}

// "bad argument #1 to 'name' (": in a method call the object is not counted.
void appendArgumentPlace(StringBuilder& builder, const State& state, int32_t index) {
    const char* name;
    const char* kind = calledName(state, state.thread, 0, &name);
    if (kind != nullptr && equalTexts(kind, "method") && --index == 0) {
        appendFormat(builder, "calling '%s' on bad self (", name);
        return;
    }
    appendFormat(builder, "bad argument #%i to '", int(index));
    appendCalledName(builder, state);
    appendFormat(builder, "' (");
}

// As raiseArgumentError, with a message to be formatted.
[[noreturn]] void raiseArgumentFormat(State& state, int32_t index, const char* format, ...) {
    va_list values;
    va_start(values, format);
    raiseFormatted(state, true, index, format, values);
}

// Unlike in the errors of operations, every type's metatable may have a __name.
const char* argumentTypeName(const State& state, const Value* arguments, int32_t count,
                             int32_t index) {
    if (isNone(count, index)) return "no value";
    const Value& value = arguments[index - 1];
    Table* metatable = metatableOf(state, value);
    Value name;
    if (metatable != nullptr) {
        getByString(metatable, coreString(CoreString::Name), name);
        if (name.isString()) return name.string()->text();
    }
    if (value.tag == Tag::LightUserdata) return "light userdata";
    return typeName(typeOf(value.tag))->text();
}

} // namespace

void raiseFormatted(State& state, bool atCaller, int32_t argument, const char* format,
                    va_list values) {
    Value* slot = errorSlot(state);
    StringBuilder builder(state, slot, kErrorTextBytesExpected);
    if (atCaller) {
        appendPosition(state, builder, 1);
    } else {
        appendRunningPosition(state, builder);
    }
    if (argument != 0) appendArgumentPlace(builder, state, argument);
    appendFormatList(builder, format, values);
    if (argument != 0) builder.append(')');
    builder.finish();
    raise(state, *slot);
}

void raiseError(State& state, const char* format, ...) {
    va_list values;
    va_start(values, format);
    raiseFormatted(state, runsNative(state), 0, format, values);
}

void raiseArgumentError(State& state, int32_t index, const char* message) {
    raiseArgumentFormat(state, index, "%s", message);
}

void raiseArgumentTypeError(State& state, const Value* arguments, int32_t count, int32_t index,
                            const char* expected) {
    raiseArgumentFormat(state, index, "%s expected, got %s", expected,
                        argumentTypeName(state, arguments, count, index));
}

/// Conversions (manual §3.4.3) ///

bool toNumber(const Value& value, Value& out) {
    if (value.isNumber()) {
        out = value;
        return true;
    }
    if (!value.isString()) return false;
    const String* string = value.string();
    ParsedNumber parsed;
    if (!parseNumber(string->text(), string->lengthBytes(), parsed)) return false;
    if (parsed.isInteger) {
        out.setInteger(parsed.integer);
    } else {
        out.setFloat(parsed.number);
    }
    return true;
}

bool toInteger(const Value& value, Integer& out) {
    Value number;
    if (!toNumber(value, number)) return false;
    if (number.isFloat()) return floatToInteger(number.number(), out);
    out = number.integer();
    return true;
}

bool toFloat(const Value& value, Float& out) {
    Value number;
    if (!toNumber(value, number)) return false;
    out = number.asFloat();
    return true;
}

uint32_t formatNumber(char* out, const Value& number) {
    return uint32_t(number.isInteger() ? formatInteger(out, number.integer())
                                       : formatFloat(out, number.number()));
}

String* numberToString(State& state, const Value& number) {
    char text[kNumberTextBytesMax];
    return makeString(state, text, formatNumber(text, number));
}

void setText(State& state, Value& out, const char* text, uint32_t bytes) {
    out.setString(makeString(state, text, bytes));
}

void setText(State& state, Value& out, const char* text) {
    setText(state, out, text, textBytes(text));
}

String* toStringInPlace(State& state, Value& value) {
    if (NL_LIKELY(value.isString())) return value.string();
    if (!value.isNumber()) return nullptr;
    value.setString(numberToString(state, value));
    return value.string();
}

/// Argument checks ///

namespace {

[[noreturn]] NL_NOINLINE void raiseTypeExpected(State& state, const Value* arguments,
                                                int32_t count, int32_t index, Type expected) {
    raiseArgumentTypeError(state, arguments, count, index, typeName(expected)->text());
}

[[noreturn]] NL_NOINLINE void raiseNoInteger(State& state, const Value* arguments, int32_t count,
                                             int32_t index) {
    Float ignored;
    if (!isNone(count, index) && toFloat(arguments[index - 1], ignored))
        raiseArgumentError(state, index, "number has no integer representation");
    raiseTypeExpected(state, arguments, count, index, Type::Number);
}

} // namespace

NL_NOINLINE Integer checkIntegerSlow(State& state, Value* arguments, int32_t count, int32_t index) {
    Integer value;
    if (isNone(count, index) || !toInteger(arguments[index - 1], value))
        raiseNoInteger(state, arguments, count, index);
    return value;
}

Integer optionalInteger(State& state, Value* arguments, int32_t count, int32_t index,
                        Integer value) {
    if (isNoneOrNil(arguments, count, index)) return value;
    return checkInteger(state, arguments, count, index);
}

Float checkFloat(State& state, Value* arguments, int32_t count, int32_t index) {
    Float value;
    if (isNone(count, index)) raiseTypeExpected(state, arguments, count, index, Type::Number);
    if (NL_LIKELY(arguments[index - 1].isFloat())) return arguments[index - 1].number();
    if (!toFloat(arguments[index - 1], value))
        raiseTypeExpected(state, arguments, count, index, Type::Number);
    return value;
}

Float optionalFloat(State& state, Value* arguments, int32_t count, int32_t index, Float value) {
    if (isNoneOrNil(arguments, count, index)) return value;
    return checkFloat(state, arguments, count, index);
}

String* checkString(State& state, Value* arguments, int32_t count, int32_t index) {
    String* string = isNone(count, index) ? nullptr : toStringInPlace(state, arguments[index - 1]);
    if (string == nullptr) raiseTypeExpected(state, arguments, count, index, Type::String);
    return string;
}

String* optionalString(State& state, Value* arguments, int32_t count, int32_t index) {
    if (isNoneOrNil(arguments, count, index)) return nullptr;
    return checkString(state, arguments, count, index);
}

void checkAny(State& state, Value*, int32_t count, int32_t index) {
    if (isNone(count, index)) raiseArgumentError(state, index, "value expected");
}

void checkType(State& state, Value* arguments, int32_t count, int32_t index, Type type) {
    if (isNone(count, index) || typeOf(arguments[index - 1].tag) != type)
        raiseTypeExpected(state, arguments, count, index, type);
}

Table* checkTable(State& state, Value* arguments, int32_t count, int32_t index) {
    checkType(state, arguments, count, index, Type::Table);
    return arguments[index - 1].table();
}

Value* checkFunction(State& state, Value* arguments, int32_t count, int32_t index) {
    checkType(state, arguments, count, index, Type::Function);
    return &arguments[index - 1];
}

int32_t checkOption(State& state, Value* arguments, int32_t count, int32_t index,
                    const char* preset, const char* options) {
    bool usePreset = preset != nullptr && isNoneOrNil(arguments, count, index);
    const char* name = usePreset ? preset : checkString(state, arguments, count, index)->text();
    for (int32_t i = 0; *options != 0; ++i, options += textBytes(options) + 1) {
        if (equalTexts(options, name)) return i;
    }
    raiseArgumentFormat(state, index, "invalid option '%s'", name);
}

/// Code references ///

#if UINTPTR_MAX != 0xFFFFFFFFu

namespace {

// On a 64-bit host code lies outside the 32-bit space: references are signed distances from here.
NL_NOINLINE uintptr_t codeOrigin() { return reinterpret_cast<uintptr_t>(&codeOrigin); }

} // namespace

uint32_t codeReference(NativeFunction function) {
    intptr_t distance = intptr_t(reinterpret_cast<uintptr_t>(function) - codeOrigin());
    NL_ASSERT(distance == int32_t(distance));
    return uint32_t(distance);
}

NativeFunction functionOf(uint32_t reference) {
    return reinterpret_cast<NativeFunction>(codeOrigin() + uintptr_t(intptr_t(int32_t(reference))));
}

#endif

/// Objects and libraries ///

Value* growSlots(State& state, Value* arguments, int32_t count, int32_t slots) {
    arguments = growArguments(state, arguments, slots);
    for (int32_t i = count; i < slots; i++) arguments[i].setNil();
    return arguments;
}

Outcome moveResults(Value* arguments, const Value* results, int32_t count) {
    for (int32_t i = 0; i < count; i++) arguments[i - 1] = results[i];
    return count;
}

Outcome resultFailure(State& state, Value* arguments, const char* message) {
    setText(state, arguments[0], message);
    arguments[-1].setNil();
    return 2;
}

NativeClosure* newNativeClosure(State& state, NativeFunction function, uint32_t upvalueCount) {
    uint32_t bytes = uint32_t(sizeof(NativeClosure)) + upvalueCount * kValueBytes;
    NativeClosure* closure =
        static_cast<NativeClosure*>(allocate(state, bytes, ObjectKind::NativeClosure));
    closure->function = codeReference(function);
    closure->upvalueCount = upvalueCount;
    for (uint32_t i = 0; i < upvalueCount; ++i) closure->upvalues()[i].setNil();
    return closure;
}

Userdata* newUserdata(State& state, uint32_t dataBytes, uint32_t userValueCount) {
    constexpr uint32_t kBytesMax = kBlockWordsMax * kWordBytes;
    constexpr uint32_t kHeadBytes = uint32_t(sizeof(Userdata));
    if (userValueCount > UINT16_MAX ||
        dataBytes > kBytesMax - kHeadBytes - kWordBytes - userValueCount * kValueBytes) {
        raiseOutOfMemory(state);
    }
    uint32_t paddedBytes = (dataBytes + kWordBytes - 1) / kWordBytes * kWordBytes;
    uint32_t bytes = kHeadBytes + paddedBytes + userValueCount * kValueBytes;
    Userdata* userdata = static_cast<Userdata*>(allocate(state, bytes, ObjectKind::Userdata));
    userdata->metatable = nullptr;
    userdata->dataBytes = dataBytes;
    userdata->userValueCount = userValueCount;
    for (uint32_t i = 0; i < userValueCount; ++i) userdata->userValues()[i].setNil();
    return userdata;
}

void setFunctions(State& state, Table* table, const NativeEntry* entries) {
    Link<Value> top = state.top;
    Value* name = errorSlot(state);
    for (; entries->name != nullptr; ++entries) {
        Value function;
        setNativeFunction(function, entries->function);
        String* key = makeString(state, entries->name);
        name->setString(key);
        setByString(state, table, key, function);
    }
    forgetMetamethods(table);
    state.top = top;
}

} // namespace nanolua
