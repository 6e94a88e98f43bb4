// Metatables: finding metamethods, and access that honours them.
//
// Invariant: absentMetamethods of a table is a cache for its use as a metatable: a set bit says that
// the table has no such field. Whoever assigns to a table by name clears it (forgetAbsent).
#pragma once

#include "core_rom.h"
#include "state.h"
#include "table.h"

namespace nanolua {

inline void forgetAbsent(Table* table) { table->absentMetamethods = 0; }

// The metatable of any value, or nullptr.
Table* metatableOf(const State& state, const Value& value);

// The metamethod's value (its tag is Nil if absent).
Tag findMetamethod(const State& state, const Value& value, Metamethod metamethod, Value& out);

// For the first six metamethods, which are cached: nil at the price of a test when absent.
Tag findCachedSlow(Table* metatable, Metamethod metamethod, Value& out);
inline Tag findCached(Table* metatable, Metamethod metamethod, Value& out) {
    if (metatable == nullptr || (metatable->absentMetamethods & (1u << uint32_t(metamethod))) != 0)
        return out.tag = Tag::Nil;
    return findCachedSlow(metatable, metamethod, out);
}

// Comparison without metamethods: of any two values, and of two numbers.
bool rawEqual(const Value& a, const Value& b);
bool numberLess(const Value& a, const Value& b);
bool numberLessEqual(const Value& a, const Value& b);

// What an indexing operation comes to once raw access has failed.
enum class Access : uint8_t {
    kDone,  // get: `out` holds the value; set: written
    kCall,  // the metamethod in `handler` is to be called with `object`, key (and value)
};

// Follows the __index chain from `object` (not yet looked at). May raise ("attempt to index a nil
// value (local 'x')", "'__index' chain too long; possibly a loop").
// On kCall, `handler` is the function and `object` the value it is called with.
Access getThroughMetatables(State& state, Value& object, const Value& key, Value& out,
                            Value& handler);

// The same for assignment: __newindex chains.
Access setThroughMetatables(State& state, Value& object, const Value& key, const Value& value,
                            Value& handler);

// Sets the metatable of a table or userdata (nullptr: none): barrier, and __gc noted.
void setMetatable(State& state, Object* object, Table* metatable);

} // namespace nanolua
