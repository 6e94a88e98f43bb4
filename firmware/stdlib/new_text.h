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
    NewText(State& state, uint32_t bytes);
    char* text() { return text_; }
    String* finish();

private:
    State& state_;
    uint32_t bytes_;
    char* text_;
    String* long_ = nullptr;
    char short_[Abi::kShortStringBytesMax];
};

} // namespace nanolua
