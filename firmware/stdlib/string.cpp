// The string library (manual §6.5): the functions on whole texts and the library's table. Patterns,
// formats, packing and arithmetic have files of their own.
#include <string.h>

#include "characters.h"
#include "library_group.h"
#include "new_text.h"
#include "string_library.h"

namespace nanolua {

namespace {

Outcome stringLen(State& state, Value* arguments, int32_t count) {
    return resultInteger(arguments, Integer(checkString(state, arguments, count, 1)->lengthBytes()));
}

Outcome stringSub(State& state, Value* arguments, int32_t count) {
    const String* text = checkString(state, arguments, count, 1);
    uint32_t lengthBytes = text->lengthBytes();
    Integer first = checkInteger(state, arguments, count, 2);
    Integer last = count < 3 ? -1 : optionalInteger(state, arguments, count, 3, -1);
    Unsigned start = startPosition(first, lengthBytes);
    uint32_t end = endPosition(last, lengthBytes);
    if (start > end) return resultString(arguments, coreString(CoreString::Empty));
    if (start == 1 && end == lengthBytes) return resultString(arguments, text);
    uint32_t skipBytes = uint32_t(start) - 1;
    return resultString(arguments, makeString(state, text->text() + skipBytes, end - skipBytes));
}

Outcome stringReverse(State& state, Value* arguments, int32_t count) {
    const String* text = checkString(state, arguments, count, 1);
    NewText reversed(state, text->lengthBytes());
    char* out = reversed.text() + text->lengthBytes();
    for (uint32_t i = 0; i < text->lengthBytes(); i++) *--out = text->text()[i];
    return resultString(arguments, reversed.finish());
}

Outcome mapCharacters(State& state, Value* arguments, int32_t count, char (*map)(char)) {
    const String* text = checkString(state, arguments, count, 1);
    NewText mapped(state, text->lengthBytes());
    char* out = mapped.text();
    for (uint32_t i = 0; i < text->lengthBytes(); i++) out[i] = map(text->text()[i]);
    return resultString(arguments, mapped.finish());
}

Outcome stringLower(State& state, Value* arguments, int32_t count) {
    return mapCharacters(state, arguments, count, toLower);
}

Outcome stringUpper(State& state, Value* arguments, int32_t count) {
    return mapCharacters(state, arguments, count, toUpper);
}

// Fills a text with copies of what its first `unitBytes` are.
void repeatUnit(char* text, uint32_t unitBytes, uint32_t bytes) {
    uint32_t done = unitBytes;
    while (done < bytes) {
        uint32_t copied = done < bytes - done ? done : bytes - done;
        memcpy(text + done, text, copied);
        done += copied;
    }
}

Outcome stringRep(State& state, Value* arguments, int32_t count) {
    const String* unit = checkString(state, arguments, count, 1);
    Integer times = checkInteger(state, arguments, count, 2);
    const String* separator = optionalString(state, arguments, count, 3);
    uint32_t separatorBytes = separator == nullptr ? 0 : separator->lengthBytes();
    uint32_t unitBytes = unit->lengthBytes() + separatorBytes;
    if (times <= 0 || unitBytes == 0) return resultString(arguments, coreString(CoreString::Empty));
    if (Unsigned(times) > kStringBytesMax / unitBytes)
        raiseError(state, "resulting string too large");
    uint32_t bytes = uint32_t(times) * unitBytes - separatorBytes;
    NewText repeated(state, bytes);
    char* out = repeated.text();
    memcpy(out, unit->text(), unit->lengthBytes());
    if (times > 1) {
        if (separatorBytes != 0) memcpy(out + unit->lengthBytes(), separator->text(), separatorBytes);
        repeatUnit(out, unitBytes, bytes);
    }
    return resultString(arguments, repeated.finish());
}

Outcome stringByte(State& state, Value* arguments, int32_t count) {
    // Most often it is one byte.
    if (count == 2 && arguments[0].tag == Tag::ShortString && arguments[1].isInteger()) {
        const String* text = arguments[0].string();
        const Unsigned place = Unsigned(arguments[1].integer()) - 1;
        if (place < text->shortLengthBytes())
            return resultInteger(arguments, uint8_t(text->text()[place]));
    }
    const String* text = checkString(state, arguments, count, 1);
    Integer first = count < 2 ? 1 : optionalInteger(state, arguments, count, 2, 1);
    Integer last = count < 3 ? first : optionalInteger(state, arguments, count, 3, first);
    Unsigned start = startPosition(first, text->lengthBytes());
    uint32_t end = endPosition(last, text->lengthBytes());
    if (start > end) return 0;
    const char* bytes = text->text() + start - 1;
    uint32_t resultCount = end - uint32_t(start) + 1;
    if (resultCount == 1) return resultInteger(arguments, uint8_t(*bytes));
    if (resultCount >= Abi::kStackSlotsMax)
        raiseError(state, "stack overflow (string slice too long)");
    arguments = growArguments(state, arguments, int32_t(resultCount));
    for (uint32_t i = 0; i < resultCount; i++) (arguments + i)[-1].setInteger(uint8_t(bytes[i]));
    return int32_t(resultCount);
}

Outcome stringChar(State& state, Value* arguments, int32_t count) {
    NewText text(state, uint32_t(count));
    char* out = text.text();
    for (int32_t i = 1; i <= count; i++) {
        Unsigned code = Unsigned(checkInteger(state, arguments, count, i));
        if (code > 255) raiseArgumentError(state, i, "value out of range");
        *out++ = char(code);
    }
    return resultString(arguments, text.finish());
}

Outcome stringDump(State& state, Value* arguments, int32_t count) {
    if (count < 1 || arguments[0].tag != Tag::LuaClosure)
        raiseArgumentError(state, 1, "Lua function expected");
    bool strip = count > 1 && !arguments[1].isFalsy();
    dumpChunk(state, &arguments[1], arguments[0].luaClosure()->prototype, strip);
    return result(arguments, arguments[1]);
}

constexpr RomField kFields[] = {
    {"byte", stringByte},     {"char", stringChar},       {"dump", stringDump},
    {"find", stringFind},     {"format", stringFormat},   {"gmatch", stringGmatch},
    {"gsub", stringGsub},     {"len", stringLen},         {"lower", stringLower},
    {"match", stringMatch},   {"pack", stringPack},       {"packsize", stringPacksize},
    {"rep", stringRep},       {"reverse", stringReverse}, {"sub", stringSub},
    {"unpack", stringUnpack}, {"upper", stringUpper},
};

} // namespace

constinit const RomTable stringRom = romTable<kFields>();

} // namespace nanolua
