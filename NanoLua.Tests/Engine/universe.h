// A small Lua universe for tests of the engine's core: a heap with a State, a main thread whose stack
// slots are the roots, and no interpreter. Errors are C++ exceptions here. Also the frame of a test
// program: facts are registered with FACT and run by runFacts().
#pragma once

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "engine/core_rom.h"
#include "engine/gc.h"
#include "engine/native.h"
#include "engine/state.h"
#include "engine/string.h"
#include "engine/table.h"

namespace tests {

using namespace nanolua;

/// Facts ///

struct Failure {
    std::string message;
};

struct Fact {
    const char* name;
    void (*run)();
};

inline std::vector<Fact>& facts() {
    static std::vector<Fact> all;
    return all;
}

struct Registration {
    Registration(const char* name, void (*run)()) { facts().push_back({name, run}); }
};

#define FACT(name)                                                                                 \
    static void name();                                                                            \
    static ::tests::Registration registered_##name(#name, name);                                   \
    static void name()

#define EXPECT(condition)                                                                          \
    do {                                                                                           \
        if (!(condition))                                                                          \
            throw ::tests::Failure{"line " + std::to_string(__LINE__) + ": " #condition};          \
    } while (0)

/// Memory ///

inline constexpr Ref kHeapStart = 0x100000;
inline constexpr uint32_t kSpaceBytes = 64 << 20;
inline constexpr uint32_t kConstantsBytesMax = 0xF000;

// The low end of the 32-bit space, mapped once for all facts, with the constants in it that `install`
// puts there.
inline void reserveSpace(void (*install)(void* destination)) {
    void* start = pointerTo<void>(0);
    void* space = mmap(start, kSpaceBytes, PROT_READ | PROT_WRITE,
                       MAP_FIXED_NOREPLACE | MAP_NORESERVE | MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (space != start) {
        perror("the 32-bit space");
        exit(1);
    }
    install(pointerTo<void>(kCoreRomRef));
    mprotect(pointerTo<void>(kCoreRomRef), kConstantsBytesMax, PROT_READ);
}

/// The universe ///

struct LuaError {
    std::string message;
};

class Universe {
public:
    static constexpr uint32_t kSlotCount = 64;

    explicit Universe(uint32_t heapBytes = 4 << 20) {
        Ref start = kHeapStart + kWordBytes;
        HeapRegion region{start, start + heapBytes};
        state_ = pointerTo<State>(start + kWordBytes);
        memset(static_cast<void*>(state_), 0, sizeof(State));
        initHeap(state_->heap, &region, 1, uint32_t(sizeof(State)) + kWordBytes);
        initCollector(state_->collector);
        makeMainThread();
    }

    State& state() { return *state_; }
    // Roots of the collector.
    Value& slot(uint32_t index) { return state_->mainThread->stack[index + 1]; }
    void clearSlots() {
        for (uint32_t i = 0; i < kSlotCount; i++) slot(i).setNil();
    }

private:
    void makeMainThread() {
        bool wasStopped = std::exchange(state_->collector.stopped, true);
        Object* block = allocate(*state_, sizeof(Thread), ObjectKind::Thread);
        memset(static_cast<void*>(block + 1), 0, sizeof(Thread) - sizeof(Object));
        Thread* thread = static_cast<Thread*>(block);
        uint32_t stackBytes = (kSlotCount + 2) * kValueBytes + 2 * uint32_t(sizeof(Frame));
        Object* stack = allocateOwned(*state_, stackBytes + kWordBytes);
        memset(static_cast<void*>(stack + 1), 0, stackBytes);
        thread->stack = reinterpret_cast<Value*>(stack + 1);
        thread->stackBytes = stackBytes;
        thread->frame = thread->baseFrame();
        thread->frame->call = FrameFlag::kNative;
        thread->top = thread->stack + kSlotCount + 1;
        state_->mainThread = state_->thread = thread;
        state_->frame = thread->frame;
        state_->top = thread->top;
        state_->collector.stopped = wasStopped;
    }

    State* state_;
};

/// Running ///

inline int runFacts(int argumentCount, char** arguments, void (*install)(void*)) {
    reserveSpace(install);
    int passed = 0;
    int failed = 0;
    for (const Fact& fact : facts()) {
        if (argumentCount > 1 && strcmp(arguments[1], fact.name) != 0) continue;
        std::string problem;
        try {
            fact.run();
        } catch (const Failure& failure) {
            problem = failure.message;
        } catch (const LuaError& error) {
            problem = "raised '" + error.message + "'";
        }
        if (problem.empty()) {
            printf("ok %s\n", fact.name);
            passed++;
        } else {
            printf("FAILED %s: %s\n", fact.name, problem.c_str());
            failed++;
        }
        fflush(stdout);
    }
    printf("%d passed, %d failed\n", passed, failed);
    return failed == 0 ? 0 : 1;
}

// The message of the error that an action raises, or "no error".
template <class Action> std::string errorOf(Action action) {
    try {
        action();
    } catch (const LuaError& error) {
        return error.message;
    }
    return "no error";
}

inline std::string textOf(const String* string) {
    return std::string(string->text(), string->lengthBytes());
}

} // namespace tests
