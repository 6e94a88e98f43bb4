// Texts and numbers on the platform's error stream, for what runs before there is a state, or outside it.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace nanolua {

void writeError(const char* text, size_t bytes);
void writeError(const char* text);
void writeErrorNumber(uint64_t value);

} // namespace nanolua
