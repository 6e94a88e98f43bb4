// The allocator. Blocks come, in this order, from the free list of their very size, from the open run
// if they are small, from the lists of larger sizes, and from the untouched ends of the regions, first
// region first. So the untouched memory stays in one piece as long as possible. What is left of the
// memory that a small block was taken from becomes the open run.
#include "heap.h"

#include <string.h>

namespace nanolua {
namespace {

// What is allocated before the first cycle begins.
constexpr uint32_t kFirstCollectionBytes = 4096;
// How far a free list is searched for one block before growing in place is given up.
constexpr uint32_t kUnlinkStepsMax = 32;
constexpr uint32_t kExactWordsMax = kExactBins + 1;

uint32_t binOf(uint32_t words) {
    if (words <= kExactWordsMax) return words - kBlockWordsMin;
    uint32_t log2 = 31 - uint32_t(__builtin_clz(words)); // at least 4
    uint32_t bin = kExactBins + log2 - 4;
    constexpr uint32_t last = kExactBins + kLogarithmicBins - 1;
    return bin < last ? bin : last;
}

Object* blockAtRef(Ref ref) { return pointerTo<Object>(ref); }

bool isAheadOfSweep(const Heap& heap, Ref block) {
    return heap.sweeping && block >= heap.cursor.position;
}

void pushFree(Heap& heap, Ref ref, uint32_t words) {
    uint32_t bin = binOf(words);
    pointerTo<FreeBlock>(ref)->next = heap.bins[bin];
    heap.bins[bin] = ref;
    heap.binMask |= 1u << bin;
}

// Makes [ref, ref + words) a free block where no region's top is concerned.
void placeFree(Heap& heap, Ref ref, uint32_t words) {
    if (words == 0) return;
    blockAtRef(ref)->header = words << Header::kSizeShift | uint32_t(ObjectKind::Free);
    if (words >= kBlockWordsMin && !isAheadOfSweep(heap, ref)) pushFree(heap, ref, words);
}

// The region whose blocks end at `end` and that holds `block`, or nullptr.
Heap::Region* regionEndingAt(Heap& heap, Ref block, Ref end) {
    for (uint32_t i = 0; i < heap.regionCount; i++) {
        Heap::Region& region = heap.regions[i];
        if (region.top == end && region.start <= block) return &region;
    }
    return nullptr;
}

// Keeps the cursor on a block's start when the block boundary `from` moves to `to`.
void moveCursor(Heap& heap, const Heap::Region* region, Ref from, Ref to) {
    if (heap.cursor.position != from) return;
    if (region != nullptr && region != &heap.regions[heap.cursor.region]) return;
    heap.cursor.position = to;
}

void setTop(Heap& heap, Heap::Region* region, Ref top) {
    moveCursor(heap, region, region->top, top);
    region->top = top;
}

void releaseMemory(Heap& heap, Ref ref, uint32_t words) {
    Heap::Region* region = regionEndingAt(heap, ref, ref + words * kWordBytes);
    if (region != nullptr)
        setTop(heap, region, ref);
    else
        placeFree(heap, ref, words);
}

void notePeak(Heap& heap) { heap.peakBytesNoted = peakBytes(heap); }

// Takes the first block that is large enough out of a list, or returns 0.
Ref takeFirstFit(Heap& heap, uint32_t bin, uint32_t words) {
    Ref* link = &heap.bins[bin];
    while (*link != 0) {
        FreeBlock* block = pointerTo<FreeBlock>(*link);
        if (block->sizeWords() >= words) {
            Ref found = *link;
            *link = block->next;
            return found;
        }
        link = &block->next;
    }
    return 0;
}

// Takes a block of at least `words` out of one of these lists, or returns 0.
Ref takeFromBins(Heap& heap, uint32_t words, uint32_t bins) {
    for (uint32_t candidates = heap.binMask & bins; candidates != 0; candidates &= candidates - 1) {
        uint32_t bin = uint32_t(__builtin_ctz(candidates));
        Ref found = takeFirstFit(heap, bin, words);
        if (heap.bins[bin] == 0) heap.binMask &= ~(1u << bin);
        if (found != 0) return found;
    }
    return 0;
}

// Large free blocks are preferred: what is left of one serves many small blocks as run.
Ref takeFromLists(Heap& heap, uint32_t words) {
    constexpr uint32_t kLargeBins = ~0u << kExactBins;
    uint32_t fitting = ~0u << binOf(words);
    Ref found = takeFromBins(heap, words, fitting & kLargeBins);
    return found != 0 ? found : takeFromBins(heap, words, fitting & ~kLargeBins);
}

// Uses the front of [ref, end) as a block; the rest becomes the open run if the block is small.
void splitMemory(Heap& heap, Ref ref, uint32_t words, Ref end) {
    Ref rest = ref + words * kWordBytes;
    if (words <= kExactWordsMax) {
        heap.runStart = rest;
        heap.runEnd = end;
    } else {
        placeFree(heap, rest, (end - rest) / kWordBytes);
    }
}

Ref takeFromRegions(Heap& heap, uint32_t words) {
    uint32_t bytes = words * kWordBytes;
    for (uint32_t i = 0; i < heap.regionCount; i++) {
        Heap::Region& region = heap.regions[i];
        if (region.end - region.top < bytes) continue;
        Ref found = region.top;
        region.top += bytes;
        if (words <= kExactWordsMax) splitMemory(heap, found, words, region.end);
        return found;
    }
    return 0;
}

NL_NOINLINE Ref takeSlow(Heap& heap, uint32_t words) {
    if (words > kBlockWordsMax || words < kBlockWordsMin) return 0;
    closeRun(heap);
    Ref found = takeFromLists(heap, words);
    if (found == 0) return takeFromRegions(heap, words);
    splitMemory(heap, found, words, found + blockAtRef(found)->sizeBytes());
    return found;
}

// Takes one given block out of its list; gives up when the list is long.
bool unlinkFree(Heap& heap, Ref ref) {
    Ref* link = &heap.bins[binOf(blockAtRef(ref)->sizeWords())];
    for (uint32_t steps = 0; *link != 0 && steps < kUnlinkStepsMax; steps++) {
        FreeBlock* block = pointerTo<FreeBlock>(*link);
        if (*link == ref) {
            *link = block->next;
            return true;
        }
        link = &block->next;
    }
    return false;
}

// Takes `words` from the free block at `ref` for the block that ends there.
bool absorbFree(Heap& heap, Ref ref, uint32_t words) {
    Object* next = blockAtRef(ref);
    if (next->kind() != ObjectKind::Free || next->sizeWords() < words) return false;
    uint32_t rest = next->sizeWords() - words;
    bool isListed = next->sizeWords() >= kBlockWordsMin && !isAheadOfSweep(heap, ref);
    if (isListed && !unlinkFree(heap, ref)) return false;
    Ref end = ref + words * kWordBytes;
    moveCursor(heap, nullptr, ref, end);
    placeFree(heap, end, rest);
    return true;
}

} // namespace

const char* regionsProblem(const HeapRegion* regions, uint32_t count, uint32_t firstBlockBytes) {
    if (count == 0 || count > kHeapRegionsMax) return "a heap has one to four memory regions";
    for (uint32_t i = 0; i < count; i++) {
        const HeapRegion& region = regions[i];
        if (region.start == 0 || region.start % kWordBytes != 0 || region.end % kWordBytes != 0)
            return "a memory region of the heap is not aligned to words";
        if (region.end <= region.start) return "a memory region of the heap is empty";
        for (uint32_t other = 0; other < i; other++)
            if (region.start < regions[other].end && regions[other].start < region.end)
                return "memory regions of the heap overlap";
    }
    if (regions[0].end - regions[0].start >= firstBlockBytes) return nullptr;
    return kHeapTooSmall;
}

void initHeap(Heap& heap, const HeapRegion* regions, uint32_t count, uint32_t firstBlockBytes) {
    memset(&heap, 0, offsetof(Heap, regions));
    heap.regionCount = uint8_t(count);
    for (uint32_t i = 0; i < count; i++)
        heap.regions[i] = {regions[i].start, regions[i].start, regions[i].end};
    heap.cursor.position = HeapWalk::kEnded;
    takeBlock(heap, firstBlockBytes, ObjectKind::State, Color::kBlack);
    heap.collectAtBytes = heap.usedBytes + kFirstCollectionBytes;
}

// A run that ends with its region is the region's untouched end.
void closeRun(Heap& heap) {
    Ref start = heap.runStart;
    Ref end = heap.runEnd;
    heap.runStart = heap.runEnd = 0;
    for (uint32_t i = 0; i < heap.regionCount; i++) {
        Heap::Region& region = heap.regions[i];
        if (region.end != end || start < region.start) continue;
        region.top = start;
        return;
    }
    placeFree(heap, start, (end - start) / kWordBytes);
}

Object* takeBlock(Heap& heap, uint32_t bytes, ObjectKind kind, uint32_t color) {
    uint32_t words = (bytes >> 2) + ((bytes & 3) != 0);
    Ref found = words < kBlockWordsMin ? 0 : takeReadyMemory(heap, words * kWordBytes);
    if (NL_UNLIKELY(found == 0)) {
        found = takeSlow(heap, words);
        if (found == 0) return nullptr;
    }
    Object* block = blockAtRef(found);
    block->header = words << Header::kSizeShift | color | uint32_t(kind);
    heap.usedBytes += words * kWordBytes;
    heap.allocationCount++;
    return block;
}

void giveBlock(Heap& heap, Object* block) {
    notePeak(heap);
    heap.usedBytes -= block->sizeBytes();
    if (refTo(block) + block->sizeBytes() == heap.runStart) {
        moveCursor(heap, nullptr, heap.runStart, refTo(block));
        heap.runStart = refTo(block);
        return;
    }
    closeRun(heap);
    releaseMemory(heap, refTo(block), block->sizeWords());
}

void shrinkBlock(Heap& heap, Object* block, uint32_t bytes) {
    uint32_t words = (bytes + kWordBytes - 1) / kWordBytes;
    if (words < kBlockWordsMin) words = kBlockWordsMin;
    uint32_t oldWords = block->sizeWords();
    if (words >= oldWords) return;
    notePeak(heap);
    heap.usedBytes -= (oldWords - words) * kWordBytes;
    block->header -= (oldWords - words) << Header::kSizeShift;
    closeRun(heap);
    releaseMemory(heap, refTo(block) + words * kWordBytes, oldWords - words);
}

bool growBlock(Heap& heap, Object* block, uint32_t bytes) {
    if (bytes > kBlockBytesMax) return false;
    uint32_t oldWords = block->sizeWords();
    uint32_t words = (bytes + kWordBytes - 1) / kWordBytes;
    if (words <= oldWords) return true;
    uint32_t moreWords = words - oldWords;
    closeRun(heap);
    Ref end = refTo(block) + oldWords * kWordBytes;
    Heap::Region* region = regionEndingAt(heap, refTo(block), end);
    if (region != nullptr) {
        if (region->end - end < moreWords * kWordBytes) return false;
        setTop(heap, region, end + moreWords * kWordBytes);
    } else if (!absorbFree(heap, end, moreWords)) {
        return false;
    }
    block->header += moreWords << Header::kSizeShift;
    heap.usedBytes += moreWords * kWordBytes;
    return true;
}

// ---- Walks ---------------------------------------------------------------------------------------

namespace {

// Moves the walk to the region with the lowest start that is at least `from`.
void enterRegion(const Heap& heap, HeapWalk& walk, Ref from) {
    walk.position = HeapWalk::kEnded;
    for (uint32_t i = 0; i < heap.regionCount; i++) {
        Ref start = heap.regions[i].start;
        if (start < from || start >= walk.position) continue;
        walk.position = start;
        walk.region = i;
    }
}

} // namespace

HeapWalk beginWalk(Heap& heap) {
    closeRun(heap);
    HeapWalk walk{HeapWalk::kEnded, 0};
    enterRegion(heap, walk, 0);
    return walk;
}

Object* blockAt(const Heap& heap, HeapWalk& walk) {
    while (walk.position != HeapWalk::kEnded) {
        const Heap::Region& region = heap.regions[walk.region];
        if (NL_LIKELY(walk.position < region.top)) return blockAtRef(walk.position);
        enterRegion(heap, walk, region.end);
    }
    return nullptr;
}

FreeMemory freeMemory(Heap& heap) {
    FreeMemory memory = {0, 0};
    auto count = [&memory](uint32_t bytes) {
        memory.bytes += bytes;
        if (bytes > memory.largestBytes) memory.largestBytes = bytes;
    };
    HeapWalk walk = beginWalk(heap);
    for (const Object* block; (block = blockAt(heap, walk)) != nullptr;) {
        walk.position += block->sizeBytes();
        if (block->kind() == ObjectKind::Free) count(block->sizeBytes());
    }
    for (uint32_t i = 0; i < heap.regionCount; i++)
        count(heap.regions[i].end - heap.regions[i].top);
    return memory;
}

void beginSweep(Heap& heap) {
    notePeak(heap);
    closeRun(heap);
    memset(heap.bins, 0, sizeof(heap.bins));
    heap.binMask = 0;
    heap.cursor = beginWalk(heap);
    heap.sweeping = true;
}

void placeFreeRun(Heap& heap, Ref start, Ref end) {
    if (start == end) return;
    Heap::Region& region = heap.regions[heap.cursor.region];
    if (end == region.top)
        setTop(heap, &region, start);
    else
        placeFree(heap, start, (end - start) / kWordBytes);
}

void endSweep(Heap& heap) {
    heap.sweeping = false;
    heap.cursor.position = HeapWalk::kEnded;
}

// ---- Checks --------------------------------------------------------------------------------------

void validateBlocks([[maybe_unused]] Heap& heap) {
#if NANOLUA_CHECKS
    uint32_t usedBytes = 0;
    uint32_t listableCount = 0;
    HeapWalk walk = beginWalk(heap);
    for (const Object* block; (block = blockAt(heap, walk)) != nullptr;) {
        NL_ASSERT(block->sizeWords() != 0);
        NL_ASSERT(block->kind() <= ObjectKind::LoadedCode || block->isUpvalue());
        NL_ASSERT(heap.regions[walk.region].top - walk.position >= block->sizeBytes());
        if (block->kind() != ObjectKind::Free)
            usedBytes += block->sizeBytes();
        else if (block->sizeWords() >= kBlockWordsMin && !isAheadOfSweep(heap, walk.position))
            listableCount++;
        walk.position += block->sizeBytes();
    }
    NL_ASSERT(usedBytes == heap.usedBytes);
    for (uint32_t bin = 0; bin < kExactBins + kLogarithmicBins; bin++) {
        for (Ref ref = heap.bins[bin]; ref != 0; ref = pointerTo<FreeBlock>(ref)->next) {
            const Object* block = blockAtRef(ref);
            NL_ASSERT(block->kind() == ObjectKind::Free && binOf(block->sizeWords()) == bin);
            NL_ASSERT((heap.binMask >> bin & 1) != 0 && !isAheadOfSweep(heap, ref));
            NL_ASSERT(listableCount-- != 0);
        }
    }
    NL_ASSERT(listableCount == 0);
#endif
}

} // namespace nanolua
