// The functions of the table library by file; for table*.cpp only.
//
// Invariant: table.cpp works on plain tables without calling anything; whatever may need a
// metamethod, or moves elements, is in table_metamethods.cpp.
#pragma once

#include "access.h"
#include "stdlib.h"

namespace nanolua {

// table_metamethods.cpp. The arguments are those of the library's functions.
Outcome insertInside(State& state, Value* arguments, int32_t count);
Outcome removeInside(State& state, Value* arguments, int32_t count);
Outcome tableMove(State& state, Value* arguments, int32_t count);
Outcome concatThroughMetamethods(State& state, Value* arguments, int32_t count);
Outcome unpackThroughMetamethods(State& state, Value* arguments, int32_t count);

// sort.cpp
Outcome tableSort(State& state, Value* arguments, int32_t count);

// The checks that both ways share.
// How many values unpack returns; raises if they do not fit the stack.
int32_t checkUnpackCount(State& state, const Value* arguments, Integer first, Integer last);
[[noreturn]] void raiseConcatElement(State& state, const Value& element, Integer index);

} // namespace nanolua
