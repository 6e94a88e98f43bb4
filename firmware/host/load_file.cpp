// Code from files on a PC: loadfile and dofile (manual §6.1), and the searchers of package.path and
// package.cpath (§6.3). A file is read as a whole and handed to load, which knows text and binary chunks.
#include "stdlib/load_file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "stdlib/access.h"
#include "stdlib/base_library.h"
#include "stdlib/library_group.h"

namespace nanolua {

const bool kHasFiles = true;

namespace {

/// Reading ///

// Puts the whole input into the slot; false on a failure.
bool readAll(State& state, FILE* stream, Value& out) {
    constexpr uint32_t kPieceBytes = 4096;
    StringBuilder builder(state, &out, kPieceBytes);
    for (;;) {
        char* place = builder.reserve(kPieceBytes);
        const size_t bytes = fread(place, 1, kPieceBytes, stream);
        builder.commit(uint32_t(bytes));
        if (bytes < kPieceBytes) break;
    }
    builder.finish();
    return ferror(stream) == 0;
}

// A mark of the byte order, then a first line that begins with #: both are skipped, but for the line's
// end, so that lines keep their numbers; in front of a binary chunk that goes, too.
void skipPrefix(State& state, Value& text) {
    constexpr char kByteOrderMark[] = "\xEF\xBB\xBF";
    constexpr char kBinaryMark = 0x1B;
    const String* whole = text.string();
    uint32_t at = 0;
    if (strncmp(whole->text(), kByteOrderMark, 3) == 0) at = 3;
    if (whole->text()[at] == '#') {
        while (at < whole->lengthBytes() && whole->text()[at] != '\n') at++;
        if (at < whole->lengthBytes() && whole->text()[at + 1] == kBinaryMark) at++;
    }
    if (at == 0) return;
    text.setString(makeString(state, whole->text() + at, whole->lengthBytes() - at));
}

bool describe(State& state, Value& out, const char* what, const char* name) {
    const int error = errno;
    StringBuilder message(state, &out);
    appendFormat(message, "cannot %s %s", what, name);
    if (error != 0) appendFormat(message, ": %s", strerror(error));
    message.finish();
    return false;
}

// Reads a file (nullptr: standard input) into the slot, or the reason why not.
bool readFile(State& state, const char* name, Value* slot) {
    errno = 0;
    FILE* stream = name == nullptr ? stdin : fopen(name, "rb");
    if (stream == nullptr) return describe(state, *slot, "open", name);
    // Reading may run out of memory: the stream must not be lost then.
    struct Read {
        FILE* stream;
        Value* slot;
        bool succeeded;
    } reading = {stream, slot, false};
    const bool completed = protect(
        state,
        [](State& inner, void* context) {
            Read& read = *static_cast<Read*>(context);
            read.succeeded = readAll(inner, read.stream, *read.slot);
        },
        &reading);
    if (name != nullptr) fclose(stream);
    if (!completed) raise(state, state.error, ErrorStatus::kMemory);
    errno = 0;
    if (!reading.succeeded) return describe(state, *slot, "read", name == nullptr ? "stdin" : name);
    skipPrefix(state, *slot);
    return true;
}

/// loadfile and dofile ///

enum LoadSlot : int32_t { kName, kMode, kEnvironment, kCall, kLoadSlots = kCall + 6 };

Outcome passResults(State& state, Value* arguments, int32_t count) {
    const Value* results = callResults(state);
    for (int32_t i = 0; i < count; i++) arguments[i - 1] = results[i];
    return count;
}

void setChunkName(State& state, Value& out, const Value& fileName) {
    out.setNil();
    StringBuilder name(state, &out);
    if (fileName.isNil()) {
        appendFormat(name, "=stdin");
    } else {
        appendFormat(name, "@%S", fileName.string());
    }
    name.finish();
}

} // namespace

Outcome baseLoadfile(State& state, Value* arguments, int32_t count) {
    const String* name = optionalString(state, arguments, count, 1);
    optionalString(state, arguments, count, 2);
    Value* slots = growArguments(state, arguments, kLoadSlots);
    for (int32_t i = count; i < kLoadSlots; i++) slots[i].setNil();
    Value* call = &slots[kCall];
    const int32_t loadArguments = count > kEnvironment ? 4 : 3;
    if (!readFile(state, name == nullptr ? nullptr : name->text(), &call[1])) {
        slots[0] = call[1];
        slots[-1].setNil();
        return 2;
    }
    setChunkName(state, call[2], slots[kName]);
    call[3] = slots[kMode];
    call[4] = slots[kEnvironment];
    setNativeFunction(call[0], baseLoad);
    return callThen(state, call, loadArguments, -1, passResults);
}

namespace {

Outcome callLoaded(State& state, Value*, int32_t) {
    Value* loaded = callResults(state);
    if (loaded[0].isNil()) raise(state, loaded[1]);
    return callThen(state, loaded, 0, -1, passResults);
}

} // namespace

Outcome baseDofile(State& state, Value* arguments, int32_t count) {
    optionalString(state, arguments, count, 1);
    Value* call = &arguments[1];
    call[1].setNil();
    if (count > 0) call[1] = arguments[0];
    setNativeFunction(call[0], baseLoadfile);
    return callThen(state, call, 1, 2, callLoaded);
}

/// package.searchpath ///

namespace {

constexpr char kPathSeparator = ';';
constexpr char kNameMark = '?';
constexpr char kDirectorySeparator[] = "/";
constexpr char kConfiguration[] = "/\n;\n?\n!\n-\n";
constexpr char kDefaultPath[] = "./?.lua;./?/init.lua";
constexpr char kDefaultLibraryPath[] = "./?.so";
constexpr char kNoLibraries[] = "dynamic libraries are not supported";

// Appends `name` with every `separator` replaced; an empty separator replaces nothing.
void appendReplaced(StringBuilder& builder, const char* name, const char* separator,
                    const char* replacement) {
    const size_t bytes = strlen(separator);
    while (*name != 0) {
        if (bytes != 0 && strncmp(name, separator, bytes) == 0) {
            appendFormat(builder, "%s", replacement);
            name += bytes;
        } else {
            builder.append(*name++);
        }
    }
}

bool isReadable(const char* name) {
    FILE* stream = fopen(name, "r");
    if (stream != nullptr) fclose(stream);
    return stream != nullptr;
}

struct Search {
    const char* name;
    const char* path;
    const char* separator;
    const char* replacement;
};

// The file name of the template that `at` begins, into the slot; returns where the next one begins.
const char* makeFileName(State& state, Value& out, const Search& search, const char* at) {
    out.setNil();
    StringBuilder builder(state, &out);
    for (; *at != 0 && *at != kPathSeparator; at++) {
        if (*at == kNameMark) {
            appendReplaced(builder, search.name, search.separator, search.replacement);
        } else {
            builder.append(*at);
        }
    }
    builder.finish();
    return *at == 0 ? nullptr : at + 1;
}

// The first readable file into slot[0], or a list of those tried; uses slot[1], too.
bool searchPath(State& state, Value* slot, const Search& search) {
    slot[0].setNil();
    StringBuilder tried(state, &slot[0]);
    for (const char* at = search.path; at != nullptr;) {
        at = makeFileName(state, slot[1], search, at);
        const String* name = slot[1].string();
        if (isReadable(name->text())) {
            slot[0] = slot[1];
            return true;
        }
        StringBuilder list = StringBuilder::resume(state, &slot[0]);
        if (list.lengthBytes() != 0) appendFormat(list, "\n\t");
        appendFormat(list, "no file '%S'", name);
    }
    StringBuilder::resume(state, &slot[0]).finish();
    return false;
}

const char* textOr(const String* given, const char* preset) {
    return given == nullptr ? preset : given->text();
}

Outcome packageSearchpath(State& state, Value* arguments, int32_t count) {
    Search search;
    search.name = checkString(state, arguments, count, 1)->text();
    search.path = checkString(state, arguments, count, 2)->text();
    search.separator = textOr(optionalString(state, arguments, count, 3), ".");
    search.replacement = textOr(optionalString(state, arguments, count, 4), kDirectorySeparator);
    Value* slot = &arguments[count];
    if (searchPath(state, slot, search)) return result(arguments, *slot);
    arguments[-1].setNil();
    arguments[0] = *slot;
    return 2;
}

Outcome packageLoadlib(State& state, Value* arguments, int32_t count) {
    checkString(state, arguments, count, 1);
    checkString(state, arguments, count, 2);
    arguments[0].setString(makeString(state, kNoLibraries));
    arguments[1].setString(makeString(state, "absent"));
    arguments[-1].setNil();
    return 3;
}

/// The searchers ///

enum SearchSlot : int32_t { kModule, kFile, kLoad, kPath = kLoad + 1, kFound };

Outcome finishSearch(State& state, Value* slots, int32_t) {
    const Value* loaded = callResults(state);
    if (loaded[0].isNil()) {
        raiseError(state, "error loading module '%S' from file '%S':\n\t%S",
                   slots[kModule].string(), slots[kFile].string(), loaded[1].string());
    }
    const Value file = slots[kFile];
    slots[-1] = loaded[0];
    slots[0] = file;
    return 2;
}

// The file to which a module's name leads in package.path or package.cpath, or the list of those tried,
// into slots[kFound]. The upvalue of a searcher is the package table.
bool findFile(State& state, Value* slots, const String* name, const char* field) {
    const Table* package = closureUpvalues(slots)[0].table();
    Value& path = slots[kPath];
    path.setString(makeString(state, field));
    const Value key = path;
    getByKey(package, key, path);
    if (!path.isString()) raiseError(state, "'package.%s' must be a string", field);
    const Search search = {name->text(), path.string()->text(), ".", kDirectorySeparator};
    return searchPath(state, &slots[kFound], search);
}

Outcome searchFiles(State& state, Value* slots, int32_t count) {
    const String* name = checkString(state, slots, count, 1);
    slots[kFile].setNil();
    if (!findFile(state, slots, name, "path")) return result(slots, slots[kFound]);
    slots[kFile] = slots[kFound];
    slots[kLoad + 1] = slots[kFile];
    setNativeFunction(slots[kLoad], baseLoadfile);
    return callThen(state, &slots[kLoad], 1, 2, finishSearch);
}

// C libraries are looked for, so that a program learns why one that is there does not load.
Outcome searchLibrary(State& state, Value* slots, const String* name) {
    if (!findFile(state, slots, name, "cpath")) return result(slots, slots[kFound]);
    raiseError(state, "error loading module '%S' from file '%S':\n\t%s", slots[kModule].string(),
               slots[kFound].string(), kNoLibraries);
}

Outcome searchLibraries(State& state, Value* slots, int32_t count) {
    return searchLibrary(state, slots, checkString(state, slots, count, 1));
}

// A library may hold its submodules: for a.b.c that of a is looked for.
Outcome searchRootLibraries(State& state, Value* slots, int32_t count) {
    const String* name = checkString(state, slots, count, 1);
    const char* dot = strchr(name->text(), '.');
    if (dot == nullptr) return resultNil(slots);
    slots[kFile].setString(makeString(state, name->text(), uint32_t(dot - name->text())));
    return searchLibrary(state, slots, slots[kFile].string());
}

constexpr NativeFunction kFileSearchers[] = {searchFiles, searchLibraries, searchRootLibraries};

void setText(State& state, Table* package, const char* name, const char* text) {
    Value* slot = errorSlot(state);
    slot->setString(makeString(state, text));
    setField(state, package, name, *slot);
    state.top = slot;
}

} // namespace

void openFileSearch(State& state) {
    Table* package = memberTable(state, Member::kPackage);
    Value value;
    setText(state, package, "config", kConfiguration);
    setText(state, package, "path", kDefaultPath);
    setText(state, package, "cpath", kDefaultLibraryPath);
    setNativeFunction(value, packageLoadlib);
    setField(state, package, "loadlib", value);
    setNativeFunction(value, packageSearchpath);
    setField(state, package, "searchpath", value);
    Value* slots = hostSlots(state, 2);
    takeField(state, package, "searchers", slots[1]);
    Table* searchers = slots[1].table();
    for (NativeFunction function : kFileSearchers) {
        NativeClosure* searcher = newNativeClosure(state, function, 1);
        searcher->upvalues()[0].setTable(package);
        slots[0].setObject(Tag::NativeClosure, searcher);
        setByInteger(state, searchers, Integer(tableLength(searchers)) + 1, slots[0]);
    }
}

} // namespace nanolua
