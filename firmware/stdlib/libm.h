// The functions of the C library's mathematics that the math library needs, for the engine's float.
//
// These are the only uses of libm in the firmware: single precision in i32f32, double in i64f64.
#pragma once

#include "../engine/nanolua.h"

namespace nanolua {

#if defined(NANOLUA_NUMBERS_I32F32)
#define NANOLUA_LIBM(name) __builtin_##name##f
#else
#define NANOLUA_LIBM(name) __builtin_##name
#endif

inline Float sine(Float x) { return NANOLUA_LIBM(sin)(x); }
inline Float cosine(Float x) { return NANOLUA_LIBM(cos)(x); }
inline Float tangent(Float x) { return NANOLUA_LIBM(tan)(x); }
inline Float arcSine(Float x) { return NANOLUA_LIBM(asin)(x); }
inline Float arcCosine(Float x) { return NANOLUA_LIBM(acos)(x); }
inline Float arcTangent(Float y, Float x) { return NANOLUA_LIBM(atan2)(y, x); }
inline Float exponential(Float x) { return NANOLUA_LIBM(exp)(x); }
inline Float logarithm(Float x) { return NANOLUA_LIBM(log)(x); }
inline Float logarithm2(Float x) { return NANOLUA_LIBM(log2)(x); }
inline Float logarithm10(Float x) { return NANOLUA_LIBM(log10)(x); }
inline Float scaleByPower(Float x, int exponent) { return NANOLUA_LIBM(ldexp)(x, exponent); }
inline Float splitFloat(Float x, int& exponent) { return NANOLUA_LIBM(frexp)(x, &exponent); }
inline Float absolute(Float x) { return NANOLUA_LIBM(fabs)(x); }

// One instruction where the FPU has it: nobody looks at errno.
[[gnu::optimize("no-math-errno")]] inline Float squareRoot(Float x) {
    return NANOLUA_LIBM(sqrt)(x);
}

#undef NANOLUA_LIBM

} // namespace nanolua
