// Tables: compact array part, hash part with Brent's chained scatter, raw access.
//
// Invariants: a key lies in the array part if and only if 1 <= key <= arrayCapacity(); a float key
// with an integer value is stored as the integer; a node is reachable from its key's main position.
// Constant nodes (see rom_table.h) are only read; a table that is written gets nodes of its own.
// Functions without State& cannot allocate, collect or raise. All access here is raw (no
// metamethods: see metamethod.h).
#pragma once

#include "core_rom.h"
#include "state.h"

namespace nanolua {

Table* newTable(State& state, uint32_t arrayCapacity, uint32_t nodeCount);
// Makes an empty table of a block, all but the header.
inline void initTable(Table* table);
// As newTable(state, arrayCapacity, 0) of at most four elements, if a block lies ready; or nullptr.
inline Table* newReadyTable(State& state, uint32_t arrayCapacity);
inline constexpr uint32_t kReadyElementsMax = 4;
void resizeTable(State& state, Table* table, uint32_t arrayCapacity, uint32_t nodeCount);

// Each get writes the value (nil if absent) to `out` and returns its tag.
Tag getByIntegerInNodes(const Table* table, Integer key, Value& out);
Tag getByKey(const Table* table, const Value& key, Value& out);

inline void initTable(Table* table) {
    table->nodesShift = 32;
    table->lengthHint = 0;
    table->weakness = 0;
    table->spareSixteenths = 0;
    table->metamethods = 0;
    table->nodes = emptyNode();
    table->metatable = nullptr;
    table->array = emptyArray();
}

NL_ALWAYS_INLINE Table* newReadyTable(State& state, uint32_t arrayCapacity) {
    uint32_t partBytes = arrayCapacity * uint32_t(sizeof(Payload));
    if (arrayCapacity != 0) partBytes += 2 * kWordBytes;
    Object* block = allocateReady(state, sizeof(Table) + partBytes, ObjectKind::Table);
    if (NL_UNLIKELY(block == nullptr)) return nullptr;
    Table* table = static_cast<Table*>(block);
    initTable(table);
    if (arrayCapacity == 0) return table;
    table->array = refTo(table + 1) + kWordBytes;
    table->arrayCapacity() = arrayCapacity;
    *reinterpret_cast<uint32_t*>(table->arrayTags()) = 0;
    return table;
}

// The node whose key is this short string, or nullptr. A constant node is neither to be written, nor
// to be read other than by getByString.
inline Node* findNode(const Table* table, const String* key);
// As findNode, from the second node of a chain on, and for equal text at another address.
Node* findNodeSlow(Node* node, const String* key);
inline bool isConstant(const Node* node) { return node->keyTag >= uint32_t(Tag::RomString); }
// As getByString, for a key that is not in the first node at first sight.
Tag getByStringSlow(const Node* first, const String* key, Value& out);

inline Tag getByInteger(const Table* table, Integer key, Value& out) {
    Unsigned index = Unsigned(key) - 1;
    if (NL_LIKELY(index < table->arrayCapacity())) {
        out.payload = table->arrayPayloads()[index];
        return out.tag = Tag(table->arrayTags()[index]);
    }
    return getByIntegerInNodes(table, key, out);
}

// A table's second word, which nodesShift begins and Table::metamethods ends, and the third.
struct NodesPlace {
    uint32_t word;
    Ref nodes;
};
inline NodesPlace nodesPlaceOf(const Table* table) {
    NodesPlace place;
#if defined(__thumb2__)
    asm("ldrd %0, %1, [%2, #4]" : "=r"(place.word), "=r"(place.nodes) : "r"(table), "m"(*table));
#else
    memcpy(&place.word, static_cast<const Object*>(table) + 1, sizeof place.word);
    place.nodes = table->nodes.ref();
#endif
    return place;
}

// Where the chain of keys with a hash begins.
inline Node* nodeForHash(NodesPlace place, uint32_t hash) {
#if defined(__thumb2__)
    // The processor takes the distance from the lowest byte alone.
    static_assert(kNodeBytes % 3 == 0);
    asm("lsr %1, %2, %1\n\t"
        "add %1, %1, %1, lsl #1\n\t"
        "add %0, %0, %1, lsl %3"
        : "+r"(place.nodes), "+r"(place.word)
        : "r"(hash), "i"(__builtin_ctz(kNodeBytes)));
    return pointerTo<Node>(place.nodes);
#else
    return pointerTo<Node>(place.nodes) + (hash >> 1 >> ((place.word & 0xFF) - 1)); // by up to 32
#endif
}
inline Node* nodeForHash(const Table* table, uint32_t hash) {
    return nodeForHash(nodesPlaceOf(table), hash);
}

// Where a string key's chain begins, and whether a node there is the key's, at first sight.
inline Node* firstNode(const Table* table, const String* key) {
    return nodeForHash(table, key->hash);
}
inline bool hasKey(const Node* node, const String* key) {
    return node->key.ref == refTo(key) && node->keyTag == uint32_t(Tag::ShortString);
}

inline Node* findNode(const Table* table, const String* key) {
    Node* node = firstNode(table, key);
    return NL_LIKELY(hasKey(node, key)) ? node : findNodeSlow(node, key);
}

inline Tag getByString(const Table* table, const String* key, Value& out) {
    const Node* node = firstNode(table, key);
    const int32_t tag = node->openTag();
    if (NL_UNLIKELY(node->key.ref != refTo(key) || tag <= 0))
        return getByStringSlow(node, key, out);
    out.payload = node->value;
    return out.tag = Tag(tag);
}

// Gives a table without nodes constant ones.
inline void setConstantNodes(Table* table, Ref nodes, uint32_t nodesLog2,
                             uint32_t spareSixteenths = 0) {
    table->nodes = Link<Node>::fromRef(nodes);
    table->nodesShift = uint8_t(32 - nodesLog2);
    table->spareSixteenths = spareSixteenths & 0xF;
}

// Key and value of any node, constant ones included.
void readKey(const Node* node, Value& out);
Tag readValue(const Node* node, Value& out);

// Tables and files of the libraries are made when they are first read: constant nodes refer to them
// by number, with Tag::Member. All functions above give such a value as it is; who reads tables that
// may be the libraries' own has to take the object in its stead.
struct MemberSource {
    uint32_t count;
    // Makes State::members if there are none, and the object in it. May raise.
    void (*make)(State& state, uint32_t number);
    // The nodes of one that is not made yet, if it is a table and has any.
    const Node* (*nodes)(uint32_t number, uint32_t& nodeCount);
};

// Replaces a value with Tag::Member by the object, which is made if need be; returns the new tag.
// `value` need not be in a slot. May raise.
Tag takeMemberSlow(State& state, Value& value);
inline Tag takeMember(State& state, Value& value) {
    return NL_LIKELY(value.tag != Tag::Member) ? value.tag : takeMemberSlow(state, value);
}

// getByKey() and takeMember(). May raise.
Tag takeByKey(State& state, const Table* table, const Value& key, Value& out);

// Whether the key has a value in constant nodes, which setExisting() leaves alone.
bool isConstantField(const Table* table, const Value& key);

// Writes a value to a key that is present with a non-nil value in RAM; returns false (and writes
// nothing) otherwise. Includes the barrier.
bool setExisting(Collector& collector, Table* table, const Value& key, const Value& value);
bool setExistingInteger(Collector& collector, Table* table, Integer key, const Value& value);
bool setExistingString(Collector& collector, Table* table, const String* key, const Value& value);

// Forgets what is known of the table as a metatable.
inline void forgetMetamethods(Table* table) { table->metamethods = 0; }

// Raw assignment. Raises for a nil or NaN key ("table index is nil", "table index is NaN") and for
// "table overflow". Includes the barrier; the caller does forgetMetamethods().
void setByKey(State& state, Table* table, const Value& key, const Value& value);
void setByInteger(State& state, Table* table, Integer key, const Value& value);
void setByString(State& state, Table* table, String* key, const Value& value);

// A border (manual §3.4.7): t[n] ~= nil and t[n+1] == nil, or 0.
Unsigned tableLength(const Table* table);

// Replaces key (at[0]) by the next key and sets at[1] to its value; false at the end. Raises
// "invalid key to 'next'" for a key that is not there.
bool tableNext(State& state, const Table* table, Value* at);

} // namespace nanolua
