// The elementary functions of the engine's float, with the special cases of the C standard's.
//
// For float64 they are libm's, and named here alone. For float32 they are computed in integers
// (elementary.cpp): no table but the bits of 2/pi, no double arithmetic and nothing of libm gets
// into a firmware, and every machine has the same results. Their error is below 0.52 units in the
// last place, of tangents and arc functions below 0.75, and powers that a float can hold are exact.
#pragma once

#include "numbers.h"

namespace nanolua {

#if defined(NANOLUA_NUMBERS_I64F64)

extern "C" double pow(double base, double exponent);

inline Float floatPowerGeneral(Float base, Float exponent) { return pow(base, exponent); }
inline Float sine(Float x) { return __builtin_sin(x); }
inline Float cosine(Float x) { return __builtin_cos(x); }
inline Float tangent(Float x) { return __builtin_tan(x); }
inline Float arcSine(Float x) { return __builtin_asin(x); }
inline Float arcCosine(Float x) { return __builtin_acos(x); }
inline Float arcTangent(Float y, Float x) { return __builtin_atan2(y, x); }
inline Float exponential(Float x) { return __builtin_exp(x); }
inline Float logarithm(Float x) { return __builtin_log(x); }
inline Float logarithm2(Float x) { return __builtin_log2(x); }
inline Float logarithm10(Float x) { return __builtin_log10(x); }
inline Float scaleByPower(Float x, int exponent) { return __builtin_ldexp(x, exponent); }
inline Float splitFloat(Float x, int& exponent) { return __builtin_frexp(x, &exponent); }

// The bits of a float in IEEE 754's formats of 32 and 64 bits, and the nearest float to such bits.
inline uint32_t float32Bits(Float x) {
    return __builtin_bit_cast(uint32_t, static_cast<float>(x));
}
inline uint64_t float64Bits(Float x) { return floatBits(x); }
inline Float floatOfFloat32(uint32_t bits) { return __builtin_bit_cast(float, bits); }
inline Float floatOfFloat64(uint64_t bits) { return floatFromBits(bits); }

#else

Float floatPowerGeneral(Float base, Float exponent);
Float sine(Float x);
Float cosine(Float x);
Float tangent(Float x);
Float arcSine(Float x);
Float arcCosine(Float x);
Float arcTangent(Float y, Float x);
Float exponential(Float x);
Float logarithm(Float x);
Float logarithm2(Float x);
Float logarithm10(Float x);
// x * 2^exponent.
Float scaleByPower(Float x, int exponent);
// The part of x in [1/2, 1), and the exponent of the power of two to multiply it by.
Float splitFloat(Float x, int& exponent);

// The bits of a float in IEEE 754's formats of 32 and 64 bits, and the nearest float to such bits.
inline uint32_t float32Bits(Float x) { return floatBits(x); }
uint64_t float64Bits(Float x);
inline Float floatOfFloat32(uint32_t bits) { return floatFromBits(bits); }
Float floatOfFloat64(uint64_t bits);

#endif

// One instruction where there is an FPU for the float.
#if defined(NANOLUA_NUMBERS_I64F64)
inline Float squareRoot(Float x) { return __builtin_sqrt(x); }
#elif !defined(__SOFTFP__)
inline Float squareRoot(Float x) { return __builtin_sqrtf(x); }
#else
Float squareRoot(Float x);
#endif

#if defined(NANOLUA_NUMBERS_I64F64)
inline Float absolute(Float x) { return __builtin_fabs(x); }
#else
inline Float absolute(Float x) { return __builtin_fabsf(x); }
#endif

} // namespace nanolua
