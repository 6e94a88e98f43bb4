// What the parts of the shared library share: the handle, its stack, protected actions.
//
// Invariant: between two exported functions State::top is the end of the host's values, which begin
// at the running frame's base: so the collector sees exactly them.
#pragma once

#include "engine/nanolua.h"
#include "host/host_api.h"
#include "platform/posix/region.h"

namespace nanolua::host {

inline constexpr uint32_t kMessageBytes = 256;

struct MappedImage {
    platform::ReadOnlyMapping mapping;
    MappedImage* next;
    int32_t number;
};

} // namespace nanolua::host

// Not part of the heap: the State lies in `memory`.
struct NanoLuaHost {
    nanolua::State* state;
    void* memory;
    uint32_t heapBytes;
    nanolua::host::MappedImage* images;
    int32_t imageCount;
    int32_t resultCount;
    int32_t exitStatus;
    int32_t callDepth;  // calls that were started and have not ended
    bool runnable; // nanolua_run has something to do
    bool closing;
    bool exiting;
    int cancelled; // written from any thread, by __atomic_...
    char message[nanolua::host::kMessageBytes];
};

namespace nanolua::host {

/// The stack ///

inline Value* base(NanoLuaHost* host) { return hostValues(*host->state); }
inline int32_t count(NanoLuaHost* host) { return int32_t(host->state->top.get() - base(host)); }

// The value at an index, or nullptr.
inline Value* valueAt(NanoLuaHost* host, int32_t index) {
    const int32_t values = count(host);
    if (index < 0) index += values;
    return index >= 0 && index < values ? base(host) + index : nullptr;
}

inline Value* tableAt(NanoLuaHost* host, int32_t index) {
    Value* value = valueAt(host, index);
    return value != nullptr && value->isTable() ? value : nullptr;
}

inline Value& last(NanoLuaHost* host) { return host->state->top.get()[-1]; }
inline void drop(NanoLuaHost* host, int32_t values) {
    host->state->top = host->state->top.get() - values;
}

// Pushes nil. May raise.
inline Value& push(State& state) { return *pushSlots(state, 1); }

/// Protected actions ///

int32_t failWith(NanoLuaHost* host, const char* message);
int32_t failWithError(NanoLuaHost* host);

// Runs action(State&) as protect() does and gives 0; on a Lua error NANOLUA_FAILED, with its text
// as the message.
template <class Action> int32_t guarded(NanoLuaHost* host, Action action) {
    return protect(*host->state, action) ? 0 : failWithError(host);
}

// Pushes what fill(Value&) sets; it must not allocate.
template <class Fill> int32_t pushWith(NanoLuaHost* host, Fill fill) {
    return guarded(host, [&](State& state) { fill(push(state)); });
}

} // namespace nanolua::host
