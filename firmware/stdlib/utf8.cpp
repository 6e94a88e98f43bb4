// The utf8 library (manual §6.6).
//
// Invariant: every text ends with a zero byte, which is no continuation byte, so scans over
// continuation bytes stop at its end.
#include "library_group.h"
#include "stdlib.h"

namespace nanolua {

namespace {

constexpr uint32_t kCodeMax = 0x7FFFFFFF;
constexpr uint32_t kUnicodeMax = 0x10FFFF;
constexpr uint32_t kCodeBytesMax = 6;
constexpr char kInvalidCode[] = "invalid UTF-8 code";

bool isContinuation(char c) { return (uint8_t(c) & 0xC0) == 0x80; }

// Behind a first byte and its continuation bytes as long as they are well formed; nullptr if not.
const char* decodeMultibyte(const char* text, uint32_t& code) {
    static constexpr uint32_t kSmallest[] = {0x80, 0x800, 0x10000, 0x200000, 0x4000000};
    uint32_t first = uint8_t(*text);
    uint32_t continuations = 0;
    uint32_t bits = 0;
    for (; (first & 0x40) != 0; first <<= 1) {
        char c = text[++continuations];
        if (!isContinuation(c)) return nullptr;
        bits = bits << 6 | (uint8_t(c) & 0x3F);
    }
    if (continuations == 0 || continuations > 5) return nullptr;
    code = bits | (first & 0x7F) << (continuations * 5);
    return code < kSmallest[continuations - 1] ? nullptr : text + continuations + 1;
}

// Reads one character. Returns where the next one begins, or nullptr for an invalid sequence; lax
// decoding takes surrogates and codes up to 2^31 as well.
const char* decode(const char* text, bool lax, uint32_t& code) {
    const char* next = text + 1;
    code = uint8_t(*text);
    if (code < 0x80) return next;
    next = decodeMultibyte(text, code);
    if (lax) return next;
    bool isSurrogate = code - 0xD800 < 0x800;
    return code > kUnicodeMax || isSurrogate ? nullptr : next;
}

// Returns how many bytes it wrote.
uint32_t encode(char* out, uint32_t code) {
    if (code < 0x80) {
        *out = char(code);
        return 1;
    }
    uint32_t continuations = 1;
    while (code >> (continuations * 5 + 6) != 0) ++continuations;
    out[0] = char(0xFF80 >> continuations | code >> (continuations * 6));
    for (uint32_t i = 1; i <= continuations; i++)
        out[i] = char(0x80 | (code >> ((continuations - i) * 6) & 0x3F));
    return continuations + 1;
}

// A negative position counts from the end; 0 if that lies before the beginning.
Integer absolutePosition(Integer position, uint32_t lengthBytes) {
    if (position >= 0) return position;
    if (position < -Integer(lengthBytes)) return 0;
    return Integer(lengthBytes) + position + 1;
}

Integer positionArgument(State& state, Value* arguments, int32_t count, int32_t index,
                         Integer preset, uint32_t lengthBytes) {
    Integer position = optionalInteger(state, arguments, count, index, preset);
    return absolutePosition(position, lengthBytes);
}

bool isLax(const Value* arguments, int32_t count, int32_t index) {
    return count >= index && !arguments[index - 1].isFalsy();
}

Outcome utf8Len(State& state, Value* arguments, int32_t count) {
    const String* string = checkString(state, arguments, count, 1);
    uint32_t lengthBytes = string->lengthBytes();
    Integer first = positionArgument(state, arguments, count, 2, 1, lengthBytes);
    Integer last = positionArgument(state, arguments, count, 3, -1, lengthBytes);
    bool lax = isLax(arguments, count, 4);
    if (first < 1 || first > Integer(lengthBytes) + 1)
        raiseArgumentError(state, 2, "initial position out of bounds");
    if (last > Integer(lengthBytes)) raiseArgumentError(state, 3, "final position out of bounds");
    Integer characters = 0;
    const char* end = string->text() + last;
    for (const char* at = string->text() + first - 1; at < end; ++characters) {
        uint32_t code;
        const char* next = decode(at, lax, code);
        if (next == nullptr) {
            arguments[-1].setNil();
            arguments[0].setInteger(Integer(at - string->text()) + 1);
            return 2;
        }
        at = next;
    }
    return resultInteger(arguments, characters);
}

Outcome utf8Codepoint(State& state, Value* arguments, int32_t count) {
    const String* string = checkString(state, arguments, count, 1);
    uint32_t lengthBytes = string->lengthBytes();
    Integer first = positionArgument(state, arguments, count, 2, 1, lengthBytes);
    Integer last = positionArgument(state, arguments, count, 3, first, lengthBytes);
    bool lax = isLax(arguments, count, 4);
    if (first < 1) raiseArgumentError(state, 2, "out of bounds");
    if (last > Integer(lengthBytes)) raiseArgumentError(state, 3, "out of bounds");
    if (first > last) return 0;
    if (last - first >= Integer(Abi::kStackSlotsMax))
        raiseError(state, "stack overflow (string slice too long)");
    arguments = growArguments(state, arguments, int32_t(last - first) + 1);
    const char* at = string->text() + first - 1;
    const char* end = string->text() + last;
    int32_t resultCount = 0;
    while (at < end) {
        uint32_t code;
        at = decode(at, lax, code);
        if (at == nullptr) raiseError(state, kInvalidCode);
        (arguments + resultCount++)[-1].setInteger(Integer(code));
    }
    return resultCount;
}

uint32_t checkCode(State& state, Value* arguments, int32_t count, int32_t index) {
    Unsigned code = Unsigned(checkInteger(state, arguments, count, index));
    if (code > kCodeMax) raiseArgumentError(state, index, "value out of range");
    return uint32_t(code);
}

Outcome utf8Char(State& state, Value* arguments, int32_t count) {
    if (count == 1) {
        char text[kCodeBytesMax];
        uint32_t bytes = encode(text, checkCode(state, arguments, count, 1));
        return resultString(arguments, makeString(state, text, bytes));
    }
    StringBuilder builder(state, &arguments[count], uint32_t(count));
    for (int32_t i = 1; i <= count; i++) {
        uint32_t code = checkCode(state, arguments, count, i);
        builder.commit(encode(builder.reserve(kCodeBytesMax), code));
    }
    return resultString(arguments, builder.finish());
}

// Moves `position` (an offset) by whole characters until `n` is 0 or the text ends.
void moveByCharacters(const String* string, Integer& position, Integer& n) {
    const char* text = string->text();
    while (n < 0 && position > 0) {
        do --position;
        while (position > 0 && isContinuation(text[position]));
        ++n;
    }
    while (n > 0 && position < Integer(string->lengthBytes())) {
        do ++position;
        while (isContinuation(text[position]));
        --n;
    }
}

Outcome utf8Offset(State& state, Value* arguments, int32_t count) {
    const String* string = checkString(state, arguments, count, 1);
    const char* text = string->text();
    uint32_t lengthBytes = string->lengthBytes();
    Integer n = checkInteger(state, arguments, count, 2);
    Integer preset = n >= 0 ? 1 : Integer(lengthBytes) + 1;
    Integer position = positionArgument(state, arguments, count, 3, preset, lengthBytes) - 1;
    if (position < 0 || position > Integer(lengthBytes))
        raiseArgumentError(state, 3, "position out of bounds");
    if (n == 0) {
        while (position > 0 && isContinuation(text[position])) --position;
    } else {
        if (isContinuation(text[position]))
            raiseError(state, "initial position is a continuation byte");
        if (n > 0) --n; // the first character is where it is
        moveByCharacters(string, position, n);
        if (n != 0) return resultNil(arguments);
    }
    if (isContinuation(text[position]))
        raiseError(state, "initial position is a continuation byte");
    arguments[-1].setInteger(position + 1);
    if (uint8_t(text[position]) >= 0x80)
        while (isContinuation(text[position + 1])) ++position;
    arguments[0].setInteger(position + 1);
    return 2;
}

Outcome nextCode(State& state, Value* arguments, int32_t count, bool lax) {
    const String* string = checkString(state, arguments, count, 1);
    Integer control = 0;
    if (count >= 2) toInteger(arguments[1], control);
    Unsigned position = Unsigned(control);
    if (position < string->lengthBytes())
        while (isContinuation(string->text()[position])) ++position;
    if (position >= string->lengthBytes()) return 0;
    uint32_t code;
    const char* next = decode(string->text() + position, lax, code);
    if (next == nullptr || isContinuation(*next)) raiseError(state, kInvalidCode);
    arguments[-1].setInteger(Integer(position) + 1);
    arguments[0].setInteger(Integer(code));
    return 2;
}

Outcome nextCodeStrict(State& state, Value* arguments, int32_t count) {
    return nextCode(state, arguments, count, false);
}

Outcome nextCodeLax(State& state, Value* arguments, int32_t count) {
    return nextCode(state, arguments, count, true);
}

// The iterator gets the offset of the last character's first byte plus one, 0 at the beginning.
Outcome utf8Codes(State& state, Value* arguments, int32_t count) {
    const String* string = checkString(state, arguments, count, 1);
    if (isContinuation(string->text()[0])) raiseArgumentError(state, 1, kInvalidCode);
    setNativeFunction(arguments[-1], isLax(arguments, count, 2) ? nextCodeLax : nextCodeStrict);
    arguments[1].setInteger(0);
    return 3;
}

constexpr RomField kFields[] = {
    {"char", utf8Char}, {"charpattern", RomText("[\0-\x7F\xC2-\xFD][\x80-\xBF]*")},
    {"codepoint", utf8Codepoint}, {"codes", utf8Codes},
    {"len", utf8Len},   {"offset", utf8Offset},
};

} // namespace

constinit const RomTable utf8Rom = romTable<kFields>();

} // namespace nanolua
