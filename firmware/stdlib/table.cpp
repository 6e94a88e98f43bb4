// The table library (manual §6.6) for tables without metatables, which are worked on in place.
#include "table_library.h"

#include <string.h>

#include "library_group.h"
#include "new_text.h"

namespace nanolua {

/// Checks ///

void checkInsertPosition(State& state, Integer position, Integer end) {
    if (Unsigned(position) - 1 >= Unsigned(end))
        raiseArgumentError(state, 2, "position out of bounds");
}

void checkRemovePosition(State& state, Integer position, Integer length) {
    if (position != length && Unsigned(position) - 1 > Unsigned(length))
        raiseArgumentError(state, 2, "position out of bounds");
}

void checkMove(State& state, Integer from, Integer last, Integer to) {
    if (from <= 0 && last >= kIntegerMax + from)
        raiseArgumentError(state, 3, "too many elements to move");
    if (to > kIntegerMax - (last - from))
        raiseArgumentError(state, 4, "destination wrap around");
}

int32_t checkUnpackCount(State& state, const Value* arguments, Integer first, Integer last) {
    if (first > last) return 0;
    constexpr uint32_t kSpareSlots = 64;
    const Thread* thread = state.thread;
    uint32_t usedBytes = refTo(arguments) - thread->stack.ref();
    uint32_t frameBytes = thread->stack.ref() + thread->stackBytes - state.frame.ref();
    uint32_t usedSlots = (usedBytes + frameBytes) / kValueBytes + kSpareSlots;
    Unsigned count = Unsigned(last) - Unsigned(first);
    if (usedSlots >= Abi::kStackSlotsMax || count >= Abi::kStackSlotsMax - usedSlots)
        raiseError(state, "too many results to unpack");
    return int32_t(count) + 1;
}

void raiseConcatElement(State& state, const Value& element, Integer index) {
    raiseError(state, "invalid value (%S) at index %d in table for 'concat'",
               typeName(typeOf(element.tag)), index);
}

namespace {

/// Moving elements ///

// Moves elements inside the array part; both ranges lie there.
void moveInArray(Table* table, Integer from, Integer to, Integer count) {
    Payload* payloads = table->arrayPayloads();
    uint8_t* tags = table->arrayTags();
    memmove(payloads + to - 1, payloads + from - 1, size_t(count) * sizeof(Payload));
    memmove(tags + to - 1, tags + from - 1, size_t(count));
}

void moveOne(State& state, const Table* source, Integer from, Table* target, Integer to,
             Value& slot) {
    getByInteger(source, from, slot);
    assignRaw(state, target, to, slot);
}

// t[to + i] = t[from + i], i < count, as if all were read before any is written. `slot` is one that
// the collector sees.
void moveUp(State& state, Table* table, Integer from, Integer to, Integer count, Value& slot) {
    while (count > 0 && to + count - 1 > Integer(table->arrayCapacity)) {
        count--;
        moveOne(state, table, from + count, table, to + count, slot);
    }
    if (count > 0 && from > 0) {
        moveInArray(table, from, to, count);
        return;
    }
    while (count-- > 0) moveOne(state, table, from + count, table, to + count, slot);
}

void moveDown(State& state, Table* table, Integer from, Integer to, Integer count, Value& slot) {
    Integer capacity = Integer(table->arrayCapacity);
    Integer inArray = to > 0 && to <= from && from <= capacity ? capacity - from + 1 : 0;
    if (inArray > count) inArray = count;
    if (inArray > 0) moveInArray(table, from, to, inArray);
    for (Integer i = inArray; i < count; i++)
        moveOne(state, table, from + i, table, to + i, slot);
}

/// Functions ///

Outcome tableCreate(State& state, Value* arguments, int32_t count) {
    Integer elements = checkInteger(state, arguments, count, 1);
    Integer fields = optionalInteger(state, arguments, count, 2, 0);
    if (Unsigned(elements) > INT32_MAX) raiseArgumentError(state, 1, "out of range");
    if (Unsigned(fields) > INT32_MAX) raiseArgumentError(state, 2, "out of range");
    Value created;
    created.setTable(newTable(state, uint32_t(elements), uint32_t(fields)));
    return result(arguments, created);
}

Outcome insertAt(State& state, Value* arguments) {
    Table* table = arguments[0].table();
    Integer end = Integer(tableLength(table)) + 1;
    Integer position = checkInteger(state, arguments, 3, 2);
    checkInsertPosition(state, position, end);
    moveUp(state, table, position, position + 1, end - position, arguments[3]);
    assignRaw(state, table, position, arguments[2]);
    return 0;
}

Outcome tableInsert(State& state, Value* arguments, int32_t count) {
    if (NL_UNLIKELY(count < 2 || count > 3 || !isPlain(arguments[0])))
        return insertThroughMetamethods(state, arguments, count);
    if (count == 3) return insertAt(state, arguments);
    Table* table = arguments[0].table();
    assignRaw(state, table, Integer(tableLength(table)) + 1, arguments[1]);
    return 0;
}

Outcome tableRemove(State& state, Value* arguments, int32_t count) {
    if (NL_UNLIKELY(count == 0 || !isPlain(arguments[0])))
        return removeThroughMetamethods(state, arguments, count);
    Table* table = arguments[0].table();
    Integer length = Integer(tableLength(table));
    Integer position = optionalInteger(state, arguments, count, 2, length);
    checkRemovePosition(state, position, length);
    Value* removed = &arguments[2];
    getByInteger(table, position, *removed);
    if (position < length)
        moveDown(state, table, position + 1, position, length - position, arguments[3]);
    arguments[3].setNil();
    assignRaw(state, table, position < length ? length : position, arguments[3]);
    return result(arguments, *removed);
}

Outcome tableMove(State& state, Value* arguments, int32_t count) {
    int32_t target = isNoneOrNil(arguments, count, 5) ? 1 : 5;
    bool plain = count >= 4 && isPlain(arguments[0]) && isPlain(arguments[target - 1]);
    if (!plain) return moveThroughMetamethods(state, arguments, count);
    Integer first = checkInteger(state, arguments, count, 2);
    Integer last = checkInteger(state, arguments, count, 3);
    Integer to = checkInteger(state, arguments, count, 4);
    Table* source = arguments[0].table();
    Table* destination = arguments[target - 1].table();
    Value returned = arguments[target - 1];
    if (last < first) return result(arguments, returned);
    checkMove(state, first, last, to);
    Integer elements = last - first + 1;
    Value& slot = arguments[5];
    if (source != destination) {
        for (Integer i = 0; i < elements; i++)
            moveOne(state, source, first + i, destination, to + i, slot);
    } else if (movesBackward(first, last, to)) {
        moveUp(state, source, first, to, elements, slot);
    } else {
        moveDown(state, source, first, to, elements, slot);
    }
    return result(arguments, returned);
}

Outcome tablePack(State& state, Value* arguments, int32_t count) {
    Table* table = newTable(state, uint32_t(count), 1);
    arguments[-1].setTable(table);
    for (int32_t i = 0; i < count; i++) assignRaw(state, table, i + 1, arguments[i]);
    Value number;
    number.setInteger(count);
    setByString(state, table, const_cast<String*>(coreString(CoreString::Count)), number);
    return 1;
}

Outcome tableUnpack(State& state, Value* arguments, int32_t count) {
    if (NL_UNLIKELY(count == 0 || !isPlain(arguments[0])))
        return unpackThroughMetamethods(state, arguments, count);
    const Table* table = arguments[0].table();
    Integer first = optionalInteger(state, arguments, count, 2, 1);
    Integer last = isNoneOrNil(arguments, count, 3) ? Integer(tableLength(table))
                                                    : checkInteger(state, arguments, count, 3);
    int32_t elements = checkUnpackCount(state, arguments, first, last);
    if (elements > kNativeScratchSlots) arguments = growArguments(state, arguments, elements);
    for (int32_t i = 0; i < elements; i++)
        getByInteger(table, Integer(Unsigned(first) + Unsigned(i)), arguments[i - 1]);
    return elements;
}

/// concat ///

uint32_t formatNumber(char* out, const Value& number) {
    return uint32_t(number.isInteger() ? formatInteger(out, number.integer())
                                       : formatFloat(out, number.number()));
}

struct Joined {
    const Table* table;
    const String* separator;
    Integer first;
    Integer last;
};

// The exact size of the text, so that it is built in place.
uint32_t measureJoined(State& state, const Joined& joined) {
    constexpr uint64_t kBytesMax = kBlockBytesMax - sizeof(String) - kWordBytes;
    uint64_t bytes = uint64_t(Unsigned(joined.last) - Unsigned(joined.first)) *
                     joined.separator->lengthBytes();
    for (Integer i = joined.first;; i++) {
        Value element;
        getByInteger(joined.table, i, element);
        if (element.isString()) {
            bytes += element.string()->lengthBytes();
        } else if (element.isNumber()) {
            char text[kNumberTextBytesMax];
            bytes += formatNumber(text, element);
        } else {
            raiseConcatElement(state, element, i);
        }
        if (bytes > kBytesMax) raiseOutOfMemory(state);
        if (i == joined.last) return uint32_t(bytes);
    }
}

char* appendText(char* out, const String* text) {
    memcpy(out, text->text(), text->lengthBytes());
    return out + text->lengthBytes();
}

void writeJoined(const Joined& joined, char* out) {
    for (Integer i = joined.first;; i++) {
        Value element;
        getByInteger(joined.table, i, element);
        if (element.isString()) {
            out = appendText(out, element.string());
        } else {
            char text[kNumberTextBytesMax];
            uint32_t bytes = formatNumber(text, element);
            memcpy(out, text, bytes);
            out += bytes;
        }
        if (i == joined.last) return;
        out = appendText(out, joined.separator);
    }
}

Outcome tableConcat(State& state, Value* arguments, int32_t count) {
    if (NL_UNLIKELY(count == 0 || !isPlain(arguments[0])))
        return concatThroughMetamethods(state, arguments, count);
    Joined joined;
    joined.table = arguments[0].table();
    joined.last = Integer(tableLength(joined.table));
    joined.separator = optionalString(state, arguments, count, 2);
    if (joined.separator == nullptr) joined.separator = coreString(CoreString::Empty);
    joined.first = optionalInteger(state, arguments, count, 3, 1);
    joined.last = optionalInteger(state, arguments, count, 4, joined.last);
    if (joined.first > joined.last) return resultString(arguments, coreString(CoreString::Empty));
    NewText text(state, measureJoined(state, joined));
    writeJoined(joined, text.text());
    return resultString(arguments, text.finish());
}

constexpr RomField kFields[] = {
    {"concat", tableConcat}, {"create", tableCreate}, {"insert", tableInsert},
    {"move", tableMove},     {"pack", tablePack},     {"remove", tableRemove},
    {"sort", tableSort},     {"unpack", tableUnpack},
};

} // namespace

constinit const RomTable tableRom = romTable<kFields>();

} // namespace nanolua
