// string.find, match, gmatch and gsub (manual §6.5).
//
// Invariant: gsub calls its replacement through the engine and goes on in a continuation, so
// everything it remembers lies in the slots of its arguments; nothing stays on the C stack.
#include <string.h>

#include "pattern.h"
#include "string_library.h"


namespace nanolua {

namespace {

/// find, match, gmatch ///

// The scratch slot for a matcher's buffer: the last one, out of the way of up to seven results.
Value& spillSlot(Value* arguments, int32_t count) {
    return arguments[count + kNativeScratchSlots - 1];
}

Value* emptySpillSlot(Value* arguments, int32_t count) {
    Value& slot = spillSlot(arguments, count);
    slot.setNil();
    return &slot;
}

// Results: `leading` of the two positions of the match, then the captures. They are made behind the
// arguments, because making strings collects and the subject is an argument.
Outcome returnMatch(State& state, const Matcher& matcher, Value* arguments, int32_t count,
                    int32_t leading) {
    int32_t captures = int32_t(leading == 0 ? matcher.valueCount() : matcher.captureCount());
    int32_t first = count;
    if (leading + captures >= kNativeScratchSlots) {
        first += kNativeScratchSlots;
        arguments = growArguments(state, arguments, first + leading + captures);
    }
    Value* results = &arguments[first];
    if (leading != 0) {
        results[0].setInteger(Integer(matcher.startOffset()) + 1);
        results[1].setInteger(Integer(matcher.endOffset()));
    }
    if (captures != 0) matcher.captureValues(results + leading);
    releaseSpill(state, spillSlot(arguments, count));
    return moveResults(arguments, results, leading + captures);
}

Outcome findPlain(Value* arguments, const String* subject, const String* text, uint32_t skipBytes) {
    const char* start = subject->text();
    const char* found =
        findText(start + skipBytes, start + subject->lengthBytes(), text->text(), text->lengthBytes());
    if (found == nullptr) return resultNil(arguments);
    Integer position = Integer(found - start);
    uint32_t lengthBytes = text->lengthBytes();
    arguments[-1].setInteger(position + 1);
    arguments[0].setInteger(position + Integer(lengthBytes));
    return 2;
}

Outcome findPattern(State& state, Value* arguments, int32_t count, uint32_t skipBytes,
                    int32_t leading) {
    const String* pattern = arguments[1].string();
    bool anchored = pattern->text()[0] == '^';
    Matcher matcher(state, arguments[0].string(), pattern, anchored,
                    emptySpillSlot(arguments, count));
    if (matcher.search(matcher.subject() + skipBytes, nullptr, anchored))
        return returnMatch(state, matcher, arguments, count, leading);
    releaseSpill(state, spillSlot(arguments, count));
    return resultNil(arguments);
}

// The upvalues of gmatch's iterator. The position is that of the next match, which is also where
// the last one ended; before the first match it is kept complemented.
enum GmatchUpvalue : uint32_t { kSubject, kPattern, kPosition, kGmatchUpvalueCount };

Outcome gmatchNext(State& state, Value* arguments, int32_t count) {
    Value* upvalues = closureUpvalues(arguments);
    const String* subject = upvalues[kSubject].string();
    Integer position = upvalues[kPosition].integer();
    bool isFirst = position < 0;
    if (isFirst) position = ~position;
    if (position > Integer(subject->lengthBytes())) return 0;
    Matcher matcher(state, subject, upvalues[kPattern].string(), 0,
                    emptySpillSlot(arguments, count));
    const char* start = matcher.subject() + position;
    if (matcher.search(start, isFirst ? nullptr : start, false)) {
        upvalues[kPosition].setInteger(Integer(matcher.endOffset()));
        return returnMatch(state, matcher, arguments, count, 0);
    }
    releaseSpill(state, spillSlot(arguments, count));
    return 0;
}

/// gsub ///

// The slots of gsub: its arguments, then what it remembers between replacements.
enum GsubSlot : uint32_t {
    kGsubSubject,
    kGsubPattern,
    kGsubReplacement,
    kGsubMax,     // replacements at most
    kGsubBuilder, // the result under construction; nil while nothing has changed
    kGsubCopied,  // the subject up to here is in the builder
    kGsubStart,   // the last match
    kGsubEnd,
    kGsubCount, // matches so far
    kGsubSpill,
    kGsubCall, // a function to be called and its arguments
};

uint32_t offsetIn(const Value* arguments, GsubSlot slot) {
    return uint32_t(arguments[slot].integer());
}

// Appends what lies between the last change and the last match, which is to be replaced.
StringBuilder beginChange(State& state, Value* arguments) {
    const String* subject = arguments[kGsubSubject].string();
    Value* slot = &arguments[kGsubBuilder];
    if (slot->isNil()) StringBuilder(state, slot, subject->lengthBytes());
    StringBuilder builder = StringBuilder::resume(state, slot);
    uint32_t copied = offsetIn(arguments, kGsubCopied);
    builder.append(subject->text() + copied, offsetIn(arguments, kGsubStart) - copied);
    arguments[kGsubCopied] = arguments[kGsubEnd];
    return builder;
}

void appendCapture(const Matcher& matcher, StringBuilder& builder, const Capture& capture) {
    if (capture.lengthBytes != Capture::kPosition) {
        builder.append(matcher.subject() + capture.start, capture.lengthBytes);
    } else {
        char* text = builder.reserve(kNumberTextBytesMax);
        builder.commit(uint32_t(formatInteger(text, Integer(capture.start) + 1)));
    }
}

void replaceByText(State& state, const Matcher& matcher, Value* arguments) {
    StringBuilder builder = beginChange(state, arguments);
    const String* replacement = arguments[kGsubReplacement].string();
    const char* text = replacement->text();
    const char* textEnd = text + replacement->lengthBytes();
    while (const void* found = memchr(text, '%', size_t(textEnd - text))) {
        const char* escape = static_cast<const char*>(found);
        builder.append(text, uint32_t(escape - text));
        text = escape + 2;
        uint32_t digit = uint8_t(escape[1] - '0');
        if (escape[1] == '%')
            builder.append('%');
        else if (digit == 0)
            builder.append(matcher.start(), matcher.endOffset() - matcher.startOffset());
        else if (digit <= 9)
            appendCapture(matcher, builder, matcher.capture(digit - 1));
        else
            raiseError(state, "invalid use of '%c' in replacement string", '%');
    }
    builder.append(text, uint32_t(textEnd - text));
}

// The result of a replacement function or table: text, or nil or false for no change.
void replaceByValue(State& state, Value* arguments, Value& value) {
    if (value.isFalsy()) return;
    const String* text = toStringInPlace(state, value);
    if (text == nullptr)
        raiseError(state, "invalid replacement value (a %S)", typeName(typeOf(value.tag)));
    beginChange(state, arguments).append(text);
}

Outcome gsubRest(State& state, Value* arguments);

Outcome gsubAfterCall(State& state, Value* arguments, int32_t) {
    replaceByValue(state, arguments, *callResults(state));
    return gsubRest(state, arguments);
}

Outcome callReplacement(State& state, const Matcher& matcher, Value* arguments) {
    int32_t captures = int32_t(matcher.valueCount());
    arguments = growArguments(state, arguments, kGsubCall + 1 + captures);
    Value* function = &arguments[kGsubCall];
    *function = arguments[kGsubReplacement];
    matcher.captureValues(function + 1);
    return callThen(state, function, captures, 1, gsubAfterCall);
}

// Replaces by the table's value for the first capture. False if a function is to be called for it,
// which then lies in its slot with its two arguments.
bool replaceByTable(State& state, const Matcher& matcher, Value* arguments) {
    Value* function = &arguments[kGsubCall];
    Value& key = function[2];
    matcher.captureValue(0, key);
    const Table* table = arguments[kGsubReplacement].table();
    Value value;
    if (takeByKey(state, table, key, value) == Tag::Nil && table->metatable.get() != nullptr) {
        function[1] = arguments[kGsubReplacement];
        if (getThroughMetatables(state, function[1], key, value, function[0]) == Access::kCall)
            return false;
    }
    function[0] = value;
    replaceByValue(state, arguments, function[0]);
    return true;
}

Outcome finishGsub(State& state, Value* arguments) {
    const String* subject = arguments[kGsubSubject].string();
    Value count = arguments[kGsubCount];
    releaseSpill(state, arguments[kGsubSpill]);
    if (arguments[kGsubBuilder].isNil()) {
        arguments[-1] = arguments[kGsubSubject];
    } else {
        StringBuilder builder = StringBuilder::resume(state, &arguments[kGsubBuilder]);
        uint32_t copied = offsetIn(arguments, kGsubCopied);
        builder.append(subject->text() + copied, subject->lengthBytes() - copied);
        arguments[-1].setString(builder.finish());
    }
    arguments[0] = count;
    return 2;
}

// Finds and replaces from the last match on, until a function must be called or all is done.
Outcome gsubRest(State& state, Value* arguments) {
    const String* pattern = arguments[kGsubPattern].string();
    bool anchored = pattern->text()[0] == '^';
    Matcher matcher(state, arguments[kGsubSubject].string(), pattern, anchored,
                    &arguments[kGsubSpill]);
    const char* lastEnd = nullptr;
    const char* start = matcher.subject();
    Integer matches = arguments[kGsubCount].integer();
    if (matches != 0) start = lastEnd = start + offsetIn(arguments, kGsubEnd);
    while (matches < arguments[kGsubMax].integer() && !(anchored && matches != 0)) {
        if (!matcher.search(start, lastEnd, anchored)) break;
        start = lastEnd = matcher.end();
        arguments[kGsubStart].setInteger(Integer(matcher.startOffset()));
        arguments[kGsubEnd].setInteger(Integer(matcher.endOffset()));
        arguments[kGsubCount].setInteger(++matches);
        if (arguments[kGsubReplacement].isString()) {
            replaceByText(state, matcher, arguments);
        } else if (!arguments[kGsubReplacement].isTable()) {
            return callReplacement(state, matcher, arguments);
        } else if (!replaceByTable(state, matcher, arguments)) {
            return callThen(state, &arguments[kGsubCall], 2, 1, gsubAfterCall);
        }
    }
    return finishGsub(state, arguments);
}

} // namespace

/// The library's functions ///

namespace {

// Checks subject, pattern and position; returns how many bytes of the subject are left out, which
// may be more than it has.
Unsigned checkSearch(State& state, Value* arguments, int32_t count) {
    const String* subject = checkString(state, arguments, count, 1);
    checkString(state, arguments, count, 2);
    Integer position = optionalInteger(state, arguments, count, 3, 1);
    return startPosition(position, subject->lengthBytes()) - 1;
}

} // namespace

Outcome stringFind(State& state, Value* arguments, int32_t count) {
    Unsigned skipBytes = checkSearch(state, arguments, count);
    const String* subject = arguments[0].string();
    const String* pattern = arguments[1].string();
    if (skipBytes > subject->lengthBytes()) return resultNil(arguments);
    if ((count >= 4 && !arguments[3].isFalsy()) ||
        isPlainPattern(pattern->text(), pattern->lengthBytes()))
        return findPlain(arguments, subject, pattern, uint32_t(skipBytes));
    return findPattern(state, arguments, count, uint32_t(skipBytes), 2);
}

Outcome stringMatch(State& state, Value* arguments, int32_t count) {
    Unsigned skipBytes = checkSearch(state, arguments, count);
    if (skipBytes > arguments[0].string()->lengthBytes()) return resultNil(arguments);
    return findPattern(state, arguments, count, uint32_t(skipBytes), 0);
}

Outcome stringGmatch(State& state, Value* arguments, int32_t count) {
    Unsigned skipBytes = checkSearch(state, arguments, count);
    uint32_t lengthBytes = arguments[0].string()->lengthBytes();
    if (skipBytes > lengthBytes) skipBytes = lengthBytes + 1;
    NativeClosure* iterator = newNativeClosure(state, gmatchNext, kGmatchUpvalueCount);
    Value* upvalues = iterator->upvalues();
    upvalues[kSubject] = arguments[0];
    upvalues[kPattern] = arguments[1];
    upvalues[kPosition].setInteger(~Integer(skipBytes));
    arguments[-1].setObject(Tag::NativeClosure, iterator);
    return 1;
}

Outcome stringGsub(State& state, Value* arguments, int32_t count) {
    const String* subject = checkString(state, arguments, count, 1);
    checkString(state, arguments, count, 2);
    Integer everywhere = Integer(subject->lengthBytes()) + 1;
    Integer max = optionalInteger(state, arguments, count, 4, everywhere);
    if (count < 3 || (!arguments[2].isTable() && !arguments[2].isFunction() &&
                      toStringInPlace(state, arguments[2]) == nullptr))
        raiseArgumentTypeError(state, arguments, count, 3, "string/function/table");
    if (!arguments[2].isString()) arguments = growArguments(state, arguments, kGsubCall + 3);
    arguments[kGsubMax].setInteger(max);
    arguments[kGsubBuilder].setNil();
    arguments[kGsubCopied].setInteger(0);
    arguments[kGsubCount].setInteger(0);
    arguments[kGsubSpill].setNil();
    return gsubRest(state, arguments);
}

} // namespace nanolua
