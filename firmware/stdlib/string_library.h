// The functions of the string library by file, and what these files share; for string.cpp,
// string_arithmetic.cpp, pattern_functions.cpp, format.cpp and pack.cpp only.
#pragma once

#include "stdlib.h"

namespace nanolua {

// pattern_functions.cpp
Outcome stringFind(State& state, Value* arguments, int32_t count);
Outcome stringMatch(State& state, Value* arguments, int32_t count);
Outcome stringGmatch(State& state, Value* arguments, int32_t count);
Outcome stringGsub(State& state, Value* arguments, int32_t count);

// format.cpp
Outcome stringFormat(State& state, Value* arguments, int32_t count);

// pack.cpp
Outcome stringPack(State& state, Value* arguments, int32_t count);
Outcome stringPacksize(State& state, Value* arguments, int32_t count);
Outcome stringUnpack(State& state, Value* arguments, int32_t count);

inline constexpr uint32_t kStringBytesMax = (kBlockWordsMax - 4) * kWordBytes;

// Position of a first character: negative counts from the end; not less than 1.
inline Unsigned startPosition(Integer position, uint32_t lengthBytes) {
    if (position > 0) return Unsigned(position);
    if (position == 0 || position < -Integer(lengthBytes)) return 1;
    return Unsigned(Integer(lengthBytes) + position + 1);
}

// Position of a last character: negative counts from the end; within 0 .. length.
inline uint32_t endPosition(Integer position, uint32_t lengthBytes) {
    if (position > Integer(lengthBytes)) return lengthBytes;
    if (position >= 0) return uint32_t(position);
    if (position < -Integer(lengthBytes)) return 0;
    return uint32_t(Integer(lengthBytes) + position + 1);
}

} // namespace nanolua
