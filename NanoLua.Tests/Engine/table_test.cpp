// Tables: access by every kind of key, growth, length, traversal, and long random comparisons with
// std::map.
#include <map>
#include <set>

#include "universe.h"

using namespace tests;

namespace {

constexpr int kRounds = NANOLUA_STRESS ? 300 : 6000;

Table* tableIn(Universe& universe, uint32_t slot, uint32_t elements = 0, uint32_t nodes = 0) {
    universe.slot(slot).setTable(newTable(universe.state(), elements, nodes));
    return universe.slot(slot).table();
}

Value integerValue(Integer i) {
    Value value;
    value.setInteger(i);
    return value;
}

Value floatValue(Float f) {
    Value value;
    value.setFloat(f);
    return value;
}

Value nilValue() {
    Value value;
    value.setNil();
    return value;
}

void set(Universe& universe, Table* table, const Value& key, Integer value) {
    setByKey(universe.state(), table, key, integerValue(value));
}

void append(Universe& universe, Table* table, Integer key, Integer value) {
    setByInteger(universe.state(), table, key, integerValue(value));
}

// The integer at a key, or -1 for nil.
Integer at(const Table* table, const Value& key) {
    Value value;
    return getByKey(table, key, value) == Tag::Nil ? -1 : value.integer();
}

std::string describe(const Value& value) {
    switch (value.tag) {
    case Tag::Integer:
        return std::to_string(value.integer());
    case Tag::Float:
        return "f" + std::to_string(value.number());
    case Tag::ShortString:
    case Tag::LongString:
        return "s" + textOf(value.string());
    case Tag::False:
    case Tag::True:
        return value.tag == Tag::True ? "true" : "false";
    default:
        return "t" + std::to_string(uint32_t(value.tag)) + "/" + std::to_string(value.payload.ref);
    }
}

// Everything a traversal sees.
std::map<std::string, Integer> contentsOf(Universe& universe, Table* table) {
    std::map<std::string, Integer> contents;
    Value* at = &universe.slot(62);
    at[0].setNil();
    while (tableNext(universe.state(), table, at)) {
        EXPECT(at[1].tag == Tag::Integer);
        EXPECT(contents.emplace(describe(at[0]), at[1].integer()).second);
    }
    at[0].setNil();
    at[1].setNil();
    return contents;
}

// A key of any kind, put into `slot`.
const Value& randomKey(Universe& universe, std::mt19937& random, uint32_t slot) {
    Value& key = universe.slot(slot);
    uint32_t number = random() % 60;
    switch (random() % 9) {
    case 0:
    case 1:
        key.setInteger(Integer(number) - 5);
        break;
    case 2:
        key.setInteger(Integer(number) * 4096);
        break;
    case 3:
        key.setFloat(Float(number) / 4); // some of them have an integer value
        break;
    case 4: {
        std::string text = "key" + std::to_string(number);
        key.setString(makeString(universe.state(), text.c_str()));
        break;
    }
    case 5: {
        std::string text = std::string(50, 'k') + std::to_string(number);
        key.setString(makeString(universe.state(), text.c_str()));
        break;
    }
    case 6:
        key.setBoolean(number % 2 == 0);
        break;
    case 7:
        key.setLightUserdata(number);
        break;
    default:
        key = universe.slot(40 + number % 10); // tables
        break;
    }
    return key;
}

Value normalized(const Value& key) {
    if (!key.isFloat() || key.number() != Float(Integer(key.number()))) return key;
    return integerValue(Integer(key.number()));
}

} // namespace

FACT(A_table_without_entries_takes_20_bytes) {
    Universe universe;
    uint32_t before = universe.state().heap.usedBytes;
    Table* table = tableIn(universe, 0);
    EXPECT(universe.state().heap.usedBytes - before == 20);
    Value value;
    EXPECT(getByInteger(table, 1, value) == Tag::Nil && getByKey(table, nilValue(), value) == Tag::Nil);
    EXPECT(getByString(table, coreString(CoreString::Count), value) == Tag::Nil);
    EXPECT(tableLength(table) == 0 && contentsOf(universe, table).empty());
}

FACT(Sizes_given_at_construction_are_exact) {
    Universe universe;
    uint32_t before = universe.state().heap.usedBytes;
    Table* table = tableIn(universe, 0, 6, 0);
    uint32_t elementBytes = sizeof(Payload) + 1;
    EXPECT(universe.state().heap.usedBytes - before == (24 + 6 * elementBytes + 3) / 4 * 4);
    EXPECT(table->arrayCapacity() == 6);
    before = universe.state().heap.usedBytes;
    tableIn(universe, 1, 0, 3);
    EXPECT(universe.state().heap.usedBytes - before == 20 + 3 * kNodeBytes);
    before = universe.state().heap.usedBytes;
    tableIn(universe, 2, 0, 17);
    EXPECT(universe.state().heap.usedBytes - before == 20 + 4 + 17 * kNodeBytes);
}

FACT(A_table_made_for_some_fields_takes_them_without_growing) {
    Universe universe;
    for (int32_t count = 1; count <= 100; count++) {
        Table* table = tableIn(universe, 0, 0, uint32_t(count));
        uint32_t before = universe.state().heap.usedBytes;
        for (int32_t i = 1; i <= count; i++) set(universe, table, integerValue(-i), i);
        EXPECT(universe.state().heap.usedBytes == before);
        for (int32_t i = 1; i <= count; i++) EXPECT(at(table, integerValue(-i)) == i);
    }
}

FACT(A_float_key_with_an_integer_value_is_that_integer) {
    Universe universe;
    Table* table = tableIn(universe, 0);
    set(universe, table, floatValue(3), 30);
    set(universe, table, floatValue(Float(-0.0)), 1);
    set(universe, table, floatValue(Float(2.5)), 25);
    EXPECT(at(table, integerValue(3)) == 30 && at(table, floatValue(3)) == 30);
    EXPECT(at(table, integerValue(0)) == 1 && at(table, floatValue(Float(2.5))) == 25);
    EXPECT(setExisting(universe.state().collector, table, floatValue(3), integerValue(31)));
    EXPECT(at(table, integerValue(3)) == 31);
    std::map<std::string, Integer> expected = {{"0", 1}, {"3", 31}, {"f2.500000", 25}};
    EXPECT(contentsOf(universe, table) == expected);
}

FACT(Nil_and_NaN_are_no_keys_to_assign_to) {
    Universe universe;
    Table* table = tableIn(universe, 0);
    Float zero = 0;
    EXPECT(errorOf([&] { set(universe, table, nilValue(), 1); }) == "table index is nil");
    EXPECT(errorOf([&] { set(universe, table, floatValue(zero / zero), 1); }) ==
           "table index is NaN");
    EXPECT(at(table, floatValue(zero / zero)) == -1 && at(table, nilValue()) == -1);
    EXPECT(!setExisting(universe.state().collector, table, nilValue(), integerValue(1)));
}

FACT(Extreme_integers_are_ordinary_keys) {
    Universe universe;
    Table* table = tableIn(universe, 0);
    Integer keys[] = {0, -1, kIntegerMin, kIntegerMax, kIntegerMax - 1, kIntegerMin + 1, 1};
    for (Integer key : keys) append(universe, table, key, key / 2);
    for (Integer key : keys) EXPECT(at(table, integerValue(key)) == key / 2);
    EXPECT(contentsOf(universe, table).size() == 7);
}

FACT(Assigning_nil_to_an_absent_key_allocates_nothing) {
    Universe universe;
    Table* table = tableIn(universe, 0);
    uint32_t before = universe.state().heap.usedBytes;
    setByInteger(universe.state(), table, 1, nilValue());
    setByKey(universe.state(), table, floatValue(Float(0.5)), nilValue());
    EXPECT(universe.state().heap.usedBytes == before);
}

FACT(Assignment_to_existing_keys_only_writes_where_something_is) {
    Universe universe;
    Collector& collector = universe.state().collector;
    Table* table = tableIn(universe, 0, 4, 4);
    String* name = makeString(universe.state(), "name");
    universe.slot(1).setString(name);
    EXPECT(!setExistingInteger(collector, table, 2, integerValue(5)));
    EXPECT(!setExistingInteger(collector, table, 200, integerValue(5)));
    EXPECT(!setExistingString(collector, table, name, integerValue(5)));
    append(universe, table, 2, 1);
    append(universe, table, 200, 1);
    setByString(universe.state(), table, name, integerValue(1));
    EXPECT(setExistingInteger(collector, table, 2, integerValue(5)));
    EXPECT(setExistingInteger(collector, table, 200, integerValue(6)));
    EXPECT(setExistingString(collector, table, name, integerValue(7)));
    EXPECT(at(table, integerValue(2)) == 5 && at(table, integerValue(200)) == 6);
    EXPECT(at(table, universe.slot(1)) == 7);
    setByString(universe.state(), table, name, nilValue());
    EXPECT(!setExistingString(collector, table, name, integerValue(7)));
}

FACT(Appending_fills_an_array_of_doubling_capacity) {
    Universe universe;
    Table* table = tableIn(universe, 0);
    Integer count = NANOLUA_STRESS ? 300 : 8192;
    for (Integer i = 1; i <= count; i++) {
        EXPECT(tableLength(table) == Unsigned(i) - 1);
        append(universe, table, i, i * 3);
        EXPECT(table->arrayCapacity() >= uint32_t(i) && table->arrayCapacity() < 2 * uint32_t(i));
        EXPECT(table->nodes.get() == emptyNode());
    }
    for (Integer i = 1; i <= count; i++) EXPECT(at(table, integerValue(i)) == i * 3);
    EXPECT(tableLength(table) == Unsigned(count));
}

FACT(A_stack_that_grows_and_shrinks_knows_its_length) {
    Universe universe;
    std::mt19937 random(4);
    for (uint32_t capacity : {0, 7, 100, 1000}) {
        Table* table = tableIn(universe, 0, capacity);
        Unsigned length = 0;
        for (int step = 0; step < kRounds; step++) {
            if (random() % 16 < (step / 500 % 2 == 0 ? 10 : 6)) {
                append(universe, table, Integer(++length), step);
            } else if (length > 0) {
                setByInteger(universe.state(), table, Integer(length--), nilValue());
            }
            EXPECT(tableLength(table) == length);
        }
    }
}

FACT(The_length_is_a_border_whatever_holes_there_are) {
    Universe universe;
    std::mt19937 random(5);
    for (int round = 0; round < kRounds / 10; round++) {
        Table* table = tableIn(universe, 0, random() % 40, random() % 8);
        for (uint32_t writes = random() % 60; writes > 0; writes--) {
            Integer key = Integer(random() % 50) + 1;
            setByInteger(universe.state(), table, key,
                         random() % 3 == 0 ? nilValue() : integerValue(1));
            Unsigned length = tableLength(table);
            EXPECT(length == 0 || at(table, integerValue(Integer(length))) != -1);
            EXPECT(at(table, integerValue(Integer(length) + 1)) == -1);
        }
    }
}

FACT(Sparse_integers_go_to_nodes_and_dense_ones_to_the_array) {
    Universe universe;
    Table* table = tableIn(universe, 0);
    for (Integer i = 1; i <= 10; i++) append(universe, table, i * 1000, i);
    EXPECT(table->arrayCapacity() == 0 && table->nodeCount() == 10);
    for (Integer i = 1; i <= 100; i++) append(universe, table, i, i);
    EXPECT(table->arrayCapacity() >= 64);
    for (Integer i = 1; i <= 100; i++) EXPECT(at(table, integerValue(i)) == i);
    for (Integer i = 1; i <= 10; i++) EXPECT(at(table, integerValue(i * 1000)) == i);
    EXPECT(contentsOf(universe, table).size() == 110);
}

FACT(A_hash_part_grows_in_three_steps_from_a_power_of_two_to_the_next) {
    Universe universe;
    Table* table = tableIn(universe, 0);
    std::set<uint32_t> counts;
    for (int32_t i = 1; i <= 33; i++) {
        set(universe, table, floatValue(Float(i) + Float(0.5)), i);
        counts.insert(table->nodeCount());
        for (int32_t j = 1; j <= i; j++) EXPECT(at(table, floatValue(Float(j) + Float(0.5))) == j);
    }
    EXPECT(counts == (std::set<uint32_t>{1, 2, 4, 8, 10, 12, 16, 20, 24, 32, 40}));
    EXPECT(contentsOf(universe, table).size() == 33);
}

FACT(Keys_that_come_and_go_do_not_make_a_table_grow) {
    Universe universe;
    Table* table = tableIn(universe, 0);
    for (Integer i = 1000; i < 1000 + kRounds; i++) {
        append(universe, table, i * 7, i);
        setByInteger(universe.state(), table, (i - 4) * 7, nilValue());
        EXPECT(table->nodeCount() <= 8);
    }
    EXPECT(contentsOf(universe, table).size() == 4);
}

FACT(Resizing_keeps_every_entry) {
    Universe universe;
    std::mt19937 random(6);
    for (int round = 0; round < kRounds / 20; round++) {
        Table* table = tableIn(universe, 0);
        for (uint32_t i = random() % 40; i > 0; i--)
            append(universe, table, Integer(random() % 60), Integer(i));
        auto before = contentsOf(universe, table);
        uint32_t capacity = random() % 80;
        resizeTable(universe.state(), table, capacity, random() % 20);
        EXPECT(table->arrayCapacity() == capacity && contentsOf(universe, table) == before);
    }
}

FACT(Entries_can_be_removed_during_a_traversal_with_collections) {
    Universe universe;
    Table* table = tableIn(universe, 0);
    for (int i = 0; i < 100; i++) {
        std::string text = "key " + std::to_string(i);
        universe.slot(1).setString(makeString(universe.state(), text.c_str()));
        set(universe, table, universe.slot(1), i);
        append(universe, table, i + 1, 1000 + i);
    }
    std::set<Integer> seen;
    Value* at = &universe.slot(2);
    at[0].setNil();
    while (tableNext(universe.state(), table, at)) {
        EXPECT(seen.insert(at[1].integer()).second);
        setByKey(universe.state(), table, at[0], nilValue());
        at[1].setNil();
        collectFully(universe.state());
    }
    EXPECT(seen.size() == 200 && contentsOf(universe, table).empty());
}

FACT(Next_refuses_a_key_that_is_not_there) {
    Universe universe;
    Table* table = tableIn(universe, 0);
    append(universe, table, 1, 1);
    universe.slot(1).setInteger(17);
    EXPECT(errorOf([&] { tableNext(universe.state(), table, &universe.slot(1)); }) ==
           "invalid key to 'next'");
}

FACT(A_table_stays_whole_when_memory_is_out) {
    Universe universe(64 << 10);
    Table* table = tableIn(universe, 0);
    Integer count = 0;
    std::string error = errorOf([&] {
        for (;;) {
            append(universe, table, count + 1, count);
            count++;
        }
    });
    EXPECT(error == "not enough memory" && count > 1000);
    EXPECT(tableLength(table) == Unsigned(count));
    for (Integer i = 1; i <= count; i++) EXPECT(at(table, integerValue(i)) == i - 1);
    error = errorOf([&] {
        for (Integer i = 0;; i++) set(universe, table, floatValue(Float(i) + Float(0.5)), i);
    });
    EXPECT(error == "not enough memory" && tableLength(table) == Unsigned(count));
    universe.clearSlots();
    collectFully(universe.state());
    validateHeap(universe.state());
    tableIn(universe, 0, 1000, 0);
}

FACT(Random_operations_agree_with_a_map) {
    Universe universe;
    std::mt19937 random(7);
    for (uint32_t i = 40; i < 50; i++) tableIn(universe, i);
    Table* table = tableIn(universe, 0);
    std::map<std::string, Integer> model;
    for (int step = 0; step < kRounds * 4; step++) {
        const Value& key = randomKey(universe, random, 1);
        std::string name = describe(normalized(key));
        auto found = model.find(name);
        EXPECT(at(table, key) == (found == model.end() ? -1 : found->second));
        switch (random() % 8) {
        case 0:
        case 1:
            setByKey(universe.state(), table, key, nilValue());
            model.erase(name);
            break;
        case 2:
            EXPECT(setExisting(universe.state().collector, table, key, integerValue(step)) ==
                   (found != model.end()));
            if (found != model.end()) found->second = step;
            break;
        default:
            setByKey(universe.state(), table, key, integerValue(step));
            model[name] = step;
            break;
        }
        if (step % 64 == 0) EXPECT(contentsOf(universe, table) == model);
        if (step % 5 == 0) collectStep(universe.state());
        if (step % 1500 == 1499) {
            table = tableIn(universe, 0, random() % 50, random() % 50);
            model.clear();
        }
    }
}
