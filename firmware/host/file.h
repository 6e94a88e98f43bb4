// Files of the PC's io library: userdata that hold a FILE of the C library.
//
// Invariant: a File is closed exactly once, by close, __close, __gc, the end of a loop over io.lines, or
// closeFiles(). The metatable is in the registry as "FILE*".
#pragma once

#include <stdio.h>

#include "engine/nanolua.h"

namespace nanolua {

enum class FileKind : uint32_t {
    kClosed,
    kStandard, // stays open
    kOrdinary,
    kProcess, // made by io.popen
};

// The bytes of the userdata, 4-byte aligned as all objects are.
struct __attribute__((packed, aligned(4))) File {
    FILE* stream;
    FileKind kind;
};

inline constexpr char kFileTypeName[] = "FILE*";

inline File* fileOf(const Value& value) { return static_cast<File*>(value.userdata()->data()); }

// The metatable of files; `slot` is one that the collector sees.
const Table* fileMetatable(State& state, Value& slot);

// Puts a new, closed file into the slot; slot[1] is used as well.
File* newFile(State& state, Value* slot);

// The argument as a file, or as one that is open; raise. A slot behind the arguments is used.
File* checkFile(State& state, Value* arguments, int32_t count, int32_t index);
File* checkOpenFile(State& state, Value* arguments, int32_t count, int32_t index);

// The results of a function that the system has answered: true; or nil, "name: reason", errno. The name
// may be nullptr. arguments[0] is kept until the end.
Outcome systemResult(State& state, Value* arguments, bool succeeded, const char* name);

// The results for how a process ended: true or nil, "exit" or "signal", code.
Outcome processResult(State& state, Value* arguments, int status);

// Closes an open file; the outcome of its close method.
Outcome closeFile(State& state, Value* arguments, File* file);

// Reads by the formats in arguments[first - 1 .. count), or a line if there are none: the outcome of
// read. Two slots behind the arguments are used.
Outcome readValues(State& state, Value* arguments, int32_t count, int32_t first, FILE* stream);

} // namespace nanolua
