// The collector: incremental, tri-colour, non-moving; lazy sweep by a linear walk of the heap.
//
// Invariants:
//  - While marking, a black object never refers to a white one (the barriers keep that), except that
//    tables with weak keys or values, and open upvalues, are looked at again in the atomic phase.
//  - A gray object is on the mark stack or among the touched ones, which wait for the atomic phase,
//    or was dropped because both are full: then a flag says so and a walk over the heap finds it.
//  - Threads stay gray until the atomic phase: writing to a stack needs no barrier.
//  - Two whites alternate. In the sweep, objects of the other white are dead, all others stay.
//  - Blocks owned by one object (array parts, nodes, stacks) have a colour of their own and are
//    blackened with their owner.
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

// Default of pausePercent: the next cycle begins when the heap is this large, relative to what was in
// use after the last one. PUC-Rio Lua uses 250; the heaps here are small.
inline constexpr uint32_t kPausePercent = 150;
// Defaults of the work done per step, relative to the bytes allocated since the last one.
inline constexpr uint32_t kStepPercent = 1600;
inline constexpr uint32_t kStepBytes = 1024;
// minormul, majorminor, minormajor as in PUC-Rio Lua.
inline constexpr uint8_t kGenerationalPercents[] = {20, 50, 68};

struct Collector {
    CollectorPhase phase;
    uint8_t currentWhite;      // Color::kWhite0 or Color::kWhite1
    bool markOverflow;         // gray objects exist that are not on the mark stack
    bool touchedOverflow;      // gray objects exist that are not among the touched ones
    bool stopped;              // collectgarbage("stop")
    bool generational;         // what collectgarbage reports; collection is incremental in both modes
    bool finalizing;           // a finalizer is running
    bool weakTablesSeen;       // in this cycle
    bool openUpvaluesSeen;     // in this cycle
    bool emergency;            // collecting because memory is out: shrink nothing
    uint8_t markCount;
    uint8_t touchedCount;
    // minormul, majorminor, minormajor of collectgarbage: kept for programs that read them back.
    uint16_t generationalPercents[3];
    uint32_t liveBytesEstimate;
    uint32_t pausePercent;
    uint32_t stepPercent;
    uint32_t stepBytes;
    // Objects with __gc in the order they were noted: an owned block of Refs, 0 when there were none.
    // The lowest bit of a Ref says that the finalizer is due; 0 is an entry that was taken.
    Ref finalizers;
    uint32_t finalizerCount;
    uint32_t dueCount;
    uint32_t dueEnd; // all due entries lie below
    Link<Object> newborn; // an object that nothing refers to yet
    // Grows from the front; objects touched after they were traversed, from the end. Behind all fields
    // so that those are reached by short instructions.
    Ref markStack[kMarkStackSlots];
};

// Begins without objects; to be called once, before the first allocation.
void initCollector(Collector& collector);

// The end of the slots that the collector must see, of a thread with this frame and top.
Value* liveEnd(const Frame* frame, Value* top);

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

// Does a slice of collection work proportional to what was allocated. May collect. A cycle has just
// ended if the phase is kPause afterwards.
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

// Walks the whole heap and asserts its invariants; only with NANOLUA_CHECKS. To be called right after a
// collection, while marking or while sweeping.
void validateHeap(State& state);

} // namespace nanolua
