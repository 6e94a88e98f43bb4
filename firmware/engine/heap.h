// The allocator: fixed regions given by the host, blocks with one header word, segregated free lists
// and a linear walk.
//
// Invariants:
//  - Every region is at all times a gapless sequence of blocks from `start` to `top`, each beginning
//    with an Object header whose size field says where the next one begins.
//  - A block of kind Free is in the free list of its size, unless it is a filler of one word, or
//    lies at or behind the cursor of a sweep under way: a sweep empties all lists when it begins
//    and fills them as it goes, so nothing ahead of it is ever handed out.
//  - Small blocks are cut off the front of one free run. While it is open it is in no list, and its
//    own header, or its region's top, is out of date: closeRun() comes before any look at blocks.
//  - The cursor of a walk that is interrupted by the program always stands on the start of a block
//    or on its region's top, whatever is allocated or freed meanwhile.
#pragma once

#include "object.h"

namespace nanolua {

inline constexpr uint32_t kHeapRegionsMax = 4;
inline constexpr uint32_t kExactBins = 16;     // blocks of 2..17 words, one list a size
inline constexpr uint32_t kLogarithmicBins = 8; // larger blocks, a list per power of two
inline constexpr uint32_t kBlockWordsMax = (1u << 24) - 1;
inline constexpr uint32_t kBlockBytesMax = kBlockWordsMax * kWordBytes;
inline constexpr uint32_t kBlockWordsMin = 2;

// A block of kind Free in a list.
struct FreeBlock : Object {
    Ref next;
};

// Memory that the host gives: 4-byte aligned, inside the 32-bit space, not overlapping.
struct HeapRegion {
    Ref start;
    Ref end;
};

// A place in a walk over all blocks, which goes through the regions in the order of addresses.
struct HeapWalk {
    static constexpr Ref kEnded = 0xFFFFFFFF;

    Ref position; // a block, a region's top, or kEnded
    uint32_t region;
};

struct Heap {
    struct Region {
        Ref start;
        Ref top; // behind the last block; from here to `end` nothing was allocated yet
        Ref end;
    };

    Ref bins[kExactBins + kLogarithmicBins];
    Ref runStart; // the open run; start = end = 0: there is none
    Ref runEnd;
    uint32_t binMask; // bit set: the bin may hold a block; clear: it is empty
    uint32_t usedBytes;        // in allocated blocks, headers included
    uint32_t collectAtBytes;   // usedBytes at which `State::calm` asks for a collection step
    uint32_t allocationCount;  // blocks ever allocated
    uint32_t peakBytesNoted;   // see peakBytes()
    uint32_t refusedBytes;     // of the allocation that failed last
    HeapWalk cursor;           // of the walk under way: the sweep, or one of the mark phase
    bool sweeping;             // the cursor is a sweep's
    uint8_t regionCount;
    Region regions[kHeapRegionsMax]; // only so many as there are have memory
};

// Maximum of usedBytes so far. (Noted only before it falls, which keeps allocation short.)
inline uint32_t peakBytes(const Heap& heap) {
    return heap.usedBytes > heap.peakBytesNoted ? heap.usedBytes : heap.peakBytesNoted;
}

inline constexpr char kHeapTooSmall[] = "the heap is too small for a new state";

// What keeps these regions from being a heap whose first block has `firstBlockBytes` (header
// included), as text for the user; nullptr: nothing.
const char* regionsProblem(const HeapRegion* regions, uint32_t count, uint32_t firstBlockBytes);

// Begins a heap; its first block, of kind State and black, is made at the first region's start.
void initHeap(Heap& heap, const HeapRegion* regions, uint32_t count, uint32_t firstBlockBytes);

// Takes a block of at least `bytes` (header included, >= 8) out of the free lists or the regions'
// untouched ends, without collecting. Returns nullptr when there is none. Writes the header with the
// given kind and the collector's colour for new objects.
Object* takeBlock(Heap& heap, uint32_t bytes, ObjectKind kind, uint32_t color);

// Puts the rest of the open run back to where it came from.
void closeRun(Heap& heap);

// A block of a few words that lies ready in its free list or the open run, or 0. The caller writes its
// header and counts it.
NL_ALWAYS_INLINE Ref takeReadyMemory(Heap& heap, uint32_t bytes) {
    uint32_t bin = bytes / kWordBytes - kBlockWordsMin;
    Ref found;
    if (bin < kExactBins && (found = heap.bins[bin]) != 0) {
        heap.bins[bin] = pointerTo<FreeBlock>(found)->next;
        return found;
    }
    found = heap.runStart;
    if (NL_UNLIKELY(bytes > heap.runEnd - found)) return 0;
    heap.runStart = found + bytes;
    return found;
}

// Gives a block back at once. Nothing may refer to it any more, the mark stack included.
void giveBlock(Heap& heap, Object* block);

// Makes a block smaller in place; the rest becomes free.
void shrinkBlock(Heap& heap, Object* block, uint32_t bytes);

// Makes a block larger in place if free memory follows it. Returns whether it did.
bool growBlock(Heap& heap, Object* block, uint32_t bytes);

// How the free memory is scattered: all of it, and the largest block that could be allocated.
struct FreeMemory {
    uint32_t bytes;
    uint32_t largestBytes;
};
FreeMemory freeMemory(Heap& heap);

// For walks: the start, and the block at the walk's position, or nullptr when it has ended. The
// caller moves on by adding the block's size to the position.
HeapWalk beginWalk(Heap& heap);
Object* blockAt(const Heap& heap, HeapWalk& walk);

// For the sweep. The free run [start, cursor) is entered into a free list, or, if it reaches the
// region's top, lowers the top.
void beginSweep(Heap& heap);
void placeFreeRun(Heap& heap, Ref start, Ref end);
void endSweep(Heap& heap);

// With NANOLUA_CHECKS: asserts the invariants of blocks and free lists.
void validateBlocks(Heap& heap);

} // namespace nanolua
