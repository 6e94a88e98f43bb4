// What the library writes to the console, straight from values: numbers need no string object.
#pragma once

#include "../engine/nanolua.h"
#include "../platform/platform.h"

namespace nanolua {

// Writes a string or a number; returns false for any other value.
bool writeText(platform::Stream stream, const Value& value);

// The State::warn of a state whose host gave none: writes "Lua warning: " and the text to the error
// stream, once "@on" was seen.
void warnToConsole(State& state, const char* text, uint32_t bytes, bool toBeContinued);

} // namespace nanolua
