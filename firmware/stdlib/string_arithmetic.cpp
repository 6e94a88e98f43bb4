// Arithmetic on strings (manual §3.4.3): the metamethods of strings, which convert their operands
// to numbers and otherwise leave the operation to the second operand's metamethod.
#include "library_group.h"
#include "string_library.h"

namespace nanolua {

namespace {

// The engine's own message: without a position, for it is this function that fails.
[[noreturn]] void raiseZeroDivision(State& state, const char* message) {
    Value error;
    setText(state, error, message);
    raise(state, error);
}

void requireDivisor(State& state, Metamethod operation, Integer divisor) {
    if (divisor != 0) return;
    if (operation == Metamethod::Mod) raiseZeroDivision(state, "attempt to perform 'n%0'");
    if (operation == Metamethod::IDiv) raiseZeroDivision(state, "attempt to divide by zero");
}

Outcome returnFirst(State& state, Value* arguments, int32_t) {
    return result(arguments, *callResults(state));
}

Outcome tryOther(State& state, Value* arguments, Metamethod operation) {
    Value* call = &arguments[2];
    if (arguments[1].isString() ||
        findMetamethod(state, arguments[1], operation, call[0]) == Tag::Nil)
        raiseError(state, "attempt to %s a '%S' with a '%S'", metamethodName(operation)->text() + 2,
                   typeName(typeOf(arguments[0].tag)), typeName(typeOf(arguments[1].tag)));
    call[1] = arguments[0];
    call[2] = arguments[1];
    return callThen(state, call, 2, 1, returnFirst);
}

Outcome compute(State& state, Value* arguments, int32_t count, Metamethod operation) {
    for (int32_t i = count; i < 2; i++) arguments[i].setNil();
    Value a, b;
    if (!toNumber(arguments[0], a) || !toNumber(arguments[1], b))
        return tryOther(state, arguments, operation);
    bool onFloats = operation == Metamethod::Div || operation == Metamethod::Pow;
    if (!a.isInteger() || !b.isInteger() || onFloats)
        return resultFloat(arguments, floatArithmetic(operation, a.asFloat(), b.asFloat()));
    requireDivisor(state, operation, b.integer());
    return resultInteger(arguments, integerArithmetic(operation, a.integer(), b.integer()));
}

template <Metamethod kOperation>
Outcome stringArithmetic(State& state, Value* arguments, int32_t count) {
    return compute(state, arguments, count, kOperation);
}

constexpr RomField kMetamethods[] = {
    {"__index", Member::kString},
    {"__add", stringArithmetic<Metamethod::Add>},
    {"__sub", stringArithmetic<Metamethod::Sub>},
    {"__mul", stringArithmetic<Metamethod::Mul>},
    {"__mod", stringArithmetic<Metamethod::Mod>},
    {"__pow", stringArithmetic<Metamethod::Pow>},
    {"__div", stringArithmetic<Metamethod::Div>},
    {"__idiv", stringArithmetic<Metamethod::IDiv>},
    {"__unm", stringArithmetic<Metamethod::Unm>},
};

} // namespace

constinit const RomTable stringMetatableRom = romTable<kMetamethods>();

} // namespace nanolua
