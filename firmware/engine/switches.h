// Every build-time switch of the engine, in one place.
//
//   NANOLUA_NUMBERS_I32F32 / NANOLUA_NUMBERS_I64F64   the number model: see numbers.h
//   NANOLUA_STRESS   1: collect at every allocation and move the stack at every call
//   NANOLUA_CHECKS   1: NL_ASSERT is checked, and the heap is validated after each collection
#pragma once

#ifndef NANOLUA_STRESS
#define NANOLUA_STRESS 0
#endif
#ifndef NANOLUA_CHECKS
#define NANOLUA_CHECKS NANOLUA_STRESS
#endif

#if NANOLUA_CHECKS
namespace nanolua {
// Reports a broken invariant of the engine itself and does not return.
[[noreturn]] void assertionFailed(const char* file, int line, const char* condition);
} // namespace nanolua
#define NL_ASSERT(condition)                                                                       \
    ((condition) ? (void)0 : ::nanolua::assertionFailed(__FILE__, __LINE__, #condition))
#else
#define NL_ASSERT(condition) ((void)0)
#endif

#define NL_LIKELY(condition) __builtin_expect(!!(condition), 1)
#define NL_UNLIKELY(condition) __builtin_expect(!!(condition), 0)
#define NL_NOINLINE __attribute__((noinline))
#define NL_ALWAYS_INLINE __attribute__((always_inline)) inline
// A function compiled for speed where the rest is compiled for size.
#if defined(__OPTIMIZE_SIZE__)
#define NL_HOT __attribute__((optimize("O2", "schedule-insns2", "no-cse-follow-jumps")))
#else
#define NL_HOT
#endif
