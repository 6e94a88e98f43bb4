// os.exit: what it means depends on the host. A program of its own ends (baremetal/exit_process.cpp); under
// .NET the engine comes back with a request (api/calls.cpp), for the process belongs to others.
#pragma once

#include "../engine/nanolua.h"

namespace nanolua {

// Ends the program with a status, after running all finalizers if `close`. For a native function, whose
// outcome this is.
Outcome exitHost(State& state, Value* arguments, int32_t status, bool close);

} // namespace nanolua
