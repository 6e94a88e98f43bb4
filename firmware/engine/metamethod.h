// Metatables: finding metamethods, and access that honours them.
//
// Invariant: Table::metamethods is a cache for a table's use as a metatable. Bit m < 6 says that it has
// no metamethod m; kIndexIsSelf, that its __index is the table itself, whose node is guarded then. Who
// adds a name to a table does forgetMetamethods(), as writing a guarded node does.
#pragma once

#include "core_rom.h"
#include "state.h"
#include "table.h"

namespace nanolua {

inline constexpr uint8_t kIndexIsSelf = 0x80;

inline bool isKnownAbsent(const Table* metatable, Metamethod metamethod) {
    return (metatable->metamethods & (1u << uint32_t(metamethod))) != 0;
}

inline bool isOwnIndex(const Table* metatable) {
    return (metatable->metamethods & kIndexIsSelf) != 0;
}
inline bool isOwnIndex(NodesPlace metatable) { return int32_t(metatable.word) < 0; }

// The node of its __index is found to hold the metatable itself.
inline void noteIndexIsSelf(Table* metatable, Node* node) {
    metatable->metamethods |= kIndexIsSelf;
    node->guarded = 1;
}

// The metatable of any value, or nullptr.
Table* metatableOf(const State& state, const Value& value);

// Sets the metatable of all values of a type that have none of their own. May raise.
void setTypeMetatable(State& state, Type type, Table* metatable);

// The metamethod's value (its tag is Nil if absent; that of __index may be Tag::Member).
Tag findMetamethod(const State& state, const Value& value, Metamethod metamethod, Value& out);

// For the first six metamethods, which are cached: nil at the price of a test when absent.
Tag findCachedSlow(Table* metatable, Metamethod metamethod, Value& out);
inline Tag findCached(Table* metatable, Metamethod metamethod, Value& out) {
    if (metatable == nullptr || isKnownAbsent(metatable, metamethod)) return out.tag = Tag::Nil;
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
