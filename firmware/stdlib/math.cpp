// The math library (manual §6.7) except for random numbers, which are in random.cpp.
#include "math_library.h"

#include "library_group.h"

namespace nanolua {

namespace {

constexpr Float kPi = Float(3.141592653589793238462643383279502884);

/// Functions of one float ///

template <Float (*kFunction)(Float)>
Outcome floatFunction(State& state, Value* arguments, int32_t count) {
    return resultFloat(arguments, kFunction(checkFloat(state, arguments, count, 1)));
}

Float toDegrees(Float x) { return x * (Float(180) / kPi); }
Float toRadians(Float x) { return x * (kPi / Float(180)); }

Outcome mathAtan(State& state, Value* arguments, int32_t count) {
    Float y = checkFloat(state, arguments, count, 1);
    return resultFloat(arguments, arcTangent(y, optionalFloat(state, arguments, count, 2, 1)));
}

Outcome mathLog(State& state, Value* arguments, int32_t count) {
    Float x = checkFloat(state, arguments, count, 1);
    if (isNoneOrNil(arguments, count, 2)) return resultFloat(arguments, logarithm(x));
    Float base = checkFloat(state, arguments, count, 2);
    if (base == 2) return resultFloat(arguments, logarithm2(x));
    if (base == 10) return resultFloat(arguments, logarithm10(x));
    return resultFloat(arguments, logarithm(x) / logarithm(base));
}

Outcome mathFrexp(State& state, Value* arguments, int32_t count) {
    int exponent = 0;
    Float mantissa = splitFloat(checkFloat(state, arguments, count, 1), exponent);
    arguments[-1].setFloat(mantissa);
    arguments[0].setInteger(exponent);
    return 2;
}

Outcome mathLdexp(State& state, Value* arguments, int32_t count) {
    Float mantissa = checkFloat(state, arguments, count, 1);
    int exponent = int(checkInteger(state, arguments, count, 2));
    return resultFloat(arguments, scaleByPower(mantissa, exponent));
}

/// Integers and rounding ///

bool isInteger(const Value* arguments, int32_t count, int32_t index) {
    return index <= count && arguments[index - 1].isInteger();
}

Outcome mathAbs(State& state, Value* arguments, int32_t count) {
    if (!isInteger(arguments, count, 1))
        return resultFloat(arguments, absolute(checkFloat(state, arguments, count, 1)));
    Integer value = arguments[0].integer();
    return resultInteger(arguments, value < 0 ? integerNegate(value) : value);
}

// An integer if the rounded value fits one.
Outcome round(State& state, Value* arguments, int32_t count, IntegerRounding rounding) {
    if (isInteger(arguments, count, 1)) return result(arguments, arguments[0]);
    Float value = checkFloat(state, arguments, count, 1);
    Integer rounded;
    if (NL_LIKELY(floatToInteger(value, rounded, rounding)))
        return resultInteger(arguments, rounded);
    return resultFloat(arguments, value);
}

Outcome mathFloor(State& state, Value* arguments, int32_t count) {
    return round(state, arguments, count, IntegerRounding::Floor);
}

Outcome mathCeil(State& state, Value* arguments, int32_t count) {
    return round(state, arguments, count, IntegerRounding::Ceiling);
}

Outcome mathModf(State& state, Value* arguments, int32_t count) {
    if (isInteger(arguments, count, 1)) {
        arguments[-1] = arguments[0];
        arguments[0].setFloat(0);
        return 2;
    }
    Float value = checkFloat(state, arguments, count, 1);
    Float whole = floatFloor(absolute(value));
    if (value < 0) whole = -whole;
    Integer integer;
    arguments[0].setFloat(value == whole ? Float(0) : value - whole);
    arguments[-1].setFloat(whole);
    if (floatToInteger(whole, integer)) arguments[-1].setInteger(integer);
    return 2;
}

Outcome mathFmod(State& state, Value* arguments, int32_t count) {
    if (!isInteger(arguments, count, 1) || !isInteger(arguments, count, 2)) {
        Float dividend = checkFloat(state, arguments, count, 1);
        Float divisor = checkFloat(state, arguments, count, 2);
        return resultFloat(arguments, floatRemainder(dividend, divisor));
    }
    Integer divisor = arguments[1].integer();
    if (divisor == 0) raiseArgumentError(state, 2, "zero");
    // The smallest integer divided by -1 overflows.
    return resultInteger(arguments, divisor == -1 ? 0 : arguments[0].integer() % divisor);
}

Outcome mathTointeger(State& state, Value* arguments, int32_t count) {
    Integer value;
    checkAny(state, arguments, count, 1);
    if (!toInteger(arguments[0], value)) return resultNil(arguments);
    return resultInteger(arguments, value);
}

Outcome mathType(State& state, Value* arguments, int32_t count) {
    checkAny(state, arguments, count, 1);
    if (!arguments[0].isNumber()) return resultNil(arguments);
    return resultString(arguments,
                        makeString(state, arguments[0].isInteger() ? "integer" : "float"));
}

Outcome mathUlt(State& state, Value* arguments, int32_t count) {
    Integer left = checkInteger(state, arguments, count, 1);
    Integer right = checkInteger(state, arguments, count, 2);
    return resultBoolean(arguments, Unsigned(left) < Unsigned(right));
}

/// The largest and the smallest ///

// Compared by the operator <, so by __lt for other values. The best so far lies in arguments[0], the
// index of the candidate behind the arguments, in front of the call that compares the two.
template <bool kLargest> Outcome goOnChoosing(State& state, Value* arguments, int32_t);

Outcome choose(State& state, Value* arguments, int32_t index, int32_t count, bool largest) {
    for (; index < count; index++) {
        const Value& left = arguments[largest ? 0 : index];
        const Value& right = arguments[largest ? index : 0];
        Value* call = &arguments[count + 1];
        Order order = compareLess(state, left, right, call);
        if (order == Order::kLess) arguments[0] = arguments[index];
        if (order != Order::kCall) continue;
        arguments[count].setInteger(index);
        return callThen(state, call, 2, 1, largest ? goOnChoosing<true> : goOnChoosing<false>);
    }
    return result(arguments, arguments[0]);
}

Outcome takeChoice(State& state, Value* arguments, bool largest) {
    Value* answer = callResults(state);
    int32_t count = int32_t(answer - arguments) - 1;
    int32_t index = int32_t(arguments[count].integer());
    if (!answer->isFalsy()) arguments[0] = arguments[index];
    return choose(state, arguments, index + 1, count, largest);
}

template <bool kLargest> Outcome goOnChoosing(State& state, Value* arguments, int32_t) {
    return takeChoice(state, arguments, kLargest);
}

template <bool kLargest> Outcome mathChoose(State& state, Value* arguments, int32_t count) {
    if (count < 1) raiseArgumentError(state, 1, "value expected");
    return choose(state, arguments, 1, count, kLargest);
}

constexpr RomField kFields[] = {
    {"abs", mathAbs},
    {"acos", floatFunction<arcCosine>},
    {"asin", floatFunction<arcSine>},
    {"atan", mathAtan},
    {"ceil", mathCeil},
    {"cos", floatFunction<cosine>},
    {"deg", floatFunction<toDegrees>},
    {"exp", floatFunction<exponential>},
    {"floor", mathFloor},
    {"fmod", mathFmod},
    {"frexp", mathFrexp},
    {"huge", __builtin_bit_cast(Float, kFloatInfinityBits)},
    {"ldexp", mathLdexp},
    {"log", mathLog},
    {"max", mathChoose<true>},
    {"maxinteger", kIntegerMax},
    {"min", mathChoose<false>},
    {"mininteger", kIntegerMin},
    {"modf", mathModf},
    {"pi", kPi},
    {"rad", floatFunction<toRadians>},
    {"random", mathRandom},
    {"randomseed", mathRandomseed},
    {"sin", floatFunction<sine>},
    {"sqrt", floatFunction<squareRoot>},
    {"tan", floatFunction<tangent>},
    {"tointeger", mathTointeger},
    {"type", mathType},
    {"ult", mathUlt},
};

} // namespace

constinit const RomTable mathRom = romTable<kFields>();

} // namespace nanolua
