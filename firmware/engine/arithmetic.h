// Lua's arithmetic on integers and floats where C++'s differs (Lua 5.5 manual, §3.4.1-3.4.3).
// These functions are on the interpreter's fast path: the common case is inline and comes first,
// the rare one is in arithmetic.cpp or elementary.cpp. None allocates or raises: a caller of the integer
// divisions has excluded a divisor of zero.
#pragma once

#include "elementary.h"
#include "numbers.h"
#include "opcodes.g.h"

namespace nanolua {

/// Integers ///

// Overflow wraps around.
inline Integer integerAdd(Integer left, Integer right) {
    return static_cast<Integer>(static_cast<Unsigned>(left) + static_cast<Unsigned>(right));
}

inline Integer integerSubtract(Integer left, Integer right) {
    return static_cast<Integer>(static_cast<Unsigned>(left) - static_cast<Unsigned>(right));
}

inline Integer integerMultiply(Integer left, Integer right) {
    return static_cast<Integer>(static_cast<Unsigned>(left) * static_cast<Unsigned>(right));
}

inline Integer integerNegate(Integer value) {
    return static_cast<Integer>(0 - static_cast<Unsigned>(value));
}

Integer integerFloorDivideSigned(Integer dividend, Integer divisor);
Integer integerModuloSigned(Integer dividend, Integer divisor);

// Whether neither is negative and both fit 32 bits, which every Cortex-M divides in hardware.
inline bool divideAsUnsigned32(Integer dividend, Integer divisor) {
    if constexpr (kIntegerBits == 32) return (dividend | divisor) >= 0;
    return (static_cast<uint64_t>(dividend | divisor) >> 32) == 0;
}

inline Integer integerFloorDivide(Integer dividend, Integer divisor) {
    if (divideAsUnsigned32(dividend, divisor)) [[likely]] {
        return static_cast<Integer>(static_cast<uint32_t>(dividend) /
                                    static_cast<uint32_t>(divisor));
    }
    return integerFloorDivideSigned(dividend, divisor);
}

inline Integer integerModulo(Integer dividend, Integer divisor) {
    if (divideAsUnsigned32(dividend, divisor)) [[likely]] {
        return static_cast<Integer>(static_cast<uint32_t>(dividend) %
                                    static_cast<uint32_t>(divisor));
    }
    return integerModuloSigned(dividend, divisor);
}

// A logical shift; a negative count shifts right, and a count of all bits or more gives zero.
inline Integer shiftLeft(Integer value, Integer count) {
    Unsigned bits = static_cast<Unsigned>(value);
    Unsigned left = static_cast<Unsigned>(count);
    if (left < static_cast<Unsigned>(kIntegerBits)) return static_cast<Integer>(bits << left);
    Unsigned right = 0 - left;
    if (right < static_cast<Unsigned>(kIntegerBits)) return static_cast<Integer>(bits >> right);
    return 0;
}

inline Integer shiftRight(Integer value, Integer count) {
    Unsigned bits = static_cast<Unsigned>(value);
    Unsigned right = static_cast<Unsigned>(count);
    if (right < static_cast<Unsigned>(kIntegerBits)) return static_cast<Integer>(bits >> right);
    Unsigned left = 0 - right;
    if (left < static_cast<Unsigned>(kIntegerBits)) return static_cast<Integer>(bits << left);
    return 0;
}

/// Floats ///

// Whether truncation to an integer is defined; false for NaN. The limits are powers of two, exact
// in both models.
inline bool floatFitsInteger(Float value) {
    constexpr Float kLimit = -static_cast<Float>(kIntegerMin);
    return value >= -kLimit && value < kLimit;
}

inline bool floatToInteger(Float value, Integer& out) {
    if (!floatFitsInteger(value)) return false;
    out = static_cast<Integer>(value);
    return static_cast<Float>(out) == value;
}

enum class IntegerRounding { Exact, Floor, Ceiling };

inline bool floatToInteger(Float value, Integer& out, IntegerRounding rounding) {
    if (!floatFitsInteger(value)) return false;
    out = static_cast<Integer>(value);
    Float truncated = static_cast<Float>(out);
    if (truncated == value) return true;
    // Only floats far inside the range have a fraction, so that neither step overflows.
    if (rounding == IntegerRounding::Floor && truncated > value) --out;
    if (rounding == IntegerRounding::Ceiling && truncated < value) ++out;
    return rounding != IntegerRounding::Exact;
}

// A value that fits no integer has no fraction; zeros, infinities and NaN are their own floor.
inline Float floatFloor(Float value) {
    if (!floatFitsInteger(value)) return value;
    Float truncated = static_cast<Float>(static_cast<Integer>(value));
    if (truncated == value) return value;
    return truncated > value ? truncated - 1 : truncated;
}

inline Float floatCeiling(Float value) { return -floatFloor(-value); }

inline Float floatFloorDivide(Float dividend, Float divisor) {
    return floatFloor(dividend / divisor);
}

// The remainder of a division that rounds toward zero, exact; the sign is the dividend's.
Float floatRemainder(Float dividend, Float divisor);

// Lua's %: the remainder of a division that rounds down; an infinite divisor is no exception.
Float floatModulo(Float dividend, Float divisor);

inline Float floatPower(Float base, Float exponent) {
    if (exponent == 2) [[likely]]
        return base * base;
    return floatPowerGeneral(base, exponent);
}

/// Operators by number ///

inline bool isBitwise(Metamethod event) {
    return (event >= Metamethod::BAnd && event <= Metamethod::Shr) || event == Metamethod::BNot;
}

// The operators of a kind of numbers; the second operand of a unary one is not looked at.
Integer integerArithmetic(Metamethod event, Integer left, Integer right);
Float floatArithmetic(Metamethod event, Float left, Float right);

} // namespace nanolua
