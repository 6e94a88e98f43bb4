// Exact decimal expansion: the integer part is divided by 10^9 in place, the fraction is
// multiplied by 10^9 once per limb. See numeric_decimal.h for the layout and the invariant.
#include "numeric_decimal.h"

#include <string.h>

namespace nanolua {

DecimalExpansion::DecimalExpansion(Unsigned mantissa, int exponent) {
    memset(words_, 0, sizeof words_);
    fractionCount_ = exponent < 0 ? (31 - exponent) / 32 : 0;
    uint32_t position = static_cast<uint32_t>(exponent + 32 * fractionCount_);
    uint32_t shift = position % 32;
    uint32_t* low = words_ + position / 32;
    // The mantissa's upper half, if it has one, reaches into a third word.
    low[0] = static_cast<uint32_t>(mantissa << shift);
    low[1] = static_cast<uint32_t>(mantissa >> 1 >> (31 - shift));
    if constexpr (sizeof(mantissa) > sizeof(uint32_t))
        low[2] = static_cast<uint32_t>(mantissa >> 32 >> (32 - shift));
    fractionLow_ = 0;
    skipZeroWords();
    convertInteger(static_cast<int>(position / 32) + 3);
}

void DecimalExpansion::convertInteger(int wordsEnd) {
    integerStart_ = kWordsMax;
    for (;;) {
        while (wordsEnd > fractionCount_ && words_[wordsEnd - 1] == 0) --wordsEnd;
        if (wordsEnd <= fractionCount_) break;
        uint32_t remainder = 0;
        for (int index = wordsEnd - 1; index >= fractionCount_; --index) {
            words_[index] = divideByLimbBase(remainder, words_[index], remainder);
        }
        if (words_[wordsEnd - 1] == 0) --wordsEnd;
        words_[--integerStart_] = remainder;
    }
    integerNext_ = integerStart_;
}

void DecimalExpansion::skipZeroWords() {
    while (fractionLow_ < fractionCount_ && words_[fractionLow_] == 0) ++fractionLow_;
}

bool DecimalExpansion::isZero() const {
    for (int index = integerNext_; index < kWordsMax; ++index) {
        if (words_[index] != 0) return false;
    }
    return fractionLow_ == fractionCount_;
}

uint32_t DecimalExpansion::nextLimb() {
    if (integerNext_ < kWordsMax) return words_[integerNext_++];
    return nextFractionLimb();
}

uint32_t DecimalExpansion::nextFractionLimb() {
    uint32_t carry = 0;
    for (int index = fractionLow_; index < fractionCount_; ++index) {
        uint64_t product = static_cast<uint64_t>(words_[index]) * kLimbBase + carry;
        words_[index] = static_cast<uint32_t>(product);
        carry = static_cast<uint32_t>(product >> 32);
    }
    // Each factor of two in 10^9 empties a bit at the low end.
    skipZeroWords();
    return carry;
}

} // namespace nanolua
