// Numbers to text: tostring and the numeric conversions of string.format.
// A float is expanded exactly, and rounded once (half to even) in its decimal digits, which are
// written where the text is to be.
#include "numeric.h"

#include <string.h>

#include "arithmetic.h"
#include "numeric_decimal.h"

namespace nanolua {

namespace {

char toLower(char letter) { return static_cast<char>(letter | 0x20); }

// A letter like that of the conversion, upper or lower case.
char inCaseOf(char conversion, char upper) { return static_cast<char>(upper | (conversion & 0x20)); }

char hexDigit(unsigned digit, char conversion) {
    return static_cast<char>(digit < 10 ? '0' + digit : inCaseOf(conversion, 'A') + digit - 10);
}

/// Fields: sign and padding ///

char* writeSign(char* out, const FormatSpec& spec, bool negative) {
    if (negative) {
        *out++ = '-';
    } else if (spec.flags & kFormatPlus) {
        *out++ = '+';
    } else if (spec.flags & kFormatSpace) {
        *out++ = ' ';
    }
    return out;
}

// Pads a text to its width: with zeros between sign or prefix and `body`, or with blanks. Returns how
// long it is then.
size_t pad(char* text, char* body, char* end, const FormatSpec& spec, bool withZeros) {
    int padding = spec.width - static_cast<int>(end - text);
    if (padding <= 0) return static_cast<size_t>(end - text);
    char* gap = end;
    if ((spec.flags & kFormatLeft) == 0) {
        gap = withZeros ? body : text;
        memmove(gap + padding, gap, static_cast<size_t>(end - gap));
    }
    memset(gap, gap == body && withZeros ? '0' : ' ', static_cast<size_t>(padding));
    return static_cast<size_t>(spec.width);
}

/// Integers ///

// Writes backwards from end and returns the first character.
char* writeDecimal(char* end, uint32_t value, int digitsMin) {
    for (; value != 0 || digitsMin > 0; --digitsMin) {
        *--end = static_cast<char>('0' + value % 10);
        value /= 10;
    }
    return end;
}

#if defined(NANOLUA_NUMBERS_I64F64)
char* writeDecimal(char* end, uint64_t value, int digitsMin) {
    while (value >> 32 != 0) {
        uint32_t high = static_cast<uint32_t>(value >> 32);
        uint32_t limb;
        uint32_t low = divideByLimbBase(high % kLimbBase, static_cast<uint32_t>(value), limb);
        value = static_cast<uint64_t>(high / kLimbBase) << 32 | low;
        end = writeDecimal(end, limb, kLimbDigits);
        digitsMin = 0;
    }
    return writeDecimal(end, static_cast<uint32_t>(value), digitsMin);
}
#endif

char* writeDigits(char* end, Unsigned value, char conversion) {
    if (conversion != 'o' && toLower(conversion) != 'x') return writeDecimal(end, value, 0);
    int shift = conversion == 'o' ? 3 : 4;
    unsigned mask = (1u << shift) - 1;
    for (; value != 0; value >>= shift) {
        *--end = hexDigit(static_cast<unsigned>(value) & mask, conversion);
    }
    return end;
}

/// Floats in decimal ///

char* writeLimb(char* out, uint32_t limb) {
    writeDecimal(out + kLimbDigits, limb, kLimbDigits);
    return out + kLimbDigits;
}

// Rounds up or down at a digit, of those before `end`, behind which there may be more.
void roundAt(char* cut, const char* end, bool hasMore) {
    const char* rest = cut + 1;
    while (rest < end && *rest == '0') ++rest;
    bool isHalf = *cut == '5' && rest == end && !hasMore;
    if (isHalf ? (cut[-1] & 1) == 0 : *cut < '5') return;
    while (*--cut == '9') *cut = '0';
    ++*cut;
}

char* skipZeros(char* digit, char* last) {
    while (digit < last && *digit == '0') ++digit;
    return digit;
}

// The digits of a float, rounded, in front of and behind the place of its point. The first of them
// is the first that is not zero; for zero, the one in front of the point.
struct DecimalDigits {
    char* first;
    char* point;
};

// Rounds to digits behind the point, or behind the first one that is not zero.
DecimalDigits writeRounded(char* out, FloatParts value, int decimals, bool behindPoint) {
    DecimalExpansion expansion(value.mantissa, value.exponent);
    char* end = out;
    *end++ = '0'; // takes a carry
    char* point = end + expansion.integerLimbCount() * kLimbDigits;
    uint32_t limb = expansion.nextLimb();
    if (!behindPoint) {
        for (; limb == 0 && !expansion.isZero(); point -= kLimbDigits) limb = expansion.nextLimb();
    }
    end = writeLimb(end, limb);
    char* cut = (behindPoint ? point : skipZeros(out, end - 1) + 1) + decimals;
    while (end <= cut) end = writeLimb(end, expansion.nextLimb());
    roundAt(cut, end, !expansion.isZero());
    char* first = skipZeros(out, cut);
    return {first == cut ? point - 1 : first, point};
}

char* writeExponent(char* out, char letter, int exponent, int digitsMin) {
    char digits[4];
    char* end = digits + sizeof digits;
    char* digit = writeDecimal(
        end, static_cast<uint32_t>(exponent < 0 ? -exponent : exponent), digitsMin);
    *out++ = letter;
    *out++ = exponent < 0 ? '-' : '+';
    while (digit < end) *out++ = *digit++;
    return out;
}

// The digits are moved to their places from one place behind, which leaves room for the point.
char* writeDecimalFloat(char* out, const FormatSpec& spec, FloatParts value) {
    char style = toLower(spec.conversion);
    int decimals = spec.precision < 0 ? 6 : spec.precision;
    if (style == 'g' && decimals > 0) --decimals;
    DecimalDigits digits = writeRounded(out + 1, value, decimals, style == 'f');
    int exponent = static_cast<int>(digits.point - 1 - digits.first);
    bool alternate = (spec.flags & kFormatAlternate) != 0;
    bool scientific = style == 'e' || (style == 'g' && (exponent < -4 || exponent > decimals));
    if (scientific) {
        digits.point = digits.first + 1;
    } else if (digits.first >= digits.point) {
        digits.first = digits.point - 1;
    }
    if (style == 'g') {
        if (!scientific) decimals -= exponent;
        while (!alternate && decimals > 0 && digits.point[decimals - 1] == '0') --decimals;
    }
    while (digits.first < digits.point) *out++ = *digits.first++;
    if (decimals > 0 || alternate) *out++ = '.';
    memmove(out, digits.point, static_cast<size_t>(decimals));
    out += decimals;
    return scientific ? writeExponent(out, inCaseOf(spec.conversion, 'E'), exponent, 2) : out;
}

/// Floats in hexadecimal ///

// Bits of the mantissa are grouped from the point down, so the last digit may have free bits.
constexpr int kHexDigits = (kFloatMantissaBits + 2) / 4;
constexpr int kHexSpareBits = 4 * kHexDigits - (kFloatMantissaBits - 1);

Unsigned roundToHexDigits(Unsigned mantissa, int digits) {
    Unsigned unit = Unsigned{1} << (4 * (kHexDigits - digits));
    Unsigned odd = mantissa & unit;
    return (mantissa + unit / 2 - (odd != 0 ? 0 : 1)) & (0 - unit);
}

char* writeHexFloat(char* out, const FormatSpec& spec, FloatParts value) {
    // A subnormal float32 is a normal double; a subnormal double keeps its leading zero.
    if (kFloatMantissaBits == 24 && value.mantissa != 0) {
        for (; value.mantissa < kFloatHiddenBit; --value.exponent) value.mantissa <<= 1;
    }
    Unsigned mantissa = value.mantissa << kHexSpareBits;
    int exponent = mantissa == 0 ? 0 : value.exponent + kFloatMantissaBits - 1;
    int decimals = spec.precision;
    if (decimals < 0) {
        decimals = kHexDigits;
        while (decimals > 0 && ((mantissa >> (4 * (kHexDigits - decimals))) & 15) == 0) --decimals;
    } else if (decimals < kHexDigits) {
        mantissa = roundToHexDigits(mantissa, decimals);
    }
    for (int index = 0; index <= decimals; ++index) {
        int shift = 4 * (kHexDigits - index);
        unsigned digit = shift < 0 ? 0 : static_cast<unsigned>(mantissa >> shift) & 15;
        *out++ = hexDigit(digit, spec.conversion);
        if (index == 0 && (decimals > 0 || (spec.flags & kFormatAlternate) != 0)) *out++ = '.';
    }
    return writeExponent(out, inCaseOf(spec.conversion, 'P'), exponent, 1);
}

char* writeNonFinite(char* out, const FormatSpec& spec, bool isNan) {
    const char* text = isNan ? "NAN" : "INF";
    for (int index = 0; index < 3; ++index) *out++ = inCaseOf(spec.conversion, text[index]);
    return out;
}

size_t formatSignificant(char* out, Float value, int digits) {
    return formatFloatSpec(out, {'g', 0, 0, static_cast<int16_t>(digits)}, value);
}

bool looksLikeInteger(const char* text, size_t bytes) {
    for (size_t index = 0; index < bytes; ++index) {
        if (text[index] != '-' && (text[index] < '0' || text[index] > '9')) return false;
    }
    return true;
}

bool readsBackAs(const char* text, size_t bytes, Float value) {
    ParsedNumber parsed;
    if (!parseNumber(text, bytes, parsed)) return false;
    return (parsed.isInteger ? static_cast<Float>(parsed.integer) : parsed.number) == value;
}

// Integral floats this short are written as integers are, which is most of them in practice.
bool isShortIntegral(Float value, Integer& integer) {
    constexpr Integer kLimit = static_cast<Integer>(
        kFloatDigitsShort == 7 ? Integer{10000000} : Integer{1000000} * Integer{1000000} * 1000);
    if (!floatToInteger(value, integer)) return false;
    if (integer == 0) return (floatBits(value) & kFloatSignBit) == 0;
    return integer > -kLimit && integer < kLimit;
}

} // namespace

size_t formatInteger(char* out, Integer value) {
    char digits[kNumberTextBytesMax];
    Unsigned magnitude = static_cast<Unsigned>(value);
    char* end = digits + sizeof digits;
    char* begin = writeDecimal(end, value < 0 ? 0 - magnitude : magnitude, 1);
    if (value < 0) *--begin = '-';
    size_t bytes = static_cast<size_t>(end - begin);
    memcpy(out, begin, bytes);
    return bytes;
}

size_t formatFloat(char* out, Float value) {
    // The text alone takes kNumberTextBytesMax, its making two limbs more.
    char text[kNumberTextBytesMax + 2 * kLimbDigits];
    Integer integer;
    size_t bytes;
    if (isShortIntegral(value, integer)) {
        bytes = formatInteger(text, integer);
    } else {
        bytes = formatSignificant(text, value, kFloatDigitsShort);
        bool finite = (floatBits(value) & kFloatInfinityBits) != kFloatInfinityBits;
        if (finite && !readsBackAs(text, bytes, value)) {
            bytes = formatSignificant(text, value, kFloatDigitsLong);
        }
    }
    memcpy(out, text, bytes);
    if (!looksLikeInteger(text, bytes)) return bytes;
    out[bytes++] = '.';
    out[bytes++] = '0';
    return bytes;
}

size_t formatIntegerSpec(char* out, const FormatSpec& spec, Integer value) {
    char* body = out;
    Unsigned bits = static_cast<Unsigned>(value);
    if (spec.conversion == 'd' || spec.conversion == 'i') {
        body = writeSign(body, spec, value < 0);
        if (value < 0) bits = 0 - bits;
    }
    char digits[(kIntegerBits + 2) / 3];
    char* digit = writeDigits(digits + sizeof digits, bits, spec.conversion);
    int count = static_cast<int>(digits + sizeof digits - digit);
    int digitsMin = spec.precision < 0 ? 1 : spec.precision;
    if ((spec.flags & kFormatAlternate) != 0) {
        if (spec.conversion == 'o' && count >= digitsMin) digitsMin = count + 1;
        if (toLower(spec.conversion) == 'x' && value != 0) {
            *body++ = '0';
            *body++ = spec.conversion;
        }
    }
    char* end = body;
    for (; digitsMin > count; --digitsMin) *end++ = '0';
    while (digit < digits + sizeof digits) *end++ = *digit++;
    bool withZeros = (spec.flags & kFormatZero) != 0 && spec.precision < 0;
    return pad(out, body, end, spec, withZeros);
}

size_t formatFloatSpec(char* out, const FormatSpec& spec, Float value) {
    Unsigned magnitude = floatBits(value) & ~kFloatSignBit;
    char* body = writeSign(out, spec, floatBits(value) != magnitude);
    // The text of an infinity or a NaN is never padded with zeros.
    bool withZeros = (spec.flags & kFormatZero) != 0 && magnitude < kFloatInfinityBits;
    char* end;
    if (magnitude >= kFloatInfinityBits) {
        end = writeNonFinite(body, spec, magnitude > kFloatInfinityBits);
    } else if (toLower(spec.conversion) == 'a') {
        *body++ = '0';
        *body++ = inCaseOf(spec.conversion, 'X');
        end = writeHexFloat(body, spec, floatParts(value));
    } else {
        end = writeDecimalFloat(body, spec, floatParts(value));
    }
    return pad(out, body, end, spec, withZeros);
}

uint32_t integerSpecBytesMax(const FormatSpec& spec) {
    int bytes = kIntegerBits / 2 + (spec.precision > 0 ? spec.precision : 0);
    return static_cast<uint32_t>(bytes > spec.width ? bytes : spec.width);
}

uint32_t floatSpecBytesMax(const FormatSpec& spec, Float value) {
    // Sign, prefix, point and exponent; two limbs more than are kept; the digit for the carry.
    constexpr int kMoreBytes = 32;
    int bytes = kMoreBytes + (spec.precision < 0 ? kHexDigits : spec.precision);
    int bits = floatParts(value).exponent + kFloatMantissaBits;
    // A decimal digit is more than 3.2 bits.
    if (toLower(spec.conversion) == 'f' && bits > 0) bytes += bits * 5 / 16;
    return static_cast<uint32_t>(bytes > spec.width ? bytes : spec.width);
}

} // namespace nanolua
