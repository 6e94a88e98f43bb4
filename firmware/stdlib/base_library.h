// The functions of the basic library by file; for base.cpp, output.cpp, load.cpp and collection.cpp
// only.
#pragma once

#include "access.h"
#include "stdlib.h"

namespace nanolua {

// output.cpp
Outcome basePrint(State& state, Value* arguments, int32_t count);
Outcome baseWarn(State& state, Value* arguments, int32_t count);

// load.cpp
Outcome baseLoad(State& state, Value* arguments, int32_t count);

// require.cpp
Outcome packageRequire(State& state, Value* arguments, int32_t count);

// collection.cpp
Outcome baseCollectgarbage(State& state, Value* arguments, int32_t count);

} // namespace nanolua
