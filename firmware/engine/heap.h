// The allocator: fixed regions given by the host, blocks with one header word, segregated free lists
// and a linear walk.
//
// Invariant: every region is at all times a gapless sequence of blocks from `start` to `top`, each
// beginning with an Object header whose size field says where the next one begins; a block of kind
// kFree is in a free list or too small to be in one. The collector's sweep is a walk over this
// sequence, merges free neighbours and rebuilds the free lists.
#pragma once

#include "object.h"

namespace nanolua {

inline constexpr uint32_t kHeapRegionsMax = 4;
inline constexpr uint32_t kExactBins = 16;     // blocks of 2..17 words, one list a size
inline constexpr uint32_t kLogarithmicBins = 8; // larger blocks, a list per power of two
inline constexpr uint32_t kBlockWordsMax = (1u << 24) - 1;

// Memory that the host gives: 4-byte aligned, inside the 32-bit space, not overlapping.
struct HeapRegion {
    Ref start;
    Ref end;
};

struct Heap {
    struct Region {
        Ref start;
        Ref top; // behind the last block; from here to `end` nothing was allocated yet
        Ref end;
    };

    Region regions[kHeapRegionsMax];
    uint32_t regionCount;
    Ref bins[kExactBins + kLogarithmicBins];
    uint32_t usedBytes;        // in allocated blocks, headers included
    uint32_t peakBytes;        // maximum of usedBytes
    uint32_t allocationCount;  // blocks ever allocated
    uint32_t collectAtBytes;   // usedBytes at which `State::attention` asks for a collection step
};

// Takes a block of at least `bytes` (header included, >= 8) out of the free lists or the regions'
// untouched ends, without collecting. Returns nullptr when there is none. Writes the header with the
// given kind and the collector's colour for new objects.
Object* takeBlock(Heap& heap, uint32_t bytes, ObjectKind kind, uint32_t color);

// Gives a block back at once (owned blocks on growth, never swept objects).
void giveBlock(Heap& heap, Object* block);

// Makes a block smaller in place; the rest becomes free if it is large enough to be a block.
void shrinkBlock(Heap& heap, Object* block, uint32_t bytes);

// Makes a block larger in place if free memory follows it. Returns whether it did.
bool growBlock(Heap& heap, Object* block, uint32_t bytes);

} // namespace nanolua
