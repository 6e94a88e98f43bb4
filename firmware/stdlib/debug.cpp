// The debug library (manual §6.11) except for hooks and variables, which are in debug_hooks.cpp and
// debug_variables.cpp: information on functions, tracebacks, metatables of any value.
#include "debug_library.h"

#include <string.h>

#include "library_group.h"

namespace nanolua {

Thread* selectThread(State& state, const Value* arguments, int32_t count, int32_t& skipped) {
    skipped = count > 0 && arguments[0].isThread() ? 1 : 0;
    return skipped != 0 ? arguments[0].thread() : state.thread.get();
}

namespace {

/// getinfo ///

// What is asked about: a function, and its activation if it was found by level.
struct Subject {
    const Thread* thread;
    uint32_t level;
    Activation activation;
    bool isActive;
    const Prototype* prototype; // nullptr: a native function
    Value function;
};

// The fields of each option, behind its letter.
constexpr char kFieldNames[] =
    "Ssource\0Sshort_src\0Slinedefined\0Slastlinedefined\0Swhat\0lcurrentline\0unups\0unparams\0"
    "uisvararg\0nname\0nnamewhat\0rftransfer\0rntransfer\0tistailcall\0textraargs\0"
    "Lactivelines\0ffunc\0";

// Of the functions below, each puts the values of one option's fields into `out`, which are nil.

void describeSource(State& state, const Subject& subject, Value* out) {
    const Prototype* prototype = subject.prototype;
    const String* source = prototype == nullptr ? nullptr : sourceOf(prototype);
    if (source == nullptr) {
        setText(state, out[0], prototype == nullptr ? "=[C]" : "=?");
    } else {
        out[0].setString(source);
    }
    char shortened[kShortSourceBytes];
    shortSource(out[0].string(), shortened);
    setText(state, out[1], shortened);
    Integer line = prototype == nullptr ? -1 : Integer(prototype->lineDefined);
    out[2].setInteger(line);
    out[3].setInteger(prototype == nullptr ? -1 : Integer(prototype->lastLineDefined));
    setText(state, out[4], line < 0 ? "C" : line == 0 ? "main" : "Lua");
}

bool isVararg(const Prototype* prototype) {
    return (prototype->flags & (PrototypeFlag::kHiddenVarargs | PrototypeFlag::kVarargTable)) != 0;
}

void describeVariables(const Subject& subject, Value* out) {
    const Prototype* prototype = subject.prototype;
    uint32_t upvalues = 0;
    if (prototype != nullptr) upvalues = prototype->upvalueCount;
    if (subject.function.tag == Tag::NativeClosure)
        upvalues = subject.function.nativeClosure()->upvalueCount;
    out[0].setInteger(Integer(upvalues));
    out[1].setInteger(prototype == nullptr ? 0 : prototype->parameterCount);
    out[2].setBoolean(prototype == nullptr || isVararg(prototype));
}

void describeName(State& state, const Subject& subject, Value* out) {
    const char* name = nullptr;
    const char* kind =
        subject.isActive ? calledName(state, subject.thread, subject.level, &name) : nullptr;
    if (kind != nullptr) setText(state, out[0], name);
    setText(state, out[1], kind == nullptr ? "" : kind);
}

void describeCall(const Subject& subject, Value* out) {
    const Frame* frame = subject.isActive ? subject.activation.frame : nullptr;
    out[0].setBoolean(frame != nullptr && frame->isTailCall());
    out[1].setInteger(frame == nullptr ? 0 : Integer(frame->callChainLength()));
}

// What a function that is interrupted by a hook gets or gives.
void describeTransfer(State& state, const Subject& subject, Value* out) {
    int32_t index = 0;
    int32_t count = 0;
    if (subject.isActive)
        findTransfer(state, subject.thread, subject.activation.frame, index, count);
    out[0].setInteger(index);
    out[1].setInteger(count);
}

// The lines with code, as keys. The instruction that prepares varargs is on no line of its own.
void describeLines(State& state, const Subject& subject, Value* out) {
    const Prototype* prototype = subject.prototype;
    if (prototype == nullptr) return;
    out->setTable(newTable(state, 0, 0));
    Value present;
    present.setBoolean(true);
    uint32_t end = prototype->debug() == nullptr ? 0 : prototype->codeCount;
    for (uint32_t pc = isVararg(prototype) ? 1 : 0; pc < end; pc++)
        setByInteger(state, out->table(), lineOf(prototype, pc), present);
}

void describe(State& state, const Subject& subject, char option, Value* out) {
    switch (option) {
    case 'S': return describeSource(state, subject, out);
    case 'l': return out->setInteger(subject.isActive ? currentLine(subject.activation) : -1);
    case 'u': return describeVariables(subject, out);
    case 'n': return describeName(state, subject, out);
    case 'r': return describeTransfer(state, subject, out);
    case 't': return describeCall(subject, out);
    case 'L': return describeLines(state, subject, out);
    default: *out = subject.function;
    }
}

// Sets the fields of an option. Uses the slots behind `info`.
void setFields(State& state, Value* info, const Subject& subject, char option) {
    constexpr int32_t kFieldsMax = 5;
    Value* value = info + 1;
    for (int32_t i = 0; i < kFieldsMax; i++) value[i].setNil();
    describe(state, subject, option, value);
    for (const char* field = kFieldNames; *field != 0; field += textBytes(field) + 1) {
        if (*field != option) continue;
        if (!value->isNil()) setField(state, info->table(), field + 1, *value);
        value++;
    }
}

// False: there is no such level.
bool findSubject(State& state, Value* arguments, int32_t count, int32_t skipped,
                 Subject& subject) {
    subject.isActive = count <= skipped || !arguments[skipped].isFunction();
    if (!subject.isActive) {
        subject.function = arguments[skipped];
        bool isLua = subject.function.tag == Tag::LuaClosure;
        subject.prototype =
            isLua ? subject.function.luaClosure()->prototype.get() : nullptr;
        return true;
    }
    Integer level = checkInteger(state, arguments, count, skipped + 1);
    if (level < 0 || level > INT32_MAX) return false;
    subject.level = uint32_t(level);
    if (!activationAt(state, subject.thread, subject.level, subject.activation)) return false;
    subject.function = *subject.activation.function;
    subject.prototype = prototypeOf(subject.activation);
    return true;
}

Outcome debugGetinfo(State& state, Value* arguments, int32_t count) {
    int32_t skipped;
    Subject subject;
    subject.thread = selectThread(state, arguments, count, skipped);
    const String* given = optionalString(state, arguments, count, skipped + 2);
    const char* options = given == nullptr ? "flnSrtu" : given->text();
    if (options[0] == '>') raiseArgumentError(state, skipped + 2, "invalid option '>'");
    if (!findSubject(state, arguments, count, skipped, subject)) return resultNil(arguments);
    for (const char* option = options; *option != 0; option++)
        if (strchr("SlnrutLf", *option) == nullptr)
            raiseArgumentError(state, skipped + 2, "invalid option");
    Value& info = arguments[count];
    info.setTable(newTable(state, 0, 0));
    for (const char* option = options; *option != 0; option++)
        setFields(state, &info, subject, *option);
    return result(arguments, info);
}

/// Tracebacks ///

Outcome debugTraceback(State& state, Value* arguments, int32_t count) {
    int32_t skipped;
    const Thread* thread = selectThread(state, arguments, count, skipped);
    const String* message = nullptr;
    if (!isNoneOrNil(arguments, count, skipped + 1)) {
        message = toStringInPlace(state, arguments[skipped]);
        if (message == nullptr) return result(arguments, arguments[skipped]);
    }
    Integer preset = thread == state.thread ? 1 : 0;
    Integer level = optionalInteger(state, arguments, count, skipped + 2, preset);
    Value& text = arguments[count];
    text.setNil();
    StringBuilder builder(state, &text);
    appendTraceback(state, builder, thread, message, level < 0 ? UINT32_MAX : uint32_t(level));
    return resultString(arguments, builder.finish());
}

/// Metatables, registry and user values ///

Outcome debugGetmetatable(State& state, Value* arguments, int32_t count) {
    checkAny(state, arguments, count, 1);
    const Table* metatable = metatableOf(state, arguments[0]);
    if (metatable == nullptr) return resultNil(arguments);
    arguments[-1].setTable(metatable);
    return 1;
}

Outcome debugSetmetatable(State& state, Value* arguments, int32_t count) {
    bool removes = count > 1 && arguments[1].isNil();
    if (!removes && (count < 2 || !arguments[1].isTable()))
        raiseArgumentTypeError(state, arguments, count, 2, "nil or table");
    Table* metatable = removes ? nullptr : arguments[1].table();
    if (arguments[0].isTable() || arguments[0].isUserdata()) {
        setMetatable(state, arguments[0].object(), metatable);
    } else {
        setTypeMetatable(state, typeOf(arguments[0].tag), metatable);
    }
    return result(arguments, arguments[0]);
}

Outcome debugGetregistry(State& state, Value* arguments, int32_t) {
    arguments[-1].setTable(state.registry);
    return 1;
}

// The user value with a number, counted from 1; nullptr if there is none.
Value* findUserValue(const Value& value, Integer index) {
    Userdata* userdata = value.userdata();
    if (index < 1 || Unsigned(index) > userdata->userValueCount) return nullptr;
    return &userdata->userValues()[index - 1];
}

Outcome debugGetuservalue(State& state, Value* arguments, int32_t count) {
    Integer index = optionalInteger(state, arguments, count, 2, 1);
    if (count == 0 || !arguments[0].isUserdata()) return resultNil(arguments);
    const Value* value = findUserValue(arguments[0], index);
    if (value == nullptr) return resultNil(arguments);
    arguments[-1] = *value;
    arguments[0].setBoolean(true);
    return 2;
}

Outcome debugSetuservalue(State& state, Value* arguments, int32_t count) {
    Integer index = optionalInteger(state, arguments, count, 3, 1);
    checkType(state, arguments, count, 1, Type::Userdata);
    checkAny(state, arguments, count, 2);
    Value* value = findUserValue(arguments[0], index);
    if (value == nullptr) return resultNil(arguments);
    *value = arguments[1];
    barrier(state, arguments[0].object(), *value);
    return result(arguments, arguments[0]);
}

/// What this firmware cannot do ///

Outcome debugDebug(State& state, Value*, int32_t) {
    raiseError(state, "an interactive prompt needs a compiler; this firmware has none");
}

constexpr RomField kFields[] = {
    {"debug", debugDebug},
    {"gethook", debugGethook},
    {"getinfo", debugGetinfo},
    {"getlocal", debugGetlocal},
    {"getmetatable", debugGetmetatable},
    {"getregistry", debugGetregistry},
    {"getupvalue", debugGetupvalue},
    {"getuservalue", debugGetuservalue},
    {"sethook", debugSethook},
    {"setlocal", debugSetlocal},
    {"setmetatable", debugSetmetatable},
    {"setupvalue", debugSetupvalue},
    {"setuservalue", debugSetuservalue},
    {"traceback", debugTraceback},
    {"upvalueid", debugUpvalueid},
    {"upvaluejoin", debugUpvaluejoin},
};

} // namespace

constinit const RomTable debugRom = romTable<kFields>();

} // namespace nanolua
