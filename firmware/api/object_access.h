// How a program reads and sets the properties of objects of the host.
#pragma once

#include "engine/nanolua.h"

namespace nanolua::api {

// Metamethods: see NANOLUA_OBJECT_INDEX in api.h.
Outcome objectIndex(State& state, Value* arguments, int32_t count);
Outcome objectNewIndex(State& state, Value* arguments, int32_t count);

} // namespace nanolua::api
