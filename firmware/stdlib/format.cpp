// string.format (manual §6.5).
//
// Invariant: a __tostring metamethod is called through the engine, and formatting goes on behind
// the directive in a continuation; the three slots in front of the called function say where.
// Numbers are turned into text by numeric.h.
#include <string.h>

#include "characters.h"
#include "string_library.h"


namespace nanolua {

namespace {

// Scratch slots, counted from behind the last argument.
enum FormatSlot : int32_t {
    kBuilder,
    kPosition, // offset in the format behind the directive in work
    kArgument, // number of its argument
    kShown,    // value of %s; or the called __tostring
    kCallArgument,
};

// What is being formatted, with the directive in work.
struct Formatting {
    State& state;
    Value* arguments;
    int32_t count;
    int32_t index; // of the directive's argument
    StringBuilder builder;
    const char* start = nullptr;      // of the directive, at '%'
    const char* conversion = nullptr; // its last character
    FormatSpec spec = {};

    Value& argument() { return arguments[index - 1]; }
    Value& slot(FormatSlot slot) { return arguments[count + slot]; }
    bool hasModifiers() const { return conversion != start + 1; }
};

constexpr int32_t kDirectiveBytesMax = 22;

// Each at the place of its bit.
constexpr char kFlagCharacters[] = "-+ #0";

uint32_t flagBit(char c) {
    for (uint32_t i = 0; kFlagCharacters[i] != 0; i++)
        if (kFlagCharacters[i] == c) return 1u << i;
    return 0;
}

// What a conversion allows, and how it takes its argument.
constexpr uint8_t kPrecision = 32;
constexpr uint8_t kInteger = 64;
constexpr uint8_t kFloat = 128;
constexpr uint8_t kAnyFloat = kFloat | kPrecision | kFormatLeft | kFormatPlus | kFormatSpace |
                              kFormatAlternate | kFormatZero;
constexpr uint8_t kDecimal =
    kInteger | kPrecision | kFormatLeft | kFormatPlus | kFormatSpace | kFormatZero;
constexpr uint8_t kUnsigned = kInteger | kPrecision | kFormatLeft | kFormatZero;

struct Conversion {
    char letter;
    uint8_t traits;
};

constexpr Conversion kConversions[] = {
    {'d', kDecimal},
    {'i', kDecimal},
    {'u', kUnsigned},
    {'c', kInteger | kFormatLeft},
    {'o', kUnsigned | kFormatAlternate},
    {'x', kUnsigned | kFormatAlternate},
    {'X', kUnsigned | kFormatAlternate},
    {'a', kAnyFloat},
    {'A', kAnyFloat},
    {'e', kAnyFloat},
    {'E', kAnyFloat},
    {'f', kAnyFloat},
    {'g', kAnyFloat},
    {'G', kAnyFloat},
    {'p', kFormatLeft},
    {'q', 0},
    {'s', kPrecision | kFormatLeft},
};

// Raises a message about the text of the directive, up to `end`.
[[noreturn]] void raiseDirectiveError(Formatting& formatting, const char* message,
                                      const char* end) {
    String* text =
        makeString(formatting.state, formatting.start, uint32_t(end - formatting.start));
    formatting.slot(kShown).setString(text);
    raiseError(formatting.state, message, text);
}

[[noreturn]] NL_NOINLINE void raiseInvalidConversion(Formatting& formatting, const char* end) {
    raiseDirectiveError(formatting, "invalid conversion '%S' to 'format'", end);
}

void readDirective(Formatting& formatting, const char* start, const char* end) {
    const char* at = start + 1;
    while (isDigit(*at) || *at == '.' || flagBit(*at) != 0) ++at;
    if (at - start >= kDirectiveBytesMax) raiseError(formatting.state, "invalid format (too long)");
    formatting.start = start;
    formatting.conversion = at;
    if (at == end) raiseInvalidConversion(formatting, end);
}

int16_t readTwoDigits(const char*& at) {
    int16_t number = 0;
    for (int32_t i = 0; i < 2 && isDigit(*at); i++) number = int16_t(number * 10 + *at++ - '0');
    return number;
}

// Flags, width and precision of the directive; raises unless the conversion knows them all.
NL_NOINLINE void readSpec(Formatting& formatting, uint8_t traits) {
    FormatSpec spec = {*formatting.conversion, 0, 0, -1};
    const char* at = formatting.start + 1;
    while (uint32_t flag = flagBit(*at) & traits) {
        spec.flags |= uint8_t(flag);
        ++at;
    }
    if (*at != '0') {
        spec.width = readTwoDigits(at);
        if (*at == '.' && (traits & kPrecision) != 0) {
            ++at;
            spec.precision = readTwoDigits(at);
        }
    }
    if (at != formatting.conversion)
        raiseDirectiveError(formatting, "invalid conversion specification: '%S'",
                            formatting.conversion + 1);
    formatting.spec = spec;
}

/// Appending ///

void appendFormatted(StringBuilder& builder, const FormatSpec& spec, Integer number) {
    char* text = builder.reserve(integerSpecBytesMax(spec));
    builder.commit(uint32_t(formatIntegerSpec(text, spec, number)));
}

void appendFormatted(StringBuilder& builder, const FormatSpec& spec, Float number) {
    char* text = builder.reserve(floatSpecBytesMax(spec, number));
    builder.commit(uint32_t(formatFloatSpec(text, spec, number)));
}

void appendNumber(StringBuilder& builder, const Value& number) {
    char* text = builder.reserve(kNumberTextBytesMax);
    builder.commit(formatNumber(text, number));
}

// Text within the width and precision of %s, %c or %p.
void appendPadded(Formatting& formatting, const char* text, uint32_t bytes) {
    const FormatSpec& spec = formatting.spec;
    if (spec.precision >= 0 && bytes > uint32_t(spec.precision)) bytes = uint32_t(spec.precision);
    uint32_t padding = bytes < uint32_t(spec.width) ? uint32_t(spec.width) - bytes : 0;
    char* out = formatting.builder.reserve(bytes + padding);
    bool left = (spec.flags & kFormatLeft) != 0;
    memset(left ? out + bytes : out, ' ', padding);
    memcpy(left ? out : out + padding, text, bytes);
    formatting.builder.commit(bytes + padding);
}

/// %q ///

void appendQuoted(StringBuilder& builder, const String* string) {
    builder.append('"');
    const char* end = string->text() + string->lengthBytes();
    for (const char* at = string->text(); at < end; ++at) {
        bool isEscaped = *at == '"' || *at == '\\' || *at == '\n';
        bool isControl = !isEscaped && hasClass(uint8_t(*at), kControl);
        if (isEscaped || isControl) builder.append('\\');
        if (isControl) {
            // Shortened where no digit follows.
            int16_t digits = isDigit(at[1]) ? 3 : 1;
            appendFormatted(builder, {'u', 0, 0, digits}, Integer(uint8_t(*at)));
        } else {
            builder.append(*at);
        }
    }
    builder.append('"');
}

void appendFloatLiteral(StringBuilder& builder, Float number) {
    if (number != number) {
        builder.append("(0/0)", 5);
    } else if (number - number != 0) {
        if (number < 0) builder.append('-');
        builder.append("1e9999", 6);
    } else {
        appendFormatted(builder, {'a', 0, 0, -1}, number);
    }
}

void appendLiteral(Formatting& formatting) {
    Value value = formatting.argument();
    StringBuilder& builder = formatting.builder;
    if (value.isString()) return appendQuoted(builder, value.string());
    if (value.isFloat()) return appendFloatLiteral(builder, value.number());
    if (value.isInteger()) {
        if (value.integer() != kIntegerMin) return appendNumber(builder, value);
        return appendFormatted(builder, {'x', kFormatAlternate, 0, -1}, kIntegerMin);
    }
    if (!value.isNil() && !value.isBoolean())
        raiseArgumentError(formatting.state, formatting.index, "value has no literal form");
    const char* text = value.isNil() ? "nil" : value.tag == Tag::True ? "true" : "false";
    builder.append(text, textBytes(text));
}

/// Directives ///

// The order of the checks shows in the errors: %c and %a look at the directive first.
void appendInteger(Formatting& formatting, uint8_t traits) {
    if (formatting.argument().isInteger() && !formatting.hasModifiers() &&
        (traits & kFormatPlus) != 0)
        return appendNumber(formatting.builder, formatting.argument());
    bool isCharacter = (traits & kPrecision) == 0;
    if (isCharacter) readSpec(formatting, traits);
    Integer number =
        checkInteger(formatting.state, formatting.arguments, formatting.count, formatting.index);
    char c = char(number);
    if (isCharacter) return appendPadded(formatting, &c, 1);
    readSpec(formatting, traits);
    appendFormatted(formatting.builder, formatting.spec, number);
}

void appendFloat(Formatting& formatting, uint8_t traits) {
    if ((*formatting.conversion | 0x20) == 'a') readSpec(formatting, traits);
    Float number =
        checkFloat(formatting.state, formatting.arguments, formatting.count, formatting.index);
    readSpec(formatting, traits);
    appendFormatted(formatting.builder, formatting.spec, number);
}

void appendAddress(Formatting& formatting, uint8_t traits) {
    readSpec(formatting, traits);
    const Value& value = formatting.argument();
    if (value.isNil() || value.isBoolean() || value.isNumber())
        return appendPadded(formatting, "(null)", 6);
    char address[kAddressTextBytes];
    formatAddress(address, value);
    appendPadded(formatting, address, kAddressTextBytes);
}

void appendShown(Formatting& formatting, const String* text) {
    if (!formatting.hasModifiers()) return formatting.builder.append(text);
    if (memchr(text->text(), '\0', text->lengthBytes()) != nullptr)
        raiseArgumentError(formatting.state, formatting.index, "string contains zeros");
    readSpec(formatting, kPrecision | kFormatLeft);
    appendPadded(formatting, text->text(), text->lengthBytes());
}

// %s. False if a metamethod is to be called, which then lies in its slot with its argument.
bool appendText(Formatting& formatting) {
    const Value& value = formatting.argument();
    if (value.isNumber() && !formatting.hasModifiers() &&
        metatableOf(formatting.state, value) == nullptr) {
        appendNumber(formatting.builder, value);
        return true;
    }
    Value& shown = formatting.slot(kShown);
    shown = value;
    Value metamethod;
    if (displayWithoutCall(formatting.state, shown, metamethod)) {
        appendShown(formatting, shown.string());
        return true;
    }
    formatting.slot(kCallArgument) = shown;
    shown = metamethod;
    return false;
}

// Returns whether the directive is done, and not a metamethod to be called for it.
bool appendDirective(Formatting& formatting) {
    const Conversion* known = kConversions;
    while (known->letter != *formatting.conversion) {
        if (known->letter == 's') raiseInvalidConversion(formatting, formatting.conversion + 1);
        known++;
    }
    if (known->letter == 's') return appendText(formatting);
    if (known->letter == 'q') {
        if (formatting.hasModifiers())
            raiseError(formatting.state, "specifier '%%q' cannot have modifiers");
        appendLiteral(formatting);
    } else if ((known->traits & kInteger) != 0) {
        appendInteger(formatting, known->traits);
    } else if ((known->traits & kFloat) != 0) {
        appendFloat(formatting, known->traits);
    } else {
        appendAddress(formatting, known->traits);
    }
    return true;
}

Outcome formatAfterCall(State& state, Value* arguments, int32_t count);

// Formats from `at` on; `formatting` counts the arguments that are used up.
Outcome formatRest(Formatting& formatting, const char* at) {
    State& state = formatting.state;
    const String* format = formatting.arguments[0].string();
    const char* end = format->text() + format->lengthBytes();
    while (const void* found = memchr(at, '%', size_t(end - at))) {
        const char* start = static_cast<const char*>(found);
        if (start[1] == '%') {
            formatting.builder.append(at, uint32_t(start + 1 - at));
            at = start + 2;
            continue;
        }
        formatting.builder.append(at, uint32_t(start - at));
        if (++formatting.index > formatting.count)
            raiseArgumentError(state, formatting.index, "no value");
        readDirective(formatting, start, end);
        if (!appendDirective(formatting)) {
            formatting.slot(kPosition).setInteger(Integer(start - format->text()));
            formatting.slot(kArgument).setInteger(formatting.index);
            return callThen(state, &formatting.slot(kShown), 1, 1, formatAfterCall);
        }
        at = formatting.conversion + 1;
    }
    formatting.builder.append(at, uint32_t(end - at));
    return resultString(formatting.arguments, formatting.builder.finish());
}

// __tostring has given its result: redoes the directive with it.
Outcome formatAfterCall(State& state, Value* arguments, int32_t) {
    Value* shown = callResults(state);
    Value* slots = shown - kShown;
    Formatting formatting = {state, arguments, int32_t(slots - arguments),
                             int32_t(slots[kArgument].integer()),
                             StringBuilder::resume(state, &slots[kBuilder])};
    const String* format = arguments[0].string();
    readDirective(formatting, format->text() + slots[kPosition].integer(),
                  format->text() + format->lengthBytes());
    appendShown(formatting, checkDisplayed(state, *shown));
    return formatRest(formatting, formatting.conversion + 1);
}

} // namespace

Outcome stringFormat(State& state, Value* arguments, int32_t count) {
    const String* format = checkString(state, arguments, count, 1);
    Formatting formatting = {
        state, arguments, count, 1,
        StringBuilder(state, &arguments[count], format->lengthBytes() + 8 * uint32_t(count))};
    return formatRest(formatting, format->text());
}

} // namespace nanolua
