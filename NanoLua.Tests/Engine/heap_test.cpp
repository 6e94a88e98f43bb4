// The allocator without a collector: blocks, free lists, regions, growing and shrinking in place.
#include <map>

#include "universe.h"

using namespace tests;

namespace {

constexpr uint32_t kFirstBytes = 16;

Heap makeHeap(std::vector<HeapRegion> regions = {{kHeapStart, kHeapStart + 4096}}) {
    Heap heap;
    initHeap(heap, regions.data(), uint32_t(regions.size()), kFirstBytes);
    return heap;
}

Object* take(Heap& heap, uint32_t bytes) {
    return takeBlock(heap, bytes, ObjectKind::Owned, Color::kWhite0);
}

std::vector<Ref> blocksOf(Heap& heap) {
    std::vector<Ref> blocks;
    HeapWalk walk = beginWalk(heap);
    while (Object* block = blockAt(heap, walk)) {
        blocks.push_back(refTo(block));
        walk.position += block->sizeBytes();
    }
    return blocks;
}

} // namespace

FACT(Sizes_are_rounded_up_to_words_and_counted_with_the_header) {
    Heap heap = makeHeap();
    Object* block = take(heap, 13);
    EXPECT(block->sizeBytes() == 16 && block->kind() == ObjectKind::Owned);
    EXPECT(heap.usedBytes == kFirstBytes + 16 && heap.allocationCount == 2);
}

FACT(A_given_block_is_reused_for_the_same_size) {
    Heap heap = makeHeap();
    Object* first = take(heap, 24);
    take(heap, 24);
    giveBlock(heap, first);
    EXPECT(take(heap, 24) == first);
    validateBlocks(heap);
}

FACT(Giving_the_last_block_lowers_the_top) {
    Heap heap = makeHeap();
    Ref top = heap.regions[0].top;
    giveBlock(heap, take(heap, 400));
    EXPECT(heap.regions[0].top == top && heap.usedBytes == kFirstBytes);
}

FACT(Larger_free_blocks_are_split_and_a_rest_of_one_word_stays_a_filler) {
    Heap heap = makeHeap();
    Object* large = take(heap, 100);
    take(heap, 8);
    giveBlock(heap, large);
    EXPECT(take(heap, 40) == large);
    EXPECT(take(heap, 56) == large + 10); // leaves one word
    validateBlocks(heap);
    EXPECT(blocksOf(heap).size() == 5);
}

FACT(The_heap_is_full_when_nothing_fits_and_stays_sound) {
    Heap heap = makeHeap();
    while (take(heap, 64) != nullptr) {}
    EXPECT(take(heap, 4096) == nullptr);
    EXPECT(take(heap, 0xFFFFFFFF) == nullptr);
    validateBlocks(heap);
}

FACT(Regions_are_filled_in_order_and_walked_by_address) {
    std::vector<HeapRegion> regions = {{kHeapStart + 8192, kHeapStart + 8192 + 64},
                                       {kHeapStart, kHeapStart + 4096}};
    Heap heap = makeHeap(regions);
    Object* fast = take(heap, 48);
    Object* slow = take(heap, 48);
    EXPECT(refTo(fast) == kHeapStart + 8192 + kFirstBytes && refTo(slow) == kHeapStart);
    std::vector<Ref> expected = {kHeapStart, kHeapStart + 8192, refTo(fast)};
    EXPECT(blocksOf(heap) == expected);
}

FACT(Regions_must_be_aligned_disjoint_and_large_enough) {
    HeapRegion overlapping[] = {{4096, 8192}, {8188, 9000}};
    HeapRegion unaligned[] = {{4098, 8192}};
    HeapRegion good[] = {{4096, 8192}, {8192, 9000}};
    HeapRegion empty[] = {{4096, 4096}};
    auto problem = [](const HeapRegion* regions, uint32_t count, uint32_t firstBlockBytes) {
        const char* text = regionsProblem(regions, count, firstBlockBytes);
        return std::string(text == nullptr ? "" : text);
    };
    EXPECT(problem(overlapping, 2, 16) == "memory regions of the heap overlap");
    EXPECT(problem(unaligned, 1, 16) == "a memory region of the heap is not aligned to words");
    EXPECT(problem(empty, 1, 16) == "a memory region of the heap is empty");
    EXPECT(problem(good, 2, 5000) == "the heap is too small for a new state");
    EXPECT(problem(good, 0, 16) == "a heap has one to four memory regions");
    EXPECT(problem(good, 2, 4096) == "");
}

FACT(Growing_in_place_uses_the_top_or_a_free_neighbour_and_else_fails) {
    Heap heap = makeHeap();
    Object* block = take(heap, 16);
    Object* neighbour = take(heap, 40);
    Object* last = take(heap, 16);
    EXPECT(!growBlock(heap, block, 20));
    giveBlock(heap, neighbour);
    EXPECT(growBlock(heap, block, 48) && block->sizeBytes() == 48);
    EXPECT(growBlock(heap, block, 52) && !growBlock(heap, block, 60));
    EXPECT(growBlock(heap, last, 1000) && !growBlock(heap, last, 5000));
    EXPECT(heap.usedBytes == kFirstBytes + 52 + 1000);
    validateBlocks(heap);
}

FACT(Free_memory_is_told_with_its_largest_block) {
    Heap heap = makeHeap();
    Object* first = take(heap, 100);
    take(heap, 8);
    Object* third = take(heap, 400);
    take(heap, 4096 - kFirstBytes - 100 - 8 - 400 - 200);
    giveBlock(heap, first);
    giveBlock(heap, third);
    FreeMemory memory = freeMemory(heap);
    EXPECT(memory.bytes == 100 + 400 + 200 && memory.largestBytes == 400);
    EXPECT(memory.bytes == 4096 - heap.usedBytes);
}

FACT(Shrinking_frees_the_rest) {
    Heap heap = makeHeap();
    Object* block = take(heap, 100);
    Object* last = take(heap, 100);
    shrinkBlock(heap, block, 50);
    shrinkBlock(heap, last, 8);
    EXPECT(block->sizeBytes() == 52 && heap.usedBytes == kFirstBytes + 52 + 8);
    EXPECT(take(heap, 48) == block + 13);
    validateBlocks(heap);
}

FACT(The_peak_is_the_maximum_of_what_was_in_use) {
    Heap heap = makeHeap();
    Object* block = take(heap, 1000);
    giveBlock(heap, block);
    take(heap, 500);
    EXPECT(peakBytes(heap) == kFirstBytes + 1000);
    growBlock(heap, take(heap, 8), 1000);
    EXPECT(peakBytes(heap) == kFirstBytes + 1500);
}

FACT(Random_operations_keep_contents_and_invariants) {
    std::mt19937 random(1);
    Heap heap = makeHeap({{kHeapStart, kHeapStart + 20000}, {kHeapStart + 20000, kHeapStart + 50000}});
    std::map<Object*, uint8_t> blocks;
    auto fill = [](Object* block, uint8_t byte) {
        memset(static_cast<void*>(block + 1), byte, block->sizeBytes() - kWordBytes);
    };
    auto holds = [](Object* block, uint8_t byte, uint32_t bytes) {
        const uint8_t* contents = reinterpret_cast<uint8_t*>(block + 1);
        for (uint32_t i = 0; i < bytes - kWordBytes; i++)
            if (contents[i] != byte) return false;
        return true;
    };
    for (int step = 0; step < 20000; step++) {
        uint32_t bytes = 8 + random() % (random() % 8 == 0 ? 2000 : 80);
        uint32_t action = random() % 8;
        if (action < 4) {
            Object* block = take(heap, bytes);
            if (block == nullptr) continue;
            fill(block, blocks[block] = uint8_t(step));
        } else if (!blocks.empty()) {
            auto entry = std::next(blocks.begin(), long(random() % blocks.size()));
            Object* block = entry->first;
            uint32_t oldBytes = block->sizeBytes();
            if (action == 4) shrinkBlock(heap, block, bytes);
            if (action == 5) growBlock(heap, block, bytes);
            uint32_t kept = oldBytes < block->sizeBytes() ? oldBytes : block->sizeBytes();
            EXPECT(holds(block, entry->second, kept));
            fill(block, entry->second);
            if (action > 5) {
                giveBlock(heap, block);
                blocks.erase(entry);
            }
        }
        if (step % 16 == 0) validateBlocks(heap);
    }
    while (!blocks.empty()) {
        giveBlock(heap, blocks.begin()->first);
        blocks.erase(blocks.begin());
    }
    EXPECT(heap.usedBytes == kFirstBytes);
    validateBlocks(heap);
}
