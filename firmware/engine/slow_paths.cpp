#include "slow_paths.h"

#include "arithmetic.h"
#include "debug.h"
#include "instruction.h"

namespace nanolua {

namespace {

Value* registers(const State& state) { return state.frame->base; }
const Value* constants(const State& state) { return runningPrototype(state)->constants(); }

Value constantValue(const Value* constant) {
    Value value;
    loadConstant(value, constant);
    return value;
}

Value integerKey(uint32_t index) {
    Value key;
    key.setInteger(Integer(index));
    return key;
}

// RK(C): the value that a SET instruction stores.
Value storedValue(const State& state, Instruction i) {
    return flagK(i) ? constantValue(constants(state) + argumentC(i))
                    : registers(state)[argumentC(i)];
}

} // namespace

/// Tables ///

bool tryGet(const Table* table, const Value& key, Value* result) {
    Value value;
    getByKey(table, key, value);
    if (value.isNil() || value.tag == Tag::Member) return false;
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
    const uint32_t c = argumentC(i);
    switch (opcodeOf(i)) {
    case Opcode::GetTable: return finishGet(state, result, *object, base[c]);
    case Opcode::GetI: return finishGet(state, result, *object, integerKey(c));
    case Opcode::GetTabUp:
        object = runningClosure(state)->upvalues()[argumentB(i)]->location;
        break;
    case Opcode::Self: object = result + 1; break;
    default: break;
    }
    return finishGet(state, result, *object, constantValue(constants(state) + c));
}

bool setTableSlow(State& state, Instruction i) {
    Value* base = registers(state);
    return finishSet(state, base[argumentA(i)], base[argumentB(i)], storedValue(state, i));
}

bool setIndexSlow(State& state, Instruction i) {
    Value key = integerKey(argumentB(i));
    return finishSet(state, registers(state)[argumentA(i)], key, storedValue(state, i));
}

bool setFieldSlow(State& state, Instruction i, const Value& object) {
    Value key = constantValue(constants(state) + argumentB(i));
    return finishSet(state, object, key, storedValue(state, i));
}

void setList(State& state, Instruction i) {
    Value* ra = registers(state) + argumentA(i);
    uint32_t count = argumentWideB(i);
    uint32_t first = argumentWideC(i);
    if (flagK(i)) {
        first += argumentAx(*state.pc.get()) << InstructionLayout::kVCBits;
        state.pc = state.pc.get() + 1;
    }
    if (count == 0) count = uint32_t(state.top.get() - ra) - 1;
    Table* table = ra->table();
    if (first + count > table->arrayCapacity)
        resizeTable(state, table, first + count, table->nodes == emptyNode() ? 0 : table->nodeCount());
    for (uint32_t n = 0; n < count; n++) {
        const Value& value = ra[n + 1];
        table->arrayPayloads()[first + n] = value.payload;
        table->arrayTags()[first + n] = uint8_t(value.tag);
    }
    if (table->isBlack()) noteWrite(state, table);
}

void makeTable(State& state, Instruction i) {
    uint32_t nodeCount = argumentWideB(i);
    uint32_t arrayCapacity = argumentWideC(i);
    if (nodeCount != 0) nodeCount = 1u << (nodeCount - 1);
    if (flagK(i)) arrayCapacity += argumentAx(state.pc.get()[-1]) << InstructionLayout::kVCBits;
    arrayCapacity = constructedCapacity(arrayCapacity);
    registers(state)[argumentA(i)].setTable(newTable(state, arrayCapacity, nodeCount));
}

/// Arithmetic ///

bool arithmeticWithImmediate(State& state, Instruction i) {
    Value immediate;
    immediate.setInteger(argumentSignedB(i));
    const Value& a = registers(state)[argumentA(i)];
    Metamethod event = Metamethod(argumentC(i));
    return flagK(i) ? finishArithmetic(state, immediate, a, event)
                    : finishArithmetic(state, a, immediate, event);
}

bool arithmeticWithConstant(State& state, Instruction i) {
    Value constant = constantValue(constants(state) + argumentB(i));
    const Value& a = registers(state)[argumentA(i)];
    Metamethod event = Metamethod(argumentC(i));
    return flagK(i) ? finishArithmetic(state, constant, a, event)
                    : finishArithmetic(state, a, constant, event);
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

namespace {

bool jumpIf(State& state, Instruction i, bool outcome) {
    if (outcome != flagK(i)) state.pc = state.pc.get() + 1;
    return true;
}

} // namespace

bool testEqual(State& state, Instruction i) {
    Value* base = registers(state);
    bool outcome;
    bool goOn = false;
    if (finishEqual(state, base[argumentA(i)], base[argumentB(i)], outcome, goOn))
        return jumpIf(state, i, outcome);
    return goOn;
}

bool testOrder(State& state, Instruction i) {
    const Value& a = registers(state)[argumentA(i)];
    const Value& b = registers(state)[argumentB(i)];
    bool outcome;
    bool goOn = false;
    bool known = opcodeOf(i) == Opcode::Lt ? finishLess(state, a, b, outcome, goOn)
                                           : finishLessEqual(state, a, b, outcome, goOn);
    return known ? jumpIf(state, i, outcome) : goOn;
}

// C says that the immediate operand was written as a float; GtI and GeI have it on the left.
bool testOrderImmediate(State& state, Instruction i) {
    Value immediate;
    immediate.setInteger(argumentSignedB(i));
    if (argumentC(i) != 0) immediate.setFloat(Float(argumentSignedB(i)));
    const Value& a = registers(state)[argumentA(i)];
    bool outcome;
    bool goOn = false;
    bool known;
    switch (opcodeOf(i)) {
    case Opcode::LtI: known = finishLess(state, a, immediate, outcome, goOn); break;
    case Opcode::LeI: known = finishLessEqual(state, a, immediate, outcome, goOn); break;
    case Opcode::GtI: known = finishLess(state, immediate, a, outcome, goOn); break;
    default: known = finishLessEqual(state, immediate, a, outcome, goOn); break;
    }
    return known ? jumpIf(state, i, outcome) : goOn;
}

bool equalsConstant(const Value& value, const Value* constant) {
    return rawEqual(value, constantValue(constant));
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

bool failDefined(State& state, const Value* name) {
    raiseGlobalDefined(state, name == nullptr ? nullptr : stringConstant(name)->text());
}

} // namespace nanolua
