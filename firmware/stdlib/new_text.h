// A string of known length that is filled in place: a short one on the C stack, to be interned, a
// long one in the heap.
//
// Invariant: nothing may be allocated between construction and finish(), for the string is not yet
// reachable.
#pragma once

#include "../engine/nanolua.h"

namespace nanolua {

class NewText {
public:
    NewText(State& state, uint32_t bytes)
        : state_(state), bytes_(bytes),
          long_(bytes > Abi::kShortStringBytesMax ? newLongString(state, bytes) : nullptr) {}
    char* text() { return long_ != nullptr ? long_->mutableText() : short_; }
    String* finish() { return long_ != nullptr ? long_ : makeString(state_, short_, bytes_); }

private:
    State& state_;
    uint32_t bytes_;
    String* long_;
    char short_[Abi::kShortStringBytesMax];
};

} // namespace nanolua
