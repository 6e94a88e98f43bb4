// os.exit of the native runner: see exit.h.
#include "host/exit.h"

#include "platform/platform.h"

namespace nanolua {

Outcome exitHost(State& state, Value*, int32_t status, bool close) {
    if (close) closeState(state);
    platform::exit(status);
}

} // namespace nanolua
