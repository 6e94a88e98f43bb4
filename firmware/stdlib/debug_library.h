// The functions of the debug library by file; for the debug*.cpp only.
#pragma once

#include "access.h"
#include "stdlib.h"

namespace nanolua {

// Functions that take an optional thread in front: that thread, or the running one. `skipped` is how
// many arguments it takes.
Thread* selectThread(State& state, const Value* arguments, int32_t count, int32_t& skipped);

// debug_hooks.cpp
Outcome debugGethook(State& state, Value* arguments, int32_t count);
Outcome debugSethook(State& state, Value* arguments, int32_t count);

// debug_variables.cpp
Outcome debugGetlocal(State& state, Value* arguments, int32_t count);
Outcome debugSetlocal(State& state, Value* arguments, int32_t count);
Outcome debugGetupvalue(State& state, Value* arguments, int32_t count);
Outcome debugSetupvalue(State& state, Value* arguments, int32_t count);
Outcome debugUpvalueid(State& state, Value* arguments, int32_t count);
Outcome debugUpvaluejoin(State& state, Value* arguments, int32_t count);

} // namespace nanolua
