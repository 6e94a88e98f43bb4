// The state: one Lua universe with its heap, collector, threads and mounted images.
//
// Invariant: the fields `pc`, `frame`, `top` are the running thread's and are in the interpreter's
// own registers while it runs; they are stored before anything is called that may collect, raise,
// look at the stack, or leave the interpreter.
#pragma once

#include <setjmp.h>
#include <stddef.h>

#include "gc.h"
#include "image.h"
#include "string.h"

namespace nanolua {

// Why the engine came back to its host. See nanolua.h.
enum class RunStatus : uint8_t {
    kDone,        // the started call returned
    kError,       // it failed; State::error is the error value
    kYielded,     // the main thread yielded to the host
    kHostCall,    // a host function was called: answer with finishHostCall / failHostCall
    kSlice,       // the instruction budget is used up; run() goes on
    kFinalized,   // after startClose(): a finalizer has ended
};

struct MemberSource;

struct State {
    // The running thread. Hot: keep at the front.
    Link<Value> nativeArguments; // of the native function that runs without a frame, or 0
    int32_t nativeCount;
    Link<const Instruction> pc; // running instruction of the running Lua function, or before its first
    Link<Value> top;            // end of open results or arguments; natives: end of their slots
    Link<Frame> frame;
    uint32_t calm;              // kCalm, less the kAttention... bits of what safe points shall do
    Link<Value> safePointEnd;   // during a collection at a safe point: registers from here on are dead
    int32_t budget;             // loop iterations and calls left before RunStatus::kSlice
    const void* handlers;       // the interpreter's table, for threads with or without a hook
    Link<Thread> thread;
    Link<Userdata> activeHook;  // of the running thread, or 0: see hook.h

    Link<Table> globals;
    Link<Table> registry;
    Link<Thread> mainThread;
    Link<MountedImage> images;
    // The libraries' objects by number, 0 for those that were not made yet: an owned block, or 0. See
    // table.h.
    Ref members;
    const MemberSource* memberSource; // nullptr as long as the libraries are not open
    Link<Table> stringMetatable;
    Ref typeMetatables;         // of all other types: see setTypeMetatable()
    Ref random;                 // of math.random, made when it is first called: an owned block

    StringSet strings;

    // Requests of native functions, and of the host before run().
    Link<Value> requestFunction; // or the first of the values that resume or yield pass
    int32_t requestCount;
    uint32_t requestCall;        // as Frame::call, for the call to be made
    uint32_t requestFlags;       // FrameFlag bits for the frame of the native function
    NativeFunction requestContinuation;
    Link<Thread> requestThread;
    Link<Thread> newThread;      // a thread being made, for the collector

    Value error;              // the error being raised, or the result of a failed run
    jmp_buf* recovery;        // where raise() goes: the innermost run()
    RunStatus runStatus;
    uint8_t pendingKind;      // Step::Kind that run() begins with
    uint8_t errorStatus;      // kError...: what kind of error is being raised
    bool budgetLimited;       // otherwise a used-up budget just begins anew
    uint16_t handlerDepth;    // nested message handlers
    uint16_t nestedCalls;     // made by native functions and under way, of all resumed threads

    // Host functions (Tag::HostFunction) are called through run()'s return.
    uint32_t hostFunction;    // its id
    void* hostContext;        // the host's own
    void (*warn)(State& state, const char* text, uint32_t bytes, bool toBeContinued);

    // Behind the other fields, which are so reached by short instructions.
    Collector collector;
    Heap heap; // at the end: a state has only as many Heap::regions as its host gave
};

// An object of the libraries, or nullptr if it is not made yet: see table.h.
inline Object* madeMember(const State& state, uint32_t number) {
    return state.members == 0 ? nullptr : pointerTo<Link<Object>>(state.members)[number].get();
}

inline uint32_t stateBytes(uint32_t regionCount) {
    return uint32_t(offsetof(State, heap) + offsetof(Heap, regions) +
                    regionCount * sizeof(Heap::Region));
}

// -1 when nothing is due; else, plus any field of an instruction and without a sign, more than any
// outcome of a native function: see needsLook() of the interpreter.
inline constexpr uint32_t kCalm = 0xFFFFFFFF;
inline constexpr uint32_t kAttentionCollect = 1u << 27;  // allocation passed the collector's threshold
inline constexpr uint32_t kAttentionFinalize = 1u << 28; // finalizers are due
inline constexpr uint32_t kAttentionHook = 1u << 29;     // the running thread got a hook
// A native function asks for something, or the stack has moved under one without a frame.
inline constexpr uint32_t kAttentionNative = 1u << 30;

inline bool isAsked(const State& state, uint32_t attention) { return (state.calm & attention) == 0; }
inline void ask(State& state, uint32_t attention) { state.calm &= ~attention; }
inline void cease(State& state, uint32_t attention) { state.calm |= attention; }

// The fast path of allocate(): a block that lies ready, coloured as new, or nullptr where there is more
// to do. `bytes` is a multiple of the word. Never collects.
NL_ALWAYS_INLINE Object* allocateReady(State& state, uint32_t bytes, ObjectKind kind) {
    Heap& heap = state.heap;
    uint32_t usedBytes = heap.usedBytes + bytes;
    if (NANOLUA_STRESS || NL_UNLIKELY(usedBytes >= heap.collectAtBytes)) return nullptr;
    Ref found = takeReadyMemory(heap, bytes);
    if (NL_UNLIKELY(found == 0)) return nullptr;
    heap.usedBytes = usedBytes;
    heap.allocationCount++;
    Object* block = pointerTo<Object>(found);
    block->header = bytes / kWordBytes << Header::kSizeShift | state.collector.currentWhite |
                    uint32_t(kind);
    return block;
}

} // namespace nanolua
