// What the parts of the flat C interface share: the handle, its stack, protected actions.
//
// Invariant: between two exported functions State::top is the end of the host's values, which begin
// at the running frame's base: so the collector sees exactly them.
#pragma once

#include "api/api.h"
#include "engine/nanolua.h"

namespace nanolua::api {

inline constexpr uint32_t kMessageBytes = 256;

} // namespace nanolua::api

// One state. Who makes it (firmware/host, firmware/interop) has its memory and may add members; every
// member here begins as 0.
struct NanoLuaHost {
    nanolua::State* state;
    uint32_t heapBytes;
    int32_t resultCount;
    int32_t exitStatus;
    int32_t callDepth;  // calls that were started and have not ended
    int32_t turn;       // iterations left to a run that a host call has interrupted, if inTurn
    int64_t budget;     // iterations left to all runs, if budgetLimited
    int64_t callBudget; // what every outermost call begins with; 0: the budget as it is
    int32_t timeSlice;  // of a run without a budget of its own; 0: no limit
    nanolua::Reference traceback;   // of the last error, or 0
    nanolua::Reference bufferClass; // the metatable of buffers, once there is one
    bool budgetLimited;
    bool inTurn;
    bool runnable; // nanolua_run has something to do
    bool closing;
    bool exiting;
    bool wasCancelled; // the call that has ended last
    int cancelled;     // written from any thread, by __atomic_...
    char message[nanolua::api::kMessageBytes];
};

namespace nanolua::api {

/// Making ///

using nanolua::kHeapTooSmall;

// Makes the handle's state in its memory, with the handle as State::hostContext; nullptr, or why not.
const char* makeState(NanoLuaHost* host, const HeapRegion* regions, uint32_t count);

// Checks an image and makes it part of the state; gives its number, or a failure. The image stays
// where it is as long as the state.
int32_t mountChecked(NanoLuaHost* host, const void* image, uint32_t availableBytes);

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

inline Userdata* userdataAt(NanoLuaHost* host, int32_t index) {
    Value* value = valueAt(host, index);
    return value != nullptr && value->isUserdata() ? value->userdata() : nullptr;
}

inline Value& last(NanoLuaHost* host) { return host->state->top.get()[-1]; }
inline void drop(NanoLuaHost* host, int32_t values) {
    host->state->top = host->state->top.get() - values;
}

// Pushes nil. May raise.
inline Value& push(State& state) { return *pushSlots(state, 1); }

/// Userdata of the interface ///

// What the bytes of its own userdata begin with. No program makes or changes a userdata with such a
// beginning: the other userdata of a state are the files of the library.
struct Marked {
    uint32_t mark;
};

inline constexpr uint32_t kObjectMark = 0x4E4C6F62;
inline constexpr uint32_t kBufferMark = 0x4E4C6275;

template <class Data> Data* markedData(const Value& value, uint32_t mark) {
    if (!value.isUserdata() || value.userdata()->dataBytes < sizeof(Data)) return nullptr;
    Data* data = static_cast<Data*>(value.userdata()->data());
    return data->mark == mark ? data : nullptr;
}

// Stands for an object of the host's.
struct ObjectData : Marked {
    int32_t number;
};

struct BufferData : Marked {
    uint32_t lengthBytes;

    uint8_t* bytes() { return reinterpret_cast<uint8_t*>(this + 1); }
};

inline ObjectData* objectData(const Value& value) {
    return markedData<ObjectData>(value, kObjectMark);
}
inline BufferData* bufferData(const Value& value) {
    return markedData<BufferData>(value, kBufferMark);
}

/// Calls ///

// The message handler that flags of nanolua_start ask for, or nullptr.
NativeFunction handlerOf(int32_t flags);

// Follows prepareCall(): the call is now the host's innermost one.
void beginCall(NanoLuaHost* host);

// Whether a call in one step may begin; what takes the place of nanolua_run in it: see api.h.
bool isIdle(const NanoLuaHost* host);
int32_t runAtOnce(NanoLuaHost* host, int32_t iterations);

// Runs action(State&), which pushes so many values, a call among them; false on an error. It raises none but
// for lack of stack.
template <class Action> bool pushWithCall(State& state, uint32_t slots, Action action) {
    if (NL_UNLIKELY(!hasStackRoom(state, slots))) return protect(state, action);
    action(state);
    return true;
}

/// Protected actions ///

// A text for nanolua_message; NANOLUA_FAILED.
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

} // namespace nanolua::api
