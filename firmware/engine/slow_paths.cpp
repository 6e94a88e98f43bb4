#include "slow_paths.h"

#include "arithmetic.h"
#include "debug.h"
#include "instruction.h"

namespace nanolua {

namespace {

Value* registers(const State& state) { return state.frame->base; }
const Value* constants(const State& state) { return runningPrototype(state)->constants(); }

Value constantValue(const State& state, uint32_t index) {
    Value value;
    loadConstant(value, constants(state), index);
    return value;
}

Value integerKey(uint32_t index) {
    Value key;
    key.setInteger(Integer(index));
    return key;
}

// RK(C): the value that a SET instruction stores.
Value storedValue(const State& state, Instruction i) {
    return flagK(i) ? constantValue(state, argumentC(i))
                    : registers(state)[argumentC(i)];
}

} // namespace

/// Tables ///

bool tryGet(const Table* table, const Value& key, Value* result) {
    Value value;
    getByKey(table, key, value);
    if (value.tag == Tag::Member || (value.isNil() && table->metatable.ref() != 0)) return false;
    *result = value;
    return true;
}

bool tryGetField(const State& state, const Table* table, const String* key, Value* result) {
    Value value;
    if (getByString(table, key, value) == Tag::Nil) return false;
    if (value.tag == Tag::Member) {
        const Object* object = madeMember(state, value.payload.ref);
        if (object == nullptr) return false;
        value.setObject(object->kind() == ObjectKind::Table ? Tag::Table : Tag::Userdata, object);
    }
    *result = value;
    return true;
}

void noteWrite(State& state, Table* table) { barrierBackSlow(state.collector, table); }

bool getSlow(State& state, Instruction i) {
    Value* base = registers(state);
    Value* result = base + argumentA(i);
    const Value* object = base + argumentB(i);
    Value captured;
    const uint32_t c = argumentC(i);
    switch (plainOpcodeOf(i)) {
    case Opcode::GetTable: return finishGet(state, result, *object, base[c]);
    case Opcode::GetI: return finishGet(state, result, *object, integerKey(c));
    case Opcode::GetTabUp:
        captured = runningClosure(state)->upvalues()[argumentB(i)]->value();
        object = &captured;
        break;
    default: break;
    }
    return finishGet(state, result, *object, constantValue(state, c));
}

bool setSlow(State& state, Instruction i) {
    const Value* object = registers(state) + argumentA(i);
    Value captured;
    const uint32_t b = argumentB(i);
    Value key;
    switch (plainOpcodeOf(i)) {
    case Opcode::SetTable: key = registers(state)[b]; break;
    case Opcode::SetI: key = integerKey(b); break;
    case Opcode::SetTabUp:
        captured = runningClosure(state)->upvalues()[argumentA(i)]->value();
        object = &captured;
        [[fallthrough]];
    default: key = constantValue(state, b); break;
    }
    return finishSet(state, *object, key, storedValue(state, i));
}

void setList(State& state, Instruction i) {
    Value* ra = registers(state) + argumentA(i);
    uint32_t count = argumentWideB(i);
    uint32_t first = argumentWideC(i);
    if (flagK(i)) {
        first += argumentAx(state.pc.get()[1]) << InstructionLayout::kVCBits;
        state.pc = state.pc.get() + 1;
    }
    if (count == 0) count = uint32_t(state.top.get() - ra) - 1;
    Table* table = ra->table();
    if (first + count > table->arrayCapacity())
        resizeTable(state, table, first + count, table->nodes == emptyNode() ? 0 : table->nodeCount());
    for (uint32_t n = 0; n < count; n++) {
        const Value& value = ra[n + 1];
        table->arrayPayloads()[first + n] = value.payload;
        table->arrayTags()[first + n] = uint8_t(value.tag);
    }
    if (table->isBlack()) noteWrite(state, table);
}

namespace {

// The instructions that would write the fields are left out; debug hooks shall see them.
bool makeConstantTable(State& state, Instruction i, uint32_t place) {
    if (place == 0 || state.activeHook.ref() != 0) return false;
    Table* table = newTable(state, 0, 0);
    registers(state)[argumentA(i)].setTable(table);
    const LuaClosure* function = registers(state)[-1].luaClosure();
    const ConstantTableRecord* record = constantTable(function->prototype->image(), place);
    setConstantNodes(table, refTo(record + 1), record->nodesLog2, record->spareSixteenths);
    state.pc = state.pc.get() + record->skippedCount;
    return true;
}

} // namespace

void makeTable(State& state, Instruction i) {
    uint32_t nodeCount = argumentWideB(i);
    uint32_t arrayCapacity = argumentWideC(i);
    uint32_t extra = argumentAx(*state.pc.get());
    if (nodeCount != 0) nodeCount = 1u << (nodeCount - 1);
    if (flagK(i)) {
        arrayCapacity += extra << InstructionLayout::kVCBits;
    } else if ((extra & ImageFormat::kExtraIsCount) != 0) {
        nodeCount = extra >> ImageFormat::kExtraShift;
    } else if (makeConstantTable(state, i, extra >> ImageFormat::kExtraShift)) {
        return;
    }
    arrayCapacity = constructedCapacity(arrayCapacity);
    registers(state)[argumentA(i)].setTable(newTable(state, arrayCapacity, nodeCount));
}

/// Arithmetic ///

namespace {

// The operator of an instruction that is one of a row, whose first is `first`.
Metamethod operatorOf(Instruction i, Opcode first) {
    return Metamethod(uint32_t(Metamethod::Add) + uint32_t(plainOpcodeOf(i)) - uint32_t(first));
}
static_assert(uint32_t(Opcode::BXorK) - uint32_t(Opcode::AddK) ==
              uint32_t(Metamethod::BXor) - uint32_t(Metamethod::Add));
static_assert(uint32_t(Opcode::Shr) - uint32_t(Opcode::Add) ==
              uint32_t(Metamethod::Shr) - uint32_t(Metamethod::Add));

bool isIntegerDivision(Metamethod event) {
    return event == Metamethod::Mod || event == Metamethod::IDiv;
}

[[noreturn]] void raiseDivisionByZero(State& state, Metamethod event) {
    raiseRuntimeError(state, event == Metamethod::Mod ? "attempt to perform 'n%%0'"
                                                      : "attempt to divide by zero");
}

} // namespace

bool arithmeticSlow(State& state, Instruction i) {
    Value* result = registers(state) + argumentA(i);
    Value b = registers(state)[argumentB(i)];
    Value c;
    Metamethod event;
    switch (plainOpcodeOf(i)) {
    case Opcode::ShlI:
        event = Metamethod::Shl;
        c = b;
        b.setInteger(argumentSignedC(i));
        break;
    case Opcode::ShrI:
        event = Metamethod::Shr;
        c.setInteger(argumentSignedC(i));
        break;
    default:
        if (plainOpcodeOf(i) < Opcode::Add) {
            event = operatorOf(i, Opcode::AddK);
            c = constantValue(state, argumentC(i));
        } else {
            event = operatorOf(i, Opcode::Add);
            c = registers(state)[argumentC(i)];
        }
    }
    if (isBitwise(event)) {
        if (!hasInteger(b) || !hasInteger(c)) return false;
        result->setInteger(integerArithmetic(event, integerOf(b), integerOf(c)));
    } else if (b.isInteger() && c.isInteger() && isIntegerDivision(event)) {
        if (c.integer() == 0) raiseDivisionByZero(state, event);
        result->setInteger(integerArithmetic(event, b.integer(), c.integer()));
    } else {
        if (!b.isNumber() || !c.isNumber()) return false;
        result->setFloat(floatArithmetic(event, b.asFloat(), c.asFloat()));
    }
    return true;
}

bool arithmeticMetamethod(State& state, Instruction i) {
    const Value* a = registers(state) + argumentA(i);
    const Value* b = registers(state) + argumentB(i);
    Metamethod event = Metamethod(argumentC(i));
    Value operand;
    switch (plainOpcodeOf(i)) {
    case Opcode::Unm:
        event = Metamethod::Unm;
        a = b;
        break;
    case Opcode::BNot:
        event = Metamethod::BNot;
        a = b;
        break;
    case Opcode::MMBinI:
        operand.setInteger(argumentSignedB(i));
        b = &operand;
        break;
    case Opcode::MMBinK:
        operand = constantValue(state, argumentB(i));
        b = &operand;
        break;
    default: break;
    }
    // k: the operands were exchanged.
    if (b == &operand && flagK(i)) return finishArithmetic(state, *b, *a, event);
    return finishArithmetic(state, *a, *b, event);
}

bool concatenateRegisters(State& state, Instruction i) {
    Value* first = registers(state) + argumentA(i);
    return advance(state, concatenate(state, first, int32_t(argumentB(i))));
}

bool hasInteger(const Value& value) {
    Integer integer;
    return value.isInteger() || (value.isFloat() && floatToInteger(value.number(), integer));
}

Integer integerOf(const Value& value) {
    return value.isInteger() ? value.integer() : Integer(value.number());
}

/// Tests ///

bool testSlow(State& state, Instruction i) {
    const Value* a = registers(state) + argumentA(i);
    const Value* b = registers(state) + argumentB(i);
    Value immediate;
    Opcode opcode = opcodeOf(i);
    if (opcode >= Opcode::EqI) {
        // C says that it was written as a float.
        immediate.setInteger(argumentSignedB(i));
        if (argumentC(i) != 0) immediate.setFloat(Float(argumentSignedB(i)));
        b = &immediate;
    }
    // GtI and GeI have the immediate operand on the left.
    if (opcode >= Opcode::GtI) {
        b = a;
        a = &immediate;
    }
    bool outcome;
    bool goOn = false;
    bool known;
    switch (opcode) {
    case Opcode::Eq:
    case Opcode::EqI: known = finishEqual(state, *a, *b, outcome, goOn); break;
    case Opcode::Lt:
    case Opcode::LtI:
    case Opcode::GtI: known = finishLess(state, *a, *b, outcome, goOn); break;
    default: known = finishLessEqual(state, *a, *b, outcome, goOn); break;
    }
    if (!known) return goOn;
    if (outcome != flagK(i)) state.pc = state.pc.get() + 1;
    return true;
}

bool equalsConstant(const Value& value, const Value* constants, uint32_t index) {
    Value constant;
    loadConstant(constant, constants, index);
    return rawEqual(value, constant);
}

/// Control ///

// The closing value goes before the control variable, where it is closed with the loop.
void prepareGenericLoop(State& state, Value* ra) {
    Value closing = ra[3];
    ra[3] = ra[2];
    ra[2] = closing;
    markToBeClosed(state, ra + 2);
}

bool returnValues(State& state, Instruction i) {
    Value* base = registers(state);
    Value* first = base + argumentA(i);
    uint32_t given = argumentB(i);
    int32_t count = given != 0 ? int32_t(given) - 1 : int32_t(state.top.get() - first);
    if (flagK(i)) {
        Step call;
        Value* slot = given != 0 ? liveStackEnd(state) : first + count;
        if (closeNext(state, base, slot, nullptr, call)) {
            call.call |= FrameFlag::kFinishOperation;
            return advance(state, call);
        }
    }
    return performReturn(state, first, count);
}

bool closeVariables(State& state, Value* level) {
    Step call;
    if (!closeNext(state, level, liveStackEnd(state), nullptr, call)) return true;
    call.call |= FrameFlag::kFinishOperation;
    return advance(state, call);
}

bool failWith(State& state, const char* message) { raiseRuntimeError(state, message); }

bool failDefined(State& state, const String* name) {
    raiseGlobalDefined(state, name == nullptr ? nullptr : name->text());
}

} // namespace nanolua
