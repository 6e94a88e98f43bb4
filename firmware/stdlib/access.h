// Indexing, length and order as the language has them, for native functions of the library.
//
// Invariant: nothing here calls Lua. What needs a metamethod becomes a call, prepared at `call`, a
// place of four slots that the collector sees: the caller hands it to callThen() and finds the result
// in call[0], where it would be without a metamethod, too.
#pragma once

#include "../engine/nanolua.h"

namespace nanolua {

// A table without any metatable: access to it is raw.
inline bool isPlain(const Value& value) {
    return value.isTable() && value.table()->metatable.ref() == 0;
}

// object[key]. False: call[0] is to be called with two values, for one result.
bool getElement(State& state, const Value& object, const Value& key, Value* call);
bool getElement(State& state, const Value& object, Integer key, Value* call);

// object[key] = value. False: call[0] is to be called with three values, for no result. `value` is a
// slot other than call[0].
bool setElement(State& state, const Value& object, Integer key, const Value& value, Value* call);

// #object. False: call[0] is to be called with two values, for one result. checkLength() takes the
// result apart.
bool getLength(State& state, const Value& object, Value* call);
Integer checkLength(State& state, const Value& length);

// Raw assignment of any value, nil included. Table and value lie in slots.
void assignRaw(State& state, Table* table, Integer key, const Value& value);

// a < b. On kCall, call[0] is to be called with two values; its result is a truth value.
enum class Order : uint8_t { kLess, kNotLess, kCall };
Order compareLess(State& state, const Value& a, const Value& b, Value* call);

// What a function needs of an argument that is no table (manual §6.6); else the argument is refused.
inline constexpr uint32_t kReads = 1;
inline constexpr uint32_t kWrites = 2;
inline constexpr uint32_t kMeasures = 4;
void checkTableLike(State& state, Value* arguments, int32_t count, int32_t index, uint32_t uses);

} // namespace nanolua
