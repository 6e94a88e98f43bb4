// Random numbers (manual §6.7): the generator xoshiro256** of Blackman and Vigna.
//
// Invariant: State::random refers to the four 64-bit words of the generator, low halves first, or is 0
// as long as no random number was asked for. Floats have as many random bits as their mantissa;
// integers are projected without bias.
#include "math_library.h"

#include <string.h>

#include "../platform/platform.h"

namespace nanolua {

namespace {

constexpr int kWords = 4;
constexpr int kWarmUpRounds = 16;

uint64_t rotateLeft(uint64_t value, int bits) { return value << bits | value >> (64 - bits); }

uint64_t nextRandom(Ref generator) {
    uint64_t words[kWords];
    memcpy(words, pointerTo<void>(generator), sizeof words);
    uint64_t random = rotateLeft(words[1] * 5, 7) * 9;
    uint64_t shifted = words[1] << 17;
    words[2] ^= words[0];
    words[3] ^= words[1];
    words[1] ^= words[2];
    words[0] ^= words[3];
    words[2] ^= shifted;
    words[3] = rotateLeft(words[3], 45);
    memcpy(pointerTo<void>(generator), words, sizeof words);
    return random;
}

void setSeed(Ref generator, Unsigned first, Unsigned second) {
    constexpr uint64_t kNeverAllZero = 0xFF;
    const uint64_t words[kWords] = {first, kNeverAllZero, second, 0};
    memcpy(pointerTo<void>(generator), words, sizeof words);
    for (int i = 0; i < kWarmUpRounds; i++) nextRandom(generator);
}

// The state's generator, made at the first call with a seed that differs from run to run where the
// machine has a clock.
Ref generatorOf(State& state) {
    if (state.random == 0) {
        Object* block = allocateOwned(state, kWordBytes + kWords * sizeof(uint64_t));
        state.random = refTo(block + 1);
        setSeed(state.random, Unsigned(platform::clockMicroseconds()),
                Unsigned(platform::calendarSeconds()));
    }
    return state.random;
}

// In [0, 1).
Float toUnitFloat(uint64_t random) {
    constexpr Float kScale = Float(1) / Float(uint64_t(1) << kFloatMantissaBits);
    if constexpr (kIntegerBits == 32)
        return Float(uint32_t(random >> 32) >> (32 - kFloatMantissaBits)) * kScale;
    return Float(random >> (64 - kFloatMantissaBits)) * kScale;
}

// Into [0, limit]: cut down to the bits of the limit, and drawn again while above it.
Unsigned project(Ref generator, Unsigned random, Unsigned limit) {
    Unsigned mask = limit;
    for (int shift = 1; shift < kIntegerBits; shift *= 2) mask |= mask >> shift;
    while ((random &= mask) > limit) random = Unsigned(nextRandom(generator));
    return random;
}

} // namespace

Outcome mathRandom(State& state, Value* arguments, int32_t count) {
    Ref generator = generatorOf(state);
    uint64_t random = nextRandom(generator);
    if (count == 0) return resultFloat(arguments, toUnitFloat(random));
    if (count > 2) raiseError(state, "wrong number of arguments");
    Integer low = 1;
    Integer high = checkInteger(state, arguments, count, count);
    if (count == 2) {
        low = checkInteger(state, arguments, count, 1);
    } else if (high == 0) {
        return resultInteger(arguments, Integer(random));
    }
    if (low > high) raiseArgumentError(state, 1, "interval is empty");
    Unsigned offset = project(generator, Unsigned(random), Unsigned(high) - Unsigned(low));
    return resultInteger(arguments, Integer(offset + Unsigned(low)));
}

Outcome mathRandomseed(State& state, Value* arguments, int32_t count) {
    Ref generator = generatorOf(state);
    Unsigned first, second;
    if (count == 0) {
        first = Unsigned(platform::clockMicroseconds()) ^ Unsigned(nextRandom(generator));
        second = Unsigned(nextRandom(generator));
    } else {
        first = Unsigned(checkInteger(state, arguments, count, 1));
        second = Unsigned(optionalInteger(state, arguments, count, 2, 0));
    }
    setSeed(generator, first, second);
    arguments[-1].setInteger(Integer(first));
    arguments[0].setInteger(Integer(second));
    return 2;
}

} // namespace nanolua
