// The input and output functions of a PC (manual §6.8), on the C library's streams.
#include <errno.h>
#include <string.h>

#include "host/file.h"
#include "stdlib/access.h"
#include "stdlib/library_group.h"
#include "stdlib/stdlib.h"

namespace nanolua {

namespace {

constexpr char kInputKey[] = "_IO_input";
constexpr char kOutputKey[] = "_IO_output";
constexpr int32_t kLineFormatsMax = 250;

/// Opening files ///

// Manual §6.8: r, w or a, then + and b.
bool isMode(const char* mode) {
    if (*mode == 0 || strchr("rwa", *mode) == nullptr) return false;
    mode++;
    if (*mode == '+') mode++;
    return strspn(mode, "b") == strlen(mode);
}

// Opens into slot[0]; false: errno says why.
bool openFile(State& state, Value* slot, const char* name, const char* mode) {
    File* file = newFile(state, slot);
    errno = 0;
    file->stream = fopen(name, mode);
    if (file->stream == nullptr) return false;
    file->kind = FileKind::kOrdinary;
    return true;
}

void openOrRaise(State& state, Value* slot, const char* name, const char* mode) {
    if (!openFile(state, slot, name, mode))
        raiseError(state, "cannot open file '%s' (%s)", name, strerror(errno));
}

Outcome ioOpen(State& state, Value* arguments, int32_t count) {
    const char* name = checkString(state, arguments, count, 1)->text();
    const String* mode = optionalString(state, arguments, count, 2);
    const char* modeText = mode == nullptr ? "r" : mode->text();
    if (!isMode(modeText)) raiseArgumentError(state, 2, "invalid mode");
    Value* slot = &arguments[count < 2 ? 2 : count];
    if (openFile(state, slot, name, modeText)) return result(arguments, *slot);
    return systemResult(state, arguments, false, name);
}

Outcome ioPopen(State& state, Value* arguments, int32_t count) {
    const char* command = checkString(state, arguments, count, 1)->text();
    const String* mode = optionalString(state, arguments, count, 2);
    const char* modeText = mode == nullptr ? "r" : mode->text();
    if (!equalTexts(modeText, "r") && !equalTexts(modeText, "w"))
        raiseArgumentError(state, 2, "invalid mode");
    Value* slot = &arguments[count < 2 ? 2 : count];
    File* file = newFile(state, slot);
    errno = 0;
    fflush(nullptr);
    file->stream = popen(command, modeText);
    if (file->stream == nullptr) return systemResult(state, arguments, false, command);
    file->kind = FileKind::kProcess;
    return result(arguments, *slot);
}

Outcome ioTmpfile(State& state, Value* arguments, int32_t count) {
    File* file = newFile(state, &arguments[count]);
    errno = 0;
    file->stream = tmpfile();
    if (file->stream == nullptr) return systemResult(state, arguments, false, nullptr);
    file->kind = FileKind::kOrdinary;
    return result(arguments, arguments[count]);
}

/// Default files ///

void getDefault(State& state, const char* key, Value& out) {
    takeField(state, state.registry, key, out);
}

// The default file, which must be open; `key` without its prefix names it.
FILE* openDefault(State& state, const char* key, Value& out) {
    getDefault(state, key, out);
    const File* file = fileOf(out);
    if (file->kind == FileKind::kClosed)
        raiseError(state, "default %s file is closed", key + strlen("_IO_"));
    return file->stream;
}

Outcome selectDefault(State& state, Value* arguments, int32_t count, const char* key,
                      const char* mode) {
    if (!isNoneOrNil(arguments, count, 1)) {
        if (arguments[0].isString() || arguments[0].isNumber()) {
            const char* name = checkString(state, arguments, count, 1)->text();
            openOrRaise(state, &arguments[1], name, mode);
            arguments[0] = arguments[1];
        } else {
            checkOpenFile(state, arguments, count, 1);
        }
        setField(state, state.registry, key, arguments[0]);
    }
    getDefault(state, key, arguments[0]);
    return result(arguments, arguments[0]);
}

Outcome ioInput(State& state, Value* arguments, int32_t count) {
    return selectDefault(state, arguments, count, kInputKey, "r");
}

Outcome ioOutput(State& state, Value* arguments, int32_t count) {
    return selectDefault(state, arguments, count, kOutputKey, "w");
}

/// Writing ///

// Writes a number as `tostring` shows it; 0 if it is no number.
size_t numeralOf(char* text, const Value& value) {
    if (value.isInteger()) return formatInteger(text, value.integer());
    return value.isFloat() ? formatFloat(text, value.number()) : 0;
}

Outcome writeFailed(State& state, Value* arguments, size_t written) {
    const Outcome results = systemResult(state, arguments, false, nullptr);
    arguments[results - 1].setInteger(Integer(written));
    return results + 1;
}

// Writes the arguments from `first` on; the result is the file, in the slot behind them.
Outcome writeValues(State& state, Value* arguments, int32_t count, int32_t first, FILE* stream) {
    size_t total = 0;
    errno = 0;
    for (int32_t index = first; index <= count; index++) {
        char numeral[kNumberTextBytesMax];
        const char* text = numeral;
        size_t bytes = numeralOf(numeral, arguments[index - 1]);
        if (bytes == 0) {
            const String* string = checkString(state, arguments, count, index);
            text = string->text();
            bytes = string->lengthBytes();
        }
        const size_t written = fwrite(text, 1, bytes, stream);
        total += written;
        if (written < bytes) return writeFailed(state, arguments, total);
    }
    return result(arguments, arguments[count]);
}

Outcome ioWrite(State& state, Value* arguments, int32_t count) {
    FILE* stream = openDefault(state, kOutputKey, arguments[count]);
    return writeValues(state, arguments, count, 1, stream);
}

Outcome fileWrite(State& state, Value* arguments, int32_t count) {
    FILE* stream = checkOpenFile(state, arguments, count, 1)->stream;
    arguments[count] = arguments[0];
    return writeValues(state, arguments, count, 2, stream);
}

Outcome flush(State& state, Value* arguments, const Value& file) {
    errno = 0;
    return systemResult(state, arguments, fflush(fileOf(file)->stream) == 0, nullptr);
}

Outcome ioFlush(State& state, Value* arguments, int32_t count) {
    openDefault(state, kOutputKey, arguments[count]);
    return flush(state, arguments, arguments[count]);
}

Outcome fileFlush(State& state, Value* arguments, int32_t count) {
    checkOpenFile(state, arguments, count, 1);
    return flush(state, arguments, arguments[0]);
}

/// Reading ///

// A terminal shows what was printed before it is asked for input.
void showOutput(FILE* stream) {
    if (stream == stdin) fflush(stdout);
}

Outcome ioRead(State& state, Value* arguments, int32_t count) {
    FILE* stream = openDefault(state, kInputKey, arguments[count]);
    showOutput(stream);
    return readValues(state, arguments, count, 1, stream);
}

Outcome fileRead(State& state, Value* arguments, int32_t count) {
    FILE* stream = checkOpenFile(state, arguments, count, 1)->stream;
    showOutput(stream);
    return readValues(state, arguments, count, 2, stream);
}

enum LineUpvalue : uint32_t { kLineFile, kLineCloses, kLineFormats };

// The iterator of lines: reads by the formats in its upvalues.
Outcome readNextLine(State& state, Value* arguments, int32_t) {
    const NativeClosure* closure = arguments[-1].nativeClosure();
    const int32_t formats = int32_t(closure->upvalueCount) - kLineFormats;
    arguments = growArguments(state, arguments, formats + kNativeScratchSlots);
    Value* upvalues = closureUpvalues(arguments);
    File* file = fileOf(upvalues[kLineFile]);
    if (file->kind == FileKind::kClosed) raiseError(state, "file is already closed");
    for (int32_t i = 0; i < formats; i++) arguments[i] = upvalues[kLineFormats + i];
    Value& own = arguments[formats + 2];
    own = arguments[-1];
    showOutput(file->stream);
    const Outcome results = readValues(state, arguments, formats, 1, file->stream);
    if (!arguments[-1].isFalsy()) return results;
    if (results > 1 && arguments[0].isString()) raiseError(state, "%S", arguments[0].string());
    if (!own.nativeClosure()->upvalues()[kLineCloses].isFalsy()) {
        closeFile(state, arguments, file);
        arguments[-1].setNil();
    }
    return 1;
}

// The formats are arguments[1 .. count); the file is in the slot behind the arguments.
void makeLines(State& state, Value* arguments, int32_t count, bool closes) {
    const int32_t formats = count > 1 ? count - 1 : 0;
    if (formats > kLineFormatsMax)
        raiseArgumentError(state, kLineFormatsMax + 2, "too many arguments");
    NativeClosure* closure =
        newNativeClosure(state, readNextLine, kLineFormats + uint32_t(formats));
    Value* upvalues = closure->upvalues();
    upvalues[kLineFile] = arguments[count];
    upvalues[kLineCloses].setBoolean(closes);
    for (int32_t i = 0; i < formats; i++) upvalues[kLineFormats + i] = arguments[1 + i];
    arguments[-1].setObject(Tag::NativeClosure, closure);
}

Outcome fileLines(State& state, Value* arguments, int32_t count) {
    checkOpenFile(state, arguments, count, 1);
    arguments[count] = arguments[0];
    makeLines(state, arguments, count, false);
    return 1;
}

Outcome ioLines(State& state, Value* arguments, int32_t count) {
    if (isNoneOrNil(arguments, count, 1)) {
        if (count == 0) count = 1;
        getDefault(state, kInputKey, arguments[0]);
        checkOpenFile(state, arguments, count, 1);
        arguments[count] = arguments[0];
        makeLines(state, arguments, count, false);
        return 1;
    }
    const char* name = checkString(state, arguments, count, 1)->text();
    openOrRaise(state, &arguments[count], name, "r");
    makeLines(state, arguments, count, true);
    const Value file = arguments[count];
    arguments[0].setNil();
    arguments[1].setNil();
    arguments[2] = file;
    return 4;
}

/// Other functions ///

Outcome fileClose(State& state, Value* arguments, int32_t count) {
    return closeFile(state, arguments, checkOpenFile(state, arguments, count, 1));
}

Outcome ioClose(State& state, Value* arguments, int32_t count) {
    if (count > 0) return fileClose(state, arguments, count);
    getDefault(state, kOutputKey, arguments[0]);
    return fileClose(state, arguments, 1);
}

Outcome fileCollect(State& state, Value* arguments, int32_t count) {
    File* file = checkFile(state, arguments, count, 1);
    if (file->kind != FileKind::kClosed) closeFile(state, arguments, file);
    return 0;
}

Outcome fileSeek(State& state, Value* arguments, int32_t count) {
    constexpr int kOrigins[] = {SEEK_SET, SEEK_CUR, SEEK_END};
    static constexpr char kNames[] = "set\0cur\0end\0";
    FILE* stream = checkOpenFile(state, arguments, count, 1)->stream;
    const int32_t origin = checkOption(state, arguments, count, 2, "cur", kNames);
    const Integer offset = optionalInteger(state, arguments, count, 3, 0);
    errno = 0;
    if (fseeko(stream, offset, kOrigins[origin]) != 0)
        return systemResult(state, arguments, false, nullptr);
    return resultInteger(arguments, Integer(ftello(stream)));
}

Outcome fileSetvbuf(State& state, Value* arguments, int32_t count) {
    constexpr int kModes[] = {_IONBF, _IOFBF, _IOLBF};
    static constexpr char kNames[] = "no\0full\0line\0";
    FILE* stream = checkOpenFile(state, arguments, count, 1)->stream;
    const int32_t mode = checkOption(state, arguments, count, 2, nullptr, kNames);
    const Integer bytes = optionalInteger(state, arguments, count, 3, BUFSIZ);
    errno = 0;
    const bool done = setvbuf(stream, nullptr, kModes[mode], size_t(bytes)) == 0;
    return systemResult(state, arguments, done, nullptr);
}

Outcome ioType(State& state, Value* arguments, int32_t count) {
    checkAny(state, arguments, count, 1);
    const Table* metatable = fileMetatable(state, arguments[count]);
    if (!arguments[0].isUserdata() || arguments[0].userdata()->metatable.get() != metatable)
        return resultNil(arguments);
    const bool closed = fileOf(arguments[0])->kind == FileKind::kClosed;
    return resultString(arguments, makeString(state, closed ? "closed file" : "file"));
}

Outcome fileTostring(State& state, Value* arguments, int32_t count) {
    const File* file = checkFile(state, arguments, count, 1);
    char address[kAddressTextBytes + 1] = "closed";
    if (file->kind != FileKind::kClosed) {
        formatAddress(address, arguments[0]);
        address[kAddressTextBytes] = 0;
    }
    Value& text = arguments[count];
    text.setNil();
    StringBuilder builder(state, &text);
    appendFormat(builder, "file (%s)", address);
    return resultString(arguments, builder.finish());
}

/// Opening the library ///

constexpr RomField kFields[] = {
    {"close", ioClose},
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

constexpr RomField kMethods[] = {
    {"close", fileClose}, {"flush", fileFlush},     {"lines", fileLines}, {"read", fileRead},
    {"seek", fileSeek},   {"setvbuf", fileSetvbuf}, {"write", fileWrite},
};

constexpr RomField kMetatableFields[] = {
    {"__close", fileCollect},
    {"__gc", fileCollect},
    {"__index", Member::kFileMethods},
    {"__name", RomText("FILE*")},
    {"__tostring", fileTostring},
};

static_assert(sizeof(File) == kFileBytes);

} // namespace

constinit const RomTable ioRom = romTable<kFields>();
constinit const RomTable fileMethodsRom = romTable<kMethods>();
constinit const RomTable fileMetatableRom = romTable<kMetatableFields>();

void initStandardFile(void* data, Member file) {
    FILE* const streams[] = {stdin, stdout, stderr};
    const uint32_t number = uint32_t(file) - uint32_t(Member::kStandardInput);
    *static_cast<File*>(data) = {streams[number], FileKind::kStandard};
}

} // namespace nanolua
