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

// One directive: where it begins (at '%') and where its conversion character is.
struct Directive {
    const char* start;
    const char* conversion;
};

// What is being formatted.
struct Formatting {
    State& state;
    Value* arguments;
    int32_t count;
    int32_t index; // of the directive's argument
    StringBuilder builder;

    Value& argument() { return arguments[index - 1]; }
    Value& slot(FormatSlot slot) { return arguments[count + slot]; }
};

constexpr int32_t kDirectiveBytesMax = 22;

uint8_t flagBit(char c) {
    switch (c) {
    case '-': return kFormatLeft;
    case '+': return kFormatPlus;
    case ' ': return kFormatSpace;
    case '#': return kFormatAlternate;
    case '0': return kFormatZero;
    default: return 0;
    }
}

// Raises a message about the text of a directive.
[[noreturn]] void raiseDirectiveError(Formatting& formatting, const char* message,
                                      const char* start, const char* end) {
    String* text = makeString(formatting.state, start, uint32_t(end - start));
    formatting.slot(kShown).setString(text);
    raiseError(formatting.state, message, text);
}

[[noreturn]] void raiseInvalidConversion(Formatting& formatting, const char* start,
                                         const char* end) {
    raiseDirectiveError(formatting, "invalid conversion '%S' to 'format'", start, end);
}

Directive readDirective(Formatting& formatting, const char* start, const char* end) {
    const char* at = start + 1;
    while (isDigit(*at) || *at == '.' || flagBit(*at) != 0) ++at;
    if (at - start >= kDirectiveBytesMax) raiseError(formatting.state, "invalid format (too long)");
    if (at == end) raiseInvalidConversion(formatting, start, end);
    return {start, at};
}

int16_t readTwoDigits(const char*& at) {
    int16_t number = 0;
    for (int32_t i = 0; i < 2 && isDigit(*at); i++) number = int16_t(number * 10 + *at++ - '0');
    return number;
}

// Flags, width and precision of a directive; raises unless the conversion knows them all.
FormatSpec readSpec(Formatting& formatting, const Directive& directive, uint32_t flags,
                    bool hasPrecision) {
    FormatSpec spec = {*directive.conversion, 0, 0, -1};
    const char* at = directive.start + 1;
    while ((flagBit(*at) & flags) != 0) spec.flags |= flagBit(*at++);
    if (*at != '0') {
        spec.width = readTwoDigits(at);
        if (*at == '.' && hasPrecision) {
            ++at;
            spec.precision = readTwoDigits(at);
        }
    }
    if (at != directive.conversion)
        raiseDirectiveError(formatting, "invalid conversion specification: '%S'", directive.start,
                            directive.conversion + 1);
    return spec;
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
    builder.commit(uint32_t(number.isInteger() ? formatInteger(text, number.integer())
                                               : formatFloat(text, number.number())));
}

void appendRepeated(StringBuilder& builder, char c, uint32_t times) {
    memset(builder.reserve(times), c, times);
    builder.commit(times);
}

// Text within the width and precision of %s, %c or %p.
void appendPadded(StringBuilder& builder, const FormatSpec& spec, const char* text,
                  uint32_t bytes) {
    if (spec.precision >= 0 && bytes > uint32_t(spec.precision)) bytes = uint32_t(spec.precision);
    uint32_t padding = bytes < uint32_t(spec.width) ? uint32_t(spec.width) - bytes : 0;
    bool left = (spec.flags & kFormatLeft) != 0;
    if (!left) appendRepeated(builder, ' ', padding);
    builder.append(text, bytes);
    if (left) appendRepeated(builder, ' ', padding);
}

/// %q ///

// A control character as \ddd, shortened where no digit follows.
void appendEscape(StringBuilder& builder, char c, bool digitFollows) {
    uint32_t code = uint8_t(c);
    builder.append('\\');
    if (digitFollows || code >= 100) builder.append(char('0' + code / 100));
    if (digitFollows || code >= 10) builder.append(char('0' + code / 10 % 10));
    builder.append(char('0' + code % 10));
}

void appendQuoted(StringBuilder& builder, const String* string) {
    builder.append('"');
    const char* end = string->text() + string->lengthBytes();
    for (const char* at = string->text(); at < end; ++at) {
        if (*at == '"' || *at == '\\' || *at == '\n') {
            builder.append('\\');
            builder.append(*at);
        } else if (hasClass(uint8_t(*at), kControl)) {
            appendEscape(builder, *at, isDigit(at[1]));
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
    const Value& value = formatting.argument();
    StringBuilder& builder = formatting.builder;
    switch (value.tag) {
    case Tag::ShortString:
    case Tag::LongString: appendQuoted(builder, value.string()); break;
    case Tag::Float: appendFloatLiteral(builder, value.number()); break;
    case Tag::Nil: builder.append("nil", 3); break;
    case Tag::False: builder.append("false", 5); break;
    case Tag::True: builder.append("true", 4); break;
    case Tag::Integer:
        if (value.integer() == kIntegerMin)
            appendFormatted(builder, {'x', kFormatAlternate, 0, -1}, kIntegerMin);
        else
            appendNumber(builder, value);
        break;
    default: raiseArgumentError(formatting.state, formatting.index, "value has no literal form");
    }
}

/// Directives ///

void appendInteger(Formatting& formatting, const Directive& directive, uint32_t flags) {
    State& state = formatting.state;
    Integer number = checkInteger(state, formatting.arguments, formatting.count, formatting.index);
    FormatSpec spec = readSpec(formatting, directive, flags, true);
    appendFormatted(formatting.builder, spec, number);
}

void appendDecimal(Formatting& formatting, const Directive& directive) {
    const Value& value = formatting.argument();
    if (value.isInteger() && directive.conversion == directive.start + 1)
        return appendNumber(formatting.builder, value);
    appendInteger(formatting, directive, kFormatLeft | kFormatPlus | kFormatZero | kFormatSpace);
}

// The order of the checks shows in the errors: %a looks at the directive first.
void appendFloat(Formatting& formatting, const Directive& directive) {
    constexpr uint32_t kAllFlags =
        kFormatLeft | kFormatPlus | kFormatSpace | kFormatAlternate | kFormatZero;
    if ((*directive.conversion | 0x20) == 'a') readSpec(formatting, directive, kAllFlags, true);
    Float number =
        checkFloat(formatting.state, formatting.arguments, formatting.count, formatting.index);
    appendFormatted(formatting.builder, readSpec(formatting, directive, kAllFlags, true), number);
}

void appendCharacter(Formatting& formatting, const Directive& directive) {
    State& state = formatting.state;
    FormatSpec spec = readSpec(formatting, directive, kFormatLeft, false);
    char c = char(checkInteger(state, formatting.arguments, formatting.count, formatting.index));
    appendPadded(formatting.builder, spec, &c, 1);
}

void appendAddress(Formatting& formatting, const Directive& directive) {
    FormatSpec spec = readSpec(formatting, directive, kFormatLeft, false);
    const Value& value = formatting.argument();
    if (value.isNil() || value.isBoolean() || value.isNumber())
        return appendPadded(formatting.builder, spec, "(null)", 6);
    char address[kAddressTextBytes];
    formatAddress(address, value);
    appendPadded(formatting.builder, spec, address, kAddressTextBytes);
}

void appendShown(Formatting& formatting, const Directive& directive, const String* text) {
    State& state = formatting.state;
    if (directive.conversion == directive.start + 1) return formatting.builder.append(text);
    if (memchr(text->text(), '\0', text->lengthBytes()) != nullptr)
        raiseArgumentError(state, formatting.index, "string contains zeros");
    FormatSpec spec = readSpec(formatting, directive, kFormatLeft, true);
    appendPadded(formatting.builder, spec, text->text(), text->lengthBytes());
}

// %s. False if a metamethod is to be called, which then lies in its slot with its argument.
bool appendText(Formatting& formatting, const Directive& directive) {
    const Value& value = formatting.argument();
    if (value.isNumber() && directive.conversion == directive.start + 1 &&
        metatableOf(formatting.state, value) == nullptr) {
        appendNumber(formatting.builder, value);
        return true;
    }
    Value& shown = formatting.slot(kShown);
    shown = value;
    Value metamethod;
    if (displayWithoutCall(formatting.state, shown, metamethod)) {
        appendShown(formatting, directive, shown.string());
        return true;
    }
    formatting.slot(kCallArgument) = shown;
    shown = metamethod;
    return false;
}

// Returns whether the directive is done, and not a metamethod to be called for it.
bool appendDirective(Formatting& formatting, const Directive& directive) {
    switch (*directive.conversion) {
    case 'c': appendCharacter(formatting, directive); break;
    case 'd':
    case 'i': appendDecimal(formatting, directive); break;
    case 'u': appendInteger(formatting, directive, kFormatLeft | kFormatZero); break;
    case 'o':
    case 'x':
    case 'X':
        appendInteger(formatting, directive, kFormatLeft | kFormatAlternate | kFormatZero);
        break;
    case 'a':
    case 'A':
    case 'e':
    case 'E':
    case 'f':
    case 'g':
    case 'G': appendFloat(formatting, directive); break;
    case 'p': appendAddress(formatting, directive); break;
    case 'q':
        if (directive.conversion != directive.start + 1)
            raiseError(formatting.state, "specifier '%%q' cannot have modifiers");
        appendLiteral(formatting);
        break;
    case 's': return appendText(formatting, directive);
    default: raiseInvalidConversion(formatting, directive.start, directive.conversion + 1);
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
        Directive directive = readDirective(formatting, start, end);
        if (!appendDirective(formatting, directive)) {
            formatting.slot(kPosition).setInteger(Integer(start - format->text()));
            formatting.slot(kArgument).setInteger(formatting.index);
            return callThen(state, &formatting.slot(kShown), 1, 1, formatAfterCall);
        }
        at = directive.conversion + 1;
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
    Directive directive = readDirective(formatting, format->text() + slots[kPosition].integer(),
                                        format->text() + format->lengthBytes());
    appendShown(formatting, directive, checkDisplayed(state, *shown));
    return formatRest(formatting, directive.conversion + 1);
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
