// The input and output functions (manual §6.8) on the console, which is all the files there are:
// io.stdin, io.stdout and io.stderr. What needs other files says that there are none.
//
// Invariant: a file is a userdata whose bytes are a File. Its metatable is in the registry as "FILE*"
// and holds the methods, too.
#include "access.h"
#include "library_group.h"
#include "output.h"
#include "stdlib.h"

namespace nanolua {

namespace {

using platform::Stream;

constexpr char kTypeName[] = "FILE*";
constexpr int32_t kNoCharacter = -1;
constexpr int32_t kNothingAhead = -2;

enum class FileKind : int32_t { kInput, kOutput, kError };

struct File {
    FileKind kind;
    int32_t ahead; // a character that was read too far, or kNothingAhead
};

File* fileOf(const Value& value) { return static_cast<File*>(value.userdata()->data()); }

// `slot` is one that the collector sees.
const Table* fileMetatable(State& state, Value& slot) {
    takeField(state, state.registry, kTypeName, slot);
    if (!slot.isTable()) raiseError(state, "'%s' is missing in the registry", kTypeName);
    return slot.table();
}

File* checkFile(State& state, Value* arguments, int32_t count, int32_t index) {
    const Table* metatable = fileMetatable(state, arguments[count]);
    Userdata* file = checkUserdata(state, arguments, count, index, metatable, kTypeName);
    return static_cast<File*>(file->data());
}

/// Defaults ///

constexpr const char kInputKey[] = "_IO_input";
constexpr const char kOutputKey[] = "_IO_output";

void getDefault(State& state, const char* key, Value& out) {
    takeField(state, state.registry, key, out);
    if (!out.isUserdata()) raiseError(state, "'%s' is missing in the registry", key);
}

/// Writing ///

// Writes the arguments from `first` (from 1) on; the file is the result.
Outcome writeValues(State& state, Value* arguments, int32_t count, int32_t first, const Value& file) {
    FileKind kind = fileOf(file)->kind;
    if (kind == FileKind::kInput) raiseError(state, "the console's input cannot be written");
    Stream stream = kind == FileKind::kError ? Stream::kError : Stream::kOut;
    for (int32_t index = first; index <= count; index++) {
        if (!writeText(stream, arguments[index - 1]))
            checkString(state, arguments, count, index);
    }
    return result(arguments, file);
}

Outcome ioWrite(State& state, Value* arguments, int32_t count) {
    Value& file = arguments[count];
    getDefault(state, kOutputKey, file);
    return writeValues(state, arguments, count, 1, file);
}

Outcome fileWrite(State& state, Value* arguments, int32_t count) {
    checkFile(state, arguments, count, 1);
    return writeValues(state, arguments, count, 2, arguments[0]);
}

Outcome fileFlush(State& state, Value* arguments, int32_t count) {
    checkFile(state, arguments, count, 1);
    platform::consoleFlush();
    return result(arguments, arguments[0]);
}

Outcome ioFlush(State& state, Value* arguments, int32_t) {
    platform::consoleFlush();
    getDefault(state, kOutputKey, arguments[-1]);
    return 1;
}

/// Reading ///

int32_t nextCharacter(File* file) {
    int32_t ahead = file->ahead;
    if (ahead != kNothingAhead) {
        file->ahead = kNothingAhead;
        return ahead;
    }
    uint8_t character;
    return platform::consoleRead(&character, 1) == 0 ? kNoCharacter : character;
}

int32_t peekCharacter(File* file) {
    file->ahead = nextCharacter(file);
    return file->ahead;
}

enum class Until : uint8_t { kBytes, kLine, kLineWithEnd };

// Both read into the slot and return false at the end of the input.
bool readText(State& state, File* file, uint32_t bytesMax, Until until, Value& out) {
    out.setNil();
    StringBuilder builder(state, &out);
    bool found = peekCharacter(file) != kNoCharacter;
    for (; bytesMax > 0 && peekCharacter(file) != kNoCharacter; bytesMax--) {
        char c = char(nextCharacter(file));
        bool isEnd = c == '\n' && until != Until::kBytes;
        if (!isEnd || until == Until::kLineWithEnd) builder.append(c);
        if (isEnd) break;
    }
    builder.finish();
    return found;
}

bool readLine(State& state, File* file, Value& out) {
    return readText(state, file, UINT32_MAX, Until::kLine, out);
}

bool isNumeralCharacter(int32_t c) {
    int32_t lower = c | 0x20;
    return (c >= '0' && c <= '9') || (lower >= 'a' && lower <= 'f') || lower == 'x' ||
           lower == 'p' || c == '.' || c == '+' || c == '-';
}

// Reads the longest run of characters that a numeral is made of, and converts it.
bool readNumber(State& state, File* file, Value& out) {
    constexpr uint32_t kNumeralBytesMax = 200;
    out.setNil();
    StringBuilder builder(state, &out, 0);
    int32_t c = peekCharacter(file);
    while (c == ' ' || (c >= '\t' && c <= '\r')) {
        nextCharacter(file);
        c = peekCharacter(file);
    }
    for (; isNumeralCharacter(c) && builder.lengthBytes() < kNumeralBytesMax;
         c = peekCharacter(file))
        builder.append(char(nextCharacter(file)));
    builder.finish();
    return toNumber(out, out);
}

bool readFormat(State& state, File* file, Value* arguments, int32_t index, Value& out) {
    const Value& format = arguments[index - 1];
    if (format.isNumber()) {
        Integer bytes = checkInteger(state, arguments, index, index);
        return readText(state, file, bytes < 0 ? 0 : uint32_t(bytes), Until::kBytes, out);
    }
    const char* name = checkString(state, arguments, index, index)->text();
    if (*name == '*') name++;
    switch (*name) {
    case 'n': return readNumber(state, file, out);
    case 'l': return readLine(state, file, out);
    case 'L': return readText(state, file, UINT32_MAX, Until::kLineWithEnd, out);
    case 'a': readText(state, file, UINT32_MAX, Until::kBytes, out); return true;
    default: raiseArgumentError(state, index, "invalid format");
    }
}

// Reads by the formats in arguments[first - 1 ..]; each value takes the place of its format.
Outcome readValues(State& state, Value* arguments, int32_t count, int32_t first, const Value& from) {
    File* file = fileOf(from);
    if (file->kind != FileKind::kInput) raiseError(state, "the console's output cannot be read");
    if (count < first) {
        if (!readLine(state, file, arguments[-1])) arguments[-1].setNil();
        return 1;
    }
    int32_t results = 0;
    bool found = true;
    for (int32_t index = first; found && index <= count; index++) {
        Value& out = arguments[count + 1];
        found = readFormat(state, file, arguments, index, out);
        if (!found) out.setNil();
        arguments[index - 1] = out;
        results++;
    }
    return moveResults(arguments, &arguments[first - 1], results);
}

Outcome ioRead(State& state, Value* arguments, int32_t count) {
    Value& file = arguments[count];
    getDefault(state, kInputKey, file);
    return readValues(state, arguments, count, 1, file);
}

Outcome fileRead(State& state, Value* arguments, int32_t count) {
    checkFile(state, arguments, count, 1);
    arguments[count] = arguments[0];
    return readValues(state, arguments, count, 2, arguments[count]);
}

// The iterator of lines: its upvalues are the file and the format.
Outcome readNextLine(State& state, Value* arguments, int32_t) {
    Value* upvalues = closureUpvalues(arguments);
    arguments[0] = upvalues[1];
    arguments[1] = upvalues[0];
    return readValues(state, arguments, 1, 1, arguments[1]);
}

// `file` lies behind the arguments.
Outcome makeLines(State& state, Value* arguments, int32_t count, int32_t first, const Value& file) {
    if (count > first) raiseError(state, "one format is supported on this board");
    Value& format = arguments[count + 1];
    format.setNil();
    if (count == first) format = arguments[first - 1];
    if (format.isNil()) setText(state, format, "l");
    NativeClosure* closure = newNativeClosure(state, readNextLine, 2);
    closure->upvalues()[0] = file;
    closure->upvalues()[1] = format;
    arguments[-1].setObject(Tag::NativeClosure, closure);
    return 1;
}

Outcome fileLines(State& state, Value* arguments, int32_t count) {
    checkFile(state, arguments, count, 1);
    return makeLines(state, arguments, count, 2, arguments[0]);
}

/// Other functions ///

[[noreturn]] void raiseNoFiles(State& state, const char* name) {
    raiseError(state, "'%s' is not supported on this board: there are no files", name);
}

Outcome ioLines(State& state, Value* arguments, int32_t count) {
    if (!isNoneOrNil(arguments, count, 1)) raiseNoFiles(state, "io.lines");
    Value& file = arguments[count];
    getDefault(state, kInputKey, file);
    return makeLines(state, arguments, count, 2, file);
}

Outcome selectDefault(State& state, Value* arguments, int32_t count, const char* key,
                      const char* name) {
    if (!isNoneOrNil(arguments, count, 1)) {
        if (arguments[0].isString()) raiseNoFiles(state, name);
        checkFile(state, arguments, count, 1);
        setField(state, state.registry, key, arguments[0]);
    }
    getDefault(state, key, arguments[-1]);
    return 1;
}

Outcome ioInput(State& state, Value* arguments, int32_t count) {
    return selectDefault(state, arguments, count, kInputKey, "io.input");
}

Outcome ioOutput(State& state, Value* arguments, int32_t count) {
    return selectDefault(state, arguments, count, kOutputKey, "io.output");
}

Outcome ioType(State& state, Value* arguments, int32_t count) {
    checkAny(state, arguments, count, 1);
    const Table* metatable = fileMetatable(state, arguments[count]);
    if (!arguments[0].isUserdata() || arguments[0].userdata()->metatable.get() != metatable)
        return resultNil(arguments);
    return resultString(arguments, makeString(state, "file"));
}

// The console cannot be closed, as in PUC-Rio Lua.
Outcome fileClose(State& state, Value* arguments, int32_t count) {
    if (count > 0) checkFile(state, arguments, count, 1);
    return resultFailure(state, arguments, "cannot close standard file");
}

Outcome fileSetvbuf(State& state, Value* arguments, int32_t count) {
    checkFile(state, arguments, count, 1);
    return resultBoolean(arguments, true);
}

Outcome fileSeek(State& state, Value* arguments, int32_t count) {
    checkFile(state, arguments, count, 1);
    return resultFailure(state, arguments, "the console cannot be positioned");
}

Outcome fileTostring(State& state, Value* arguments, int32_t count) {
    checkFile(state, arguments, count, 1);
    char address[kAddressTextBytes + 1];
    formatAddress(address, arguments[0]);
    address[kAddressTextBytes] = 0;
    Value& text = arguments[count];
    text.setNil();
    StringBuilder builder(state, &text);
    appendFormat(builder, "file (%s)", address);
    return resultString(arguments, builder.finish());
}

Outcome ioOpen(State& state, Value*, int32_t) { raiseNoFiles(state, "io.open"); }
Outcome ioPopen(State& state, Value*, int32_t) { raiseNoFiles(state, "io.popen"); }
Outcome ioTmpfile(State& state, Value*, int32_t) { raiseNoFiles(state, "io.tmpfile"); }

/// Opening ///

constexpr RomField kFields[] = {
    {"close", fileClose},
    {"flush", ioFlush},
    {"input", ioInput},
    {"lines", ioLines},
    {"open", ioOpen},
    {"output", ioOutput},
    {"popen", ioPopen},
    {"read", ioRead},
    {"stderr", Member::kStandardError},
    {"stdin", Member::kStandardInput},
    {"stdout", Member::kStandardOutput},
    {"tmpfile", ioTmpfile},
    {"type", ioType},
    {"write", ioWrite},
};

constexpr RomField kMetatableFields[] = {
    {"__index", Member::kFileMetatable},
    {"__name", RomText("FILE*")},
    {"__tostring", fileTostring},
    {"close", fileClose},
    {"flush", fileFlush},
    {"lines", fileLines},
    {"read", fileRead},
    {"seek", fileSeek},
    {"setvbuf", fileSetvbuf},
    {"write", fileWrite},
};

static_assert(sizeof(File) == kFileBytes);

} // namespace

constinit const RomTable ioRom = romTable<kFields>();
constinit const RomTable fileMetatableRom = romTable<kMetatableFields>();

void initStandardFile(void* data, Member file) {
    constexpr FileKind kKinds[] = {FileKind::kInput, FileKind::kOutput, FileKind::kError};
    File* made = static_cast<File*>(data);
    made->kind = kKinds[uint32_t(file) - uint32_t(Member::kStandardInput)];
    made->ahead = kNothingAhead;
}

} // namespace nanolua
