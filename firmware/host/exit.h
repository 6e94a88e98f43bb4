// os.exit on a PC: what it means depends on the host. The runner ends its process; the shared library
// leaves nanolua_run, for its process belongs to others.
#pragma once

#include "engine/nanolua.h"

namespace nanolua {

// Ends the program with a status, after running all finalizers if `close`. For a native function, whose
// outcome this is.
Outcome exitHost(State& state, Value* arguments, int32_t status, bool close);

} // namespace nanolua
