// The collector: incremental, tri-colour, non-moving; lazy sweep by a linear walk of the heap.
//
// Invariants, while marking: a black object never refers to a white one (the barriers keep that);
// a gray object is on the mark stack, or is found by the walk that follows a mark-stack overflow.
// Two whites alternate: in the sweep, the other white is dead. Blocks owned by one object (array
// parts, nodes, stacks) carry a colour of their own and are marked with their owner.
//
// Collections run only at safe points: gcStep() from the interpreter, and inside allocate() when
// memory is out (and at every allocation under NANOLUA_STRESS). So whatever must survive an
// allocation is reachable: on the stack below the running frame's limit, or in the State.
#pragma once

#include "heap.h"

namespace nanolua {

struct State;

inline constexpr uint32_t kMarkStackSlots = 32;

enum class CollectorPhase : uint8_t { kPause, kMark, kAtomic, kSweep };

struct Collector {
    CollectorPhase phase;
    uint8_t currentWhite;      // Color::kWhite0 or Color::kWhite1
    bool markOverflow;         // gray objects exist that are not on the mark stack
    bool stopped;              // collectgarbage("stop")
    bool generational;         // what collectgarbage reports; collection is incremental in both modes
    bool finalizing;           // a finalizer is running
    bool weakTablesSeen;
    bool emergency;            // collecting because memory is out: run nothing, shrink nothing
    uint32_t markCount;
    Ref markStack[kMarkStackSlots];
    uint32_t sweepRegion;
    Ref sweepPosition;
    uint32_t liveBytesEstimate;
    uint32_t pausePercent;
    uint32_t stepPercent;
    uint32_t stepBytes;
    // Objects with __gc in the order they were marked for finalization, and those now unreachable
    // whose finalizer is due (called from the end). Owned blocks of Refs; 0 when empty.
    Ref finalizable;
    uint32_t finalizableCount;
    Ref due;
    uint32_t dueCount;
};

// Allocates a block and colours it as new. Collects when memory is out, then raises
// "not enough memory". `bytes` includes the header. The contents behind the header are undefined.
Object* allocate(State& state, uint32_t bytes, ObjectKind kind);

// As allocate(), but returns nullptr instead of raising.
Object* tryAllocate(State& state, uint32_t bytes, ObjectKind kind);

// A block owned by one object; black while marking, so that a black owner may hold it.
Object* allocateOwned(State& state, uint32_t bytes);

// Grows an owned block, in place if possible. Returns the block's new place; contents are kept.
Object* growOwned(State& state, Object* block, uint32_t bytes);

// Frees an owned block at once.
void releaseOwned(State& state, Object* block);

// Does a slice of collection work proportional to what was allocated. May collect.
void collectStep(State& state);

// Finishes any cycle under way and runs a complete one.
void collectFully(State& state);

// Notes that `object` has a finalizer (its metatable has __gc). May allocate.
void noteFinalizer(State& state, Object* object);

// Takes the object whose finalizer is to be called next, or nullptr.
Object* takeDueFinalizer(State& state);

// At the end of the state: makes every noted object's finalizer due.
void makeAllFinalizersDue(State& state);

// `parent` (black) now refers to `child` (white): marks the child while marking, or whitens the
// parent while sweeping.
void barrierForward(State& state, Object* parent, Object* child);

// The table is to be traversed again: it was black and was written.
void barrierBackSlow(Collector& collector, Table* table);

inline void barrierBack(Collector& collector, Table* table, const Value& written) {
    if (table->isBlack() && written.isCollectable() && written.object()->isWhite())
        barrierBackSlow(collector, table);
}

inline void barrier(State& state, Object* parent, const Value& written) {
    if (parent->isBlack() && written.isCollectable() && written.object()->isWhite())
        barrierForward(state, parent, written.object());
}

// Walks the whole heap and asserts its invariants; only with NANOLUA_CHECKS.
void validateHeap(State& state);

} // namespace nanolua
