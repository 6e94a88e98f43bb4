// The collector: what stays, what goes, in which order, and that the program may run between any two
// of its steps.
#include <map>
#include <set>

#include "universe.h"

using namespace tests;

namespace {

Table* tableIn(Universe& universe, uint32_t slot) {
    universe.slot(slot).setTable(newTable(universe.state(), 0, 0));
    return universe.slot(slot).table();
}

Value tableValue(const Table* table) {
    Value value;
    value.setTable(table);
    return value;
}

Value integerValue(Integer i) {
    Value value;
    value.setInteger(i);
    return value;
}

void set(Universe& universe, Table* table, Integer key, const Value& value) {
    setByInteger(universe.state(), table, key, value);
}

Value get(const Table* table, Integer key) {
    Value value;
    getByInteger(table, key, value);
    return value;
}

uint32_t countEntries(Universe& universe, Table* table) {
    Value* at = &universe.slot(62);
    uint32_t count = 0;
    at[0].setNil();
    while (tableNext(universe.state(), table, at)) count++;
    at[0].setNil();
    at[1].setNil();
    return count;
}

// A table in `slot` that is weak as `mode` says; uses slots 60 and 61.
Table* weakTableIn(Universe& universe, uint32_t slot, const char* mode) {
    Table* metatable = tableIn(universe, 60);
    universe.slot(61).setString(makeString(universe.state(), mode));
    setByString(universe.state(), metatable,
                const_cast<String*>(metamethodName(Metamethod::Mode)), universe.slot(61));
    Table* table = tableIn(universe, slot);
    table->metatable = metatable;
    barrier(universe.state(), table, universe.slot(60));
    return table;
}

void finishCycle(State& state) {
    do collectStep(state);
    while (state.collector.phase != CollectorPhase::kPause);
}

// Captures slots [first, first + count) of a thread without open upvalues.
void openUpvalues(State& state, Thread* owner, Value* first, uint32_t count) {
    auto* open = static_cast<OpenUpvalues*>(
        allocateOwned(state, uint32_t(sizeof(OpenUpvalues)) + count * kWordBytes));
    open->count = 0;
    owner->openUpvalues = open;
    for (uint32_t i = 0; i < count; i++) {
        auto* upvalue = static_cast<Upvalue*>(allocate(state, sizeof(Upvalue), ObjectKind::Upvalue));
        upvalue->header |= Header::kOpenBit;
        upvalue->location = first + i;
        open->entries()[open->count++] = refTo(upvalue);
    }
}

} // namespace

FACT(What_is_not_reachable_is_freed) {
    Universe universe;
    State& state = universe.state();
    collectFully(state);
    uint32_t before = state.heap.usedBytes;
    Table* table = tableIn(universe, 0);
    for (Integer i = 1; i <= 100; i++) {
        universe.slot(1).setString(makeString(state, ("text " + std::to_string(i)).c_str()));
        set(universe, table, i, universe.slot(1));
    }
    collectFully(state);
    EXPECT(textOf(get(table, 100).string()) == "text 100" && state.strings.count == 100);
    universe.clearSlots();
    collectFully(state);
    uint32_t setBytes = pointerTo<Object>(state.strings.slots - kWordBytes)->sizeBytes();
    EXPECT(state.heap.usedBytes == before + setBytes && state.strings.count == 0);
    validateHeap(state);
}

FACT(Deep_and_wide_structures_are_marked_with_a_small_stack) {
    Universe universe;
    State& state = universe.state();
    Table* list = tableIn(universe, 0);
    for (int i = 0; i < 3000; i++) {
        Table* next = tableIn(universe, 1);
        set(universe, next, 1, tableValue(list));
        universe.slot(0) = universe.slot(1);
        list = next;
    }
    Table* wide = tableIn(universe, 2);
    for (Integer i = 1; i <= 500; i++) {
        set(universe, wide, i, tableValue(tableIn(universe, 3)));
        for (Integer j = 1; j <= 50; j++)
            set(universe, universe.slot(3).table(), j, tableValue(tableIn(universe, 4)));
    }
    uint32_t used = state.heap.usedBytes;
    collectFully(state);
    collectFully(state);
    EXPECT(state.heap.usedBytes == used);
    finishCycle(state);
    finishCycle(state);
    EXPECT(state.heap.usedBytes == used);
    for (int i = 0; i < 3000; i++) list = get(list, 1).table();
    EXPECT(get(get(wide, 500).table(), 50).isTable() && get(list, 1).isNil());
}

FACT(A_graph_that_changes_between_steps_keeps_exactly_what_is_reachable) {
    Universe universe;
    State& state = universe.state();
    std::mt19937 random(8);
    constexpr Integer kFields = 6;
    constexpr uint32_t kRoots = 20;
    state.collector.stepBytes = 200;
    // Every node holds its number in field 1 and others in the fields behind it.
    std::map<Integer, std::map<Integer, Integer>> model;
    std::map<uint32_t, Integer> roots;
    Integer count = 0;
    auto makeRoot = [&](uint32_t slot) {
        set(universe, tableIn(universe, slot), 1, integerValue(++count));
        model[count];
        roots[slot] = count;
    };
    for (uint32_t slot = 0; slot < kRoots; slot++) makeRoot(slot);
    for (int step = 0; step < 30000; step++) {
        uint32_t slot = random() % kRoots;
        Table* table = universe.slot(slot).table();
        Integer number = roots[slot];
        Integer field = 2 + Integer(random() % kFields);
        uint32_t other = random() % kRoots;
        switch (random() % 5) {
        case 0:
            makeRoot(slot);
            break;
        case 1:
        case 2:
            set(universe, table, field, universe.slot(other));
            model[number][field] = roots[other];
            break;
        case 3: // moves a root along an edge
            if (!get(table, field).isTable()) break;
            universe.slot(slot) = get(table, field);
            roots[slot] = model[number][field];
            break;
        default:
            set(universe, table, field, Value{{0}, Tag::Nil});
            model[number].erase(field);
            break;
        }
        if (random() % 3 == 0) collectStep(state);
        if (random() % 50 == 0 && state.collector.phase == CollectorPhase::kMark) validateHeap(state);
        if (random() % 2000 == 0) collectFully(state);
    }
    collectFully(state);
    std::map<Integer, Table*> seen;
    std::vector<Integer> pending;
    auto visit = [&](const Value& value, Integer number) {
        EXPECT(value.isTable() && get(value.table(), 1).integer() == number);
        if (seen.emplace(number, value.table()).second) pending.push_back(number);
        EXPECT(seen[number] == value.table());
    };
    for (auto [slot, number] : roots) visit(universe.slot(slot), number);
    while (!pending.empty()) {
        Integer number = pending.back();
        pending.pop_back();
        for (auto [field, child] : model[number]) visit(get(seen[number], field), child);
    }
    uint32_t tables = 0;
    HeapWalk walk = beginWalk(state.heap);
    while (Object* block = blockAt(state.heap, walk)) {
        tables += block->kind() == ObjectKind::Table;
        walk.position += block->sizeBytes();
    }
    EXPECT(tables == seen.size());
}

FACT(Memory_is_found_by_collecting_before_an_error_is_raised) {
    Universe universe(64 << 10);
    State& state = universe.state();
    for (int i = 0; i < 20000; i++) tableIn(universe, uint32_t(i % 50));
    EXPECT(errorOf([&] {
               Table* all = tableIn(universe, 0);
               for (Integer i = 1;; i++) set(universe, all, i, tableValue(tableIn(universe, 1)));
           }) == "not enough memory");
    validateHeap(state);
    universe.clearSlots();
    for (int i = 0; i < 20000; i++) tableIn(universe, uint32_t(i % 50));
    EXPECT(tryAllocate(state, 60 << 10, ObjectKind::Owned) == nullptr);
}

FACT(A_stopped_collector_does_nothing_on_its_own) {
    Universe universe;
    State& state = universe.state();
    state.collector.stopped = true;
    for (int i = 0; i < 1000; i++) {
        tableIn(universe, 0);
        if (isAsked(state, kAttentionCollect)) collectStep(state);
    }
    EXPECT(state.heap.usedBytes > 1000 * sizeof(Table));
    EXPECT(state.collector.phase == CollectorPhase::kPause);
    state.collector.stopped = false;
    finishCycle(state);
    EXPECT(state.heap.usedBytes < 10000);
}

FACT(The_heap_stays_near_the_pause_while_garbage_is_made) {
    Universe universe;
    State& state = universe.state();
    Table* live = tableIn(universe, 0);
    for (Integer i = 1; i <= 1000; i++) set(universe, live, i, tableValue(tableIn(universe, 1)));
    collectFully(state);
    uint32_t liveBytes = state.heap.usedBytes;
    state.heap.peakBytesNoted = 0;
    for (int i = 0; i < 100000; i++) {
        tableIn(universe, 1);
        if (isAsked(state, kAttentionCollect)) collectStep(state);
    }
    EXPECT(peakBytes(state.heap) < liveBytes * 5 / 2);
}

FACT(Weak_values_are_removed_and_strings_and_numbers_are_not) {
    Universe universe;
    State& state = universe.state();
    Table* weak = weakTableIn(universe, 0, "v");
    for (Integer i = 1; i <= 20; i++) set(universe, weak, i, tableValue(tableIn(universe, 1)));
    for (Integer i = 100; i <= 120; i++) set(universe, weak, i * 100, tableValue(tableIn(universe, 1)));
    universe.slot(2).setString(makeString(state, "a value that is a string"));
    set(universe, weak, 3, universe.slot(2));
    set(universe, weak, 4, integerValue(4));
    set(universe, weak, 5, tableValue(tableIn(universe, 3)));
    set(universe, weak, 12000, tableValue(tableIn(universe, 4)));
    universe.slot(1).setNil();
    universe.slot(2).setNil();
    collectFully(state);
    EXPECT(countEntries(universe, weak) == 4);
    EXPECT(textOf(get(weak, 3).string()) == "a value that is a string");
    EXPECT(get(weak, 5).table() == universe.slot(3).table());
    EXPECT(get(weak, 12000).table() == universe.slot(4).table());
}

FACT(An_ephemeron_keeps_its_value_only_while_its_key_lives) {
    Universe universe;
    State& state = universe.state();
    Table* weak = weakTableIn(universe, 0, "k");
    // A chain: each key is reachable only as the value of the one before, entered in reverse order.
    constexpr int kChain = 60;
    std::vector<Ref> keys;
    universe.slot(1).setTable(tableIn(universe, 2));
    for (int i = 0; i < kChain; i++) {
        tableIn(universe, 3);
        setByKey(state, weak, universe.slot(3), universe.slot(1));
        universe.slot(1) = universe.slot(3);
    }
    collectFully(state);
    EXPECT(countEntries(universe, weak) == kChain);
    // Keys that only their own value refers to.
    for (int i = 0; i < 10; i++) {
        set(universe, tableIn(universe, 4), 1, tableValue(tableIn(universe, 5)));
        setByKey(state, weak, universe.slot(5), universe.slot(4));
    }
    universe.slot(4).setNil();
    universe.slot(5).setNil();
    collectFully(state);
    EXPECT(countEntries(universe, weak) == kChain);
    universe.slot(1).setNil();
    universe.slot(3).setNil();
    finishCycle(state);
    finishCycle(state);
    EXPECT(countEntries(universe, weak) == 0);
}

FACT(A_table_weak_in_both_keeps_entries_whose_key_and_value_live) {
    Universe universe;
    State& state = universe.state();
    Table* weak = weakTableIn(universe, 0, "kv");
    for (uint32_t i = 0; i < 4; i++) tableIn(universe, 10 + i);
    setByKey(state, weak, universe.slot(10), universe.slot(11));
    setByKey(state, weak, universe.slot(12), tableValue(tableIn(universe, 1)));
    setByKey(state, weak, tableValue(tableIn(universe, 1)), universe.slot(13));
    universe.slot(1).setNil();
    collectFully(state);
    EXPECT(countEntries(universe, weak) == 1);
    Value value;
    EXPECT(getByKey(weak, universe.slot(10), value) == Tag::Table);
}

FACT(Finalizers_are_due_once_in_reverse_order_and_bring_back_what_they_see) {
    Universe universe;
    State& state = universe.state();
    for (Integer i = 1; i <= 30; i++) {
        set(universe, tableIn(universe, 0), 1, integerValue(i));
        set(universe, universe.slot(0).table(), 2, tableValue(tableIn(universe, 1)));
        noteFinalizer(state, universe.slot(0).object());
        noteFinalizer(state, universe.slot(0).object());
        if (i % 3 == 0) universe.slot(uint32_t(10 + i)) = universe.slot(0);
    }
    universe.slot(0).setNil();
    universe.slot(1).setNil();
    EXPECT(takeDueFinalizer(state) == nullptr);
    collectFully(state);
    EXPECT(isAsked(state, kAttentionFinalize));
    for (Integer i = 30; i >= 1; i--) {
        if (i % 3 == 0) continue;
        Object* object = takeDueFinalizer(state);
        EXPECT(object != nullptr && !object->hasFinalizer());
        universe.slot(0).setTable(static_cast<Table*>(object));
        EXPECT(get(universe.slot(0).table(), 1).integer() == i);
        EXPECT(get(universe.slot(0).table(), 2).isTable());
        if (i % 5 == 0) collectFully(state);
        if (i % 7 == 0) finishCycle(state);
    }
    EXPECT(takeDueFinalizer(state) == nullptr && !isAsked(state, kAttentionFinalize));
    makeAllFinalizersDue(state);
    for (Integer i = 30; i >= 3; i -= 3) {
        Table* table = static_cast<Table*>(takeDueFinalizer(state));
        EXPECT(get(table, 1).integer() == i);
    }
    EXPECT(takeDueFinalizer(state) == nullptr);
    universe.clearSlots();
    collectFully(state);
    EXPECT(state.collector.finalizerCount == 0);
}

FACT(Weak_values_go_before_finalizers_and_weak_keys_after) {
    Universe universe;
    State& state = universe.state();
    Table* values = weakTableIn(universe, 0, "v");
    Table* keys = weakTableIn(universe, 1, "k");
    tableIn(universe, 2);
    noteFinalizer(state, universe.slot(2).object());
    set(universe, values, 1, universe.slot(2));
    setByKey(state, keys, universe.slot(2), integerValue(7));
    universe.slot(2).setNil();
    collectFully(state);
    EXPECT(countEntries(universe, values) == 0 && countEntries(universe, keys) == 1);
    takeDueFinalizer(state);
    collectFully(state);
    EXPECT(countEntries(universe, keys) == 0);
}

FACT(Variables_captured_from_a_dead_thread_live_on) {
    Universe universe;
    State& state = universe.state();
    auto* thread = static_cast<Thread*>(allocate(state, sizeof(Thread), ObjectKind::Thread));
    memset(static_cast<void*>(&thread->status), 0, sizeof(Thread) - sizeof(Object));
    universe.slot(0).setThread(thread);
    uint32_t stackBytes = 8 * kValueBytes + uint32_t(sizeof(Frame));
    Object* stack = allocateOwned(state, kWordBytes + stackBytes);
    memset(static_cast<void*>(stack + 1), 0, stackBytes);
    thread->stackBytes = stackBytes;
    thread->stack = reinterpret_cast<Value*>(stack + 1);
    thread->frame = thread->baseFrame();
    thread->frame->call = FrameFlag::kNative;
    thread->top = thread->stack + 4;
    openUpvalues(state, thread, thread->stack + 1, 2);
    Upvalue* upvalue = thread->openUpvalues->at(1);
    auto* closure = static_cast<LuaClosure*>(
        allocate(state, sizeof(LuaClosure) + kWordBytes, ObjectKind::LuaClosure));
    static Prototype* prototype = pointerTo<Prototype>(0x20000);
    prototype->upvalueCount = 1;
    closure->prototype = prototype;
    closure->upvalues()[0] = upvalue;
    universe.slot(1).setLuaClosure(closure);
    // The thread changes the variable after the upvalue was marked, and is dropped.
    state.collector.stepBytes = 100;
    do collectStep(state);
    while (upvalue->isWhite() && state.collector.phase == CollectorPhase::kMark);
    thread->stack[2].setTable(newTable(state, 0, 0));
    set(universe, thread->stack[2].table(), 1, integerValue(42));
    universe.slot(0).setNil();
    finishCycle(state);
    collectFully(state);
    EXPECT(!upvalue->isOpen() && get(upvalue->value().table(), 1).integer() == 42);
    HeapWalk walk = beginWalk(state.heap);
    uint32_t threads = 0;
    while (Object* block = blockAt(state.heap, walk)) {
        threads += block->kind() == ObjectKind::Thread;
        walk.position += block->sizeBytes();
    }
    EXPECT(threads == 1);
}

FACT(Slots_above_the_live_end_are_cleared) {
    Universe universe;
    State& state = universe.state();
    tableIn(universe, 10);
    state.top = &universe.slot(5);
    collectFully(state);
    EXPECT(universe.slot(10).isNil());
    state.top = state.thread->stack + Universe::kSlotCount + 1;
}

FACT(Several_regions_are_swept_in_one_cycle) {
    Universe universe(32 << 10);
    State& state = universe.state();
    Heap& heap = state.heap;
    heap.regionCount = 3;
    heap.regions[1] = {kHeapStart + (2 << 20), kHeapStart + (2 << 20), kHeapStart + (2 << 20) + 40000};
    heap.regions[2] = {0x28000, 0x28000, 0x28000 + 20000};
    Table* all = tableIn(universe, 0);
    for (int round = 0; round < 5; round++) {
        for (Integer i = 1; i <= 1500; i++) set(universe, all, i, tableValue(tableIn(universe, 1)));
        if (round % 2 == 0) finishCycle(state);
    }
    for (Integer i = 1; i <= 1500; i++) EXPECT(get(all, i).isTable());
    universe.clearSlots();
    collectFully(state);
    validateHeap(state);
    EXPECT(heap.regions[1].top == heap.regions[1].start);
    EXPECT(heap.regions[2].top == heap.regions[2].start);
}
