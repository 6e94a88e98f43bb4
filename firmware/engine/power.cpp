// Exponentiation (Lua 5.5 manual, §3.4.1), with the special cases of C's pow.
// For float32 it is computed in 64-bit fixed point, without any double arithmetic: a logarithm to
// base 2 by repeated squaring, one product, and an exponential series. The error is below 0.52
// units in the last place, and powers that a float can hold are exact. For float64 it is libm's
// pow, which is named here and nowhere else.
#include "arithmetic.h"

namespace nanolua {

#if defined(NANOLUA_NUMBERS_I64F64)

extern "C" double pow(double base, double exponent);

Float floatPowerGeneral(Float base, Float exponent) { return pow(base, exponent); }

#else

namespace {

uint64_t multiplyHigh(uint64_t left, uint64_t right) {
    uint64_t leftHigh = left >> 32;
    uint64_t rightHigh = right >> 32;
    uint64_t bottom = (left & UINT32_MAX) * (right & UINT32_MAX);
    uint64_t middle = leftHigh * (right & UINT32_MAX) + (bottom >> 32);
    uint64_t cross = (left & UINT32_MAX) * rightHigh + (middle & UINT32_MAX);
    return leftHigh * rightHigh + (middle >> 32) + (cross >> 32);
}

// A number sign * mantissa * 2^exponent.
struct Logarithm {
    uint64_t mantissa;
    int exponent;
    bool negative;
};

constexpr int kFractionBits = 62;

// The logarithm to base 2 of a mantissa in [1, 2), given and returned with kFractionBits of
// fraction. Squaring doubles the logarithm, which thereby shows one bit at each step.
uint64_t fractionLogarithm(uint64_t mantissa, int steps) {
    constexpr uint64_t kOne = uint64_t{1} << 63;
    uint64_t power = mantissa << 1;
    uint64_t bits = 0;
    uint64_t bit = uint64_t{1} << (kFractionBits - 1);
    for (; steps > 0 && power != kOne; --steps, bit >>= 1) {
        power = multiplyHigh(power, power);
        if (power >> 63 != 0) {
            bits |= bit;
        } else {
            power <<= 1;
        }
    }
    return bits;
}

// The steps that give a logarithm enough significant bits. Next to 1 it is about as small as the
// distance from 1, and as many bits more are needed.
int logarithmSteps(uint64_t mantissa, int exponent) {
    constexpr uint64_t kOne = uint64_t{1} << kFractionBits;
    constexpr int kSignificantBits = 42;
    if (exponent != 0 && exponent != -1) return kSignificantBits;
    uint64_t distance = exponent == 0 ? mantissa - kOne : 2 * kOne - mantissa;
    if (distance == 0) return 0;
    int steps = kSignificantBits + __builtin_clzll(distance) - (63 - kFractionBits);
    return steps < kFractionBits ? steps : kFractionBits;
}

Logarithm logarithm(FloatParts value) {
    int shift = __builtin_clz(value.mantissa) - (32 - kFloatMantissaBits);
    int exponent = value.exponent - shift + kFloatMantissaBits - 1;
    shift += kFractionBits + 1 - kFloatMantissaBits;
    uint64_t mantissa = uint64_t{value.mantissa} << shift;
    uint64_t fraction = fractionLogarithm(mantissa, logarithmSteps(mantissa, exponent));
    // Next to 1 all bits of the fraction count, elsewhere the integer part takes their place.
    if (exponent == 0) return {fraction, -kFractionBits, false};
    if (exponent == -1) return {(uint64_t{1} << kFractionBits) - fraction, -kFractionBits, true};
    constexpr int kIntegerPartBits = 8;
    constexpr int kWideFractionBits = kFractionBits - kIntegerPartBits;
    int64_t sum = int64_t{exponent} * (int64_t{1} << kWideFractionBits) +
                  static_cast<int64_t>(fraction >> kIntegerPartBits);
    return {static_cast<uint64_t>(sum < 0 ? -sum : sum), -kWideFractionBits, sum < 0};
}

// 2^fraction, the fraction with 32 bits, the result with 31.
uint32_t fractionPower(uint32_t fraction) {
    constexpr uint32_t kOne = uint32_t{1} << 31;
    constexpr uint32_t kNaturalLogarithmOfTwo = 2977044472;
    constexpr uint64_t kHalf = uint64_t{1} << 31;
    uint64_t angle = (uint64_t{fraction} * kNaturalLogarithmOfTwo + kHalf) >> 32;
    uint32_t sum = kOne;
    for (uint32_t term = 13; term > 0; --term) {
        uint32_t product = static_cast<uint32_t>((angle * sum + kHalf) >> 32);
        sum = kOne + (product + term / 2) / term;
    }
    return sum;
}

// mantissa * 2^(exponent - 31), the mantissa's top bit set.
Float roundPower(uint32_t mantissa, int exponent) {
    int shift = 32 - kFloatMantissaBits;
    int lowest = exponent - 31 + shift;
    if (lowest > kFloatExponentMax) return floatFromBits(kFloatInfinityBits);
    if (lowest < kFloatExponentMin) {
        shift += kFloatExponentMin - lowest;
        lowest = kFloatExponentMin;
        if (shift > 32) return 0;
    }
    uint64_t rounded = (uint64_t{mantissa} + (uint64_t{1} << (shift - 1))) >> shift;
    Unsigned biased = static_cast<Unsigned>(lowest - kFloatExponentMin);
    return floatFromBits((biased << (kFloatMantissaBits - 1)) + static_cast<Unsigned>(rounded));
}

// For a base above zero and neither operand infinite.
Float finitePower(FloatParts base, Float exponent) {
    Logarithm log = logarithm(base);
    if (log.mantissa == 0) return 1;
    bool negative = log.negative != (exponent < 0);
    FloatParts factor = floatParts(exponent);
    int logShift = __builtin_clzll(log.mantissa);
    int factorShift = __builtin_clzll(uint64_t{factor.mantissa});
    uint64_t product =
        multiplyHigh(log.mantissa << logShift, uint64_t{factor.mantissa} << factorShift);
    int scale = log.exponent - logShift + factor.exponent - factorShift + 64;
    // The result is 2^(product * 2^scale); in fixed point with 32 bits of fraction.
    int shift = -32 - scale;
    // The product is at least 2^62, so this is a logarithm of 256 or more, beyond all floats.
    if (shift <= 62 - 32 - 8) return negative ? 0 : floatFromBits(kFloatInfinityBits);
    uint64_t fixed = shift > 63 ? 0 : ((product >> (shift - 1)) + 1) >> 1;
    if (negative) fixed = 0 - fixed;
    int whole = static_cast<int>(static_cast<int64_t>(fixed) >> 32);
    return roundPower(fractionPower(static_cast<uint32_t>(fixed)), whole);
}

enum class Parity { Fraction, Even, Odd };

Parity parityOf(Float value) {
    constexpr Float kAllEven = static_cast<Float>(kFloatHiddenBit) * 2;
    if (value >= kAllEven || value <= -kAllEven) return Parity::Even;
    Integer integer = static_cast<Integer>(value);
    if (static_cast<Float>(integer) != value) return Parity::Fraction;
    return (integer & 1) != 0 ? Parity::Odd : Parity::Even;
}

} // namespace

Float floatPowerGeneral(Float base, Float exponent) {
    if (exponent == 0 || base == 1) return 1;
    if (base != base || exponent != exponent) return base + exponent;
    Unsigned magnitudeBits = floatBits(base) & ~kFloatSignBit;
    Float magnitude = floatFromBits(magnitudeBits);
    Float infinity = floatFromBits(kFloatInfinityBits);
    if (exponent == infinity || exponent == -infinity) {
        if (magnitude == 1) return 1;
        return (magnitude > 1) == (exponent > 0) ? infinity : 0;
    }
    Parity parity = parityOf(exponent);
    bool negated = floatBits(base) != magnitudeBits && parity == Parity::Odd;
    Float result;
    if (magnitude == 0 || magnitude == infinity) {
        result = (magnitude == 0) == (exponent < 0) ? infinity : 0;
    } else if (base < 0 && parity == Parity::Fraction) {
        Float zero = base - base;
        return zero / zero;
    } else {
        result = finitePower(floatParts(magnitude), exponent);
    }
    return negated ? -result : result;
}

#endif

} // namespace nanolua
