// The exact decimal expansion of a binary number, nine digits ("a limb") at a time.
// Invariant: the limbs handed out so far and what remains in the object together are the value,
// exactly. Both directions of conversion rest on it: formatting rounds the expansion, and parsing
// compares a numeral with the expansion of the midpoint of two floats. Private to numeric_*.cpp.
#pragma once

#include "numbers.h"

namespace nanolua {

inline constexpr uint32_t kLimbBase = 1000000000;
inline constexpr int kLimbDigits = 9;

// Divides high * 2^32 + low by 10^9, given high < 10^9, without a 64-bit division.
inline uint32_t divideByLimbBase(uint32_t high, uint32_t low, uint32_t& remainder) {
    // 2^61 / 10^9; the estimate is at most two below the quotient.
    constexpr uint32_t kReciprocal = 2305843009;
    uint32_t top = (high << 2) | (low >> 30);
    uint32_t quotient = static_cast<uint32_t>((static_cast<uint64_t>(top) * kReciprocal) >> 31);
    uint32_t rest = low - quotient * kLimbBase;
    while (rest >= kLimbBase) {
        rest -= kLimbBase;
        ++quotient;
    }
    remainder = rest;
    return quotient;
}

class DecimalExpansion {
public:
    // The value is mantissa * 2^exponent, with one bit more than a float on either side.
    DecimalExpansion(Unsigned mantissa, int exponent);

    // How many limbs there are before the decimal point; the first of them is not zero.
    int integerLimbCount() const { return kWordsMax - integerStart_; }

    // Whether all limbs still to come are zero.
    bool isZero() const;

    // The next limb: those before the decimal point, then those after it, without end.
    uint32_t nextLimb();

private:
    // words_, binary, low word first:  [ fraction | integer ... free ]
    // and once the integer is in decimal:  [ fraction | free ... integer limbs, high first ]
    static constexpr int kIntegerBitsMax = kFloatExponentMax + kFloatMantissaBits + 1;
    static constexpr int kFractionBitsMax = 1 - kFloatExponentMin;
    static constexpr int kBitsMax =
        kIntegerBitsMax > kFractionBitsMax ? kIntegerBitsMax : kFractionBitsMax;
    // The spare words hold what decimal limbs take more than binary words (7 percent) and the
    // integer part beside a fraction.
    static constexpr int kWordsMax = (kBitsMax + 31) / 32 + 4;

    void convertInteger(int wordsEnd);
    uint32_t nextFractionLimb();
    void skipZeroWords();

    uint32_t words_[kWordsMax];
    int fractionLow_;
    int fractionCount_;
    int integerStart_;
    int integerNext_;
};

} // namespace nanolua
