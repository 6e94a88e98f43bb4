// table.sort (manual §6.6): quicksort as a machine whose whole state lies in slots, so that it can stop
// at every comparison and the comparison function may be any function, even one that yields.
//
// The order of comparisons is that of PUC-Rio Lua for small ranges, and so is what is found to be an
// invalid order function. Numbers of one kind, and short strings, in a plain table and without a
// comparison function, are sorted in place by heapsort, which needs no state at all. Objects with
// metamethods are read into a table first, sorted there, and written back.
#include "table_library.h"

namespace nanolua {

namespace {

/// Direct sorting ///

bool integerLess(Payload a, Payload b) { return a.integer < b.integer; }
bool floatLess(Payload a, Payload b) { return a.number < b.number; }
bool stringLess(Payload a, Payload b) {
    return compareStrings(pointerTo<String>(a.ref), pointerTo<String>(b.ref)) < 0;
}

// Heaps are counted from 1.
struct Heapsort {
    Payload* heap;
    uint32_t count;
    bool (*less)(Payload, Payload);

    void sink(uint32_t hole, Payload value);
    void sort();
};

// Lets `value` sink to its place below `hole`: first the hole goes down to a leaf, then the value
// rises, which saves nearly half of the comparisons.
void Heapsort::sink(uint32_t hole, Payload value) {
    uint32_t top = hole;
    for (uint32_t child = 2 * hole; child <= count; child = 2 * hole) {
        if (child < count && less(heap[child], heap[child + 1])) child++;
        heap[hole] = heap[child];
        hole = child;
    }
    for (uint32_t parent = hole / 2; parent >= top && less(heap[parent], value); parent = hole / 2) {
        heap[hole] = heap[parent];
        hole = parent;
    }
    heap[hole] = value;
}

void Heapsort::sort() {
    for (uint32_t i = count / 2; i >= 1; i--) sink(i, heap[i]);
    while (count > 1) {
        Payload last = heap[count];
        heap[count--] = heap[1];
        sink(1, last);
    }
}

bool haveSameTag(const Table* table, uint32_t count) {
    const uint8_t* tags = table->arrayTags();
    for (uint32_t i = 1; i < count; i++)
        if (tags[i] != tags[0]) return false;
    return true;
}

// Returns whether it could sort.
bool sortDirectly(Table* table, uint32_t count) {
    if (count > table->arrayCapacity() || !haveSameTag(table, count)) return false;
    Heapsort heapsort = {table->arrayPayloads() - 1, count, nullptr};
    switch (Tag(table->arrayTags()[0])) {
    case Tag::Integer: heapsort.less = integerLess; break;
    case Tag::Float: heapsort.less = floatLess; break;
    case Tag::ShortString: heapsort.less = stringLess; break;
    default: return false;
    }
    heapsort.sort();
    return true;
}

/// The machine ///

enum Slot : int32_t {
    kTable = 0,
    kFunction = 1, // comparison, or nil
    kProxy = 2,    // the object that kTable is a copy of, or nil
    kPhase = 3,
    kLow = 4,      // the range being sorted, both ends included
    kHigh = 5,
    kUp = 6,       // while partitioning: all elements up to here are not above the pivot ...
    kDown = 7,     // ... and all from here on are not below
    kPivot = 8,
    kLeft = 9,     // operands of the comparison under way
    kRight = 10,
    kDepth = 11,   // ranges put off
    kCallPlace = 12, // which slot calls are made at, behind room for all ranges
    kRanges = 13,  // two slots a range
};

enum Phase : int32_t { kEnds, kLowMiddle, kMiddleHigh, kUpward, kDownward };

// The larger part of each partition is put off, so there are never more ranges than bits.
int32_t callPlace(uint32_t count) {
    int32_t ranges = 1;
    while ((count >>= 1) != 0) ranges++;
    return kRanges + 2 * ranges;
}

class Sorter {
public:
    Sorter(State& state, Value* slots) : state_(state), slots_(slots) {}

    // Sorts until a comparison must be called (false) or all is done (true).
    bool begin(uint32_t count);
    bool goOn(bool less);
    Value* call() const { return slots_ + slots_[kCallPlace].integer(); }

private:
    enum class Next : uint8_t { kCompare, kRange, kEnd };

    StoredInteger& number(Slot slot) { return slots_[slot].payload.integer; }
    Table* table() const { return slots_[kTable].table(); }
    // Indexes fit. They are passed on as 32 bits because a 64-bit number() is less aligned than other
    // integers, and the compiler for ARM then makes caller and function disagree on registers.
    void load(Slot slot, uint32_t index) { getByInteger(table(), index, slots_[slot]); }
    void compare(Phase phase, uint32_t left, uint32_t right);
    void swap(uint32_t a, uint32_t b);
    uint32_t middle() { return uint32_t((number(kLow) + number(kHigh)) / 2); }

    Next beginRange();
    Next nextRange();
    Next beginPartition();
    Next stepUp();
    Next stepDown();
    Next endPartition();
    Next take(bool less);
    bool decide(Order& order);
    bool run(Next next);

    State& state_;
    Value* slots_;
};

void Sorter::compare(Phase phase, uint32_t left, uint32_t right) {
    number(kPhase) = phase;
    load(kLeft, left);
    load(kRight, right);
}

void Sorter::swap(uint32_t a, uint32_t b) {
    Value* spare = call();
    getByInteger(table(), a, spare[0]);
    getByInteger(table(), b, spare[1]);
    assignRaw(state_, table(), a, spare[1]);
    assignRaw(state_, table(), b, spare[0]);
}

Sorter::Next Sorter::beginRange() {
    if (number(kLow) >= number(kHigh)) return nextRange();
    compare(kEnds, number(kHigh), number(kLow));
    return Next::kCompare;
}

Sorter::Next Sorter::nextRange() {
    if (number(kDepth) == 0) return Next::kEnd;
    const Value* range = slots_ + kRanges + 2 * --number(kDepth);
    number(kLow) = range[0].integer();
    number(kHigh) = range[1].integer();
    return Next::kRange;
}

// The median of three is in the middle; it becomes the pivot and waits next to the upper end.
Sorter::Next Sorter::beginPartition() {
    if (number(kHigh) - number(kLow) == 2) return nextRange();
    load(kPivot, middle());
    swap(middle(), number(kHigh) - 1);
    number(kUp) = number(kLow);
    number(kDown) = number(kHigh) - 1;
    return stepUp();
}

Sorter::Next Sorter::stepUp() {
    number(kPhase) = kUpward;
    load(kLeft, ++number(kUp));
    slots_[kRight] = slots_[kPivot];
    return Next::kCompare;
}

Sorter::Next Sorter::stepDown() {
    number(kPhase) = kDownward;
    slots_[kLeft] = slots_[kPivot];
    load(kRight, --number(kDown));
    return Next::kCompare;
}

// The pivot goes between the parts; the larger part is put off.
Sorter::Next Sorter::endPartition() {
    Integer pivot = number(kUp);
    swap(number(kHigh) - 1, pivot);
    Value* range = slots_ + kRanges + 2 * number(kDepth)++;
    if (pivot - number(kLow) < number(kHigh) - pivot) {
        range[0].setInteger(pivot + 1);
        range[1].setInteger(number(kHigh));
        number(kHigh) = pivot - 1;
    } else {
        range[0].setInteger(number(kLow));
        range[1].setInteger(pivot - 1);
        number(kLow) = pivot + 1;
    }
    return Next::kRange;
}

Sorter::Next Sorter::take(bool less) {
    switch (Phase(number(kPhase))) {
    case kEnds:
        if (less) swap(number(kLow), number(kHigh));
        if (number(kHigh) - number(kLow) == 1) return nextRange();
        compare(kLowMiddle, middle(), number(kLow));
        return Next::kCompare;
    case kLowMiddle:
        if (!less) {
            compare(kMiddleHigh, number(kHigh), middle());
            return Next::kCompare;
        }
        swap(middle(), number(kLow));
        return beginPartition();
    case kMiddleHigh:
        if (less) swap(middle(), number(kHigh));
        return beginPartition();
    case kUpward:
        if (!less) return stepDown();
        if (number(kUp) == number(kHigh) - 1) break;
        return stepUp();
    case kDownward:
        if (less && number(kDown) < number(kUp)) break;
        if (less) return stepDown();
        if (number(kDown) < number(kUp)) return endPartition();
        swap(number(kUp), number(kDown));
        return stepUp();
    }
    raiseError(state_, "invalid order function for sorting");
}

// Compares without a function, or prepares the call.
bool Sorter::decide(Order& order) {
    Value* place = call();
    if (slots_[kFunction].isNil()) {
        order = compareLess(state_, slots_[kLeft], slots_[kRight], place);
        return order != Order::kCall;
    }
    place[0] = slots_[kFunction];
    place[1] = slots_[kLeft];
    place[2] = slots_[kRight];
    return false;
}

bool Sorter::run(Next next) {
    for (;;) {
        while (next == Next::kRange) next = beginRange();
        if (next == Next::kEnd) return true;
        Order order;
        if (!decide(order)) return false;
        next = take(order == Order::kLess);
    }
}

bool Sorter::begin(uint32_t count) {
    slots_[kPhase].setInteger(kEnds);
    slots_[kLow].setInteger(1);
    slots_[kHigh].setInteger(Integer(count));
    slots_[kUp].setInteger(0);
    slots_[kDown].setInteger(0);
    slots_[kDepth].setInteger(0);
    return run(Next::kRange);
}

bool Sorter::goOn(bool less) { return run(take(less)); }

/// Objects with metamethods ///

// While elements are copied, kLow is the index of the one under way and kHigh the last one; sorting
// over, kLow is 0 until the way back begins.
Outcome goOnWriting(State& state, Value* slots, int32_t) {
    Value* call = slots + slots[kCallPlace].integer();
    while (slots[kLow].integer() < slots[kUp].integer()) {
        Integer index = slots[kLow].integer() + 1;
        slots[kLow].setInteger(index);
        getByInteger(slots[kTable].table(), index, slots[kLeft]);
        if (!setElement(state, slots[kProxy], index, slots[kLeft], call))
            return callThen(state, call, 3, 0, goOnWriting);
    }
    return 0;
}

Outcome finish(State& state, Value* slots) {
    if (slots[kProxy].isNil()) return 0;
    Value* call = slots + slots[kCallPlace].integer();
    bool measured = getByInteger(slots[kTable].table(), 0, *call) != Tag::Nil;
    slots[kLow].setInteger(0);
    slots[kUp].setInteger(measured ? call->integer() : 0);
    return goOnWriting(state, slots, 0);
}

Outcome goOnSorting(State& state, Value* slots, int32_t) {
    Sorter sorter(state, slots);
    if (sorter.goOn(!callResults(state)->isFalsy())) return finish(state, slots);
    return callThen(state, sorter.call(), 2, 1, goOnSorting);
}

Outcome beginSorting(State& state, Value* slots, uint32_t count) {
    if (slots[kFunction].isNil() && sortDirectly(slots[kTable].table(), count))
        return finish(state, slots);
    Sorter sorter(state, slots);
    if (sorter.begin(count)) return finish(state, slots);
    return callThen(state, sorter.call(), 2, 1, goOnSorting);
}

// Index 0 of the copy holds the number of elements.
Outcome goOnReading(State& state, Value* slots, int32_t got) {
    Value* call = slots + slots[kCallPlace].integer();
    Integer count = slots[kHigh].integer();
    bool arrived = got != 0;
    for (;;) {
        Integer index = slots[kLow].integer();
        if (arrived) assignRaw(state, slots[kTable].table(), index, *call);
        if (index == count) return beginSorting(state, slots, uint32_t(count));
        slots[kLow].setInteger(++index);
        arrived = true;
        if (!getElement(state, slots[kProxy], index, call))
            return callThen(state, call, 2, 1, goOnReading);
    }
}

Outcome beginReading(State& state, Value* slots, uint32_t count) {
    slots[kProxy] = slots[kTable];
    slots[kTable].setTable(newTable(state, count, 1));
    slots[kLow].setInteger(0);
    slots[kHigh].setInteger(Integer(count));
    assignRaw(state, slots[kTable].table(), 0, slots[kHigh]);
    return goOnReading(state, slots, 0);
}

/// The function ///

bool accessIsRaw(const Value& value) {
    if (!value.isTable()) return false;
    Value ignored;
    Table* metatable = value.table()->metatable;
    return findCached(metatable, Metamethod::Index, ignored) == Tag::Nil &&
           findCached(metatable, Metamethod::NewIndex, ignored) == Tag::Nil;
}

Outcome sortElements(State& state, Value* arguments, Integer length) {
    if (length <= 1) return 0;
    if (length >= INT32_MAX) raiseArgumentError(state, 1, "array too big");
    if (!arguments[kFunction].isNil()) checkType(state, arguments, 2, 2, Type::Function);
    uint32_t count = uint32_t(length);
    if (arguments[kFunction].isNil() && isPlain(arguments[0]) &&
        sortDirectly(arguments[0].table(), count))
        return 0;
    int32_t place = callPlace(count);
    Value* slots = growSlots(state, arguments, kProxy, place + 4);
    slots[kCallPlace].setInteger(place);
    return accessIsRaw(slots[kTable]) ? beginSorting(state, slots, count)
                                      : beginReading(state, slots, count);
}

// The length is behind the arguments; so it is after a call of __len.
Outcome sortMeasured(State& state, Value* arguments, int32_t) {
    return sortElements(state, arguments, checkLength(state, arguments[2]));
}

} // namespace

Outcome tableSort(State& state, Value* arguments, int32_t count) {
    checkTableLike(state, arguments, count, 1, kReads | kWrites | kMeasures);
    if (count < 2) arguments[kFunction].setNil();
    if (!getLength(state, arguments[0], &arguments[2]))
        return callThen(state, &arguments[2], 2, 1, sortMeasured);
    return sortMeasured(state, arguments, 2);
}

} // namespace nanolua
