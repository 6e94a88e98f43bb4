// How the source names a register: found by following the code of a prototype symbolically.
//
// A register that is no local variable gets its value from the last instruction before that sets
// it, unless a jump can go around that instruction; then nobody knows. From there the name is that
// of what the instruction loads: an upvalue, a constant, a field, a copied register.
//
// Invariant: reads code and debug records only, allocates nothing; names point into the image.
#include "debug.h"
#include "instruction.h"

namespace nanolua {

namespace {

// Kinds of names; compared by address.
constexpr char kLocal[] = "local";
constexpr char kUpvalue[] = "upvalue";
constexpr char kConstant[] = "constant";
constexpr char kForIterator[] = "for iterator";
constexpr char kUnknown[] = "?";

Instruction codeAt(const Prototype* prototype, int32_t pc) { return prototype->code()[pc]; }

const char* constantName(const Prototype* prototype, uint32_t index) {
    const Value* constants = prototype->constants();
    return constants[index].isString() ? stringConstant(constants, index)->text() : kUnknown;
}

bool setsRegister(Instruction code, uint32_t index) {
    uint32_t a = argumentA(code);
    switch (plainOpcodeOf(code)) {
    case Opcode::LoadNil: return a <= index && index <= a + argumentB(code);
    case Opcode::TForCall: return index >= a + 2;
    case Opcode::Call:
    case Opcode::TailCall: return index >= a;
    default: return hasProperty(code, OpcodeProperties::kSetsA) && index == a;
    }
}

// The instruction before `lastPc` that gave a register its value; -1 if that depends on a jump.
int32_t setterOf(const Prototype* prototype, int32_t lastPc, uint32_t index) {
    if (hasProperty(codeAt(prototype, lastPc), OpcodeProperties::kMetamethod))
        --lastPc; // the instruction before has not set its result
    int32_t setter = -1;
    int32_t conditionalEnd = 0; // some jump leads here from before
    for (int32_t pc = 0; pc < lastPc; ++pc) {
        Instruction code = codeAt(prototype, pc);
        if (plainOpcodeOf(code) == Opcode::Jmp) {
            int32_t target = pc + 1 + argumentJump(code);
            if (target <= lastPc && target > conditionalEnd) conditionalEnd = target;
        } else if (setsRegister(code, index)) {
            setter = pc < conditionalEnd ? -1 : pc;
        }
    }
    return setter;
}

// Where a register's value comes from: a name, or else the instruction (-1: unknown).
struct Origin {
    const char* kind;
    const char* name;
    int32_t pc;
};

Origin loadedBy(const Prototype* prototype, int32_t pc) {
    Instruction code = codeAt(prototype, pc);
    uint32_t constant;
    switch (plainOpcodeOf(code)) {
    case Opcode::GetUpval: {
        const char* name = upvalueName(prototype, argumentB(code));
        return {kUpvalue, name != nullptr ? name : kUnknown, pc};
    }
    case Opcode::LoadK: constant = argumentBx(code); break;
    case Opcode::LoadKX: constant = argumentAx(codeAt(prototype, pc + 1)); break;
    default: return {nullptr, nullptr, pc};
    }
    if (!prototype->constants()[constant].isString()) return {nullptr, nullptr, pc};
    return {kConstant, constantName(prototype, constant), pc};
}

Origin originOf(const Prototype* prototype, int32_t pc, uint32_t index) {
    for (;;) {
        if (const char* name = localName(prototype, index + 1, uint32_t(pc)))
            return {kLocal, name, pc};
        pc = setterOf(prototype, pc, index);
        if (pc < 0) return {nullptr, nullptr, -1};
        Instruction code = codeAt(prototype, pc);
        bool isCopy = plainOpcodeOf(code) == Opcode::Move && argumentB(code) < argumentA(code);
        if (!isCopy) return loadedBy(prototype, pc);
        index = argumentB(code); // always lower: this ends
    }
}

const char* globalOrField(const char* tableName) {
    return tableName != nullptr && equalTexts(tableName, "_ENV") ? "global" : "field";
}

// For a field of the table in a register.
const char* fieldKind(const Prototype* prototype, int32_t pc, uint32_t table) {
    Origin origin = originOf(prototype, pc, table);
    bool isVariable = origin.kind == kLocal || origin.kind == kUpvalue;
    return globalOrField(isVariable ? origin.name : nullptr);
}

// Only a constant key names a field.
const char* keyName(const Prototype* prototype, int32_t pc, uint32_t key) {
    Origin origin = originOf(prototype, pc, key);
    return origin.kind == kConstant ? origin.name : kUnknown;
}

const char* indexedName(const Prototype* prototype, int32_t pc, const char** name) {
    Instruction code = codeAt(prototype, pc);
    switch (opcodeOf(code)) {
    case Opcode::GetTabUp:
        *name = constantName(prototype, argumentC(code));
        return globalOrField(upvalueName(prototype, argumentB(code)));
    case Opcode::GetTable:
        *name = keyName(prototype, pc, argumentC(code));
        return fieldKind(prototype, pc, argumentB(code));
    case Opcode::GetI: *name = "integer index"; return "field";
    case Opcode::GetField:
        *name = constantName(prototype, argumentC(code));
        return fieldKind(prototype, pc, argumentB(code));
    case Opcode::Self: *name = constantName(prototype, argumentC(code)); return "method";
    default: return nullptr;
    }
}

// The metamethod that an instruction calls; false if it calls none.
bool metamethodOf(Instruction code, Metamethod& out) {
    switch (opcodeOf(code)) {
    case Opcode::Self:
    case Opcode::GetTabUp:
    case Opcode::GetTable:
    case Opcode::GetI:
    case Opcode::GetField: out = Metamethod::Index; return true;
    case Opcode::SetTabUp:
    case Opcode::SetTable:
    case Opcode::SetI:
    case Opcode::SetField: out = Metamethod::NewIndex; return true;
    case Opcode::MMBin:
    case Opcode::MMBinI:
    case Opcode::MMBinK: out = Metamethod(argumentC(code)); return true;
    case Opcode::Unm: out = Metamethod::Unm; return true;
    case Opcode::BNot: out = Metamethod::BNot; return true;
    case Opcode::Len: out = Metamethod::Len; return true;
    case Opcode::Concat: out = Metamethod::Concat; return true;
    case Opcode::Eq: out = Metamethod::Eq; return true;
    case Opcode::Lt:
    case Opcode::LtI:
    case Opcode::GtI: out = Metamethod::Lt; return true;
    case Opcode::Le:
    case Opcode::LeI:
    case Opcode::GeI: out = Metamethod::Le; return true;
    case Opcode::Close:
    case Opcode::Return: out = Metamethod::Close; return true;
    default: return false;
    }
}

} // namespace

const char* localName(const Prototype* prototype, uint32_t index, uint32_t pc) {
    const DebugRecord* debug = prototype->debug();
    if (debug == nullptr) return nullptr;
    const LocalVariableRecord* variable = localVariables(debug);
    const LocalVariableRecord* end = variable + debug->localVariableCount;
    for (; variable != end && variable->startPc <= pc; ++variable) {
        if (pc >= variable->endPc || --index != 0) continue;
        return stringAt(variable, variable->nameOffset)->text();
    }
    return nullptr;
}

const char* upvalueName(const Prototype* prototype, uint32_t index) {
    const DebugRecord* debug = prototype->debug();
    if (debug == nullptr || index >= debug->upvalueNameCount) return nullptr;
    const int32_t* entry = upvalueNames(debug) + index;
    return *entry == 0 ? nullptr : stringAt(entry, *entry)->text();
}

const char* registerName(const Prototype* prototype, uint32_t pc, uint32_t index,
                         const char** name) {
    Origin origin = originOf(prototype, int32_t(pc), index);
    *name = origin.name;
    if (origin.kind != nullptr) return origin.kind;
    return origin.pc < 0 ? nullptr : indexedName(prototype, origin.pc, name);
}

const char* calledNameAt(const Prototype* prototype, uint32_t pc, const char** name) {
    Instruction code = codeAt(prototype, int32_t(pc));
    Metamethod metamethod;
    switch (plainOpcodeOf(code)) {
    case Opcode::Call:
    case Opcode::TailCall: return registerName(prototype, pc, argumentA(code), name);
    case Opcode::TForCall: return *name = kForIterator;
    default:
        if (!metamethodOf(code, metamethod)) return nullptr;
        *name = metamethodName(metamethod)->text() + 2; // without the underscores
        return "metamethod";
    }
}

} // namespace nanolua
