// Numbers to text and text to numbers, exact and correctly rounded in both number models.
// Nothing here allocates, raises or keeps state, and no table is larger than 40 bytes, so every
// part of the engine and the standard library may call it. Stack use stays below 400 bytes.
// The text is that of the C locale; numerals follow the Lua 5.5 manual, §3.1 and §3.4.3.
#pragma once

#include "numbers.h"

namespace nanolua {

inline constexpr uint8_t kFormatLeft = 1;      // -
inline constexpr uint8_t kFormatPlus = 2;      // +
inline constexpr uint8_t kFormatSpace = 4;     // space
inline constexpr uint8_t kFormatAlternate = 8; // #
inline constexpr uint8_t kFormatZero = 16;     // 0

// A conversion specification of string.format. A negative precision means none was given.
struct FormatSpec {
    char conversion;
    uint8_t flags;
    int16_t width;
    int16_t precision;
};

// The text of tostring; returns its length, at most kNumberTextBytesMax. No zero is appended.
size_t formatInteger(char* out, Integer value);
size_t formatFloat(char* out, Float value);

// As C's printf: conversions d i u o x X, and e E f F g G a A (of the float as a double). They return
// the text's length; at `out` there is room for as many bytes as the second two say.
size_t formatIntegerSpec(char* out, const FormatSpec& spec, Integer value);
size_t formatFloatSpec(char* out, const FormatSpec& spec, Float value);
uint32_t integerSpecBytesMax(const FormatSpec& spec);
uint32_t floatSpecBytesMax(const FormatSpec& spec, Float value);

// mantissa * 2^exponent.
struct ScaledInteger {
    uint64_t mantissa;
    int exponent;
};
// Sets the top bit of a mantissa that is not zero.
void normalize(ScaledInteger& value);
// The float nearest to a value, the even one of two.
Float nearestFloat(ScaledInteger value);
// The upper half of a product.
uint64_t multiplyHigh64(uint64_t left, uint64_t right);

struct ParsedNumber {
    bool isInteger;
    union {
        Integer integer;
        Float number;
    };
};

// Reads a whole numeral, blanks around it allowed; false if the text is anything else.
bool parseNumber(const char* text, size_t bytes, ParsedNumber& out);

} // namespace nanolua
