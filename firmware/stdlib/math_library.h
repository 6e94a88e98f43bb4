// The functions of the math library by file; for math.cpp and random.cpp only.
#pragma once

#include "access.h"
#include "stdlib.h"

namespace nanolua {

// random.cpp
Outcome mathRandom(State& state, Value* arguments, int32_t count);
Outcome mathRandomseed(State& state, Value* arguments, int32_t count);
// Gives the state's generator a seed that differs from run to run where the machine has a clock.
void seedRandom(State& state);

} // namespace nanolua
