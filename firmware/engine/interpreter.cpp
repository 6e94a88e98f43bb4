// The interpreter: one short function per opcode, chained by tail calls.
//
// Where things are. The running function's `pc` (the running instruction), `base` (its register 0) and
// `k` (its constants) live in machine registers for the whole run:
//
//   Thumb-2   pinned to r4..r6 as global register variables of this file, the State in r7, the
//             handler table in r8, the budget in r11, and in r10 the running function's upvalues, in
//             i64f64 the size of a value. This file is compiled with -fcall-used-r9, so a handler has
//             r0-r3, r9, r12 to itself without saving any; the link register is scratch of the assembly.
//             DISPATCH_AT() loads the program counter, which the compiler does not know to be the end
//             of the function: it is for a HANDLER alone, whose lack of a stack frame is checked.
//             A SLOW function may have a frame and ends with DISPATCH()
//   x86-32    base and k pinned to esi and edi, the State in ebp; pc and the instruction are parameters in
//             registers. A parameter on the C stack would keep the compiler from chaining by a jump
//   others    parameters of every handler, which the compiler keeps in registers over tail calls
//   NANOLUA_LOOP (sanitizers, unoptimised builds: no tail calls) parameters, saved between handlers
//
// Rules for every handler:
//  1. Before calling anything that may raise, collect, move the stack or look at it: SAVE(). It
//     stores pc, that no native function runs, and the top as "nothing above the registers".
//  2. Instructions that use values up to the top (B = 0) call SAVE_PC() instead: the top is theirs.
//  3. After calling anything that may move the stack or change the running frame: RELOAD(), which
//     takes pc, base and k from the State. Pointers to registers are stale, and the instruction
//     may be another function's by then: nothing may be concluded from `i`.
//  4. An arithmetic handler that succeeds skips the metamethod instruction behind it; one that fails
//     just goes on to it.
//  5. What cannot be done in a few instructions is a function of slow_paths.h. A handler has no local
//     variable whose address it gives away: then the compiler could not chain it by a jump.
//  6. Backward jumps and calls count down the budget.
//  7. The table of handlers in use changes only in functions after which a handler does RELOAD().
#include "arithmetic.h"
#include "debug.h"
#include "hook.h"
#include "instruction.h"
#include "machine.h"
#include "slow_paths.h"

#ifndef NANOLUA_LOOP
#define NANOLUA_LOOP 0
#endif

#if defined(__thumb2__) && !NANOLUA_LOOP
#define NANOLUA_PINNED 1
#else
#define NANOLUA_PINNED 0
#endif

#if defined(__i386__) && !NANOLUA_LOOP
#define NANOLUA_X86_32 1
#define IN_REGISTERS(count) __attribute__((regparm(count)))
#else
#define NANOLUA_X86_32 0
#define IN_REGISTERS(count)
#endif

namespace nanolua {
namespace {

/// Registers and dispatch ///

#if NANOLUA_PINNED

register const Instruction* pc asm("r4");
register Value* base asm("r5");
register const Value* k asm("r6");
register State* S asm("r7");
register void (*const* handlers)(Instruction i) asm("r8");
#if defined(NANOLUA_NUMBERS_I64F64)
register uint32_t valueBytes asm("r10"); // set by enter()
#else
register Link<Upvalue>* upvalues asm("r10");
#endif
register int32_t budget asm("r11");

#define PARAMETERS [[maybe_unused]] Instruction i
#define ARGUMENTS i
#define DISPATCH_AT_BYTES(distance)                                                                \
    do {                                                                                           \
        asm volatile("ldr r0, [%0, %4]!\n\t"                                                       \
                     "and r1, r0, #127\n\t"                                                        \
                     "ldr pc, [%3, r1, lsl #2]"                                                    \
                     :                                                                             \
                     : "r"(pc), "r"(base), "r"(k), "r"(handlers), "i"(distance)                    \
                     : "r0", "r1", "memory");                                                      \
        __builtin_unreachable();                                                                   \
    } while (0)
#define DISPATCH_AT(distance) DISPATCH_AT_BYTES((distance) * sizeof(Instruction))
// The end of all other functions. The compiler must not conclude that it does not return.
__attribute__((noipa)) void runNext() { DISPATCH_AT(1); }
#define DISPATCH() return runNext()
#define BUDGET budget
using Handler = void (*)(Instruction i);
#define RELOAD_HANDLERS() (handlers = static_cast<const Handler*>(S->handlers))

#else

#if NANOLUA_X86_32
register Value* base asm("esi");
register const Value* k asm("edi");
register State* S asm("ebp");
#define PARAMETERS [[maybe_unused]] const Instruction *pc, [[maybe_unused]] Instruction i
#define ARGUMENTS pc, i
using Handler = IN_REGISTERS(2) void (*)(const Instruction*, Instruction);
#else
#define PARAMETERS                                                                                 \
    [[maybe_unused]] State *S, [[maybe_unused]] const Instruction *pc,                             \
        [[maybe_unused]] Value *base, [[maybe_unused]] const Value *k,                             \
        [[maybe_unused]] Instruction i
#define ARGUMENTS S, pc, base, k, i
using Handler = void (*)(State*, const Instruction*, Value*, const Value*, Instruction);
#endif
#define BUDGET S->budget
#define RELOAD_HANDLERS() ((void)0)

#if NANOLUA_LOOP
// What a handler leaves for the next one; `instruction` is where the loop goes on.
struct LoopRegisters {
    const Instruction* pc;
    Value* base;
    const Value* k;
    bool running;
};
thread_local LoopRegisters loopRegisters;
#define DISPATCH()                                                                                 \
    do {                                                                                           \
        loopRegisters = {pc, base, k, true};                                                \
        return;                                                                                    \
    } while (0)
#else
#define DISPATCH()                                                                                 \
    do {                                                                                           \
        i = *++pc;                                                                                 \
        return static_cast<const Handler*>(S->handlers)[i & 0x7F](ARGUMENTS);                      \
    } while (0)
#endif
#define DISPATCH_AT(distance)                                                                      \
    do {                                                                                           \
        pc += (distance) - 1;                                                                      \
        DISPATCH();                                                                                \
    } while (0)
#endif

// Makes the compiler forget what it knows of `i`, so that it keeps nothing derived from it, nor `i`
// itself in a second register.
#define FORGET(i) asm("" : "+r"(i))

// The same for what it may have copied of pinned registers.
#define FORGET_PLACE() asm("" : "+r"(pc), "+r"(S))

// Takes the running instruction from memory, instead of keeping it in a register.
#define FETCH_AGAIN()                                                                              \
    do {                                                                                           \
        FORGET_PLACE();                                                                            \
        i = *pc;                                                                                   \
    } while (0)

// DISPATCH() goes on with the next instruction. DISPATCH_AT(distance) goes on so many instructions
// behind the running one, faster, and only in a HANDLER.
#if NANOLUA_PINNED
#pragma GCC diagnostic ignored "-Wstack-usage="
#define HANDLER(name)                                                                              \
    INLINE do##name(PARAMETERS);                                                                   \
    _Pragma("GCC diagnostic error \"-Wstack-usage=0\"")                                            \
    SLOW run##name(PARAMETERS) {                                                                   \
        FORGET(i);                                                                                 \
        return do##name(ARGUMENTS);                                                                \
    }                                                                                              \
    _Pragma("GCC diagnostic ignored \"-Wstack-usage=\"") INLINE do##name(PARAMETERS)
#else
#define HANDLER(name) SLOW run##name(PARAMETERS)
#endif
#define INLINE NL_ALWAYS_INLINE void
#define SLOW NL_NOINLINE IN_REGISTERS(2) void
// The same with one more parameter, or several.
#define SLOW_WITH NL_NOINLINE IN_REGISTERS(3) void
#if NANOLUA_X86_32
#define SLOW_WITH_MORE INLINE
#else
#define SLOW_WITH_MORE SLOW
#endif

// The register or constant of a number. Where registers are pinned the compiler is told that `base` and
// `k` change with every use, or it would copy them to registers that it does not have.
#if NANOLUA_PINNED
#if defined(NANOLUA_NUMBERS_I32F32)
#define ADDRESS_OF_VALUE "add %0, %1, %2, lsl #3"
#else
#define ADDRESS_OF_VALUE "mla %0, %2, r10, %1"
#endif
NL_ALWAYS_INLINE Value* registerAt(uint32_t number) {
    Value* place;
    asm volatile(ADDRESS_OF_VALUE : "=r"(place), "+r"(base) : "r"(number));
    return place;
}
NL_ALWAYS_INLINE const Value* constantAt(uint32_t number) {
    const Value* place;
    asm volatile(ADDRESS_OF_VALUE : "=r"(place), "+r"(k) : "r"(number));
    return place;
}
// The string that a constant is.
NL_ALWAYS_INLINE const String* stringConstantAt(uint32_t number) {
    Ref distance;
#if defined(NANOLUA_NUMBERS_I32F32)
    asm volatile("ldr %0, [%1, %2, lsl #3]" : "=r"(distance), "+r"(k) : "r"(number), "m"(*k));
#else
    distance = constantAt(number)->payload.ref;
#endif
    const String* string;
    asm volatile("add %0, %1, %2" : "=r"(string), "+r"(k) : "r"(distance));
    return string;
}
#else
#define registerAt(number) (base + (number))
#define constantAt(number) (k + (number))
#define stringConstantAt(number) stringConstant(k, number)
#endif

// The register or constant that a field names.
#define RA registerAt(argumentA(i))
#define RB registerAt(argumentB(i))
#define RC registerAt(argumentC(i))
#define KB constantAt(argumentB(i))
#define KC constantAt(argumentC(i))
#define SB stringConstantAt(argumentB(i))
#define SC stringConstantAt(argumentC(i))

// Constants and upvalues of the function whose registers are at `base`.
#if NANOLUA_PINNED && defined(NANOLUA_NUMBERS_I32F32)
#define UPVALUE(index) (upvalues[index].get())
#define USE_UPVALUES(closure) (upvalues = (closure)->upvalues())
#else
#define UPVALUE(index) (base[-1].luaClosure()->upvalues()[index].get())
#define USE_UPVALUES(closure) ((void)0)
#endif
#define LOAD_CLOSURE()                                                                             \
    do {                                                                                           \
        LuaClosure* closure = base[-1].luaClosure();                                               \
        k = closure->prototype->constants();                                                       \
        USE_UPVALUES(closure);                                                                     \
    } while (0)

#define SAVE_PC() (S->pc = pc, S->nativeArguments = nullptr)
#define SAVE() (SAVE_PC(), S->top = base)

#define RELOAD()                                                                                   \
    do {                                                                                           \
        RELOAD_HANDLERS();                                                                         \
        base = S->frame->base;                                                                     \
        pc = S->pc;                                                                                \
        LOAD_CLOSURE();                                                                            \
    } while (0)

// The operation ended here, and the interpreter with it: back to run().
#if NANOLUA_PINNED
void exit();
INLINE leave(State* state) {
    state->budget = budget;
    return exit();
}
#else
INLINE leave(State*) {}
#endif

// Goes on after an operation; in the place of an instruction: whether there is something to interpret.
SLOW runOn(PARAMETERS) {
    if (i == 0) return leave(S);
    RELOAD();
    DISPATCH();
}
#define CONTINUE_IF(goesOn)                                                                        \
    do {                                                                                           \
        i = goesOn;                                                                                \
        return runOn(ARGUMENTS);                                                                   \
    } while (0)

/// Safe points and budget ///

SLOW runSafePoint(PARAMETERS) { CONTINUE_IF(safePoint(*S)); }

// Ends an instruction that allocates.
#define DISPATCH_AFTER_ALLOCATION()                                                                \
    do {                                                                                           \
        if (NL_UNLIKELY(S->calm != kCalm)) return runSafePoint(ARGUMENTS);                        \
        DISPATCH();                                                                                \
    } while (0)

// The budget is used up: the host decides. `pc` is where to go on.
SLOW runOutOfBudget(PARAMETERS) {
    SAVE();
    BUDGET = INT32_MAX;
    if (S->budgetLimited == 0) DISPATCH();
    S->runStatus = RunStatus::kSlice;
    S->pendingKind = Step::kRunLua;
    return leave(S);
}

// Ends an instruction that jumps or calls.
#if NANOLUA_PINNED
#define COUNT_AND(dispatch)                                                                        \
    do {                                                                                           \
        __label__ exhausted;                                                                       \
        asm goto("subs r11, r11, #1\n\tbmi %l[exhausted]" : : : "cc" : exhausted);                 \
        dispatch;                                                                                  \
    exhausted:                                                                                     \
        return runOutOfBudget(ARGUMENTS);                                                          \
    } while (0)
#else
#define COUNT_AND(dispatch)                                                                        \
    do {                                                                                           \
        if (NL_UNLIKELY(--BUDGET < 0)) return runOutOfBudget(ARGUMENTS);                           \
        dispatch;                                                                                  \
    } while (0)
#endif
#define DISPATCH_COUNTED() COUNT_AND(DISPATCH())
#define DISPATCH_COUNTED_AT(distance) COUNT_AND(DISPATCH_AT(distance))

/// Values in registers ///

// A value whose parts the compiler keeps in machine registers.
struct Loaded {
    Unsigned bits;
    Tag tag;

    bool isInteger() const { return tag == Tag::Integer; }
    bool isFloat() const { return tag == Tag::Float; }
    bool isString() const { return (uint32_t(tag) & ~1u) == uint32_t(Tag::ShortString); }
    bool isTable() const { return tag == Tag::Table; }
    bool isCollectable() const { return tag >= Tag::ShortString; }
    Integer integer() const { return Integer(bits); }
    Float number() const { return floatFromBits(bits); }
    Table* table() const { return pointerTo<Table>(Ref(bits)); }
    Userdata* userdata() const { return pointerTo<Userdata>(Ref(bits)); }
    LuaClosure* luaClosure() const { return pointerTo<LuaClosure>(Ref(bits)); }
    NativeClosure* nativeClosure() const { return pointerTo<NativeClosure>(Ref(bits)); }
};

// What the compiler is spared here it would do in two or three instructions for one.
#if NANOLUA_PINNED && defined(NANOLUA_NUMBERS_I32F32)

NL_ALWAYS_INLINE Loaded load(const Value* from) {
    Loaded value;
    asm("ldrd %0, %1, %2" : "=r"(value.bits), "=r"(value.tag) : "Q"(*from));
    return value;
}

NL_ALWAYS_INLINE void store(Value* to, Loaded value) {
    asm("strd %1, %2, %0" : "=Q"(*to) : "r"(value.bits), "r"(value.tag));
}

#define loadReference load

#elif NANOLUA_PINNED

// For several words the instruction set has but numbered registers.
NL_ALWAYS_INLINE Loaded load(const Value* from) {
    register uint32_t low asm("r1");
    register uint32_t high asm("r2");
    register Tag tag asm("r3");
    asm("ldm %3, {r1, r2, r3}" : "=r"(low), "=r"(high), "=r"(tag) : "r"(from), "m"(*from));
    return {low | uint64_t(high) << 32, tag};
}

// Enough of what may be a reference.
NL_ALWAYS_INLINE Loaded loadReference(const Value* from) {
    return {from->payload.ref, from->tag};
}

NL_ALWAYS_INLINE void store(Value* to, Loaded value) {
    register uint32_t low asm("r1") = uint32_t(value.bits);
    register uint32_t high asm("r2") = uint32_t(value.bits >> 32);
    register Tag tag asm("r3") = value.tag;
    asm("stm %1, {r1, r2, r3}" : "=m"(*to) : "r"(to), "r"(low), "r"(high), "r"(tag));
}

#else

NL_ALWAYS_INLINE Loaded load(const Value* from) {
    return {Unsigned(from->payload.integer), from->tag};
}
#define loadReference load
NL_ALWAYS_INLINE void store(Value* to, Loaded value) {
    to->payload.integer = Integer(value.bits);
    to->tag = value.tag;
}

#endif

// The same as loadReference(); the place goes on to the value behind.
NL_ALWAYS_INLINE Loaded passReference(Value*& place) {
#if NANOLUA_PINNED && defined(NANOLUA_NUMBERS_I32F32)
    Loaded value;
    asm("ldrd %0, %1, [%2], #8" : "=r"(value.bits), "=r"(value.tag), "+r"(place) : "m"(*place));
    return value;
#else
    return loadReference(place++);
#endif
}

NL_ALWAYS_INLINE void passStored(Value*& place, Loaded value) {
#if NANOLUA_PINNED && defined(NANOLUA_NUMBERS_I32F32)
    asm volatile("strd %1, %2, [%0], #8"
                 : "+r"(place)
                 : "r"(value.bits), "r"(value.tag)
                 : "memory");
#else
    store(place++, value);
#endif
}

// The value so many behind a place, or before it.
#if NANOLUA_PINNED && defined(NANOLUA_NUMBERS_I32F32)
template <int32_t kIndex> NL_ALWAYS_INLINE Loaded loadAt(const Value* from) {
    Loaded value;
    asm("ldrd %0, %1, [%2, %3]"
        : "=r"(value.bits), "=r"(value.tag)
        : "r"(from), "i"(kIndex * int32_t(kValueBytes)), "m"(from[kIndex]));
    return value;
}
template <int32_t kIndex> NL_ALWAYS_INLINE void storeAt(Value* to, Loaded value) {
    asm("strd %1, %2, [%3, %4]"
        : "=m"(to[kIndex])
        : "r"(value.bits), "r"(value.tag), "r"(to), "i"(kIndex * int32_t(kValueBytes)));
}
#elif NANOLUA_PINNED
template <int32_t kIndex> NL_ALWAYS_INLINE Loaded loadAt(const Value* from) {
    register uint32_t low asm("r1");
    register uint32_t high asm("r2");
    register Tag tag asm("r3");
    asm("add lr, %3, %4\n\t"
        "ldm lr, {r1, r2, r3}"
        : "=r"(low), "=r"(high), "=r"(tag)
        : "r"(from), "i"(kIndex * int32_t(kValueBytes)), "m"(from[kIndex]));
    return {low | uint64_t(high) << 32, tag};
}
template <int32_t kIndex> NL_ALWAYS_INLINE void storeAt(Value* to, Loaded value) {
    register uint32_t low asm("r1") = uint32_t(value.bits);
    register uint32_t high asm("r2") = uint32_t(value.bits >> 32);
    register Tag tag asm("r3") = value.tag;
    asm("add lr, %1, %2\n\t"
        "stm lr, {r1, r2, r3}"
        : "=m"(to[kIndex])
        : "r"(to), "i"(kIndex * int32_t(kValueBytes)), "r"(low), "r"(high), "r"(tag));
}
#else
template <int32_t kIndex> NL_ALWAYS_INLINE Loaded loadAt(const Value* from) {
    return load(from + kIndex);
}
template <int32_t kIndex> NL_ALWAYS_INLINE void storeAt(Value* to, Loaded value) {
    store(to + kIndex, value);
}
#endif

// The tags of two values in one word, so that one comparison tests both.
constexpr uint32_t kTagBits = 5;
NL_ALWAYS_INLINE constexpr uint32_t pairOf(Tag first, Tag second) {
    return uint32_t(first) | uint32_t(second) << kTagBits;
}
constexpr uint32_t kTwoIntegers = pairOf(Tag::Integer, Tag::Integer);
constexpr uint32_t kTwoFloats = pairOf(Tag::Float, Tag::Float);
constexpr uint32_t kTableAndInteger = pairOf(Tag::Table, Tag::Integer);
constexpr uint32_t kTableAndString = pairOf(Tag::Table, Tag::ShortString);

// Loads two operands; returns whether their tags are `tags`. In i64f64 it may load them only then.
constexpr bool kLoadsMatchesOnly = sizeof(Integer) == 8;

// Whether a handler may keep one more number than it must.
constexpr bool kHasSpareRegisters = sizeof(Integer) == 4;
NL_ALWAYS_INLINE bool loadTwo(Loaded& first, Loaded& second, const Value* from,
                              const Value* fromSecond, uint32_t tags) {
#if NANOLUA_PINNED && defined(NANOLUA_NUMBERS_I64F64)
    // The compiler knows nothing of the use of lr, which it would save.
    register uint32_t low asm("r1");
    register uint32_t high asm("r2");
    register const void* tag asm("r3") = from;
    register const void* secondLow asm("r9") = fromSecond;
    register uint32_t secondHigh asm("r12");
    asm goto("ldm r3, {r1, r2, r3}\n\t"
             "ldm r9, {r9, r12, lr}\n\t"
             "orr lr, r3, lr, lsl %5\n\t"
             "cmp lr, %6\n\t"
             "bne %l[others]"
             : "=r"(low), "=r"(high), "+r"(tag), "+r"(secondLow), "=r"(secondHigh)
             : "i"(kTagBits), "i"(tags)
             : "cc", "memory"
             : others);
    first = {low | uint64_t(high) << 32, Tag(uint32_t(tag))};
    second = {uint32_t(secondLow) | uint64_t(secondHigh) << 32, Tag(tags >> kTagBits)};
    return true;
others:
    return false;
#else
    first = load(from);
    second = load(fromSecond);
    return pairOf(first.tag, second.tag) == tags;
#endif
}

// The tag is given where a register holds it.
NL_ALWAYS_INLINE Loaded integerValue(Integer integer, Tag tag = Tag::Integer) {
    return {Unsigned(integer), tag};
}
NL_ALWAYS_INLINE Loaded floatValue(Float number, Tag tag = Tag::Float) {
    return {floatBits(number), tag};
}

// A constant's string lies at a distance from the first constant.
NL_ALWAYS_INLINE Loaded loadConstant(const Value* constants, const Value* from) {
    Loaded value = load(from);
    if (NL_UNLIKELY(value.isString())) value.bits = uint32_t(value.bits) + refTo(constants);
    return value;
}

// Whether handlers compute with floats in registers of the machine, which has to know them.
#if !NANOLUA_PINNED
constexpr bool kFloatsInHardware = true;
#elif !defined(__ARM_FP)
constexpr bool kFloatsInHardware = false;
#else
constexpr bool kFloatsInHardware = sizeof(Float) == 4 && (__ARM_FP & 4) != 0;
#endif

/// Moves and constants ///

INLINE copy(Value* to, const Value* from) { store(to, load(from)); }

HANDLER(Move) {
    copy(RA, RB);
    DISPATCH_AT(1);
}

HANDLER(LoadI) {
    store(RA, integerValue(argumentSignedBx(i)));
    DISPATCH_AT(1);
}

SLOW runLoadF(PARAMETERS) {
    RA->setFloat(Float(argumentSignedBx(i)));
    DISPATCH();
}

HANDLER(LoadK) {
    store(RA, loadConstant(k, k + argumentBx(i)));
    DISPATCH_AT(1);
}

HANDLER(LoadKX) {
    store(RA, loadConstant(k, k + argumentAx(*++pc)));
    DISPATCH_AT(1);
}

HANDLER(LoadFalse) {
    RA->tag = Tag::False;
    DISPATCH_AT(1);
}

HANDLER(LFalseSkip) {
    RA->tag = Tag::False;
    DISPATCH_AT(2);
}

HANDLER(LoadTrue) {
    RA->tag = Tag::True;
    DISPATCH_AT(1);
}

HANDLER(LoadNil) {
    Value* ra = RA;
    for (uint32_t count = argumentB(i) + 1; count != 0; count--) (ra++)->setNil();
    DISPATCH_AT(1);
}

/// Upvalues ///

// The header of an upvalue, and its value if it is closed; else the tag is Nil.
NL_ALWAYS_INLINE uint32_t loadUpvalue(const Upvalue* upvalue, Unsigned& bits) {
#if NANOLUA_PINNED && defined(NANOLUA_NUMBERS_I32F32)
    uint32_t header;
    asm("ldrd %0, %1, [%2]" : "=r"(header), "=r"(bits) : "r"(upvalue), "m"(*upvalue));
    return header;
#else
    bits = Unsigned(upvalue->payload.integer);
    return upvalue->header;
#endif
}

NL_ALWAYS_INLINE void storeUpvalue(Upvalue* upvalue, uint32_t header, Loaded value) {
#if NANOLUA_PINNED && defined(NANOLUA_NUMBERS_I32F32)
    static_assert(Upvalue::kTagMask == 0xF);
    asm("bfi %1, %3, #0, #4\n\t"
        "strd %1, %2, [%4]"
        : "=m"(*upvalue), "+r"(header)
        : "r"(value.bits), "r"(value.tag), "r"(upvalue));
#else
    upvalue->header = (header & ~Upvalue::kTagMask) | uint32_t(value.tag);
    upvalue->payload.integer = Integer(value.bits);
#endif
}

// An upvalue that is open or nil.
SLOW runGetUpvalFurther(PARAMETERS) {
    const Upvalue* upvalue = UPVALUE(argumentB(i));
    if (upvalue->isOpen()) {
        copy(RA, upvalue->location);
        DISPATCH_AT(1);
    }
    RA->setNil();
    DISPATCH();
}

HANDLER(GetUpval) {
    Unsigned bits;
    const Tag tag = Tag(loadUpvalue(UPVALUE(argumentB(i)), bits) & Upvalue::kTagMask);
    if (NL_UNLIKELY(tag == Tag::Nil)) return runGetUpvalFurther(ARGUMENTS);
    store(RA, {bits, tag});
    DISPATCH_AT(1);
}

SLOW runObjectInUpvalue(PARAMETERS) {
    Upvalue* upvalue = UPVALUE(argumentB(i));
    if (upvalue->isBlack()) barrier(*S, upvalue, upvalue->value());
    DISPATCH();
}

SLOW runSetOpenUpvalue(PARAMETERS) {
    const Upvalue* upvalue = UPVALUE(argumentB(i));
    Loaded value = load(RA);
    store(upvalue->location, value);
    if (value.isCollectable()) return runObjectInUpvalue(ARGUMENTS);
    DISPATCH_AT(1);
}

HANDLER(SetUpval) {
    Upvalue* upvalue = UPVALUE(argumentB(i));
    const uint32_t header = upvalue->header;
    if (NL_UNLIKELY((header & Header::kOpenBit) != 0)) return runSetOpenUpvalue(ARGUMENTS);
    Loaded value = load(RA);
    storeUpvalue(upvalue, header, value);
    if (NL_UNLIKELY(value.isCollectable())) return runObjectInUpvalue(ARGUMENTS);
    DISPATCH_AT(1);
}

// Loads the table in a closed upvalue; false if there is none.
NL_ALWAYS_INLINE bool loadTable(const Upvalue* upvalue, Unsigned& bits) {
    constexpr uint32_t kTableKind = uint32_t(ObjectKind::Upvalue) | uint32_t(Tag::Table);
    return (loadUpvalue(upvalue, bits) & Header::kKindMask) == kTableKind;
}

/// Table reads ///

SLOW runGetSlow(PARAMETERS) {
    SAVE();
    CONTINUE_IF(getSlow(*S, i));
}

// A key of the same text lies at another address in RAM.
SLOW_WITH runGetByText(PARAMETERS, const Table* table) {
    const String* key = plainOpcodeOf(i) == Opcode::GetTable ? RC->string() : SC;
    if (tryGetField(*S, table, key, RA)) DISPATCH();
    return runGetSlow(ARGUMENTS);
}

// The first node of a chain whose key is this string, or one of the same hash; or nullptr.
NL_ALWAYS_INLINE const Node* nodeOfHash(const Node* node, const String* key) {
    constexpr uint32_t kConstantBit = uint32_t(Tag::RomString) ^ uint32_t(Tag::ShortString);
    for (;;) {
        if ((node->keyTag & ~kConstantBit) == uint32_t(Tag::ShortString) &&
            pointerTo<const String>(node->key.ref)->hash == key->hash)
            return node;
        int32_t next = node->next;
        if (next == 0) return nullptr;
        node += next;
    }
}

// nodeForHash() of a string, which needs a register less.
NL_ALWAYS_INLINE Node* nodeOfName(NodesPlace place, const String* name) {
#if NANOLUA_PINNED
    asm("ldr lr, [%2, #4]\n\t"
        "lsr %1, lr, %1\n\t"
        "add %1, %1, %1, lsl #1\n\t"
        "add %0, %0, %1, lsl %3"
        : "+r"(place.nodes), "+r"(place.word)
        : "r"(name), "i"(__builtin_ctz(kNodeBytes)), "m"(*name));
    return pointerTo<Node>(place.nodes);
#else
    return nodeForHash(place, name->hash);
#endif
}

NL_ALWAYS_INLINE Loaded valueIn(const Node* node) {
    return {Unsigned(node->value.integer), node->tag()};
}

// The table that is the __index of a metatable, if that is easily seen; else nullptr.
NL_ALWAYS_INLINE Table* indexOf(const State& state, Table* metatable) {
    if (isOwnIndex(metatable)) return metatable;
    const String* name = coreStringAt<CoreString::Index>();
    Node* node = firstNode(metatable, name);
    if (node->tag() == Tag::Member && node->key.ref == refTo(name))
        return static_cast<Table*>(madeMember(state, node->value.ref));
    if (!hasKey(node, name) || node->tag() != Tag::Table) return nullptr;
    Table* index = pointerTo<Table>(node->value.ref);
    if (index == metatable) noteIndexIsSelf(metatable, node);
    return index;
}

// A library's table or file.
SLOW_WITH runGetMember(PARAMETERS, uint32_t number) {
    const Object* object = madeMember(*S, number);
    if (object == nullptr) return runGetSlow(ARGUMENTS);
    RA->setObject(object->kind() == ObjectKind::Table ? Tag::Table : Tag::Userdata, object);
    DISPATCH();
}

// A node whose key has the hash of the one that is looked for, but lies elsewhere.
SLOW_WITH_MORE runGetAtHash(PARAMETERS, const Table* table, const Node* node, const String* key) {
    if (!isConstant(node) || !equalWords(pointerTo<const String>(node->key.ref), key))
        return runGetByText(ARGUMENTS, table);
    if (node->tag() == Tag::Member) return runGetMember(ARGUMENTS, node->value.ref);
    store(RA, valueIn(node));
    DISPATCH();
}

// Deeper chains of __index are left to the general path.
constexpr uint32_t kInheritanceMax = 8;

// A field that is not to be had where its chain begins: further along, in a table that is the __index
// of the one before, or nowhere.
SLOW_WITH runGetFurther(PARAMETERS, const Table* table) {
    const String* key = plainOpcodeOf(i) == Opcode::GetTable ? RC->string() : SC;
    for (uint32_t links = kInheritanceMax; links != 0; links--) {
        const Node* node = nodeOfHash(firstNode(table, key), key);
        if (node != nullptr) {
            const Tag tag = node->tag();
            if (NL_UNLIKELY(node->key.ref != refTo(key) || tag == Tag::Member)) {
                FETCH_AGAIN();
                if (node->key.ref != refTo(key)) return runGetAtHash(ARGUMENTS, table, node, key);
                return runGetMember(ARGUMENTS, node->value.ref);
            }
            if (tag != Tag::Nil) {
                FETCH_AGAIN();
                store(RA, {Unsigned(node->value.integer), tag});
                DISPATCH();
            }
        }
        Table* metatable = table->metatable;
        if (NL_UNLIKELY(table->hasImageNodes())) break;
        if (metatable == nullptr || isKnownAbsent(metatable, Metamethod::Index)) {
            FETCH_AGAIN();
            RA->setNil();
            DISPATCH();
        }
        FORGET_PLACE();
        table = indexOf(*S, metatable);
        if (table == nullptr) break;
    }
    FETCH_AGAIN();
    return runGetSlow(ARGUMENTS);
}

// The reference that is a node's key. In i32f32 the value comes with it, in one instruction where the
// compiler takes two.
NL_ALWAYS_INLINE Ref loadKey(const Node* node, [[maybe_unused]] Unsigned& value) {
#if NANOLUA_PINNED && defined(NANOLUA_NUMBERS_I32F32)
    Ref key;
    asm("ldrd %0, %1, [%2]" : "=r"(value), "=r"(key) : "r"(node), "m"(*node));
    return key;
#else
    return node->key.ref;
#endif
}
NL_ALWAYS_INLINE Unsigned loadRest(const Node* node, [[maybe_unused]] Unsigned value) {
#if NANOLUA_PINNED && defined(NANOLUA_NUMBERS_I32F32)
    static_cast<void>(node);
    return value;
#else
    return Unsigned(node->value.integer);
#endif
}

// Puts the value of a field into `to`, most often that in the first node of its chain.
#define TAKE_FIELD(to, node, name, slowPath)                                                       \
    do {                                                                                           \
        Unsigned value;                                                                            \
        Ref key_ = loadKey(node, value);                                                           \
        const int32_t tag = (node)->openTag();                                                     \
        if (NL_UNLIKELY(key_ != refTo(name) || tag <= 0)) {                                        \
            slowPath;                                                                              \
        }                                                                                          \
        store(to, {loadRest(node, value), Tag(tag)});                                              \
        DISPATCH_AT(1);                                                                            \
    } while (0)

INLINE takeField(PARAMETERS, const Table* table, const String* key) {
    FORGET(table);
    const Node* node = firstNode(table, key);
    TAKE_FIELD(RA, node, key, return runGetFurther(ARGUMENTS, table));
}

// From an upvalue that is open or no table.
SLOW runGetTabUpFurther(PARAMETERS) {
    const Upvalue* upvalue = UPVALUE(argumentB(i));
    if (!upvalue->isOpen() || !upvalue->location->isTable()) return runGetSlow(ARGUMENTS);
    return takeField(ARGUMENTS, upvalue->location->table(), SC);
}

HANDLER(GetTabUp) {
    Unsigned bits;
    if (NL_UNLIKELY(!loadTable(UPVALUE(argumentB(i)), bits))) return runGetTabUpFurther(ARGUMENTS);
    return takeField(ARGUMENTS, pointerTo<Table>(Ref(bits)), SC);
}

HANDLER(GetField) {
    Loaded object = loadReference(RB);
    if (NL_UNLIKELY(!object.isTable())) return runGetSlow(ARGUMENTS);
    return takeField(ARGUMENTS, object.table(), SC);
}

// The element at `index` (from 0) of the array part.
#define TAKE_ELEMENT(table, index, slowPath)                                                       \
    do {                                                                                           \
        const Ref array = (table)->array;                                                          \
        const uint32_t capacity = (table)->arrayCapacity();                                        \
        if (NL_UNLIKELY(index >= capacity)) return slowPath(ARGUMENTS);                            \
        const Payload* payloads = pointerTo<Payload>(array);                                       \
        Loaded element;                                                                            \
        element.tag = Tag(pointerTo<uint8_t>(refTo(payloads + capacity))[index]);                  \
        if (NL_UNLIKELY(element.tag == Tag::Nil)) return slowPath(ARGUMENTS);                      \
        element.bits = Unsigned(payloads[index].integer);                                          \
        store(RA, element);                                                                        \
        DISPATCH_AT(1);                                                                            \
    } while (0)

SLOW runGetTableByAnyKey(PARAMETERS) {
    const Value* object = RB;
    if (object->isTable() && tryGet(object->table(), *RC, RA)) DISPATCH();
    return runGetSlow(ARGUMENTS);
}

// A field whose name is in a register.
INLINE takeNamedField(PARAMETERS, Loaded object, Loaded key) {
    if (NL_UNLIKELY(pairOf(object.tag, key.tag) != kTableAndString))
        return runGetTableByAnyKey(ARGUMENTS);
    const String* name = pointerTo<const String>(Ref(key.bits));
    const Node* node = firstNode(object.table(), name);
    TAKE_FIELD(RA, node, name, if (!kHasSpareRegisters) FORGET(i);
               return runGetFurther(ARGUMENTS, RB->table()));
}

HANDLER(GetTableByKey) {
    return takeNamedField(ARGUMENTS, loadReference(RB), loadReference(RC));
}

HANDLER(GetTable) {
    Loaded object;
    Loaded key;
    if (NL_UNLIKELY(!loadTwo(object, key, RB, RC, kTableAndInteger))) {
        if (kLoadsMatchesOnly) return runGetTableByKey(ARGUMENTS);
        return takeNamedField(ARGUMENTS, object, key);
    }
    const Table* table = object.table();
    Unsigned index = key.bits - 1;
    TAKE_ELEMENT(table, index, runGetTableByAnyKey);
}

HANDLER(GetI) {
    Loaded object = load(RB);
    if (NL_UNLIKELY(!object.isTable())) return runGetSlow(ARGUMENTS);
    const Table* table = object.table();
    uint32_t index = argumentC(i) - 1;
    TAKE_ELEMENT(table, index, runGetSlow);
}

SLOW runSelfString(PARAMETERS) {
    const Value* object = RA + 1;
    Table* metatable = S->stringMetatable;
    if (!object->isString() || metatable == nullptr) return runGetSlow(ARGUMENTS);
    const Table* library = indexOf(*S, metatable);
    if (library == nullptr) return runGetSlow(ARGUMENTS);
    return runGetFurther(ARGUMENTS, library);
}

// The method that SELF names, from the table where it most likely is.
INLINE takeMethod(PARAMETERS, Value* ra, const Table* table) {
    const String* key = SC;
    if (!kHasSpareRegisters) return takeField(ARGUMENTS, table, key);
    const Node* node = nodeOfName(nodesPlaceOf(table), key);
    TAKE_FIELD(ra, node, key, i = *pc; return runGetFurther(ARGUMENTS, table));
}

// Methods of userdata are most often found in the metatable itself.
HANDLER(Self) {
    Loaded object = loadReference(RB);
    Value* ra = RA;
    storeAt<1>(ra, object);
    FORGET(i);
    const Table* table = object.table();
    if (object.tag != Tag::Table) {
        if (NL_UNLIKELY(object.tag != Tag::Userdata)) return runSelfString(ARGUMENTS);
        table = object.userdata()->metatable;
        if (NL_UNLIKELY(table == nullptr || !isOwnIndex(table))) return runGetSlow(ARGUMENTS);
    }
    return takeMethod(ARGUMENTS, ra, table);
}

// SELF for what is no userdata, once R[A+1] is set.
#if NANOLUA_PINNED
#pragma GCC diagnostic error "-Wstack-usage=0"
#endif
SLOW_WITH_MORE runSelfOf(PARAMETERS, Ref object, Tag tag, Value* ra) {
    if (NL_UNLIKELY(tag != Tag::Table)) return runSelfString(ARGUMENTS);
    return takeMethod(ARGUMENTS, ra, pointerTo<const Table>(object));
}
#if NANOLUA_PINNED
#pragma GCC diagnostic ignored "-Wstack-usage="
#endif

/// Table writes ///

// R[C], or K[C] where k is set.
#define RKC (flagK(i) ? loadConstant(k, KC) : load(RC))

SLOW runSetSlow(PARAMETERS) {
    SAVE();
    CONTINUE_IF(setSlow(*S, i));
}

// The table in R[A], or in the upvalue, that is written to.
NL_ALWAYS_INLINE Table* tableToSet(PARAMETERS) {
    if (plainOpcodeOf(i) != Opcode::SetTabUp) return RA->table();
    return UPVALUE(argumentA(i))->value().table();
}

// An object was written to the table: the collector may have to know.
SLOW runObjectInTable(PARAMETERS) {
    Table* table = tableToSet(ARGUMENTS);
    if (table->isBlack()) noteWrite(*S, table);
    DISPATCH();
}

// The index (from 0) that SETTABLE or SETI names.
NL_ALWAYS_INLINE Unsigned elementIndex(Instruction i, const Value* key) {
    return (plainOpcodeOf(i) == Opcode::SetI ? Unsigned(argumentB(i)) : key->integer()) - 1;
}

// An object was written to an element. If it is a constant, it is a string as it lies there.
SLOW runObjectInElement(PARAMETERS) {
    if (!flagK(i)) return runObjectInTable(ARGUMENTS);
    RA->table()->arrayPayloads()[elementIndex(i, RB)].ref += refTo(k);
    DISPATCH();
}

// Writes R[C] or K[C] to the element at `index` (from 0) if it is present, so that no metamethod can
// be meant. A new element of an array without metatable is as good.
#define SET_ELEMENT(table, index, slowPath)                                                        \
    do {                                                                                           \
        const Ref array = (table)->array;                                                          \
        const uint32_t capacity = (table)->arrayCapacity();                                        \
        if (NL_UNLIKELY(index >= capacity)) return slowPath(ARGUMENTS);                            \
        Payload* payload = pointerTo<Payload>(array) + index;                                      \
        uint8_t* tag = pointerTo<uint8_t>(refTo(pointerTo<Payload>(array) + capacity)) + index;    \
        if (sizeof(Payload) != kWordBytes) {                                                       \
            FORGET(tag);                                                                           \
            FORGET(payload);                                                                       \
        }                                                                                          \
        if (NL_UNLIKELY(*tag == uint8_t(Tag::Nil))) {                                              \
            Instruction again = i;                                                                 \
            FORGET(again);                                                                         \
            const Table* place = registerAt(argumentA(again))->table();                            \
            if (place->metatable.ref() != 0) return slowPath(ARGUMENTS);                           \
        }                                                                                          \
        Loaded value = flagK(i) ? load(KC) : load(RC);                                             \
        *tag = uint8_t(value.tag);                                                                 \
        payload->integer = Integer(value.bits);                                                    \
        if (NL_UNLIKELY(value.isCollectable())) return runObjectInElement(ARGUMENTS);              \
        DISPATCH_AT(1);                                                                            \
    } while (0)

HANDLER(SetI) {
    Loaded object = load(RA);
    if (NL_UNLIKELY(!object.isTable())) return runSetSlow(ARGUMENTS);
    FORGET(i);
    Table* table = object.table();
    uint32_t index = argumentB(i) - 1;
    SET_ELEMENT(table, index, runSetSlow);
}

NL_ALWAYS_INLINE void setValue(Node* node, Loaded value) {
    node->value.integer = Integer(value.bits);
    node->openTag() = int8_t(value.tag);
}

// Whether a new field can be no other than a plain one.
NL_ALWAYS_INLINE bool hasNoNewIndex(const Table* table) {
    const Table* metatable = table->metatable;
    return metatable == nullptr || isKnownAbsent(metatable, Metamethod::NewIndex);
}

// An object was written where a chain begins. If it is a constant, it is a string as it lies there.
SLOW runObjectInField(PARAMETERS) {
    if (!flagK(i)) return runObjectInTable(ARGUMENTS);
    firstNode(tableToSet(ARGUMENTS), SB)->value.ref += refTo(k);
    DISPATCH();
}

// A field that is not written where its chain begins: one that begins the chain, or one further along.
SLOW runSetFurther(PARAMETERS) {
    Table* table = tableToSet(ARGUMENTS);
    const String* key = plainOpcodeOf(i) == Opcode::SetTable ? RB->string() : SB;
    Node* node = nodeOfName(nodesPlaceOf(table), key);
    if (node->isFresh() && hasNoNewIndex(table) && !table->isBlack()) {
        Loaded value = RKC;
        if (value.tag == Tag::Nil) DISPATCH();
        forgetMetamethods(table);
        node->key.ref = refTo(key);
        node->keyTag = uint8_t(Tag::ShortString);
        setValue(node, value);
        DISPATCH();
    }
    node = const_cast<Node*>(nodeOfHash(node, key));
    if (node == nullptr || node->key.ref != refTo(key) || node->openTag() <= 0)
        return runSetSlow(ARGUMENTS);
    Loaded value = RKC;
    setValue(node, value);
    if (value.isCollectable()) return runObjectInTable(ARGUMENTS);
    DISPATCH();
}

INLINE setField(PARAMETERS, const Table* table) {
    const String* key = SB;
    Node* node = firstNode(table, key);
    if (NL_UNLIKELY(node->key.ref != refTo(key) || node->openTag() <= 0))
        return runSetFurther(ARGUMENTS);
    Loaded value = flagK(i) ? load(KC) : load(RC);
    setValue(node, value);
    if (NL_UNLIKELY(value.isCollectable())) return runObjectInField(ARGUMENTS);
    DISPATCH_AT(1);
}

HANDLER(SetField) {
    Loaded object = loadReference(RA);
    if (NL_UNLIKELY(!object.isTable())) return runSetSlow(ARGUMENTS);
    return setField(ARGUMENTS, object.table());
}

// To an upvalue that is open or no table.
SLOW runSetTabUpFurther(PARAMETERS) {
    const Upvalue* upvalue = UPVALUE(argumentA(i));
    if (!upvalue->isOpen() || !upvalue->location->isTable()) return runSetSlow(ARGUMENTS);
    return setField(ARGUMENTS, upvalue->location->table());
}

HANDLER(SetTabUp) {
    Unsigned bits;
    if (NL_UNLIKELY(!loadTable(UPVALUE(argumentA(i)), bits))) return runSetTabUpFurther(ARGUMENTS);
    return setField(ARGUMENTS, pointerTo<Table>(Ref(bits)));
}

// Of a key that is there, most often among the nodes.
SLOW runSetTableByAnyKey(PARAMETERS) {
    const Value* object = RA;
    if (object->isTable() && object->table()->ownsNodes() && !flagK(i) &&
        setExisting(S->collector, object->table(), *RB, *RC))
        DISPATCH();
    return runSetSlow(ARGUMENTS);
}

// A field whose name is in a register.
SLOW runSetNamedField(PARAMETERS) {
    const Value* object = RA;
    const Value* key = RB;
    if (pairOf(object->tag, key->tag) != kTableAndString) return runSetTableByAnyKey(ARGUMENTS);
    Node* node = firstNode(object->table(), key->string());
    if (node->key.ref != key->payload.ref || node->openTag() <= 0) return runSetFurther(ARGUMENTS);
    Loaded value = RKC;
    setValue(node, value);
    if (value.isCollectable()) return runObjectInTable(ARGUMENTS);
    DISPATCH();
}

HANDLER(SetTable) {
    Loaded object;
    Loaded key;
    if (NL_UNLIKELY(!loadTwo(object, key, RA, RB, kTableAndInteger)))
        return runSetNamedField(ARGUMENTS);
    Table* table = object.table();
    Unsigned index = key.bits - 1;
    SET_ELEMENT(table, index, runSetTableByAnyKey);
}

SLOW runSetListSlow(PARAMETERS) {
    if (argumentWideB(i) == 0) {
        SAVE_PC();
    } else {
        SAVE();
    }
    setList(*S, i);
    pc = S->pc;
    DISPATCH_AFTER_ALLOCATION();
}

// The elements of a constructor, into an array part that was made for them.
SLOW runSetList(PARAMETERS) {
    const Value* value = RA;
    Table* table = value->table();
    uint32_t index = argumentWideC(i);
    uint32_t count = argumentWideB(i);
    if (count == 0) count = uint32_t(S->top.get() - value) - 1;
    if (NL_UNLIKELY(index + count > table->arrayCapacity() || table->isBlack() || flagK(i)))
        return runSetListSlow(ARGUMENTS);
    Payload* payload = table->arrayPayloads() + index;
    uint8_t* tag = table->arrayTags() + index;
    for (; count != 0; count--) {
        Loaded element = load(++value);
        (payload++)->integer = Integer(element.bits);
        *tag++ = uint8_t(element.tag);
    }
    DISPATCH();
}

SLOW runNewTableSlow(PARAMETERS) {
    pc++;
    SAVE();
    makeTable(*S, i);
    pc = S->pc;
    DISPATCH_AFTER_ALLOCATION();
}

SLOW runNewTable(PARAMETERS) {
    uint32_t capacity = constructedCapacity(argumentWideC(i));
    if (NL_UNLIKELY(argumentWideB(i) != 0 || flagK(i) || capacity > kReadyElementsMax))
        return runNewTableSlow(ARGUMENTS);
    Table* table = newReadyTable(*S, capacity);
    if (NL_UNLIKELY(table == nullptr)) return runNewTableSlow(ARGUMENTS);
    RA->setTable(table);
    pc++;
    DISPATCH();
}

/// Arithmetic ///

// Skip the metamethod instruction.
#define DISPATCH_SKIPPING() DISPATCH_AT(2)
#define DISPATCH_SKIPPING_SLOWLY()                                                                 \
    do {                                                                                           \
        pc++;                                                                                      \
        DISPATCH();                                                                                \
    } while (0)

// In i32f32 both operands go to the floating-point unit in one instruction. Software for float64 is
// called without the compiler's knowledge, which would make a stack frame.
#if NANOLUA_PINNED && defined(NANOLUA_NUMBERS_I32F32) && defined(__ARM_FP)
#define DEFINE_FLOATS(symbol, instruction, function)                                               \
    static Float floats(Float a, Float b) {                                                        \
        Float result;                                                                              \
        asm("vmov s14, s15, %1, %2\n\t" instruction " %0, s14, s15"                                \
            : "=t"(result)                                                                         \
            : "r"(floatBits(a)), "r"(floatBits(b))                                                 \
            : "s14", "s15");                                                                       \
        return result;                                                                             \
    }
#elif NANOLUA_PINNED && defined(NANOLUA_NUMBERS_I64F64) && (!defined(__ARM_FP) || __ARM_FP < 8)
#define DEFINE_FLOATS(symbol, instruction, function)                                               \
    static Float floats(Float a, Float b) {                                                        \
        register uint32_t low asm("r0") = uint32_t(floatBits(a));                                  \
        register uint32_t high asm("r1") = uint32_t(floatBits(a) >> 32);                           \
        register uint32_t secondLow asm("r2") = uint32_t(floatBits(b));                            \
        register uint32_t secondHigh asm("r3") = uint32_t(floatBits(b) >> 32);                     \
        asm("bl " function                                                                         \
            : "+r"(low), "+r"(high), "+r"(secondLow), "+r"(secondHigh)                             \
            :                                                                                      \
            : "r12", "cc");                                                                        \
        return floatFromBits(low | uint64_t(high) << 32);                                          \
    }
#else
#define DEFINE_FLOATS(symbol, instruction, function)                                               \
    static Float floats(Float a, Float b) { return a symbol b; }
#endif

struct AddOperation {
    static Integer integers(Integer a, Integer b) { return integerAdd(a, b); }
    DEFINE_FLOATS(+, "vadd.f32", "__aeabi_dadd")
};
struct SubtractOperation {
    static Integer integers(Integer a, Integer b) { return integerSubtract(a, b); }
    DEFINE_FLOATS(-, "vsub.f32", "__aeabi_dsub")
};
struct MultiplyOperation {
    static Integer integers(Integer a, Integer b) { return integerMultiply(a, b); }
    DEFINE_FLOATS(*, "vmul.f32", "__aeabi_dmul")
};
struct DivideOperation {
    DEFINE_FLOATS(/, "vdiv.f32", "__aeabi_ddiv")
};
struct ModuloOperation {
    static Integer unsigned32(uint32_t a, uint32_t b) { return Integer(a % b); }
    static Float floats(Float a, Float b) { return floatModulo(a, b); }
};
struct FloorDivideOperation {
    static Integer unsigned32(uint32_t a, uint32_t b) { return Integer(a / b); }
    static Float floats(Float a, Float b) { return floatFloorDivide(a, b); }
};

// Whatever operands there are.
SLOW runMixedArithmetic(PARAMETERS) {
    SAVE();
    if (!arithmeticSlow(*S, i)) DISPATCH();
    DISPATCH_SKIPPING_SLOWLY();
}

// Floats that the machine does not know; `constantC`: the second operand is K[C].
template <class Operation, bool constantC> SLOW runFloatArithmetic(PARAMETERS) {
    if constexpr (!kFloatsInHardware) {
        Loaded b;
        Loaded c;
        if (NL_LIKELY(loadTwo(b, c, RB, constantC ? KC : RC, kTwoFloats))) {
            Loaded result = floatValue(Operation::floats(b.number(), c.number()));
            i = *pc;
            store(RA, result);
            DISPATCH_SKIPPING_SLOWLY();
        }
    }
    return runMixedArithmetic(ARGUMENTS);
}

// Fast: two integers, then two floats.
template <class Operation, bool constantC> INLINE runArithmetic(PARAMETERS) {
    Loaded b;
    Loaded c;
    if (NL_LIKELY(loadTwo(b, c, RB, constantC ? KC : RC, kTwoIntegers))) {
        store(RA, integerValue(Operation::integers(b.integer(), c.integer()), b.tag));
        DISPATCH_SKIPPING();
    }
    if (NL_LIKELY(kFloatsInHardware && pairOf(b.tag, c.tag) == kTwoFloats)) {
        store(RA, floatValue(Operation::floats(b.number(), c.number()), b.tag));
        DISPATCH_SKIPPING();
    }
    return runFloatArithmetic<Operation, constantC>(ARGUMENTS);
}

template <class Operation, bool constantC> INLINE runIntegerDivision(PARAMETERS) {
    Loaded b;
    Loaded c;
    if (NL_LIKELY(loadTwo(b, c, RB, constantC ? KC : RC, kTwoIntegers))) {
        if (NL_UNLIKELY(!divideAsUnsigned32(b.integer(), c.integer()) || c.integer() == 0))
            return runMixedArithmetic(ARGUMENTS);
        store(RA, integerValue(Operation::unsigned32(uint32_t(b.integer()), uint32_t(c.integer())), b.tag));
        DISPATCH_SKIPPING();
    }
    return runFloatArithmetic<Operation, constantC>(ARGUMENTS);
}

template <class Operation, bool constantC> INLINE runFloatDivision(PARAMETERS) {
    if constexpr (kFloatsInHardware) {
        Loaded b;
        Loaded c;
        if (NL_LIKELY(loadTwo(b, c, RB, constantC ? KC : RC, kTwoFloats))) {
            store(RA, floatValue(Operation::floats(b.number(), c.number()), b.tag));
            DISPATCH_SKIPPING();
        }
    }
    return runFloatArithmetic<Operation, constantC>(ARGUMENTS);
}

HANDLER(Add) { return runArithmetic<AddOperation, false>(ARGUMENTS); }
HANDLER(AddK) { return runArithmetic<AddOperation, true>(ARGUMENTS); }
HANDLER(Sub) { return runArithmetic<SubtractOperation, false>(ARGUMENTS); }
HANDLER(SubK) { return runArithmetic<SubtractOperation, true>(ARGUMENTS); }
HANDLER(Mul) { return runArithmetic<MultiplyOperation, false>(ARGUMENTS); }
HANDLER(MulK) { return runArithmetic<MultiplyOperation, true>(ARGUMENTS); }
HANDLER(Mod) { return runIntegerDivision<ModuloOperation, false>(ARGUMENTS); }
HANDLER(ModK) { return runIntegerDivision<ModuloOperation, true>(ARGUMENTS); }
HANDLER(IDiv) { return runIntegerDivision<FloorDivideOperation, false>(ARGUMENTS); }
HANDLER(IDivK) { return runIntegerDivision<FloorDivideOperation, true>(ARGUMENTS); }
HANDLER(Div) { return runFloatDivision<DivideOperation, false>(ARGUMENTS); }
HANDLER(DivK) { return runFloatDivision<DivideOperation, true>(ARGUMENTS); }

HANDLER(Pow) { return runMixedArithmetic(ARGUMENTS); }
HANDLER(PowK) { return runMixedArithmetic(ARGUMENTS); }

SLOW runAddIToFloat(PARAMETERS) {
    const Value* b = RB;
    if (!b->isFloat()) DISPATCH();
    RA->setFloat(b->number() + Float(argumentSignedC(i)));
    DISPATCH_SKIPPING_SLOWLY();
}

HANDLER(AddI) {
    Loaded b = load(RB);
    if (NL_UNLIKELY(!b.isInteger())) return runAddIToFloat(ARGUMENTS);
    // In this order the field is added where it lies.
    Integer excess = integerAdd(b.integer(), Integer(argumentC(i)));
    store(RA, integerValue(integerAdd(excess, argumentSignedC(0)), b.tag));
    DISPATCH_SKIPPING();
}

/// Bit operations ///

// Shifts by 0..255, beyond the width too: the machine does what Lua wants.
#if NANOLUA_PINNED && defined(NANOLUA_NUMBERS_I32F32)
NL_ALWAYS_INLINE Unsigned bitsLeft(Unsigned bits, uint32_t count) {
    asm("lsl %0, %0, %1" : "+r"(bits) : "r"(count));
    return bits;
}
NL_ALWAYS_INLINE Unsigned bitsRight(Unsigned bits, uint32_t count) {
    asm("lsr %0, %0, %1" : "+r"(bits) : "r"(count));
    return bits;
}
#elif NANOLUA_PINNED
NL_ALWAYS_INLINE Unsigned bitsLeft(Unsigned bits, uint32_t count) {
    uint32_t low = uint32_t(bits);
    uint32_t high = uint32_t(bits >> 32);
    asm("rsb lr, %2, #32\n\t"
        "lsr lr, %0, lr\n\t"
        "lsl %1, %1, %2\n\t"
        "orr %1, %1, lr\n\t"
        "sub lr, %2, #32\n\t"
        "lsl lr, %0, lr\n\t"
        "orr %1, %1, lr\n\t"
        "lsl %0, %0, %2"
        : "+r"(low), "+r"(high)
        : "r"(count));
    return low | uint64_t(high) << 32;
}
NL_ALWAYS_INLINE Unsigned bitsRight(Unsigned bits, uint32_t count) {
    uint32_t low = uint32_t(bits);
    uint32_t high = uint32_t(bits >> 32);
    asm("rsb lr, %2, #32\n\t"
        "lsl lr, %1, lr\n\t"
        "lsr %0, %0, %2\n\t"
        "orr %0, %0, lr\n\t"
        "sub lr, %2, #32\n\t"
        "lsr lr, %1, lr\n\t"
        "orr %0, %0, lr\n\t"
        "lsr %1, %1, %2"
        : "+r"(low), "+r"(high)
        : "r"(count));
    return low | uint64_t(high) << 32;
}
#else
NL_ALWAYS_INLINE Unsigned bitsLeft(Unsigned bits, uint32_t count) {
    return count < uint32_t(kIntegerBits) ? bits << count : 0;
}
NL_ALWAYS_INLINE Unsigned bitsRight(Unsigned bits, uint32_t count) {
    return count < uint32_t(kIntegerBits) ? bits >> count : 0;
}
#endif

struct AndOperation {
    static Integer integers(Integer a, Integer b) { return a & b; }
};
struct OrOperation {
    static Integer integers(Integer a, Integer b) { return a | b; }
};
struct XorOperation {
    static Integer integers(Integer a, Integer b) { return a ^ b; }
};
struct ShiftLeftOperation {
    static Unsigned bits(Unsigned a, uint32_t count) { return bitsLeft(a, count); }
};
struct ShiftRightOperation {
    static Unsigned bits(Unsigned a, uint32_t count) { return bitsRight(a, count); }
};

template <class Operation, bool constantC> INLINE runBits(PARAMETERS) {
    Loaded b;
    Loaded c;
    if (NL_UNLIKELY(!loadTwo(b, c, RB, constantC ? KC : RC, kTwoIntegers)))
        return runMixedArithmetic(ARGUMENTS);
    store(RA, integerValue(Operation::integers(b.integer(), c.integer()), b.tag));
    DISPATCH_SKIPPING();
}

HANDLER(BAnd) { return runBits<AndOperation, false>(ARGUMENTS); }
HANDLER(BAndK) { return runBits<AndOperation, true>(ARGUMENTS); }
HANDLER(BOr) { return runBits<OrOperation, false>(ARGUMENTS); }
HANDLER(BOrK) { return runBits<OrOperation, true>(ARGUMENTS); }
HANDLER(BXor) { return runBits<XorOperation, false>(ARGUMENTS); }
HANDLER(BXorK) { return runBits<XorOperation, true>(ARGUMENTS); }
// Counts outside of 0..31 are left to the slow path.
template <class Operation> INLINE runShift(PARAMETERS) {
    Loaded b;
    Loaded c;
    if (NL_UNLIKELY(!loadTwo(b, c, RB, RC, kTwoIntegers) || c.bits > 31))
        return runMixedArithmetic(ARGUMENTS);
    store(RA, {Operation::bits(b.bits, uint32_t(c.bits)), b.tag});
    DISPATCH_SKIPPING();
}

HANDLER(Shl) { return runShift<ShiftLeftOperation>(ARGUMENTS); }
HANDLER(Shr) { return runShift<ShiftRightOperation>(ARGUMENTS); }

// R[A] := sC << R[B]
HANDLER(ShlI) { return runMixedArithmetic(ARGUMENTS); }

// R[A] := R[B] >> sC, which the compiler makes of << too
HANDLER(ShrI) {
    Loaded b = load(RB);
    if (NL_UNLIKELY(!b.isInteger())) return runMixedArithmetic(ARGUMENTS);
    int32_t count = argumentSignedC(i);
    store(RA, {count >= 0 ? bitsRight(b.bits, uint32_t(count)) : bitsLeft(b.bits, uint32_t(-count)),
               b.tag});
    DISPATCH_SKIPPING();
}

/// Metamethods of arithmetic ///

SLOW runMetamethod(PARAMETERS) {
    SAVE();
    CONTINUE_IF(arithmeticMetamethod(*S, i));
}
HANDLER(MMBin) { return runMetamethod(ARGUMENTS); }
HANDLER(MMBinI) { return runMetamethod(ARGUMENTS); }
HANDLER(MMBinK) { return runMetamethod(ARGUMENTS); }

/// Unary operations ///

HANDLER(Unm) {
    const Value* b = RB;
    if (NL_LIKELY(b->isInteger())) {
        RA->setInteger(integerNegate(b->integer()));
        DISPATCH_AT(1);
    }
    if (NL_UNLIKELY(!b->isFloat())) return runMetamethod(ARGUMENTS);
    RA->setFloat(-b->number());
    DISPATCH_AT(1);
}

SLOW runBNotOfFloat(PARAMETERS) {
    const Value* b = RB;
    if (!hasInteger(*b)) return runMetamethod(ARGUMENTS);
    RA->setInteger(~integerOf(*b));
    DISPATCH();
}

HANDLER(BNot) {
    Loaded b = load(RB);
    if (NL_UNLIKELY(!b.isInteger())) return runBNotOfFloat(ARGUMENTS);
    store(RA, integerValue(~b.integer(), b.tag));
    DISPATCH_AT(1);
}

HANDLER(Not) {
    RA->setBoolean(RB->isFalsy());
    DISPATCH_AT(1);
}

SLOW runLen(PARAMETERS) {
    const Value* operand = RB;
    if (operand->tag == Tag::ShortString) {
        RA->setInteger(Integer(operand->string()->shortLengthBytes()));
        DISPATCH();
    }
    SAVE();
    CONTINUE_IF(finishLength(*S, RA, *RB));
}

SLOW runConcat(PARAMETERS) {
    SAVE();
    if (concatenateShort(*S, RA, int32_t(argumentB(i)))) DISPATCH_AFTER_ALLOCATION();
    if (!concatenateRegisters(*S, i)) return leave(S);
    RELOAD();
    DISPATCH_AFTER_ALLOCATION();
}

/// Jumps and comparisons ///

// pc + distance of a jump instruction, whose field is stored in excess of 2^24 - 1.
NL_ALWAYS_INLINE const Instruction* jumpTarget(const Instruction* from, Instruction jump) {
    return from + (int32_t(jump ^ 0x80000000u) >> InstructionLayout::kAPosition) + 1;
}

// Follows the jump instruction `jump`, so many instructions (0 or 1) behind the running one.
#if NANOLUA_PINNED
SLOW runOutOfBudgetAtJump(PARAMETERS) {
    pc = jumpTarget(pc, *pc);
    return runOutOfBudget(ARGUMENTS);
}
SLOW runOutOfBudgetAtTest(PARAMETERS) {
    pc++;
    return runOutOfBudgetAtJump(ARGUMENTS);
}
// Without its lowest five bits the instruction is the distance in bytes, in excess of 2^26 - 4, and
// above two bits of the opcode, which the dispatch takes off again.
constexpr uint32_t kJumpExcessBytes = 1u << 26;
constexpr uint32_t kJumpOpcodeBits = uint32_t(Opcode::Jmp) >> 5;
#define FOLLOW_JUMP(jump, at)                                                                      \
    do {                                                                                           \
        __label__ exhausted;                                                                       \
        asm goto("subs r11, r11, #1\n\tbmi %l[exhausted]" : : : "cc" : exhausted);                 \
        pc = pointerTo<const Instruction>(refTo(pc) + ((jump) >> 5) - kJumpExcessBytes);           \
        DISPATCH_AT_BYTES(((at) + 2) * sizeof(Instruction) - kJumpOpcodeBits);                     \
    exhausted:                                                                                     \
        return (at) == 0 ? runOutOfBudgetAtJump(ARGUMENTS) : runOutOfBudgetAtTest(ARGUMENTS);      \
    } while (0)
#else
#define FOLLOW_JUMP(jump, at)                                                                      \
    do {                                                                                           \
        pc = jumpTarget(pc + (at), jump);                                                          \
        DISPATCH_COUNTED();                                                                        \
    } while (0)
#endif

HANDLER(Jmp) { FOLLOW_JUMP(i, 0); }

#define SKIP_JUMP() DISPATCH_AT(2)
#define TAKE_JUMP() FOLLOW_JUMP(pc[1], 1)

// The instruction behind a test is a jump, taken if the test comes out as k says.
#define CONDITIONAL_JUMP(condition)                                                                \
    do {                                                                                           \
        if (condition) {                                                                           \
            if (flagK(i)) TAKE_JUMP();                                                             \
            SKIP_JUMP();                                                                           \
        }                                                                                          \
        if (flagK(i)) SKIP_JUMP();                                                                 \
        TAKE_JUMP();                                                                               \
    } while (0)

SLOW runTestSlow(PARAMETERS) {
    SAVE();
    CONTINUE_IF(testSlow(*S, i));
}

HANDLER(Eq) {
    Loaded a;
    Loaded b;
    if (NL_LIKELY(loadTwo(a, b, RA, RB, kTwoIntegers))) CONDITIONAL_JUMP(a.integer() == b.integer());
    return runTestSlow(ARGUMENTS);
}

#define ORDER(operation)                                                                           \
    do {                                                                                           \
        Loaded a;                                                                                  \
        Loaded b;                                                                                  \
        if (NL_LIKELY(loadTwo(a, b, RA, RB, kTwoIntegers)))                                        \
            CONDITIONAL_JUMP(a.integer() operation b.integer());                                   \
        if (NL_LIKELY(kFloatsInHardware && pairOf(a.tag, b.tag) == kTwoFloats))                    \
            CONDITIONAL_JUMP(a.number() operation b.number());                                     \
        return runTestSlow(ARGUMENTS);                                                            \
    } while (0)

HANDLER(Lt) { ORDER(<); }
HANDLER(Le) { ORDER(<=); }

// Goes on behind a test and its jump, or follows the jump.
#define DISPATCH_AFTER_TEST(condition)                                                             \
    do {                                                                                           \
        pc = (condition) == flagK(i) ? jumpTarget(pc + 1, pc[1]) : pc + 1;                         \
        DISPATCH_COUNTED();                                                                        \
    } while (0)

SLOW runEqKSlow(PARAMETERS) {
    DISPATCH_AFTER_TEST(equalsConstant(*RA, k, argumentB(i)));
}

HANDLER(EqK) {
    const Value* a = RA;
    const Value* constant = KB;
    if (a->tag == Tag::ShortString && refTo(k) + constant->payload.ref == a->payload.ref &&
        constant->tag == Tag::ShortString)
        CONDITIONAL_JUMP(true);
    return runEqKSlow(ARGUMENTS);
}

HANDLER(EqI) {
    Loaded a = load(RA);
    Integer immediate = argumentSignedB(i);
    if (NL_LIKELY(a.isInteger())) CONDITIONAL_JUMP(a.integer() == immediate);
    return runTestSlow(ARGUMENTS);
}

#define ORDER_IMMEDIATE(operation)                                                                 \
    do {                                                                                           \
        Loaded a = load(RA);                                                                        \
        Integer immediate = argumentSignedB(i);                                                    \
        if (NL_LIKELY(a.isInteger())) CONDITIONAL_JUMP(a.integer() operation immediate);           \
        if (NL_LIKELY(kFloatsInHardware && a.isFloat()))                                           \
            CONDITIONAL_JUMP(a.number() operation Float(immediate));                               \
        return runTestSlow(ARGUMENTS);                                                   \
    } while (0)

HANDLER(LtI) { ORDER_IMMEDIATE(<); }
HANDLER(LeI) { ORDER_IMMEDIATE(<=); }
HANDLER(GtI) { ORDER_IMMEDIATE(>); }
HANDLER(GeI) { ORDER_IMMEDIATE(>=); }

HANDLER(Test) { CONDITIONAL_JUMP(!RA->isFalsy()); }

// Tests of images, whose jumps lead forward: they need not be counted.
#if NANOLUA_PINNED
#define JUMP_FORWARD()                                                                             \
    do {                                                                                           \
        pc = pointerTo<const Instruction>(refTo(pc) + (pc[1] >> 5) - kJumpExcessBytes);            \
        DISPATCH_AT_BYTES(3 * sizeof(Instruction) - kJumpOpcodeBits);                              \
    } while (0)
#else
#define JUMP_FORWARD() TAKE_JUMP()
#endif

#define JUMP_FORWARD_IF(condition)                                                                 \
    do {                                                                                           \
        if (condition) JUMP_FORWARD();                                                             \
        SKIP_JUMP();                                                                               \
    } while (0)

HANDLER(EqIForward) {
    Loaded a = load(RA);
    Integer immediate = argumentSignedB(i);
    if (NL_UNLIKELY(!a.isInteger())) return runTestSlow(ARGUMENTS);
    JUMP_FORWARD_IF(a.integer() == immediate);
}

HANDLER(NeIForward) {
    Loaded a = load(RA);
    Integer immediate = argumentSignedB(i);
    if (NL_UNLIKELY(!a.isInteger())) return runTestSlow(ARGUMENTS);
    JUMP_FORWARD_IF(a.integer() != immediate);
}

HANDLER(TrueForward) { JUMP_FORWARD_IF(!RA->isFalsy()); }
HANDLER(FalseForward) { JUMP_FORWARD_IF(RA->isFalsy()); }

HANDLER(TestSet) {
    const Value* b = RB;
    if (b->isFalsy() == flagK(i)) SKIP_JUMP();
    copy(RA, b);
    TAKE_JUMP();
}

/// Numeric loops ///

SLOW runForLoopFloat(PARAMETERS) {
    Value* ra = RA;
    Float step = ra[1].number();
    Float limit = ra[0].number();
    Float index = ra[2].number() + step;
    if (step > 0 ? index <= limit : limit <= index) {
        ra[2].setFloat(index);
        pc -= argumentBx(i);
        DISPATCH_COUNTED();
    }
    DISPATCH();
}

// R[A] counts the iterations left, R[A+1] is the step, R[A+2] the control variable.
HANDLER(ForLoop) {
#if NANOLUA_PINNED && defined(NANOLUA_NUMBERS_I32F32)
    asm goto("ubfx lr, %0, #7, #8\n\t"
             "add lr, %2, lr, lsl #3\n\t"
             "ldm lr, {r1, r2, r3, r9, r12}\n\t"
             "cmp r9, %1\n\t"
             "bne %l[floats]\n\t"
             "subs r1, r1, #1\n\t"
             "bcc %l[ended]\n\t"
             "add r12, r12, r3\n\t"
             "str r1, [lr]\n\t"
             "str r12, [lr, #16]"
             :
             : "r"(i), "i"(Tag::Integer), "r"(base)
             : "r1", "r2", "r3", "r9", "r12", "cc", "memory"
             : floats, ended);
#elif NANOLUA_PINNED
    asm goto("ubfx lr, %0, #7, #8\n\t"
             "mla lr, lr, r10, %2\n\t"
             "ldm lr, {r1, r2, r3, r9, r12}\n\t"
             "ldr r3, [lr, #20]\n\t"
             "cmp r3, %1\n\t"
             "bne %l[floats]\n\t"
             "subs r1, r1, #1\n\t"
             "sbcs r2, r2, #0\n\t"
             "bcc %l[ended]\n\t"
             "strd r1, r2, [lr]\n\t"
             "ldrd r1, r2, [lr, #24]\n\t"
             "adds r1, r1, r9\n\t"
             "adc r2, r2, r12\n\t"
             "strd r1, r2, [lr, #24]"
             :
             : "r"(i), "i"(Tag::Integer), "r"(base)
             : "r1", "r2", "r3", "r9", "r12", "cc", "memory"
             : floats, ended);
#else
    Value* ra = RA;
    if (NL_UNLIKELY(!ra[1].isInteger())) goto floats;
    if (NL_UNLIKELY(ra[0].payload.integer == 0)) goto ended;
    ra[0].payload.integer = integerSubtract(ra[0].integer(), 1);
    ra[2].payload.integer = integerAdd(ra[2].integer(), ra[1].integer());
#endif
    pc -= argumentBx(i);
    DISPATCH_COUNTED_AT(1);
floats:
    return runForLoopFloat(ARGUMENTS);
ended:
    DISPATCH_AT(1);
}

SLOW runForPrep(PARAMETERS) {
    SAVE();
    if (!prepareForLoop(*S, RA)) pc += argumentBx(i) + 1;
    DISPATCH();
}

/// Generic loops ///

SLOW runTForPrep(PARAMETERS) {
    SAVE();
    prepareGenericLoop(*S, RA);
    pc += argumentBx(i);
    DISPATCH();
}

HANDLER(TForLoop) {
    if (RA[3].isNil()) DISPATCH_AT(1);
    pc -= argumentBx(i);
    DISPATCH_COUNTED_AT(1);
}

/// Calls ///

// Anything but the common cases: host functions, __call, arguments up to the top, a full stack.
SLOW runCallSlow(PARAMETERS) {
    Value* ra = RA;
    uint32_t given = argumentB(i);
    SAVE_PC();
    int32_t count = given != 0 ? int32_t(given) - 1 : int32_t(S->top.get() - ra) - 1;
    if (given != 0) S->top = base;
    CONTINUE_IF(performCall(*S, ra, count, argumentC(i)));
}

// What a native function asked for instead of returning.
SLOW_WITH runOutcome(PARAMETERS, int32_t outcome) {
    CONTINUE_IF(performOutcome(*S, outcome, argumentC(i)));
}

// A native function returned not just what was wanted, or something is to be done first: the stack has
// moved, or a safe point was asked for. Its outcome is in State::nativeCount.
SLOW runNativeReturn(PARAMETERS) {
    Outcome outcome = S->nativeCount;
    base = S->frame->base;
    if (outcome < 0) return runOutcome(ARGUMENTS, outcome);
    cease(*S, kAttentionNative);
    S->nativeArguments = nullptr;
    Value* slot = RA;
    int32_t wanted = int32_t(argumentC(i)) - 1;
    if (wanted < 0) {
        S->top = slot + outcome;
    } else {
        while (outcome < wanted) slot[outcome++].setNil();
    }
    DISPATCH_AFTER_ALLOCATION();
}

// Calls native code for the running instruction, without a frame: see State::nativeArguments.
NL_ALWAYS_INLINE Outcome callNative(PARAMETERS, uint32_t code, Value* arguments, int32_t count) {
#if NANOLUA_PINNED
    // So the handler need not keep its return address: it is left by jumps alone.
    static_assert(offsetof(State, nativeArguments) == 0 &&
                  offsetof(State, nativeCount) == 1 * kWordBytes &&
                  offsetof(State, pc) == 2 * kWordBytes && offsetof(State, top) == 3 * kWordBytes);
    register Outcome outcome asm("r0");
    register Value* second asm("r1") = arguments;
    register int32_t third asm("r2") = count;
    register uint32_t target asm("r9") = code;
    asm volatile("stm r7, {r1, r2, r4, r5}\n\t"
                 "mov r0, r7\n\t"
                 "blx r9"
                 : "=&r"(outcome), "+r"(second), "+r"(third), "+r"(pc), "+r"(base), "+r"(S)
                 : "r"(target)
                 : "r3", "r12", "cc", "memory");
    return outcome;
#else
    SAVE();
    S->nativeArguments = arguments;
    S->nativeCount = count;
    return functionOf(code)(*S, arguments, count);
#endif
}

// An iterator returned something else than results, or something is to be done first: as in
// runNativeReturn().
SLOW runIteratorReturn(PARAMETERS) {
    Outcome outcome = S->nativeCount;
    if (outcome < 0) CONTINUE_IF(performOutcome(*S, outcome, argumentC(i) + 1));
    base = S->frame->base;
    cease(*S, kAttentionNative);
    S->nativeArguments = nullptr;
    Value* first = RA + 3;
    while (outcome < int32_t(argumentC(i))) first[outcome++].setNil();
    DISPATCH_AFTER_ALLOCATION();
}

SLOW runTForCallSlow(PARAMETERS) {
    SAVE();
    CONTINUE_IF(performCall(*S, RA + 3, 2, argumentC(i) + 1));
}

// Whether a native function returned less than what was wanted, of which there is one less than
// `count`, or something is to be done first. An outcome that is no count asks for attention. Where the
// count is 0, all are wanted, and one less is more than there can be.
NL_ALWAYS_INLINE bool needsLook(const State* state, Outcome outcome, uint32_t count) {
    return uint32_t(outcome) < count + state->calm;
}

// Iterators are most often native: next, that of ipairs.
HANDLER(TForCall) {
    Value* ra = RA;
    storeAt<5>(ra, loadAt<3>(ra));
    storeAt<4>(ra, loadAt<1>(ra));
    storeAt<3>(ra, load(ra));
    Loaded iterator = loadReference(ra);
    if (iterator.tag != Tag::NativeFunction || NANOLUA_STRESS) return runTForCallSlow(ARGUMENTS);
    Outcome outcome = callNative(ARGUMENTS, uint32_t(iterator.bits), ra + 4, 2);
    if (NL_UNLIKELY(needsLook(S, outcome, argumentC(*pc) + 1))) {
        FETCH_AGAIN();
        S->nativeCount = outcome;
        return runIteratorReturn(ARGUMENTS);
    }
    DISPATCH_AT(1);
}

// A native function runs on the caller's frame; its results are where they belong.
INLINE runNative(PARAMETERS, uint32_t code, Value* arguments, int32_t count) {
    Outcome outcome = callNative(ARGUMENTS, code, arguments, count);
    if (NL_UNLIKELY(needsLook(S, outcome, argumentC(*pc)))) {
        FETCH_AGAIN();
        S->nativeCount = outcome;
        return runNativeReturn(ARGUMENTS);
    }
    DISPATCH_AT(1);
}

NL_ALWAYS_INLINE bool isNative(Tag tag) {
    return NL_LIKELY(tag == Tag::NativeClosure) || tag == Tag::NativeFunction;
}

NL_ALWAYS_INLINE uint32_t codeOf(Loaded function) {
    if (NL_LIKELY(function.tag == Tag::NativeClosure)) return function.nativeClosure()->function;
    return uint32_t(function.bits);
}

// SELF with the call of its method behind it, see ImageOpcode: both at once if the method is a native
// function in the metatable of a userdata.
template <bool hasArgument> INLINE runMethodCall(PARAMETERS) {
    if (NANOLUA_STRESS) return runSelf(ARGUMENTS);
    Loaded object = loadReference(RB);
    Value* ra = RA;
    storeAt<1>(ra, object);
    FORGET(i);
    if (object.tag != Tag::Userdata)
        return runSelfOf(ARGUMENTS, Ref(object.bits), object.tag, ra);
    const Table* metatable = object.userdata()->metatable;
    if (NL_UNLIKELY(metatable == nullptr)) return runGetSlow(ARGUMENTS);
    NodesPlace place = nodesPlaceOf(metatable);
    if (NL_UNLIKELY(!isOwnIndex(place))) return runGetSlow(ARGUMENTS);
    const String* key = SC;
    const Node* node = nodeOfName(place, key);
    Unsigned value;
    Ref nodeKey = loadKey(node, value);
    const Tag tag = Tag(node->openTag());
    if (NL_UNLIKELY(nodeKey != refTo(key) || !isNative(tag))) {
        i = *pc;
        return runSelf(ARGUMENTS);
    }
    Loaded method = {loadRest(node, value), tag};
    passStored(ra, method);
    uint32_t code = codeOf(method);
    if (hasArgument) {
        i = pc[1];
        storeAt<1>(ra, plainOpcodeOf(i) == Opcode::Move ? load(RB)
                                                        : integerValue(argumentSignedBx(i)));
    }
    pc += hasArgument ? 2 : 1;
    return runNative(ARGUMENTS, code, ra, hasArgument ? 2 : 1);
}
HANDLER(SelfCall) { return runMethodCall<false>(ARGUMENTS); }
HANDLER(SelfArgumentCall) { return runMethodCall<true>(ARGUMENTS); }

// With the arguments up to the top.
HANDLER(CallNativeOpen) {
    Value* ra = RA;
    return runNative(ARGUMENTS, codeOf(loadReference(ra)), ra + 1, int32_t(S->top.get() - ra) - 1);
}

// Calls what is no Lua function, with arguments at `first`.
INLINE callOther(PARAMETERS, Value* first, Loaded function) {
    uint32_t code;
    if (NL_LIKELY(function.tag == Tag::NativeClosure)) {
        code = function.nativeClosure()->function;
    } else {
        if (NL_UNLIKELY(function.tag != Tag::NativeFunction)) return runCallSlow(ARGUMENTS);
        code = uint32_t(function.bits);
        FORGET(code);
    }
    int32_t count = int32_t(argumentB(i)) - 1;
    if (NL_UNLIKELY(count < 0)) return runCallNativeOpen(ARGUMENTS);
    return runNative(ARGUMENTS, code, first, count);
}

// The frame of a function that is entered; its registers begin at `base`.
NL_ALWAYS_INLINE Frame* makeFrame(Frame* caller, uint32_t call, [[maybe_unused]] Value* first,
                                  uint32_t given) {
#if NANOLUA_PINNED && defined(NANOLUA_NUMBERS_I32F32)
    // In the place of the pc, which is saved later, goes an address of code: see Frame.
    register uint32_t firstWord asm("r0") = call;
    register uint32_t thirdWord asm("r9") = given;
    asm("stmdb %0!, {r0, r5, r9, lr}"
        : "+r"(caller), "=m"(caller[-1]), "+r"(base)
        : "r"(firstWord), "r"(thirdWord));
    return caller;
#else
    Frame* frame = caller - 1;
    frame->call = call;
    frame->base = first;
    frame->extra = given;
    return frame;
#endif
}

// Whether there is room for the registers of a function, the first of which is `first`.
NL_ALWAYS_INLINE bool hasRoomFor(const Prototype* prototype, const Value* first,
                                 const Frame* caller) {
    return refTo(first + prototype->stackSlotsMax) + kStackReserveBytes <= refTo(caller);
}

// Enters a Lua function, whose upvalues are in use, with `given` arguments at `first`, fewer than it has
// registers. A handler has given it all that it names.
template <bool isHandler>
INLINE enterFunction(PARAMETERS, Value* first, const Prototype* prototype, uint32_t given,
                     Frame* caller) {
    base = first;
    caller->pc = refTo(pc);
    S->frame = makeFrame(caller, argumentC(i), base, given);
    k = prototype->constants();
    pc = prototype->beforeCode();
    if (isHandler) DISPATCH_COUNTED_AT(1);
    for (; given < prototype->parameterCount; given++) base[given].setNil();
    DISPATCH_COUNTED();
}

// The arguments go up to the top, or are not as many as the function names.
SLOW runCallInexactly(PARAMETERS) {
    Value* ra = RA;
    uint32_t given = argumentB(i) - 1;
    if (argumentB(i) == 0) given = uint32_t(S->top.get() - ra) - 1;
    const Prototype* prototype = ra->luaClosure()->prototype;
    Frame* caller = S->frame;
    if (NL_UNLIKELY(given > prototype->stackSlotsMax || !hasRoomFor(prototype, ra + 1, caller)))
        return runCallSlow(ARGUMENTS);
    return enterFunction<false>(ARGUMENTS, ra + 1, prototype, given, caller);
}

HANDLER(Call) {
    if (NANOLUA_STRESS) return runCallSlow(ARGUMENTS);
    Value* first = RA;
    Loaded function = passReference(first);
    if (NL_UNLIKELY(function.tag != Tag::LuaClosure)) return callOther(ARGUMENTS, first, function);
    USE_UPVALUES(function.luaClosure());
    const Prototype* prototype = function.luaClosure()->prototype;
    uint32_t given = argumentB(i) - 1;
    Frame* caller = S->frame;
    if (NL_UNLIKELY(given != prototype->parameterCount || !hasRoomFor(prototype, first, caller)))
        return runCallInexactly(ARGUMENTS);
    return enterFunction<true>(ARGUMENTS, first, prototype, given, caller);
}

SLOW runTailCallSlow(PARAMETERS) {
    Value* ra = RA;
    uint32_t given = argumentB(i);
    SAVE_PC();
    int32_t count = given != 0 ? int32_t(given) - 1 : int32_t(S->top.get() - ra) - 1;
    S->top = ra + count + 1;
    if (flagK(i)) closeUpvalues(*S, S->thread, base);
    CONTINUE_IF(performTailCall(*S, ra, count));
}

// A Lua function takes the place of the running one.
SLOW runTailCall(PARAMETERS) {
    const Value* function = RA;
    uint32_t given = argumentB(i) - 1;
    if (argumentB(i) == 0) given = uint32_t(S->top.get() - function) - 1;
    if (S->thread->isOpenFrom(base)) return runTailCallSlow(ARGUMENTS);
    if (function->tag != Tag::LuaClosure) {
        // Called in the ordinary way, all results wanted: see performTailCall(). C = 0 says just that.
        if (!isNative(function->tag) || argumentC(i) != 0) return runTailCallSlow(ARGUMENTS);
        return runCall(ARGUMENTS);
    }
    const Prototype* prototype = function->luaClosure()->prototype;
    Frame* frame = S->frame;
    uint32_t registers = prototype->stackSlotsMax;
    if (given > registers || NANOLUA_STRESS || (frame->call & FrameFlag::kHiddenVarargs) != 0 ||
        refTo(base + registers) + kStackReserveBytes > refTo(frame))
        return runTailCallSlow(ARGUMENTS);
    frame->extra = given | Frame::kTailBit;
    const Value* last = function + given;
    for (Value* to = base - 1;; to++) {
        copy(to, function);
        if (function++ == last) break;
    }
    USE_UPVALUES(base[-1].luaClosure());
    while (given < prototype->parameterCount) base[given++].setNil();
    k = prototype->constants();
    pc = prototype->beforeCode();
    DISPATCH_COUNTED();
}

/// Returns ///

SLOW runReturnSlow(PARAMETERS) {
    if (argumentB(i) == 0) {
        SAVE_PC();
    } else {
        SAVE();
    }
    CONTINUE_IF(returnValues(*S, i));
}

// Returns of the wanted number of values, none or one, to a Lua function.
#define RETURN_TO_LUA(caller, goOn)                                                                \
    do {                                                                                           \
        S->frame = caller;                                                                         \
        pc = pointerTo<const Instruction>((caller)->pc);                                           \
        base = (caller)->base;                                                                     \
        LOAD_CLOSURE();                                                                            \
        goOn;                                                                                      \
    } while (0)

// What a frame says of its call; then goes on to its caller's.
NL_ALWAYS_INLINE uint32_t passCall(Frame*& frame) {
#if NANOLUA_PINNED
    uint32_t call;
    asm("ldr %0, [%1], %2" : "=r"(call), "+r"(frame) : "i"(sizeof(Frame)), "m"(*frame));
    return call;
#else
    return (frame++)->call;
#endif
}

constexpr uint32_t kOneToOperation = 2 | FrameFlag::kFinishOperation;

// The value of a metamethod completes the instruction that called it, as finishOperation() does.
SLOW runReturnToOperation(PARAMETERS) {
    Frame* caller = S->frame.get() + 1;
    const Instruction* place = pointerTo<const Instruction>(caller->pc);
    Instruction operation = *place;
    switch (plainOpcodeOf(operation)) {
    case Opcode::MMBin:
    case Opcode::MMBinI:
    case Opcode::MMBinK: operation = place[-1]; [[fallthrough]];
    case Opcode::GetTabUp:
    case Opcode::GetTable:
    case Opcode::GetI:
    case Opcode::GetField:
    case Opcode::Self:
    case Opcode::Len: copy(caller->base + argumentA(operation), RA); break;
    case Opcode::Eq:
    case Opcode::Lt:
    case Opcode::Le: place += RA->isFalsy() == flagK(operation); break;
    default: return runReturnSlow(ARGUMENTS);
    }
    S->frame = caller;
    pc = place;
    base = caller->base;
    LOAD_CLOSURE();
    DISPATCH();
}

// Any number of values; plain if the caller is a Lua function that called in the ordinary way, with
// nothing to close and no hidden arguments.
SLOW runReturn(PARAMETERS) {
    Frame* frame = S->frame;
    if (argumentC(i) != 0 || (flagK(i) && S->thread->isOpenFrom(base)))
        return runReturnSlow(ARGUMENTS);
    const Value* from = RA;
    uint32_t given = argumentB(i);
    int32_t count = given != 0 ? int32_t(given) - 1 : int32_t(S->top.get() - from);
    if (frame->call > FrameFlag::kResultsWantedMask) {
        if (frame->call == kOneToOperation && count > 0) return runReturnToOperation(ARGUMENTS);
        return runReturnSlow(ARGUMENTS);
    }
    int32_t missing = int32_t(frame->call) - 1 - count;
    Value* to = base - 1;
    if (frame->call == 0) {
        missing = 0;
        S->top = to + count;
    }
    if (missing < 0) count += missing;
    for (; count != 0; count--) copy(to++, from++);
    for (; missing > 0; missing--) (to++)->setNil();
    frame = S->frame; // was not to be kept in a register
    RETURN_TO_LUA(frame + 1, DISPATCH());
}

// One value to a function that wants none or all.
SLOW runReturnOne(PARAMETERS) {
    Frame* frame = S->frame;
    if (frame->call > 1) return runReturn(ARGUMENTS);
    storeAt<-1>(base, load(RA));
    S->top = base;
    RETURN_TO_LUA(frame + 1, DISPATCH());
}

HANDLER(Return0) {
    Frame* frame = S->frame;
    uint32_t call = passCall(frame);
    if (NL_UNLIKELY(call != 1)) return runReturn(ARGUMENTS);
    RETURN_TO_LUA(frame, DISPATCH_AT(1));
}

HANDLER(Return1) {
    Frame* frame = S->frame;
    uint32_t call = passCall(frame);
    if (NL_UNLIKELY(call != 2)) return runReturnOne(ARGUMENTS);
    Loaded value = load(RA);
    storeAt<-1>(base, value);
    RETURN_TO_LUA(frame, DISPATCH_AT(1));
}

/// Closures, varargs, variables ///

SLOW runClosure(PARAMETERS) {
    SAVE();
    const Prototype* prototype = base[-1].luaClosure()->prototype;
    makeClosure(*S, RA, prototype->prototype(argumentBx(i)), base);
    DISPATCH_AFTER_ALLOCATION();
}

SLOW runClose(PARAMETERS) {
    SAVE();
    CONTINUE_IF(closeVariables(*S, RA));
}

SLOW runTbc(PARAMETERS) {
    SAVE();
    markToBeClosed(*S, RA);
    DISPATCH();
}

SLOW runVarArg(PARAMETERS) {
    SAVE();
    int32_t wanted = int32_t(argumentC(i)) - 1;
    loadVarargs(*S, RA, wanted, flagK(i) ? int32_t(argumentB(i)) : -1);
    RELOAD();
    DISPATCH();
}

SLOW runGetVarg(PARAMETERS) {
    loadVararg(*S, RA, *RC);
    DISPATCH();
}

SLOW runErrNNil(PARAMETERS) {
    if (RA->isNil()) DISPATCH();
    SAVE();
    uint32_t name = argumentBx(i);
    CONTINUE_IF(failDefined(*S, name == 0 ? nullptr : stringConstant(k, name - 1)));
}

SLOW runVarArgPrep(PARAMETERS) {
    SAVE_PC();
    prepareVarargs(*S, base[-1].luaClosure()->prototype, base);
    RELOAD();
    S->top = base;
    DISPATCH_AFTER_ALLOCATION();
}

// Operand of the instruction before it; reached only through a broken image.
SLOW runInvalid(PARAMETERS) {
    SAVE();
    CONTINUE_IF(failWith(*S, "invalid instruction"));
}
HANDLER(ExtraArg) { return runInvalid(ARGUMENTS); }

/// Hooks ///

// Whether an instruction takes values up to the top.
bool usesOpenValues(Instruction i) {
    if (!hasProperty(i, OpcodeProperties::kUsesTop)) return false;
    return (plainOpcodeOf(i) == Opcode::SetList ? argumentWideB(i) : argumentB(i)) == 0;
}

extern const Handler kHandlers[];

// Stands in for every handler while the running thread has a hook: reports what is about to happen,
// then does it. Calls and returns take the paths on which they are reported.
SLOW runHooked(PARAMETERS) {
    if (uint32_t(opcodeOf(i)) >= kOpcodeCount) return runInvalid(ARGUMENTS);
    if (usesOpenValues(i)) {
        SAVE_PC();
    } else {
        SAVE();
    }
    if (isHookDue(*S, i)) CONTINUE_IF(callDueHook(*S));
    switch (opcodeOf(i)) {
    case Opcode::Call: return runCallSlow(ARGUMENTS);
    case Opcode::TailCall: return runTailCallSlow(ARGUMENTS);
    case Opcode::Return:
    case Opcode::Return0:
    case Opcode::Return1: return runReturnSlow(ARGUMENTS);
    default: return kHandlers[uint32_t(opcodeOf(i))](ARGUMENTS);
    }
}

/// The table of handlers ///

// A handler for each of the opcodes that there are, those of images last, and 128 times runHooked: the
// table for threads with a hook begins there, and the other one has it for the opcodes that there are
// not.
#define NANOLUA_HANDLER(name) run##name,
#define NANOLUA_HOOKED8                                                                            \
    runHooked, runHooked, runHooked, runHooked, runHooked, runHooked, runHooked, runHooked,
#define NANOLUA_HOOKED32 NANOLUA_HOOKED8 NANOLUA_HOOKED8 NANOLUA_HOOKED8 NANOLUA_HOOKED8
const Handler kHandlers[] = {
    NANOLUA_OPCODES(NANOLUA_HANDLER) NANOLUA_IMAGE_OPCODES(NANOLUA_HANDLER) NANOLUA_HOOKED32
        NANOLUA_HOOKED32 NANOLUA_HOOKED32 NANOLUA_HOOKED32};
constexpr uint32_t kHandlerCount = uint32_t(ImageOpcode::FalseForward) + 1;
static_assert(uint32_t(ImageOpcode::SelfCall) == kOpcodeCount);
static_assert(sizeof kHandlers / sizeof(Handler) == kHandlerCount + 128);

} // namespace

void selectHandlers(State& state, bool hooked) {
    state.handlers = hooked ? kHandlers + kHandlerCount : kHandlers;
}

/// Entry ///

#if NANOLUA_PINNED

namespace {

void start(State* state) {
    S = state;
    budget = state->budget;
    RELOAD();
    DISPATCH();
}

// The pinned registers are callee-saved for our callers. Handlers are chained by jumps, so the stack
// pointer is the same in exit(), which returns for enter().
__attribute__((naked)) void enter(State*) {
    asm volatile("push {r4-r11, lr}\n\t"
                 "sub sp, #4\n\t"
                 "mov r10, %1\n\t"
                 "b %0"
                 :
                 : "i"(start), "i"(kValueBytes));
}

__attribute__((naked)) void exit() {
    asm volatile("add sp, #4\n\t"
                 "pop {r4-r11, pc}");
}

} // namespace

void interpret(State& state) { enter(&state); }

#elif NANOLUA_LOOP

void interpret(State& state) {
    State* S = &state;
    const Instruction* pc;
    Value* base;
    const Value* k;
    RELOAD();
    loopRegisters = {pc, base, k, true};
    while (loopRegisters.running) {
        LoopRegisters registers = loopRegisters;
        loopRegisters.running = false;
        Instruction i = *++registers.pc;
        const Handler* handlers = static_cast<const Handler*>(S->handlers);
        handlers[i & 0x7F](S, registers.pc, registers.base, registers.k, i);
    }
}

#else

#if NANOLUA_X86_32
void interpret(State& state) {
    Value* savedBase = base;
    const Value* savedK = k;
    State* savedS = S;
    S = &state;
    const Instruction* pc;
    RELOAD();
    Instruction i = *++pc;
    static_cast<const Handler*>(S->handlers)[i & 0x7F](ARGUMENTS);
    base = savedBase;
    k = savedK;
    S = savedS;
}
#else
void interpret(State& state) {
    State* S = &state;
    const Instruction* pc;
    Value* base;
    const Value* k;
    Instruction i = 0;
    RELOAD();
    DISPATCH();
}
#endif

#endif

} // namespace nanolua
