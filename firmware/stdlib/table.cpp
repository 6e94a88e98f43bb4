// The table library (manual §6.6): what it does in one go with tables without metatables.
#include "table_library.h"

#include <string.h>

#include "library_group.h"
#include "new_text.h"

namespace nanolua {

/// Checks ///

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

Outcome tableInsert(State& state, Value* arguments, int32_t count) {
    if (count != 2 || !isPlain(arguments[0])) return insertInside(state, arguments, count);
    Table* table = arguments[0].table();
    assignRaw(state, table, Integer(tableLength(table)) + 1, arguments[1]);
    return 0;
}

Outcome tableRemove(State& state, Value* arguments, int32_t count) {
    if (count != 1 || !isPlain(arguments[0])) return removeInside(state, arguments, count);
    Table* table = arguments[0].table();
    Integer length = Integer(tableLength(table));
    getByInteger(table, length, arguments[-1]);
    arguments[0].setNil();
    assignRaw(state, table, length, arguments[0]);
    return 1;
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
