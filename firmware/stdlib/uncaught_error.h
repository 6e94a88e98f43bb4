// Errors that nobody catches, as the standalone interpreter shows them.
#pragma once

#include "../engine/nanolua.h"

namespace nanolua {

// A message handler (see protectedCallThen): the text of the error with a traceback, or what the error's
// __tostring says.
Outcome describeUncaught(State& state, Value* arguments, int32_t count);

} // namespace nanolua
