// Numbers to text: tostring and the numeric conversions of string.format.
// A float is expanded exactly, rounded once (half to even) in decimal, and written digit by digit
// through a small buffer, so the longest %f needs no more stack than the shortest.
#include "numeric.h"

#include <string.h>

#include "arithmetic.h"
#include "numeric_decimal.h"

namespace nanolua {

namespace {

class TextWriter {
public:
    explicit TextWriter(TextSink sink) : sink_(sink) {}

    [[gnu::noinline]] void put(char character) {
        if (count_ == sizeof buffer_) flush();
        buffer_[count_++] = character;
    }

    [[gnu::noinline]] void repeat(char character, int count) {
        for (; count > 0; --count) put(character);
    }

    [[gnu::noinline]] void write(const char* text, int bytes) {
        for (int index = 0; index < bytes; ++index) put(text[index]);
    }

    void flush() {
        sink_.emit(sink_.context, buffer_, count_);
        count_ = 0;
    }

private:
    TextSink sink_;
    size_t count_ = 0;
    char buffer_[24];
};

/// Fields: sign and prefix, padding ///

struct Field {
    char prefix[3];
    uint8_t prefixBytes = 0;
    bool zeroPadded = false;

    void add(char character) { prefix[prefixBytes++] = character; }

    void addSign(const FormatSpec& spec, bool negative) {
        if (negative) {
            add('-');
        } else if (spec.flags & kFormatPlus) {
            add('+');
        } else if (spec.flags & kFormatSpace) {
            add(' ');
        }
    }
};

// Writes what stands before the body and returns the blanks that follow it.
int beginField(TextWriter& writer, const FormatSpec& spec, const Field& field, int bodyBytes) {
    int padding = spec.width - field.prefixBytes - bodyBytes;
    bool left = (spec.flags & kFormatLeft) != 0;
    if (!left && !field.zeroPadded) writer.repeat(' ', padding);
    writer.write(field.prefix, field.prefixBytes);
    if (!left && field.zeroPadded) writer.repeat('0', padding);
    return left ? padding : 0;
}

void writeField(TextWriter& writer, const FormatSpec& spec, const Field& field, const char* body,
                int bodyBytes) {
    int trailing = beginField(writer, spec, field, bodyBytes);
    writer.write(body, bodyBytes);
    writer.repeat(' ', trailing);
}

bool isUpper(char letter) { return (letter & 0x20) == 0; }

char toLower(char letter) { return static_cast<char>(letter | 0x20); }

char hexDigit(unsigned digit, bool upper) {
    return static_cast<char>(digit < 10 ? '0' + digit : (upper ? 'A' : 'a') + digit - 10);
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
        *--end = hexDigit(static_cast<unsigned>(value) & mask, isUpper(conversion));
    }
    return end;
}

/// Floats in decimal ///

// The digits of a float after rounding. Digit 0 is the first one that is not zero, and stands for
// 10^exponent(); all digits of zero are zero, and its exponent is 0.
class RoundedDecimal {
public:
    enum class Count { Significant, AfterPoint };

    RoundedDecimal(FloatParts value, Count count, int digits);

    int exponent() const { return exponent_; }

    unsigned digit(int index) const { return index < 0 ? 0 : digitAt(firstDigit_ + index); }

private:
    // A float with a fraction has at most two limbs before the point; one digit beyond the last
    // printed one is looked at, and limb 0 is kept free for the carry.
    static constexpr int kLimbsMax = 1 + (2 * kLimbDigits + kFormatPrecisionMax) / kLimbDigits + 1;

    [[gnu::noinline]] unsigned digitAt(int position) const;
    void gather(Count count, int digits);
    void roundAt(int limb, int digitsKept);
    void locateFirstDigit();

    DecimalExpansion expansion_;
    uint32_t rounded_[kLimbsMax];
    const uint32_t* limbs_;
    int limbCount_;
    int pointPosition_;
    int firstDigit_;
    int exponent_;
};

RoundedDecimal::RoundedDecimal(FloatParts value, Count count, int digits)
    : expansion_(value.mantissa, value.exponent) {
    pointPosition_ = expansion_.integerLimbCount() * kLimbDigits;
    if (count == Count::AfterPoint && !expansion_.hasFraction()) {
        limbs_ = expansion_.integerLimbs();
        limbCount_ = expansion_.integerLimbCount();
    } else {
        gather(count, digits);
    }
    locateFirstDigit();
}

unsigned RoundedDecimal::digitAt(int position) const {
    int limb = position / kLimbDigits;
    if (limb >= limbCount_) return 0;
    return limbs_[limb] / kPowersOfTen[kLimbDigits - 1 - position % kLimbDigits] % 10;
}

void RoundedDecimal::gather(Count count, int digits) {
    uint32_t first = expansion_.nextLimb();
    int digitsKept = digits;
    if (count == Count::AfterPoint) {
        digitsKept += pointPosition_;
    } else {
        while (first == 0 && !expansion_.isZero()) {
            first = expansion_.nextLimb();
            pointPosition_ -= kLimbDigits;
        }
        for (int zeros = kLimbDigits - 1; zeros > 0 && first < kPowersOfTen[zeros]; --zeros) {
            ++digitsKept;
        }
    }
    int last = 1 + digitsKept / kLimbDigits;
    rounded_[0] = 0;
    rounded_[1] = first;
    for (int limb = 2; limb <= last; ++limb) rounded_[limb] = expansion_.nextLimb();
    roundAt(last, digitsKept % kLimbDigits);
    limbs_ = rounded_;
    limbCount_ = last + 1;
    pointPosition_ += kLimbDigits;
}

// Keeps the given number of digits of a limb, and none after it; half goes to the even digit.
void RoundedDecimal::roundAt(int limb, int digitsKept) {
    uint32_t unit = kPowersOfTen[kLimbDigits - digitsKept];
    uint32_t dropped = rounded_[limb] % unit;
    uint32_t kept = rounded_[limb] / unit;
    bool odd = ((digitsKept == 0 ? rounded_[limb - 1] : kept) & 1) != 0;
    bool up = dropped == unit / 2 ? odd || !expansion_.isZero() : dropped > unit / 2;
    rounded_[limb] = (kept + (up ? 1 : 0)) * unit;
    for (; rounded_[limb] == kLimbBase; --limb) {
        rounded_[limb] = 0;
        ++rounded_[limb - 1];
    }
}

void RoundedDecimal::locateFirstDigit() {
    int end = limbCount_ * kLimbDigits;
    firstDigit_ = 0;
    while (firstDigit_ < end && digitAt(firstDigit_) == 0) ++firstDigit_;
    exponent_ = firstDigit_ == end ? 0 : pointPosition_ - 1 - firstDigit_;
}

void writeExponent(TextWriter& writer, char letter, int exponent, int digitsMin) {
    char digits[4];
    unsigned magnitude = static_cast<unsigned>(exponent < 0 ? -exponent : exponent);
    char* end = digits + sizeof digits;
    char* begin = writeDecimal(end, static_cast<uint32_t>(magnitude), digitsMin);
    writer.put(letter);
    writer.put(exponent < 0 ? '-' : '+');
    writer.write(begin, static_cast<int>(end - begin));
}

void writeDecimalFloat(TextWriter& writer, const FormatSpec& spec, Field& field, FloatParts value) {
    using Count = RoundedDecimal::Count;
    char style = toLower(spec.conversion);
    int decimals = spec.precision < 0 ? 6 : spec.precision;
    if (style == 'g' && decimals > 0) --decimals;
    RoundedDecimal decimal(value, style == 'f' ? Count::AfterPoint : Count::Significant,
                           style == 'f' ? decimals : decimals + 1);
    int exponent = decimal.exponent();
    bool alternate = (spec.flags & kFormatAlternate) != 0;
    bool scientific = style == 'e' || (style == 'g' && (exponent < -4 || exponent > decimals));
    int pointDigit = scientific ? 0 : exponent;
    if (style == 'g') {
        decimals -= pointDigit;
        while (!alternate && decimals > 0 && decimal.digit(pointDigit + decimals) == 0) --decimals;
    }
    bool hasPoint = decimals > 0 || alternate;
    int firstDigit = pointDigit < 0 ? pointDigit : 0;
    int exponentBytes = !scientific ? 0 : exponent > 99 || exponent < -99 ? 5 : 4;
    int bytes = pointDigit - firstDigit + 1 + (hasPoint ? 1 : 0) + decimals + exponentBytes;
    int trailing = beginField(writer, spec, field, bytes);
    for (int index = firstDigit; index <= pointDigit + decimals; ++index) {
        writer.put(static_cast<char>('0' + decimal.digit(index)));
        if (index == pointDigit && hasPoint) writer.put('.');
    }
    if (scientific) writeExponent(writer, isUpper(spec.conversion) ? 'E' : 'e', exponent, 2);
    writer.repeat(' ', trailing);
}

/// Floats in hexadecimal ///

// Bits of the mantissa are grouped from the point down, so the last digit may have free bits.
constexpr int kHexDigits = (kFloatMantissaBits + 2) / 4;
constexpr int kHexSpareBits = 4 * kHexDigits - (kFloatMantissaBits - 1);

Unsigned roundToHexDigits(Unsigned mantissa, int digits) {
    int droppedBits = 4 * (kHexDigits - digits);
    Unsigned unit = Unsigned{1} << droppedBits;
    Unsigned dropped = mantissa & (unit - 1);
    Unsigned kept = mantissa - dropped;
    bool odd = (kept & unit) != 0;
    bool up = dropped > unit / 2 || (dropped == unit / 2 && odd);
    return up ? kept + unit : kept;
}

void writeHexFloat(TextWriter& writer, const FormatSpec& spec, Field& field, FloatParts value) {
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
    bool upper = isUpper(spec.conversion);
    bool hasPoint = decimals > 0 || (spec.flags & kFormatAlternate) != 0;
    field.add('0');
    field.add(upper ? 'X' : 'x');
    int magnitude = exponent < 0 ? -exponent : exponent;
    int exponentBytes = 3 + (magnitude > 9) + (magnitude > 99) + (magnitude > 999);
    int trailing =
        beginField(writer, spec, field, 1 + (hasPoint ? 1 : 0) + decimals + exponentBytes);
    for (int index = 0; index <= decimals; ++index) {
        int shift = 4 * (kHexDigits - index);
        unsigned digit = shift < 0 ? 0 : static_cast<unsigned>(mantissa >> shift) & 15;
        writer.put(hexDigit(digit, upper));
        if (index == 0 && hasPoint) writer.put('.');
    }
    writeExponent(writer, upper ? 'P' : 'p', exponent, 1);
    writer.repeat(' ', trailing);
}

// The text of an infinity or a NaN is never padded with zeros.
void writeNonFinite(TextWriter& writer, const FormatSpec& spec, Field& field, bool isNan) {
    field.zeroPadded = false;
    const char* text = isUpper(spec.conversion) ? "INFNAN" : "infnan";
    writeField(writer, spec, field, text + (isNan ? 3 : 0), 3);
}

void appendToBuffer(void* context, const char* text, size_t bytes) {
    char** end = static_cast<char**>(context);
    memcpy(*end, text, bytes);
    *end += bytes;
}

size_t formatSignificant(char* out, Float value, int digits) {
    char* end = out;
    formatFloatSpec({'g', 0, 0, static_cast<int16_t>(digits)}, value, {appendToBuffer, &end});
    return static_cast<size_t>(end - out);
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
    Integer integer;
    size_t bytes;
    if (isShortIntegral(value, integer)) {
        bytes = formatInteger(out, integer);
    } else {
        bytes = formatSignificant(out, value, kFloatDigitsShort);
        bool finite = (floatBits(value) & kFloatInfinityBits) != kFloatInfinityBits;
        if (finite && !readsBackAs(out, bytes, value)) {
            bytes = formatSignificant(out, value, kFloatDigitsLong);
        }
        if (!looksLikeInteger(out, bytes)) return bytes;
    }
    out[bytes++] = '.';
    out[bytes++] = '0';
    return bytes;
}

void formatIntegerSpec(const FormatSpec& spec, Integer value, TextSink sink) {
    TextWriter writer(sink);
    Field field;
    char digits[(kIntegerBits + 2) / 3 + 1];
    char* end = digits + sizeof digits;
    char* begin = end;
    int digitsMin = spec.precision < 0 ? 1 : spec.precision;
    if (spec.conversion == 'c') {
        *--begin = static_cast<char>(value);
        digitsMin = 0;
    } else {
        bool isSigned = spec.conversion == 'd' || spec.conversion == 'i';
        bool negative = isSigned && value < 0;
        bool alternate = (spec.flags & kFormatAlternate) != 0;
        if (isSigned) field.addSign(spec, negative);
        Unsigned bits = static_cast<Unsigned>(value);
        begin = writeDigits(end, negative ? 0 - bits : bits, spec.conversion);
        field.zeroPadded = (spec.flags & kFormatZero) != 0 && spec.precision < 0;
        if (alternate && spec.conversion == 'o' && end - begin >= digitsMin) {
            digitsMin = static_cast<int>(end - begin) + 1;
        }
        if (alternate && toLower(spec.conversion) == 'x' && value != 0) {
            field.add('0');
            field.add(spec.conversion);
        }
    }
    int bytes = static_cast<int>(end - begin);
    int zeros = digitsMin > bytes ? digitsMin - bytes : 0;
    int trailing = beginField(writer, spec, field, zeros + bytes);
    writer.repeat('0', zeros);
    writer.write(begin, bytes);
    writer.repeat(' ', trailing);
    writer.flush();
}

void formatFloatSpec(const FormatSpec& given, Float value, TextSink sink) {
    TextWriter writer(sink);
    Field field;
    FormatSpec spec = given;
    if (spec.precision > kFormatPrecisionMax) spec.precision = kFormatPrecisionMax;
    Unsigned bits = floatBits(value);
    Unsigned magnitude = bits & ~kFloatSignBit;
    field.addSign(spec, (bits & kFloatSignBit) != 0);
    field.zeroPadded = (spec.flags & kFormatZero) != 0;
    if (magnitude >= kFloatInfinityBits) {
        writeNonFinite(writer, spec, field, magnitude > kFloatInfinityBits);
    } else if (toLower(spec.conversion) == 'a') {
        writeHexFloat(writer, spec, field, floatParts(value));
    } else {
        writeDecimalFloat(writer, spec, field, floatParts(value));
    }
    writer.flush();
}

} // namespace nanolua
