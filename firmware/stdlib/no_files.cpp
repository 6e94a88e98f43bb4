// Code from files on a board without any: see load_file.h.
#include "load_file.h"

namespace nanolua {

const bool kHasFiles = false;

namespace {

constexpr char kNoFiles[] = "loading files is not supported on this board";

} // namespace

Outcome baseLoadfile(State& state, Value* arguments, int32_t count) {
    optionalString(state, arguments, count, 1);
    optionalString(state, arguments, count, 2);
    return resultFailure(state, arguments, kNoFiles);
}

Outcome baseDofile(State& state, Value* arguments, int32_t count) {
    optionalString(state, arguments, count, 1);
    raiseError(state, "%s", kNoFiles);
}

void openFileSearch(State&) {}

} // namespace nanolua
