// Text to numbers, correctly rounded for any number of digits.
// The first 19 digits are scaled by a power of five in 64-bit arithmetic that keeps count of its
// error. Only if the error leaves open on which side of the midpoint of two floats the numeral
// lies are all its digits compared with the exact decimal expansion of that midpoint.
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
    const char* firstDigit;
    const char* end;
    uint64_t leading;
    Unsigned wrapped;
    int64_t exponent;
    int leadingDigits;
    bool hasDigits;
    bool isFloat;
    bool leftOut;
    bool leftOutNonZero;
};

// Enough for every integer, and as many as a 64-bit word holds.
constexpr int kLeadingDigitsMax = 19;
constexpr int kLeadingHexDigitsMax = 16;

void addDigit(Numeral& numeral, const char* at, unsigned digit, unsigned base, bool fraction) {
    int digitsMax = base == 16 ? kLeadingHexDigitsMax : kLeadingDigitsMax;
    numeral.hasDigits = true;
    numeral.wrapped = numeral.wrapped * base + digit;
    if (fraction) --numeral.exponent;
    if (numeral.leadingDigits == 0) {
        if (digit == 0) return;
        numeral.firstDigit = at;
    }
    if (numeral.leadingDigits < digitsMax) {
        numeral.leading = numeral.leading * base + digit;
        ++numeral.leadingDigits;
    } else {
        ++numeral.exponent;
        numeral.leftOut = true;
        numeral.leftOutNonZero |= digit != 0;
    }
}

// Reads the sign and the digits after e or p; returns where it stopped, or null without a digit.
const char* scanExponent(const char* at, const char* end, int64_t& exponent) {
    bool negative = at < end && *at == '-';
    if (at < end && (*at == '-' || *at == '+')) ++at;
    if (at == end || digitValue(*at) > 9) return nullptr;
    int64_t value = 0;
    for (; at < end && digitValue(*at) < 10; ++at) {
        // Far beyond what any number of digits before it can make up for.
        if (value < INT64_MAX / 100) value = value * 10 + digitValue(*at);
    }
    exponent += negative ? -value : value;
    return at;
}

bool scanNumeral(const char* at, const char* end, unsigned base, Numeral& numeral) {
    numeral = {};
    for (; at < end; ++at) {
        if (*at == '.' && !numeral.isFloat) {
            numeral.isFloat = true;
            continue;
        }
        unsigned digit = digitValue(*at);
        if (digit >= base) break;
        addDigit(numeral, at, digit, base, numeral.isFloat);
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

// About mantissa * 2^exponent, with the top bit of the mantissa set. The true value differs by
// less than error * 2^-63 of it; error 0 is exact.
struct Scaled {
    uint64_t mantissa;
    int exponent;
    unsigned error;
};

Scaled normalize(uint64_t mantissa, int exponent) {
    int shift = __builtin_clzll(mantissa);
    return {mantissa << shift, exponent - shift, 0};
}

Scaled multiply(const Scaled& left, const Scaled& right) {
    uint64_t leftLow = static_cast<uint32_t>(left.mantissa);
    uint64_t leftHigh = left.mantissa >> 32;
    uint64_t rightLow = static_cast<uint32_t>(right.mantissa);
    uint64_t rightHigh = right.mantissa >> 32;
    uint64_t bottom = leftLow * rightLow;
    uint64_t middle = leftHigh * rightLow + (bottom >> 32);
    uint64_t cross = leftLow * rightHigh + static_cast<uint32_t>(middle);
    uint64_t high = leftHigh * rightHigh + (middle >> 32) + (cross >> 32);
    uint64_t low = cross << 32 | static_cast<uint32_t>(bottom);
    int exponent = left.exponent + right.exponent + 64;
    if (high >> 63 == 0) {
        high = high << 1 | low >> 63;
        low <<= 1;
        --exponent;
    }
    return {high, exponent, left.error + right.error + (low != 0 ? 1 : 0)};
}

Scaled divide(const Scaled& left, const Scaled& right) {
    uint64_t rest = left.mantissa;
    int exponent = left.exponent - right.exponent - 63;
    bool carry = false;
    if (rest < right.mantissa) {
        carry = true;
        rest <<= 1;
        --exponent;
    }
    uint64_t quotient = 0;
    for (int bit = 63;; --bit) {
        if (carry || rest >= right.mantissa) {
            rest -= right.mantissa;
            quotient |= uint64_t{1} << bit;
        }
        if (bit == 0) break;
        carry = rest >> 63 != 0;
        rest <<= 1;
    }
    return {quotient, exponent, left.error + right.error + (rest != 0 ? 1 : 0)};
}

Scaled powerOfFive(unsigned power) {
    Scaled result = normalize(1, 0);
    Scaled square = normalize(5, 0);
    for (; power != 0; power >>= 1) {
        if (power & 1) result = multiply(result, square);
        if (power > 1) square = multiply(square, square);
    }
    return result;
}

// About the value of a decimal numeral that is not zero. Out of line, so that none of its
// temporaries is on the stack during the exact decision.
[[gnu::noinline]] Scaled scaleDecimal(const Numeral& numeral) {
    int power = static_cast<int>(numeral.exponent);
    Scaled value = normalize(numeral.leading, 0);
    // What was left out is less than one in the last of the leading digits.
    if (numeral.leftOutNonZero) value.error = 1u << -value.exponent;
    Scaled scale = powerOfFive(static_cast<unsigned>(power < 0 ? -power : power));
    value = power < 0 ? divide(value, scale) : multiply(value, scale);
    value.exponent += power;
    return value;
}

/// The exact decision ///

// Reads the digits of a numeral from its first significant one on, then zeros without end.
class DigitReader {
public:
    DigitReader(const char* at, const char* end) : at_(at), end_(end) {}

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

    DigitReader reader(numeral.firstDigit, numeral.end);
    int digits = topDigit - textLimbIndex * kLimbDigits + 1;
    for (;;) {
        uint32_t textLimb = reader.read(digits);
        if (textLimb != limb) return textLimb < limb ? -1 : 1;
        if (expansion.isZero()) return reader.restIsZero() ? 0 : 1;
        limb = expansion.nextLimb();
        digits = kLimbDigits;
    }
}

// The magnitude's bits. A midpoint is looked at exactly if the numeral may lie on either side.
Unsigned roundToFloat(Scaled value, const Numeral& numeral) {
    int shift = 64 - kFloatMantissaBits;
    if (value.exponent + shift < kFloatExponentMin) shift = kFloatExponentMin - value.exponent;
    // The error in units of the last bit: twice that of the smallest mantissa, and a margin for
    // products of errors.
    uint64_t error = value.error == 0 ? 0 : value.error * uint64_t{2} + 2;
    if (shift > 64) {
        // Less than half of the smallest float, unless the error says otherwise.
        if (shift > 65 || error == 0) return 0;
        value.mantissa >>= 1;
        ++value.exponent;
        shift = 64;
        ++error;
    }
    Unsigned kept = shift == 64 ? 0 : static_cast<Unsigned>(value.mantissa >> shift);
    uint64_t half = uint64_t{1} << (shift - 1);
    uint64_t dropped = value.mantissa & (half | (half - 1));
    int side = dropped < half ? -1 : dropped > half ? 1 : 0;
    uint64_t distance = side < 0 ? half - dropped : dropped - half;
    int exponent = value.exponent + shift;
    if (error != 0 && distance <= error) side = compareExactly(numeral, 2 * kept + 1, exponent - 1);
    if (side > 0 || (side == 0 && (kept & 1) != 0)) ++kept;
    // The hidden bit, if there is one, adds one to the exponent field; so does a carry.
    Unsigned biased = static_cast<Unsigned>(exponent - kFloatExponentMin);
    Unsigned bits = (biased << (kFloatMantissaBits - 1)) + kept;
    return bits < kFloatInfinityBits ? bits : kFloatInfinityBits;
}

/// Conversion ///

// Decimal numerals at or above 10^max are infinite, those below 10^(min - 1) are zero.
constexpr int kMagnitudeMax = kFloatMantissaBits == 24 ? 39 : 309;
constexpr int kMagnitudeMin = kFloatMantissaBits == 24 ? -45 : -323;

Unsigned decimalToFloat(const Numeral& numeral) {
    int64_t magnitude = numeral.exponent + numeral.leadingDigits;
    if (magnitude > kMagnitudeMax) return kFloatInfinityBits;
    if (magnitude < kMagnitudeMin) return 0;
    return roundToFloat(scaleDecimal(numeral), numeral);
}

Unsigned hexToFloat(const Numeral& numeral) {
    constexpr int kExponentMax = kFloatExponentMax + kFloatMantissaBits;
    if (numeral.exponent > kExponentMax) return kFloatInfinityBits;
    if (numeral.exponent < kFloatExponentMin - 65) return 0;
    Scaled value = normalize(numeral.leading, static_cast<int>(numeral.exponent));
    // Full words of digits leave the lowest bit below the midpoint's, so it can stand for the rest.
    if (numeral.leftOutNonZero) value.mantissa |= 1;
    return roundToFloat(value, numeral);
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
