// The message handler of hosts: see uncaught_error.h.
#include "uncaught_error.h"

#include "stdlib.h"

namespace nanolua {

namespace {

constexpr uint32_t kTracebackBytesExpected = 200;

Outcome keepDisplayed(State&, Value* arguments, int32_t) { return result(arguments, arguments[1]); }

} // namespace

Outcome describeUncaught(State& state, Value* arguments, int32_t) {
    Value* text = &arguments[0];
    if (!text->isString() && !text->isNumber()) {
        Value metamethod;
        if (!displayWithoutCall(state, arguments[1] = *text, metamethod)) {
            arguments[2] = arguments[0];
            arguments[1] = metamethod;
            return callThen(state, &arguments[1], 1, 1, keepDisplayed);
        }
        StringBuilder message(state, &arguments[1]);
        appendFormat(message, "(error object is a %s value)", typeNameOf(state, *text));
        *text = arguments[1];
        text->setString(message.finish());
    }
    toStringInPlace(state, *text);
    StringBuilder traceback(state, &arguments[1], kTracebackBytesExpected);
    appendTraceback(state, traceback, state.thread, text->string(), 1);
    return resultString(arguments, traceback.finish());
}

} // namespace nanolua
