// The functions of the coroutine library that hosts use, too.
#pragma once

#include "../engine/nanolua.h"

namespace nanolua {

struct CoroutineFunctions {
    NativeFunction create;
    NativeFunction resume;
    NativeFunction status;
    NativeFunction close;
};
extern const CoroutineFunctions coroutineFunctions;

} // namespace nanolua
