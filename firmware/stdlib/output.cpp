// Output of values and warnings: see output.h; print and warn of the basic library.
#include "base_library.h"

#include <string.h>

#include "output.h"

namespace nanolua {

using platform::consoleWrite;
using platform::Stream;

bool writeText(Stream stream, const Value& value) {
    char text[kNumberTextBytesMax];
    if (value.isString()) {
        consoleWrite(stream, value.string()->text(), value.string()->lengthBytes());
    } else if (value.isNumber()) {
        consoleWrite(stream, text, formatNumber(text, value));
    } else {
        return false;
    }
    return true;
}

/// print ///

namespace {

Outcome goOnPrinting(State& state, Value* arguments, int32_t);

// Prints from `index` on, until a __tostring metamethod must be called. The call lies behind the
// arguments and behind the index of the value that is being shown.
Outcome printFrom(State& state, Value* arguments, int32_t index, int32_t count) {
    Value* call = &arguments[count + 1];
    for (; index < count; index++) {
        if (index > 0) consoleWrite(Stream::kOut, "\t", 1);
        Value& value = arguments[index];
        if (writeText(Stream::kOut, value)) continue;
        call[1] = value;
        if (!displayWithoutCall(state, call[1], call[0])) {
            arguments[count].setInteger(index);
            return callThen(state, call, 1, 1, goOnPrinting);
        }
        writeText(Stream::kOut, call[1]);
    }
    consoleWrite(Stream::kOut, "\n", 1);
    return 0;
}

Outcome goOnPrinting(State& state, Value* arguments, int32_t) {
    Value* shown = callResults(state);
    checkDisplayed(state, *shown);
    writeText(Stream::kOut, *shown);
    int32_t count = int32_t(shown - arguments) - 1;
    return printFrom(state, arguments, int32_t(arguments[count].integer()) + 1, count);
}

} // namespace

Outcome basePrint(State& state, Value* arguments, int32_t count) {
    return printFrom(state, arguments, 0, count);
}

/// Warnings ///

namespace {

void writeWarning(State& state, const char* text, uint32_t bytes, bool toBeContinued);

// Whether the text is a control message; then it switches warnings on or off.
bool takeControl(State& state, const char* text, uint32_t bytes, bool toBeContinued) {
    if (toBeContinued || bytes == 0 || text[0] != '@') return false;
    if (bytes == 3 && memcmp(text, "@on", 3) == 0) state.warn = writeWarning;
    if (bytes == 4 && memcmp(text, "@off", 4) == 0) state.warn = warnToConsole;
    return true;
}

void continueWarning(State& state, const char* text, uint32_t bytes, bool toBeContinued) {
    consoleWrite(Stream::kError, text, bytes);
    state.warn = toBeContinued ? continueWarning : writeWarning;
    if (!toBeContinued) consoleWrite(Stream::kError, "\n", 1);
}

void writeWarning(State& state, const char* text, uint32_t bytes, bool toBeContinued) {
    if (takeControl(state, text, bytes, toBeContinued)) return;
    static constexpr char kPrefix[] = "Lua warning: ";
    consoleWrite(Stream::kError, kPrefix, sizeof kPrefix - 1);
    continueWarning(state, text, bytes, toBeContinued);
}

} // namespace

void warnToConsole(State& state, const char* text, uint32_t bytes, bool toBeContinued) {
    takeControl(state, text, bytes, toBeContinued);
}

Outcome baseWarn(State& state, Value* arguments, int32_t count) {
    checkString(state, arguments, count, 1);
    for (int32_t i = 2; i <= count; i++) checkString(state, arguments, count, i);
    for (int32_t i = 0; state.warn != nullptr && i < count; i++) {
        const String* text = arguments[i].string();
        state.warn(state, text->text(), text->lengthBytes(), i + 1 < count);
    }
    return 0;
}

} // namespace nanolua
