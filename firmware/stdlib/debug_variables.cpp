// The debug library's access to local variables and upvalues (manual §6.10).
#include "debug_library.h"

namespace nanolua {

namespace {

/// Local variables ///

// The slot of the local that arguments[skipped ..] name by level and index; nullptr if there is none.
Value* findNamedLocal(State& state, Value* arguments, int32_t count, int32_t skipped,
                      const Thread* thread, const char** name) {
    Integer level = checkInteger(state, arguments, count, skipped + 1);
    Integer index = checkInteger(state, arguments, count, skipped + 2);
    Activation activation;
    if (level < 0 || level > INT32_MAX ||
        !activationAt(state, thread, uint32_t(level), activation))
        raiseArgumentError(state, skipped + 1, "level out of range");
    if (index != int32_t(index)) return nullptr;
    return findLocal(state, thread, uint32_t(level), int32_t(index), name);
}

// A function that is not running has names of parameters only.
Outcome getParameterName(State& state, Value* arguments, const Value& function, Integer index) {
    if (function.tag != Tag::LuaClosure || index < 1 || index > UINT8_MAX)
        return resultNil(arguments);
    const char* name = localName(function.luaClosure()->prototype, uint32_t(index), 0);
    if (name == nullptr) return resultNil(arguments);
    return resultString(arguments, makeString(state, name));
}

} // namespace

Outcome debugGetlocal(State& state, Value* arguments, int32_t count) {
    int32_t skipped;
    const Thread* thread = selectThread(state, arguments, count, skipped);
    Integer index = checkInteger(state, arguments, count, skipped + 2);
    if (arguments[skipped].isFunction())
        return getParameterName(state, arguments, arguments[skipped], index);
    const char* name;
    const Value* local = findNamedLocal(state, arguments, count, skipped, thread, &name);
    if (local == nullptr) return resultNil(arguments);
    arguments[0] = *local;
    setText(state, arguments[-1], name);
    return 2;
}

Outcome debugSetlocal(State& state, Value* arguments, int32_t count) {
    int32_t skipped;
    const Thread* thread = selectThread(state, arguments, count, skipped);
    const char* name;
    Value* local = findNamedLocal(state, arguments, count, skipped, thread, &name);
    checkAny(state, arguments, count, skipped + 3);
    if (local == nullptr) return resultNil(arguments);
    *local = arguments[skipped + 2];
    return resultString(arguments, makeString(state, name));
}

/// Upvalues ///

namespace {

// A function's upvalue that an argument names, counted from 1.
struct NamedUpvalue {
    const char* name; // nullptr: there is none
    Upvalue* ofLua;   // nullptr: a native function's
    Value* ofNative;
};

NamedUpvalue findUpvalue(const Value& function, Integer index) {
    if (function.tag == Tag::LuaClosure) {
        LuaClosure* closure = function.luaClosure();
        const Prototype* prototype = closure->prototype;
        if (index < 1 || index > prototype->upvalueCount) return {};
        const char* name = upvalueName(prototype, uint32_t(index) - 1);
        if (name == nullptr) name = "(no name)";
        return {name, closure->upvalues()[index - 1], nullptr};
    }
    if (function.tag != Tag::NativeClosure) return {};
    NativeClosure* closure = function.nativeClosure();
    if (index < 1 || Unsigned(index) > closure->upvalueCount) return {};
    return {"", nullptr, &closure->upvalues()[index - 1]};
}

NamedUpvalue checkUpvalue(State& state, Value* arguments, int32_t count, int32_t functionIndex) {
    Integer index = checkInteger(state, arguments, count, functionIndex + 1);
    return findUpvalue(*checkFunction(state, arguments, count, functionIndex), index);
}

// An upvalue of a Lua function for upvaluejoin.
Link<Upvalue>& checkLuaUpvalue(State& state, Value* arguments, int32_t count,
                               int32_t functionIndex) {
    if (checkUpvalue(state, arguments, count, functionIndex).name == nullptr)
        raiseArgumentError(state, functionIndex + 1, "invalid upvalue index");
    const Value& function = arguments[functionIndex - 1];
    if (function.tag != Tag::LuaClosure)
        raiseArgumentError(state, functionIndex, "Lua function expected");
    return function.luaClosure()->upvalues()[arguments[functionIndex].integer() - 1];
}

} // namespace

Outcome debugGetupvalue(State& state, Value* arguments, int32_t count) {
    const NamedUpvalue upvalue = checkUpvalue(state, arguments, count, 1);
    if (upvalue.name == nullptr) return 0;
    arguments[0] = upvalue.ofLua != nullptr ? upvalue.ofLua->value() : *upvalue.ofNative;
    setText(state, arguments[-1], upvalue.name);
    return 2;
}

Outcome debugSetupvalue(State& state, Value* arguments, int32_t count) {
    checkAny(state, arguments, count, 3);
    const NamedUpvalue upvalue = checkUpvalue(state, arguments, count, 1);
    if (upvalue.name == nullptr) return 0;
    if (upvalue.ofLua != nullptr) {
        upvalue.ofLua->assign(arguments[2]);
        barrier(state, upvalue.ofLua, arguments[2]);
    } else {
        *upvalue.ofNative = arguments[2];
        barrier(state, arguments[0].object(), arguments[2]);
    }
    return resultString(arguments, makeString(state, upvalue.name));
}

Outcome debugUpvalueid(State& state, Value* arguments, int32_t count) {
    const NamedUpvalue upvalue = checkUpvalue(state, arguments, count, 1);
    if (upvalue.name == nullptr) return resultNil(arguments);
    const void* identity = upvalue.ofNative;
    if (upvalue.ofLua != nullptr) identity = upvalue.ofLua;
    arguments[-1].setLightUserdata(refTo(identity));
    return 1;
}

Outcome debugUpvaluejoin(State& state, Value* arguments, int32_t count) {
    Link<Upvalue>& joined = checkLuaUpvalue(state, arguments, count, 1);
    Upvalue* other = checkLuaUpvalue(state, arguments, count, 3);
    joined = other;
    Object* closure = arguments[0].object();
    if (closure->isBlack() && other->isWhite()) barrierForward(state, closure, other);
    return 0;
}

} // namespace nanolua
