// The functions of the math library by file; for math.cpp and random.cpp only.
#pragma once

#include "access.h"
#include "stdlib.h"

namespace nanolua {

// random.cpp
Outcome mathRandom(State& state, Value* arguments, int32_t count);
Outcome mathRandomseed(State& state, Value* arguments, int32_t count);

} // namespace nanolua
