// Code from files: what depends on whether there is a file system. no_files.cpp is the version of
// boards, host/load_file.cpp that of a PC.
#pragma once

#include "../engine/nanolua.h"

namespace nanolua {

// Whether modules are also searched in files; then the images go without saying in messages.
extern const bool kHasFiles;

Outcome baseLoadfile(State& state, Value* arguments, int32_t count);
Outcome baseDofile(State& state, Value* arguments, int32_t count);

// Adds to the package library, whose other fields are complete, what finds modules in files.
void openFileSearch(State& state);

} // namespace nanolua
