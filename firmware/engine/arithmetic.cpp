// The rare cases of Lua's integer division, the exact float remainder, and operators by number (see
// arithmetic.h).
#include "arithmetic.h"

namespace nanolua {

Integer integerFloorDivideSigned(Integer dividend, Integer divisor) {
    // The smallest integer divided by -1 overflows in C++ and wraps around in Lua.
    if (divisor == -1) return integerNegate(dividend);
    Integer quotient = dividend / divisor;
    bool inexact = quotient * divisor != dividend;
    return (dividend ^ divisor) < 0 && inexact ? quotient - 1 : quotient;
}

Integer integerModuloSigned(Integer dividend, Integer divisor) {
    if (divisor == -1) return 0;
    Integer remainder = dividend % divisor;
    return remainder != 0 && (remainder ^ divisor) < 0 ? remainder + divisor : remainder;
}

namespace {

Float floatFromParts(Unsigned mantissa, int exponent) {
    if (mantissa == 0) return 0;
    for (; mantissa < kFloatHiddenBit && exponent > kFloatExponentMin; --exponent) mantissa <<= 1;
    Unsigned biased = static_cast<Unsigned>(exponent - kFloatExponentMin);
    return floatFromBits((biased << (kFloatMantissaBits - 1)) + mantissa);
}

} // namespace

Float floatRemainder(Float dividend, Float divisor) {
    Unsigned sign = floatBits(dividend) & kFloatSignBit;
    Unsigned dividendBits = floatBits(dividend) ^ sign;
    Unsigned divisorBits = floatBits(divisor) & ~kFloatSignBit;
    bool defined = dividendBits < kFloatInfinityBits && divisorBits <= kFloatInfinityBits;
    if (!defined || divisorBits == 0) return (dividend * divisor) / (dividend * divisor);
    if (dividendBits < divisorBits) return dividend;

    FloatParts rest = floatParts(floatFromBits(dividendBits));
    FloatParts unit = floatParts(floatFromBits(divisorBits));
    // Each step appends as many bits of the quotient as there is room above the mantissa.
    constexpr int kStepBits = kIntegerBits - kFloatMantissaBits;
    rest.mantissa %= unit.mantissa;
    for (int bits = rest.exponent - unit.exponent; bits > 0 && rest.mantissa != 0;) {
        int step = bits < kStepBits ? bits : kStepBits;
        rest.mantissa = (rest.mantissa << step) % unit.mantissa;
        bits -= step;
    }
    Float magnitude = floatFromParts(rest.mantissa, unit.exponent);
    return floatFromBits(floatBits(magnitude) | sign);
}

Float floatModulo(Float dividend, Float divisor) {
    Float remainder = floatRemainder(dividend, divisor);
    if (remainder > 0 ? divisor < 0 : (remainder < 0 && divisor > 0)) remainder += divisor;
    return remainder;
}

Integer integerArithmetic(Metamethod event, Integer left, Integer right) {
    switch (event) {
    case Metamethod::Add: return integerAdd(left, right);
    case Metamethod::Sub: return integerSubtract(left, right);
    case Metamethod::Mul: return integerMultiply(left, right);
    case Metamethod::Mod: return integerModulo(left, right);
    case Metamethod::IDiv: return integerFloorDivide(left, right);
    case Metamethod::BAnd: return left & right;
    case Metamethod::BOr: return left | right;
    case Metamethod::BXor: return left ^ right;
    case Metamethod::Shl: return shiftLeft(left, right);
    case Metamethod::Shr: return shiftRight(left, right);
    case Metamethod::BNot: return ~left;
    default: return integerNegate(left);
    }
}

Float floatArithmetic(Metamethod event, Float left, Float right) {
    switch (event) {
    case Metamethod::Add: return left + right;
    case Metamethod::Sub: return left - right;
    case Metamethod::Mul: return left * right;
    case Metamethod::Mod: return floatModulo(left, right);
    case Metamethod::Pow: return floatPower(left, right);
    case Metamethod::Div: return left / right;
    case Metamethod::IDiv: return floatFloorDivide(left, right);
    default: return -left;
    }
}

} // namespace nanolua
