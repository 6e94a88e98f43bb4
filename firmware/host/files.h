// Files of the PC's io library that outlive their program.
#pragma once

#include "engine/nanolua.h"

namespace nanolua {

// Closes every file that is still open, without running anything of the state: its memory is about to be
// given back. The standard streams are flushed.
void closeFiles(State& state);

} // namespace nanolua
