// What the stubs of the native boundary share: the handle on a device, arguments, results.
//
// Invariant: a pointer into the managed heap is taken anew after anything that may allocate there.
// The engine's memory lies in blocks that do not move.
#pragma once

#include "NanoLua.h"

#include "api/handle.h"

namespace nanolua::interop {

using Native = Library_NanoLua_NanoLua_Engine;
using NativeBuffer = Library_NanoLua_NanoLua_LuaBuffer;

static_assert(sizeof(void*) == 4, "the engine's references are addresses here");

// Loop iterations and calls between two looks at the clock: well under a millisecond.
inline constexpr uint32_t kSliceIterations = 1000;

/// Memory ///

// Where a state's memory comes from; the managed side's LuaHeapRegion.
enum class MemorySource : int32_t {
    kManagedHeap, // blocks of the managed heap that do not move
    kNativeHeap,  // platform_malloc; small on most boards
};

// Begins every block of a state but its first.
struct Block {
    Block* next;
};

// A state's first block, in front of the heap.
struct ClrHost : NanoLuaHost {
    MemorySource source;
    Block* blocks;
    ClrHost* next; // of the states in the native heap
};

// `bytes` bytes at a multiple of 4 that live as long as the state; nullptr if there is no room.
void* allocateFor(ClrHost* host, uint32_t bytes);

// Gives back the last of them.
void releaseLast(ClrHost* host);

/// Arguments ///

inline int32_t intAt(CLR_RT_StackFrame& stack, int32_t index) {
    return stack.ArgN(index).NumericByRef().s4;
}

inline int64_t longAt(CLR_RT_StackFrame& stack, int32_t index) {
    return stack.ArgN(index).NumericByRef().s8;
}

// The first argument of every function that has a handle. 0 is nullptr.
inline ClrHost* hostOf(CLR_RT_StackFrame& stack) {
    return reinterpret_cast<ClrHost*>(uint32_t(longAt(stack, 0)));
}

// The elements [offset, offset + count) of a byte[] argument; nullptr if it is null or not as long.
uint8_t* bytesAt(CLR_RT_StackFrame& stack, int32_t index, int32_t offset, int32_t count);

/// Objects ///

using SharedHandle = Library_NanoLua_NanoLua_EngineHandle;
using SharedReference = Library_NanoLua_NanoLua_LuaReference;

inline CLR_INT32& intField(CLR_RT_HeapBlock* object, int field) {
    return object[field].NumericByRef().s4;
}

// The state of an EngineHandle; nullptr once it is disposed.
inline ClrHost* hostOf(CLR_RT_HeapBlock* handle) {
    const int64_t host = handle[SharedHandle::FIELD__Host].NumericByRef().s8;
    return reinterpret_cast<ClrHost*>(uint32_t(host));
}

/// Managed calls ///

// Makes the CLR call a delegate's function, and then enter the running stub again. The arguments have to lie
// in the frame of the stub, where the collector sees them.
HRESULT callBack(CLR_RT_StackFrame& stack, CLR_RT_HeapBlock& delegate, CLR_RT_HeapBlock* arguments,
                 int count);

/// Results ///

inline HRESULT give(CLR_RT_StackFrame& stack, int32_t value) {
    stack.SetResult_I4(value);
    return S_OK;
}

inline HRESULT giveLong(CLR_RT_StackFrame& stack, int64_t value) {
    stack.SetResult_I8(value);
    return S_OK;
}

} // namespace nanolua::interop
