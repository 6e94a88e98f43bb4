// The errors that operations of the language raise, with the name of the variable at fault.
//
// Invariant: State::pc, frame and top are stored; the value at fault is alive until its type's name
// is in the message. The texts are those of PUC-Rio Lua 5.5, since programs match them.
#include "arithmetic.h"
#include "debug.h"
#include "instruction.h"

namespace nanolua {

namespace {

// The running function, if it is a Lua function.
bool runningLua(const State& state, Activation& out) {
    return activationAt(state, state.thread, 0, out) && prototypeOf(out) != nullptr;
}

bool isSame(const Value& a, const Value& b) {
    if (a.tag != b.tag) return false;
    if (a.tag <= Tag::True) return true;
    return a.isNumber() ? a.payload.integer == b.payload.integer : a.payload.ref == b.payload.ref;
}

// Names a value in the function that runs.
struct Namer {
    Activation activation;
    const Prototype* prototype;
    uint32_t pc;

    explicit Namer(const Activation& running)
        : activation(running), prototype(prototypeOf(running)),
          pc(uint32_t(running.pc - prototype->code())) {}

    Value* registers() const { return activation.function + 1; }

    Value upvalue(uint32_t index) const {
        return activation.function->luaClosure()->upvalues()[index]->value();
    }

    const char* nameUpvalue(uint32_t index, const char** name) const {
        *name = upvalueName(prototype, index);
        if (*name == nullptr) *name = "?";
        return "upvalue";
    }

    const char* byPlace(const Value& value, const char** name) const;
    const char* byOperand(const Value& value, const char** name) const;
    const char* ifRegister(uint32_t index, const Value& value, const char** name) const;
    const char* ifUpvalue(uint32_t index, const Value& value, const char** name) const;
};

const char* Namer::byPlace(const Value& value, const char** name) const {
    const Value* first = registers();
    if (&value < first || &value >= first + prototype->stackSlotsMax) return nullptr;
    return registerName(prototype, pc, uint32_t(&value - first), name);
}

const char* Namer::ifRegister(uint32_t index, const Value& value, const char** name) const {
    if (!isSame(registers()[index], value)) return nullptr;
    return registerName(prototype, pc, index, name);
}

const char* Namer::ifUpvalue(uint32_t index, const Value& value, const char** name) const {
    return isSame(upvalue(index), value) ? nameUpvalue(index, name) : nullptr;
}

// For a copy of an operand: only operands that can be at fault are compared.
const char* Namer::byOperand(const Value& value, const char** name) const {
    const uint32_t a = argumentA(*activation.pc);
    const uint32_t b = argumentB(*activation.pc);
    switch (opcodeOf(*activation.pc)) {
    case Opcode::GetTabUp: return ifUpvalue(b, value, name);
    case Opcode::SetTabUp: return ifUpvalue(a, value, name);
    case Opcode::GetTable:
    case Opcode::GetI:
    case Opcode::GetField:
    case Opcode::Self:
    case Opcode::Unm:
    case Opcode::BNot:
    case Opcode::Len: return ifRegister(b, value, name);
    case Opcode::SetTable:
    case Opcode::SetI:
    case Opcode::SetField:
    case Opcode::MMBinI:
    case Opcode::MMBinK: return ifRegister(a, value, name);
    case Opcode::MMBin: {
        const char* kind = ifRegister(a, value, name);
        return kind != nullptr ? kind : ifRegister(b, value, name);
    }
    default: return nullptr;
    }
}

// Kind and name of the variable that holds a value; nullptr if unknown.
const char* valueName(const State& state, const Value& value, const char** name) {
    Activation running;
    if (!runningLua(state, running)) return nullptr;
    Namer namer(running);
    const char* kind = namer.byPlace(value, name);
    return kind != nullptr ? kind : namer.byOperand(value, name);
}

[[noreturn]] void raiseOperandError(State& state, const Value& value, const char* operation,
                                    const char* kind, const char* name) {
    const char* type = typeNameOf(state, value);
    if (kind == nullptr) raiseRuntimeError(state, "attempt to %s a %s value", operation, type);
    raiseRuntimeError(state, "attempt to %s a %s value (%s '%s')", operation, type, kind, name);
}

bool isInteger(const Value& value) {
    Integer ignored;
    return value.isInteger() || (value.isFloat() && floatToInteger(value.number(), ignored));
}

} // namespace

void appendRunningPosition(State& state, StringBuilder& builder) {
    Activation running;
    if (!runningLua(state, running)) return;
    const Prototype* prototype = prototypeOf(running);
    const char* format = sourceOf(prototype) == nullptr ? "?:?: " : "%P:%i: ";
    appendFormat(builder, format, prototype, int(currentLine(running)));
}

void raiseRuntimeError(State& state, const char* format, ...) {
    va_list values;
    va_start(values, format);
    raiseFormatted(state, false, 0, format, values);
}

const char* typeNameOf(const State&, const Value& value) {
    Table* metatable = value.isTable()      ? value.table()->metatable.get()
                       : value.isUserdata() ? value.userdata()->metatable.get()
                                            : nullptr;
    if (metatable != nullptr) {
        Value name;
        getByString(metatable, coreString(CoreString::Name), name);
        if (name.isString()) return name.string()->text();
    }
    return typeName(typeOf(value.tag))->text();
}

void raiseTypeError(State& state, const Value& value, const char* operation) {
    const char* name = nullptr;
    const char* kind = valueName(state, value, &name);
    raiseOperandError(state, value, operation, kind, name);
}

void raiseCallError(State& state, const Value& value) {
    Activation running;
    const char* name = nullptr;
    const char* kind = nullptr;
    if (runningLua(state, running)) {
        Namer namer(running);
        kind = calledNameAt(namer.prototype, namer.pc, &name);
        if (kind == nullptr) kind = namer.byPlace(value, &name);
    }
    raiseOperandError(state, value, "call", kind, name);
}

void raiseForError(State& state, const Value& value, const char* what) {
    raiseRuntimeError(state, "bad 'for' %s (number expected, got %s)", what,
                      typeNameOf(state, value));
}

void raiseArithmeticError(State& state, const Value& a, const Value& b, const char* operation) {
    raiseTypeError(state, a.isNumber() ? b : a, operation);
}

void raiseConcatError(State& state, const Value& a, const Value& b) {
    raiseTypeError(state, a.isString() || a.isNumber() ? b : a, "concatenate");
}

void raiseToIntegerError(State& state, const Value& a, const Value& b) {
    const char* name;
    const char* kind = valueName(state, isInteger(a) ? b : a, &name);
    if (kind == nullptr) raiseRuntimeError(state, "number has no integer representation");
    raiseRuntimeError(state, "number (%s '%s') has no integer representation", kind, name);
}

void raiseCompareError(State& state, const Value& a, const Value& b) {
    const char* left = typeNameOf(state, a);
    const char* right = typeNameOf(state, b);
    if (equalTexts(left, right))
        raiseRuntimeError(state, "attempt to compare two %s values", left);
    raiseRuntimeError(state, "attempt to compare %s with %s", left, right);
}

void raiseNotClosable(State& state, const Value* slot) {
    Activation running;
    const char* name = nullptr;
    if (runningLua(state, running)) {
        Namer namer(running);
        uint32_t index = uint32_t(slot - namer.registers());
        name = localName(namer.prototype, index + 1, namer.pc);
    }
    raiseRuntimeError(state, "variable '%s' got a non-closable value",
                      name != nullptr ? name : "?");
}

void raiseGlobalDefined(State& state, const char* name) {
    raiseRuntimeError(state, "global '%s' already defined", name != nullptr ? name : "?");
}

} // namespace nanolua
