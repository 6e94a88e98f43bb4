// The number model the engine is built for: the types of Lua's integers and floats, their limits.
// The build defines exactly one of NANOLUA_NUMBERS_I32F32 (int32 + float32) and
// NANOLUA_NUMBERS_I64F64 (int64 + float64, standard Lua). Other files are written against the names
// below, and ask which model they are compiled for only where size or speed needs it.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "abi.g.h" // first: its enumerators Integer and Float must not shadow the types below

#if defined(NANOLUA_NUMBERS_I32F32) == defined(NANOLUA_NUMBERS_I64F64)
#error "define exactly one of NANOLUA_NUMBERS_I32F32 and NANOLUA_NUMBERS_I64F64"
#endif

namespace nanolua {

#if defined(NANOLUA_NUMBERS_I32F32)

using Integer = int32_t;
using Unsigned = uint32_t;
using Float = float;

inline constexpr Integer kIntegerMax = INT32_MAX;
inline constexpr int kFloatMantissaBits = 24;
inline constexpr int kFloatExponentBits = 8;
// Significant digits of the first and the second attempt of tostring.
inline constexpr int kFloatDigitsShort = 7;
inline constexpr int kFloatDigitsLong = 9;
// Enough for tostring of any number; no terminating zero is written.
inline constexpr size_t kNumberTextBytesMax = 16;

#else

using Integer = int64_t;
using Unsigned = uint64_t;
using Float = double;

inline constexpr Integer kIntegerMax = INT64_MAX;
inline constexpr int kFloatMantissaBits = 53;
inline constexpr int kFloatExponentBits = 11;
inline constexpr int kFloatDigitsShort = 15;
inline constexpr int kFloatDigitsLong = 17;
inline constexpr size_t kNumberTextBytesMax = 24;

#endif

inline constexpr Integer kIntegerMin = -kIntegerMax - 1;
inline constexpr int kIntegerBits = sizeof(Integer) * 8;
// Exponents of the lowest mantissa bit: of subnormals and of the largest finite floats.
inline constexpr int kFloatExponentMin = 3 - (1 << (kFloatExponentBits - 1)) - kFloatMantissaBits;
inline constexpr int kFloatExponentMax = (1 << (kFloatExponentBits - 1)) - kFloatMantissaBits;
inline constexpr Unsigned kFloatSignBit = Unsigned{1} << (kIntegerBits - 1);
inline constexpr Unsigned kFloatHiddenBit = Unsigned{1} << (kFloatMantissaBits - 1);
inline constexpr Unsigned kFloatInfinityBits = kFloatSignBit - kFloatHiddenBit;

inline Unsigned floatBits(Float value) { return __builtin_bit_cast(Unsigned, value); }
inline Float floatFromBits(Unsigned bits) { return __builtin_bit_cast(Float, bits); }

// A finite float taken apart: its magnitude is mantissa * 2^exponent.
struct FloatParts {
    Unsigned mantissa;
    int exponent;
};

inline FloatParts floatParts(Float value) {
    Unsigned magnitude = floatBits(value) & ~kFloatSignBit;
    Unsigned fraction = magnitude & (kFloatHiddenBit - 1);
    int biased = static_cast<int>(magnitude >> (kFloatMantissaBits - 1));
    if (biased == 0) return {fraction, kFloatExponentMin};
    return {fraction | kFloatHiddenBit, biased - 1 + kFloatExponentMin};
}

static_assert(sizeof(Float) == sizeof(Integer) && sizeof(Unsigned) == sizeof(Integer));
static_assert(kFloatExponentMin == (kFloatMantissaBits == 24 ? -149 : -1074));
static_assert(kFloatExponentMax == (kFloatMantissaBits == 24 ? 104 : 971));

} // namespace nanolua
