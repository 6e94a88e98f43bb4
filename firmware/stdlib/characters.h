// Classes of ASCII characters, without locale: for patterns, upper, lower and formats.
//
// Invariant: bytes from 128 on are in no class and have no other case, as in C's own locale.
#pragma once

#include <stdint.h>

namespace nanolua {

inline constexpr uint8_t kLower = 1;
inline constexpr uint8_t kUpper = 2;
inline constexpr uint8_t kDigit = 4;
inline constexpr uint8_t kHexLetter = 8;
inline constexpr uint8_t kPunctuation = 16;
inline constexpr uint8_t kSpace = 32;
inline constexpr uint8_t kControl = 64;
inline constexpr uint8_t kZero = 128;
inline constexpr uint8_t kLetter = kLower | kUpper;
inline constexpr uint8_t kLetterOrDigit = kLetter | kDigit;

struct CharacterClasses {
    uint8_t bits[128];

    constexpr CharacterClasses() : bits() {
        for (int c = 0; c < 128; c++) {
            bool hexLetter = (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
            if (c >= 'a' && c <= 'z')
                bits[c] = kLower;
            else if (c >= 'A' && c <= 'Z')
                bits[c] = kUpper;
            else if (c >= '0' && c <= '9')
                bits[c] = kDigit;
            else if (c > ' ' && c < 127)
                bits[c] = kPunctuation;
            else if (c != ' ')
                bits[c] = kControl;
            if (hexLetter) bits[c] |= kHexLetter;
            if (c == ' ' || (c >= '\t' && c <= '\r')) bits[c] |= kSpace;
            if (c == 0) bits[c] |= kZero;
        }
    }
};

inline constexpr CharacterClasses kCharacterClasses;

inline bool hasClass(uint8_t c, uint32_t classes) {
    return c < 128 && (kCharacterClasses.bits[c] & classes) != 0;
}

inline bool isDigit(char c) { return uint8_t(c - '0') < 10; }
inline char toLower(char c) { return uint8_t(c - 'A') < 26 ? char(c + 32) : c; }
inline char toUpper(char c) { return uint8_t(c - 'a') < 26 ? char(c - 32) : c; }

} // namespace nanolua
