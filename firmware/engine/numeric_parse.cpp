// Text to numbers, correctly rounded for any number of digits.
// The first 19 digits are scaled by a power of five in 64-bit arithmetic. Only if its error leaves
// open on which side of the midpoint of two floats the numeral lies are all its digits compared with
// the exact decimal expansion of that midpoint.
#include "numeric.h"

#include "numeric_decimal.h"

namespace nanolua {

namespace {

bool isSpace(char letter) { return letter == ' ' || (letter >= '\t' && letter <= '\r'); }

// The value of a digit, or 255.
unsigned digitValue(char character) {
    unsigned digit = static_cast<unsigned char>(character) - unsigned{'0'};
    if (digit < 10) return digit;
    digit = (static_cast<unsigned char>(character) | 0x20u) - unsigned{'a'};
    return digit < 6 ? digit + 10 : 255;
}

/// Scanning ///

// A numeral without sign and blanks. Its value is leading * base^exponent, or a little more if
// digits that are not zero were left out; for hexadecimal, the exponent is that of base 2.
struct Numeral {
    const char* begin;
    const char* end; // of the digits
    uint64_t leading;
    Unsigned wrapped;
    int exponent;
    int leadingDigits;
    bool hasDigits;
    bool isFloat;
    bool leftOut;
    bool leftOutNonZero;
};

// Enough for every integer, and as many as a 64-bit word holds.
constexpr int kLeadingDigitsMax = 19;
constexpr int kLeadingHexDigitsMax = 16;

void addDigit(Numeral& numeral, unsigned digit, unsigned base) {
    int digitsMax = base == 16 ? kLeadingHexDigitsMax : kLeadingDigitsMax;
    numeral.hasDigits = true;
    numeral.wrapped = numeral.wrapped * base + digit;
    if (numeral.isFloat) --numeral.exponent;
    if (numeral.leadingDigits == 0 && digit == 0) return;
    if (numeral.leadingDigits < digitsMax) {
        numeral.leading = numeral.leading * base + digit;
        ++numeral.leadingDigits;
    } else {
        ++numeral.exponent;
        numeral.leftOut = true;
        numeral.leftOutNonZero |= digit != 0;
    }
}

// A string has fewer digits than this.
constexpr int kExponentMax = 1 << 30;

// Reads the sign and the digits after e or p; returns where it stopped, or null without a digit.
const char* scanExponent(const char* at, const char* end, int& exponent) {
    bool negative = at < end && *at == '-';
    if (at < end && (*at == '-' || *at == '+')) ++at;
    if (at == end || digitValue(*at) > 9) return nullptr;
    int value = 0;
    for (; at < end && digitValue(*at) < 10; ++at) {
        // Beyond what any number of digits before it can make up for.
        if (value < kExponentMax / 10) value = value * 10 + static_cast<int>(digitValue(*at));
    }
    exponent += negative ? -value : value;
    return at;
}

bool scanNumeral(const char* at, const char* end, unsigned base, Numeral& numeral) {
    numeral = {};
    numeral.begin = at;
    for (; at < end; ++at) {
        if (*at == '.' && !numeral.isFloat) {
            numeral.isFloat = true;
            continue;
        }
        unsigned digit = digitValue(*at);
        if (digit >= base) break;
        addDigit(numeral, digit, base);
    }
    numeral.end = at;
    if (!numeral.hasDigits) return false;
    if (base == 16) numeral.exponent *= 4;
    if (at < end && (*at | 0x20) == (base == 16 ? 'p' : 'e')) {
        numeral.isFloat = true;
        at = scanExponent(at + 1, end, numeral.exponent);
    }
    return at == end;
}

/// 64-bit floating-point arithmetic ///

// Loses less than two in the last place.
void multiply(ScaledInteger& value, const ScaledInteger& factor) {
    value.mantissa = multiplyHigh64(value.mantissa, factor.mantissa);
    value.exponent += factor.exponent + 64;
    normalize(value);
}

// About the value of a decimal numeral that is not zero, in a range beyond that of floats. Out of
// line, so that none of its temporaries is on the stack during the exact decision.
//
// The factor 5^n is a product of squares of squares. Each multiplication adds the errors of its
// factors and two units, of 2^-63 of the value: so that of 1/5, below one unit, becomes less than 3n.
// Digits that were left out are less than ten. A unit is at most two in the last place.
[[gnu::noinline]] ScaledInteger scaleDecimal(const Numeral& numeral, uint32_t& error) {
    constexpr int kPowerMax = 400;
    constexpr ScaledInteger kFive = {uint64_t{5} << 61, -61};
    constexpr ScaledInteger kFifth = {0xCCCCCCCCCCCCCCCD, -66};
    bool negative = numeral.exponent < 0;
    int power = negative ? -numeral.exponent : numeral.exponent;
    if (power > kPowerMax) power = kPowerMax;
    error = power == 0 && !numeral.leftOutNonZero ? 0 : 6 * static_cast<uint32_t>(power) + 40;
    ScaledInteger value = {numeral.leading, negative ? -power : power};
    normalize(value);
    ScaledInteger square = negative ? kFifth : kFive;
    for (; power != 0; power >>= 1) {
        if (power & 1) multiply(value, square);
        multiply(square, square);
    }
    return value;
}

/// The exact decision ///

// Reads the digits of a numeral from its first significant one on, then zeros without end.
class DigitReader {
public:
    DigitReader(const char* at, const char* end) : at_(at), end_(end) {
        while (*at_ == '0' || *at_ == '.') ++at_;
    }

    uint32_t read(int digits) {
        uint32_t limb = 0;
        for (; digits > 0; --digits) {
            if (at_ < end_ && *at_ == '.') ++at_;
            limb = limb * 10 + (at_ < end_ ? digitValue(*at_++) : 0);
        }
        return limb;
    }

    bool restIsZero() const {
        for (const char* at = at_; at < end_; ++at) {
            if (*at != '.' && *at != '0') return false;
        }
        return true;
    }

private:
    const char* at_;
    const char* end_;
};

// The sign of the decimal numeral minus mantissa * 2^exponent.
int compareExactly(const Numeral& numeral, Unsigned mantissa, int exponent) {
    DecimalExpansion expansion(mantissa, exponent);
    int limbIndex = expansion.integerLimbCount() - 1;
    uint32_t limb = expansion.nextLimb();
    for (; limb == 0; --limbIndex) limb = expansion.nextLimb();

    int topDigit = static_cast<int>(numeral.exponent) + numeral.leadingDigits - 1;
    int textLimbIndex = (topDigit >= 0 ? topDigit : topDigit - kLimbDigits + 1) / kLimbDigits;
    if (textLimbIndex != limbIndex) return textLimbIndex < limbIndex ? -1 : 1;

    DigitReader reader(numeral.begin, numeral.end);
    int digits = topDigit - textLimbIndex * kLimbDigits + 1;
    for (;;) {
        uint32_t textLimb = reader.read(digits);
        if (textLimb != limb) return textLimb < limb ? -1 : 1;
        if (expansion.isZero()) return reader.restIsZero() ? 0 : 1;
        limb = expansion.nextLimb();
        digits = kLimbDigits;
    }
}

// The bits of the float nearest to a value, the even one of two. Nearer to a midpoint than the
// error, which is in the last place, the numeral decides.
Unsigned roundToFloat(ScaledInteger value, uint32_t error, const Numeral* numeral) {
    constexpr int kShift = 64 - kFloatMantissaBits;
    constexpr uint64_t kHalf = uint64_t{1} << (kShift - 1);
    // Subnormal floats have fewer bits. The lowest one that is left stands for those below it.
    for (; value.exponent < kFloatExponentMin - kShift && value.mantissa > 1; ++value.exponent)
        value.mantissa = value.mantissa >> 1 | (value.mantissa & 1);
    int biased = value.exponent + kShift - kFloatExponentMin;
    if (biased < 0) return 0;
    if (biased > kFloatExponentMax - kFloatExponentMin) return kFloatInfinityBits;
    Unsigned kept = static_cast<Unsigned>(value.mantissa >> kShift);
    int64_t above = static_cast<int64_t>(value.mantissa & (2 * kHalf - 1)) - int64_t{kHalf};
    if (error != 0 && static_cast<uint64_t>(above) + error <= uint64_t{error} * 2)
        above = compareExactly(*numeral, 2 * kept + 1, biased + kFloatExponentMin - 1);
    if (above > 0 || (above == 0 && (kept & 1) != 0)) ++kept;
    // The hidden bit, if there is one, adds one to the exponent field; so does a carry.
    return (static_cast<Unsigned>(biased) << (kFloatMantissaBits - 1)) + kept;
}

/// Conversion ///

Unsigned decimalToFloat(const Numeral& numeral) {
    uint32_t error;
    ScaledInteger value = scaleDecimal(numeral, error);
    return roundToFloat(value, error, &numeral);
}

Unsigned hexToFloat(const Numeral& numeral) {
    ScaledInteger value = {numeral.leading, numeral.exponent};
    normalize(value);
    // Full words of digits leave the lowest bit below the midpoint's, so it can stand for the rest.
    if (numeral.leftOutNonZero) value.mantissa |= 1;
    return roundToFloat(value, 0, nullptr);
}

bool toInteger(const Numeral& numeral, unsigned base, bool negative, Integer& integer) {
    if (numeral.isFloat) return false;
    if (base == 10) {
        uint64_t limit = static_cast<uint64_t>(kIntegerMax) + (negative ? 1 : 0);
        if (numeral.leftOut || numeral.leading > limit) return false;
    }
    integer = static_cast<Integer>(negative ? 0 - numeral.wrapped : numeral.wrapped);
    return true;
}

} // namespace

[[gnu::noinline]] void normalize(ScaledInteger& value) {
    int shift = __builtin_clzll(value.mantissa);
    value.mantissa <<= shift;
    value.exponent -= shift;
}

uint64_t multiplyHigh64(uint64_t left, uint64_t right) {
    uint64_t leftHigh = left >> 32;
    uint64_t rightHigh = right >> 32;
    uint64_t bottom = (left & UINT32_MAX) * (right & UINT32_MAX);
    uint64_t middle = leftHigh * (right & UINT32_MAX) + (bottom >> 32);
    uint64_t cross = (left & UINT32_MAX) * rightHigh + (middle & UINT32_MAX);
    return leftHigh * rightHigh + (middle >> 32) + (cross >> 32);
}

Float nearestFloat(ScaledInteger value) {
    if (value.mantissa == 0) return 0;
    normalize(value);
    return floatFromBits(roundToFloat(value, 0, nullptr));
}

bool parseNumber(const char* text, size_t bytes, ParsedNumber& out) {
    const char* end = text + bytes;
    while (text < end && isSpace(*text)) ++text;
    while (text < end && isSpace(end[-1])) --end;
    bool negative = text < end && *text == '-';
    if (text < end && (*text == '-' || *text == '+')) ++text;
    bool hex = end - text > 2 && text[0] == '0' && (text[1] | 0x20) == 'x';
    unsigned base = hex ? 16 : 10;
    Numeral numeral;
    if (!scanNumeral(hex ? text + 2 : text, end, base, numeral)) return false;
    out.isInteger = toInteger(numeral, base, negative, out.integer);
    if (out.isInteger) return true;
    Unsigned bits = 0;
    if (numeral.leading != 0) bits = hex ? hexToFloat(numeral) : decimalToFloat(numeral);
    out.number = floatFromBits(negative ? bits | kFloatSignBit : bits);
    return true;
}

} // namespace nanolua
