// The functions of the table library by file; for table*.cpp only.
//
// Invariant: table.cpp works on plain tables without calling anything; whatever may need a
// metamethod goes to table_metamethods.cpp, after the same checks of the first argument.
#pragma once

#include "access.h"
#include "stdlib.h"

namespace nanolua {

// table_metamethods.cpp. The arguments are those of the library's functions.
Outcome insertThroughMetamethods(State& state, Value* arguments, int32_t count);
Outcome removeThroughMetamethods(State& state, Value* arguments, int32_t count);
Outcome moveThroughMetamethods(State& state, Value* arguments, int32_t count);
Outcome concatThroughMetamethods(State& state, Value* arguments, int32_t count);
Outcome unpackThroughMetamethods(State& state, Value* arguments, int32_t count);

// sort.cpp
Outcome tableSort(State& state, Value* arguments, int32_t count);

// The checks that both ways share.
void checkInsertPosition(State& state, Integer position, Integer end);
void checkRemovePosition(State& state, Integer position, Integer length);
void checkMove(State& state, Integer from, Integer last, Integer to);
// How many values unpack returns; raises if they do not fit the stack.
int32_t checkUnpackCount(State& state, const Value* arguments, Integer first, Integer last);
[[noreturn]] void raiseConcatElement(State& state, const Value& element, Integer index);
// Whether moving first..last to `to` within one table must begin at the end.
inline bool movesBackward(Integer first, Integer last, Integer to) {
    return to <= last && to > first;
}

} // namespace nanolua
