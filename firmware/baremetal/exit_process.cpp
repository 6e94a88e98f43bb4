// os.exit of a program that has a machine or a process of its own: see exit.h.
#include "platform/platform.h"
#include "stdlib/exit.h"

namespace nanolua {

Outcome exitHost(State& state, Value*, int32_t status, bool close) {
    if (close) closeState(state);
    platform::exit(status);
}

} // namespace nanolua
