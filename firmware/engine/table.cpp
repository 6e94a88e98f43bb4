// Tables. In reading order: hashing, lookup, insertion, growth, assignment, length, next.
//
// Invariant of chains: all live keys with one main position are on the chain that begins there; other
// keys may be on it too, and so may dead ones. A key is moved only when it sits in the main position
// of a new key without being at home there (Brent's variation of scatter storage).
#include "table.h"

#include <string.h>

#include "arithmetic.h"
#include "core_rom.h"
#include "debug.h"
#include "state.h"

namespace nanolua {

namespace {

// Limits: of blocks (kBlockWordsMax), and of the distance between two nodes in i32f32.
constexpr uint32_t kArrayLog2Max = sizeof(Integer) == 4 ? 23 : 22;
constexpr uint32_t kArrayCapacityMax = 1u << kArrayLog2Max;
constexpr uint32_t kNodesLog2Max = sizeof(Integer) == 4 ? 18 : 21;
static_assert((1u << kNodesLog2Max) - 1 <= uint32_t(kNodeDistanceMax));
static_assert((kNodeBytes << kNodesLog2Max) + 2 * kWordBytes <= kBlockBytesMax);

Object* ownedBlock(Ref contents) { return pointerTo<Object>(contents - kWordBytes); }
// The place of an array part begins with its capacity.
Ref arrayAt(Ref place) { return place + kWordBytes; }
Ref arrayPlace(const Table* table) { return table->array - kWordBytes; }

// ---- Hashing -------------------------------------------------------------------------------------

inline uint32_t mixBits(uint32_t bits) {
    bits *= Abi::kHashMultiplier;
    return bits ^ bits >> Abi::kIntegerHashShift;
}

inline uint32_t hashInteger(Integer key) {
    if constexpr (sizeof(Integer) == 4) return mixBits(uint32_t(key));
    return mixBits(uint32_t(key) ^ uint32_t(Unsigned(key) >> (kIntegerBits - 32)));
}

uint32_t hashKey(Tag tag, const Payload& key) {
    switch (tag) {
    case Tag::ShortString:
        return pointerTo<String>(key.ref)->hash;
    case Tag::LongString:
        return hashOf(pointerTo<String>(key.ref));
    case Tag::Integer:
    case Tag::Float:
        return hashInteger(key.integer);
    case Tag::False:
    case Tag::True:
        return uint32_t(tag);
    default:
        return mixBits(key.ref);
    }
}

// ---- Lookup --------------------------------------------------------------------------------------

inline bool hasIntegerKey(const Node* node) {
    return node->keyTag == uint32_t(Tag::Integer) || node->keyTag == uint32_t(Tag::ImageInteger);
}

inline Node* findInteger(const Table* table, Integer key) {
    Node* node = nodeForHash(table, hashInteger(key));
    for (;;) {
        if (node->key.integer == key && hasIntegerKey(node)) return node;
        int32_t next = node->next;
        if (next == 0) return nullptr;
        node += next;
    }
}

bool isKey(const Node* node, Tag tag, const Payload& key) {
    if (tag == Tag::Integer) return hasIntegerKey(node) && node->key.integer == key.integer;
    if (node->keyTag != uint32_t(tag)) return false;
    switch (tag) {
    case Tag::False:
    case Tag::True:
        return true;
    case Tag::Float:
        return node->key.integer == key.integer;
    case Tag::ShortString:
    case Tag::LongString:
        return equalStrings(pointerTo<String>(node->key.ref), pointerTo<String>(key.ref));
    default:
        return node->key.ref == key.ref;
    }
}

// Any key but nil, integers and floats with an integer value.
Node* findOther(const Table* table, const Value& key) {
    Node* node = nodeForHash(table, hashKey(key.tag, key.payload));
    while (!isKey(node, key.tag, key.payload)) {
        int32_t next = node->next;
        if (next == 0) return nullptr;
        node += next;
    }
    return node;
}

Tag readFound(const Node* node, Value& out) {
    return node == nullptr ? out.tag = Tag::Nil : readValue(node, out);
}

void writeNode(Node* node, const Value& value) {
    node->value = value.payload;
    node->valueTag = uint8_t(value.tag);
}

// As writeNode, for a node that is the table's own. What is known of it is true no more.
void rewriteNode(Table* table, Node* node, const Value& value) {
    writeNode(node, value);
    if (NL_LIKELY(node->guarded == 0 || node->keyTag != uint32_t(Tag::ShortString))) return;
    node->guarded = 0;
    forgetMetamethods(table);
}

const String* imageKey(const Node* node) {
    return pointerTo<const String>(refTo(node) + node->key.ref);
}

// A key that is found as equal text at another address (see string.h) is replaced by the one that was
// looked up, so that the next look-up finds it at first sight. It needs no barrier if it is black, as
// everything in ROM is. Constant nodes keep their keys.
NL_ALWAYS_INLINE Node* findInChain(Node* node, const String* key) {
    constexpr uint32_t kConstantBit = uint32_t(Tag::RomString) ^ uint32_t(Tag::ShortString);
    Ref ref = refTo(key);
    for (;;) {
        if ((node->keyTag & ~kConstantBit) == uint32_t(Tag::ShortString)) {
            if (node->key.ref == ref) return node;
            const String* other = pointerTo<String>(node->key.ref);
            if (other->hash == key->hash && equalWords(other, key)) {
                if (!isConstant(node) && key->isBlack()) node->key.ref = ref;
                return node;
            }
        }
        if (node->keyTag == uint32_t(Tag::ImageString) && equalStrings(imageKey(node), key))
            return node;
        int32_t next = node->next;
        if (next == 0) return nullptr;
        node += next;
    }
}

} // namespace

Node* findNodeSlow(Node* first, const String* key) { return findInChain(first, key); }

Tag getByStringSlow(const Node* first, const String* key, Value& out) {
    return readFound(findInChain(const_cast<Node*>(first), key), out);
}

void readKey(const Node* node, Value& out) {
    out.payload = node->key;
    out.tag = Tag(node->keyTag);
    if (out.tag == Tag::RomString) out.tag = Tag::ShortString;
    if (out.tag == Tag::ImageInteger) out.tag = Tag::Integer;
    if (out.tag == Tag::RomEmpty || out.tag == Tag::ImageEmpty) out.tag = Tag::Nil;
    if (out.tag == Tag::ImageString) out.setString(imageKey(node));
}

Tag readValue(const Node* node, Value& out) {
    out.payload = node->value;
    out.tag = node->tag();
    if (node->keyTag >= uint32_t(Tag::ImageString) && out.isString()) out.payload.ref += refTo(node);
    return out.tag;
}

Tag takeMemberSlow(State& state, Value& value) {
    uint32_t number = value.payload.ref;
    if (madeMember(state, number) == nullptr) state.memberSource->make(state, number);
    const Object* object = madeMember(state, number);
    value.setObject(object->kind() == ObjectKind::Table ? Tag::Table : Tag::Userdata, object);
    return value.tag;
}

bool isConstantField(const Table* table, const Value& key) {
    const bool mayBe = key.tag == Tag::ShortString ? !table->ownsNodes()
                                                   : key.isNumber() && table->hasImageNodes();
    Value value;
    return mayBe && getByKey(table, key, value) != Tag::Nil;
}

Tag getByIntegerInNodes(const Table* table, Integer key, Value& out) {
    const Node* node = findInteger(table, key);
    if (node == nullptr) return out.tag = Tag::Nil;
    if (NL_UNLIKELY(isConstant(node))) return readValue(node, out);
    out.payload = node->value;
    return out.tag = node->tag();
}

Tag getByKey(const Table* table, const Value& key, Value& out) {
    Integer integer;
    switch (key.tag) {
    case Tag::ShortString:
        return getByString(table, key.string(), out);
    case Tag::Integer:
        return getByInteger(table, key.integer(), out);
    case Tag::Nil:
        return out.tag = Tag::Nil;
    case Tag::Float:
        if (floatToInteger(key.number(), integer)) return getByInteger(table, integer, out);
        [[fallthrough]];
    default:
        return readFound(findOther(table, key), out);
    }
}

Tag takeByKey(State& state, const Table* table, const Value& key, Value& out) {
    getByKey(table, key, out);
    return takeMember(state, out);
}

// ---- Insertion -----------------------------------------------------------------------------------

namespace {

Node* mainPosition(const Table* table, const Node* node) {
    return nodeForHash(table, hashKey(Tag(node->keyTag), node->key));
}

// A node that was never used, or nullptr.
Node* takeFreeNode(Table* table) {
    Node* first = table->nodes;
    bool isNoted = table->freeNodeBytes() != 0;
    Node* node = isNoted ? table->freeNode().get() : first + table->nodeCount();
    while (node > first) {
        node--;
        if (node->keyTag != uint32_t(Tag::Nil)) continue;
        if (isNoted) table->freeNode() = node;
        return node;
    }
    if (isNoted) table->freeNode() = first;
    return nullptr;
}

// Moves the entry in `node`, which is not in its main position `head`, to a free node.
void moveEntry(Node* head, Node* node, Node* freeNode) {
    Node* previous = head;
    while (previous + previous->next != node) previous += previous->next;
    previous->next = int32_t(freeNode - previous);
    *freeNode = *node;
    if (node->next == 0) return;
    freeNode->next = int32_t(node + node->next - freeNode);
    node->next = 0;
}

// Writes an entry of a node in RAM, all but its place in a chain.
void setEntry(Node* node, const Value& key, const Value& value) {
    node->key = key.payload;
    node->keyTag = uint8_t(key.tag);
    node->guarded = key.tag != Tag::ShortString || value.tag == Tag::Member;
    writeNode(node, value);
}

// Enters a key that is not there. Returns false if no node is free.
bool insertNode(Table* table, const Value& key, const Value& value) {
    if (!table->ownsNodes()) return false;
    Node* node = nodeForHash(table, hashKey(key.tag, key.payload));
    if (node->tag() != Tag::Nil) {
        Node* freeNode = takeFreeNode(table);
        if (freeNode == nullptr) return false;
        Node* head = mainPosition(table, node);
        if (head != node) {
            moveEntry(head, node, freeNode);
        } else {
            freeNode->next = node->next == 0 ? 0 : int32_t(node + node->next - freeNode);
            node->next = int32_t(freeNode - node);
            node = freeNode;
        }
    }
    setEntry(node, key, value);
    return true;
}

// ---- Growth --------------------------------------------------------------------------------------

uint32_t tagBytes(uint32_t capacity) { return (capacity + 3) & ~3u; }

// The capacity, and the elements.
uint32_t arrayBytes(uint32_t capacity) {
    return kWordBytes + capacity * uint32_t(sizeof(Payload)) + tagBytes(capacity);
}

// A number of nodes as a table holds it.
struct NodesSize {
    uint32_t log2;
    uint32_t spareSixteenths;

    // The smallest one of at least `count`. Larger numbers are rounded up by up to a sixteenth.
    explicit NodesSize(uint32_t count)
        : log2(count == 0 ? 0 : 31 - uint32_t(__builtin_clz(count))), spareSixteenths(0) {
        uint32_t positions = 1u << log2;
        if (count > positions)
            spareSixteenths = ((count - positions) * kSixteenths + positions - 1) >> log2;
        if (spareSixteenths < kSixteenths) return;
        spareSixteenths = 0;
        log2++;
    }
    uint32_t count() const { return nodeCountOf(log2, spareSixteenths); }
    // The free node, if there is one, and the nodes.
    uint32_t bytes() const { return Table::freeNodeBytes(32 - log2) + count() * kNodeBytes; }
};

// The block that the array part lies in, and where it begins there.
Object* arrayBlock(Table* table) {
    return table->hasInnerArray() ? static_cast<Object*>(table) : ownedBlock(arrayPlace(table));
}
uint32_t arrayOffset(const Table* table) {
    return table->hasInnerArray() ? uint32_t(sizeof(Table)) : kWordBytes;
}

// The block that the table's own nodes lie in.
Object* nodesBlock(Table* table) {
    return table->hasInnerNodes() ? static_cast<Object*>(table)
                                  : ownedBlock(table->nodes.ref() - table->freeNodeBytes());
}

// The block that nodes lay in is not needed for them any more.
void releaseNodes(State& state, Table* table, Object* block) {
    if (block == table)
        shrinkBlock(state.heap, table, sizeof(Table));
    else
        releaseOwned(state, block);
}

// Gives the table nodes of its own that lie behind a place for the free node.
void setOwnNodes(Table* table, void* part, NodesSize size) {
    table->nodesShift = uint8_t(32 - size.log2);
    table->spareSixteenths = size.spareSixteenths & 0xF;
    Node* nodes = pointerTo<Node>(refTo(part) + table->freeNodeBytes());
    table->nodes = nodes;
    if (table->freeNodeBytes() != 0) table->freeNode() = nodes + table->nodeCount();
}

// The same, without entries.
void makeNodes(Table* table, void* part, NodesSize size) {
    setOwnNodes(table, part, size);
    memset(table->nodes.get(), 0, size.count() * kNodeBytes);
}

// The smallest n with 2^n >= value.
uint32_t ceilLog2(uint32_t value) {
    return value <= 1 ? 0 : 32 - uint32_t(__builtin_clz(value - 1));
}

void writeElement(Table* table, uint32_t index, const Payload& value, Tag tag) {
    table->arrayPayloads()[index] = value;
    table->arrayTags()[index] = uint8_t(tag);
}

// Integer keys that now belong to the array part leave the nodes.
void moveNodesIntoArray(Table* table) {
    if (!table->ownsNodes()) return;
    Node* end = table->nodes.get() + table->nodeCount();
    for (Node* node = table->nodes; node < end; node++) {
        if (node->keyTag != uint32_t(Tag::Integer) || node->tag() == Tag::Nil) continue;
        Unsigned index = Unsigned(node->key.integer) - 1;
        if (index >= table->arrayCapacity()) continue;
        writeElement(table, uint32_t(index), node->value, node->tag());
        node->valueTag = uint8_t(Tag::Nil);
    }
}

// memmove to a higher address, which memcpy does faster in pieces that do not overlap.
void moveUp(uint8_t* to, const uint8_t* from, uint32_t bytes) {
    uint32_t distance = uint32_t(to - from);
    constexpr uint32_t kPieceBytesMin = 16;
    if (distance < kPieceBytesMin) {
        memmove(to, from, bytes);
        return;
    }
    for (; bytes > distance; bytes -= distance)
        memcpy(to + bytes - distance, from + bytes - distance, distance);
    memcpy(to, from, bytes);
}

// A place for an array part, with what there was of it in front.
Ref placeArray(State& state, Table* table, uint32_t capacity) {
    uint32_t bytes = arrayBytes(capacity);
    const bool isFirst = table->arrayCapacity() == 0;
    if (!isFirst && growBlock(state.heap, arrayBlock(table), arrayOffset(table) + bytes))
        return table->array;
    Object* block = allocateOwned(state, kWordBytes + bytes);
    memcpy(block + 1, pointerTo<void>(arrayPlace(table)),
           isFirst ? kWordBytes : arrayBytes(table->arrayCapacity()));
    if (table->hasInnerArray())
        shrinkBlock(state.heap, table, sizeof(Table));
    else if (!isFirst)
        releaseOwned(state, arrayBlock(table));
    return arrayAt(refTo(block + 1));
}

void growArray(State& state, Table* table, uint32_t capacity) {
    table->array = placeArray(state, table, capacity);
    uint32_t oldCapacity = table->arrayCapacity();
    const uint8_t* oldTags = table->arrayTags();
    table->arrayCapacity() = capacity;
    uint8_t* tags = table->arrayTags();
    moveUp(tags, oldTags, tagBytes(oldCapacity));
    memset(tags + tagBytes(oldCapacity), 0, tagBytes(capacity) - tagBytes(oldCapacity));
    moveNodesIntoArray(table);
}

// The elements beyond `capacity` have been moved to nodes.
void shrinkArray(State& state, Table* table, uint32_t capacity) {
    Object* block = arrayBlock(table);
    uint32_t offset = arrayOffset(table);
    const uint8_t* oldTags = table->arrayTags();
    if (capacity == 0) {
        table->array = emptyArray();
        if (block != table) return releaseOwned(state, block);
        return shrinkBlock(state.heap, block, offset);
    }
    table->arrayCapacity() = capacity;
    uint8_t* tags = table->arrayTags();
    memmove(tags, oldTags, capacity);
    memset(tags + capacity, 0, tagBytes(capacity) - capacity);
    shrinkBlock(state.heap, block, offset + arrayBytes(capacity));
}

uint32_t countNodes(const Table* table) {
    uint32_t count = 0;
    const Node* end = table->nodes.get() + table->nodeCount();
    for (const Node* node = table->nodes; node < end; node++) count += node->tag() != Tag::Nil;
    return count;
}

// Counts the elements with begin <= index < end (from 0) that are not nil.
uint32_t countElements(const Table* table, uint32_t begin, uint32_t end) {
    const uint8_t* tags = table->arrayTags();
    uint32_t count = 0;
    while (begin < end && begin % 4 != 0) count += tags[begin++] != 0;
    for (; begin + 4 <= end; begin += 4) {
        uint32_t four;
        memcpy(&four, tags + begin, sizeof(four));
        four = (four + 0x7F7F7F7Fu) & 0x80808080u; // tags are below 0x80
        count += (four >> 7) * 0x01010101u >> 24;
    }
    while (begin < end) count += tags[begin++] != 0;
    return count;
}

// A number of nodes for `count` entries. May raise.
NodesSize nodesFor(State& state, uint32_t count) {
    if (count > 1u << kNodesLog2Max) raiseRuntimeError(state, "table overflow");
    return NodesSize(count);
}

// A block of its own for nodes; setOwnNodes() takes it.
void* allocateNodes(State& state, NodesSize size) {
    return allocateOwned(state, kWordBytes + size.bytes()) + 1;
}

void readObject(State& state, const Node* node, Value& out) {
    readValue(node, out);
    takeMember(state, out);
}

// Gives a table with constant nodes the same ones in RAM.
void copyNodes(State& state, Table* table) {
    const NodesSize size(table->nodeCount());
    void* part = allocateNodes(state, size);
    const Node* from = table->nodes;
    setOwnNodes(table, part, size);
    Node* end = table->nodes.get() + table->nodeCount();
    for (Node* node = table->nodes; node < end; node++, from++) {
        *node = *from;
        Value key, value;
        readKey(from, key);
        readValue(from, value);
        setEntry(node, key, value);
    }
}

// Gives the table new nodes with all entries of the old ones and the elements beyond `arrayCapacity`.
void replaceNodes(State& state, Table* table, uint32_t arrayCapacity, uint32_t nodeCount) {
    uint32_t needed = countNodes(table);
    if (arrayCapacity < table->arrayCapacity())
        needed += countElements(table, arrayCapacity, table->arrayCapacity());
    if (needed < nodeCount) needed = nodeCount;
    if (needed == 0 && !table->ownsNodes()) return;
    const NodesSize size = nodesFor(state, needed);
    void* part = needed == 0 ? nullptr : allocateNodes(state, size);
    // Nothing allocates from here on.
    Node* node = table->nodes;
    Node* end = node + table->nodeCount();
    Object* oldBlock = table->ownsNodes() ? nodesBlock(table) : nullptr;
    if (part == nullptr)
        setConstantNodes(table, refTo(emptyNode()), 0);
    else
        makeNodes(table, part, size);
    forgetMetamethods(table); // whose nodes are guarded no more
    Value key, value;
    for (; node < end; node++) {
        if (node->tag() == Tag::Nil) continue;
        readKey(node, key);
        readValue(node, value);
        insertNode(table, key, value);
    }
    for (uint32_t i = arrayCapacity; i < table->arrayCapacity(); i++) {
        key.setInteger(Integer(i) + 1);
        if (getByInteger(table, key.integer(), value) != Tag::Nil) insertNode(table, key, value);
    }
    if (oldBlock != nullptr) releaseNodes(state, table, oldBlock);
}

// Number n of the interval 2^(n-1) < key <= 2^n that an integer key lies in; > kArrayLog2Max if it
// cannot be in an array part.
uint32_t intervalOf(Integer key) {
    Unsigned index = Unsigned(key) - 1;
    if (index >= kArrayCapacityMax) return kArrayLog2Max + 1;
    return ceilLog2(uint32_t(index) + 1);
}

struct KeyCounts {
    uint32_t inInterval[kArrayLog2Max + 1]; // integer keys that could be in the array part
    uint32_t integers;                      // their sum
    uint32_t others;
    bool hasDeleted;
};

void countKey(KeyCounts& counts, Tag tag, const Payload& key) {
    uint32_t interval = tag == Tag::Integer ? intervalOf(key.integer) : kArrayLog2Max + 1;
    if (interval > kArrayLog2Max) {
        counts.others++;
    } else {
        counts.inInterval[interval]++;
        counts.integers++;
    }
}

void countNodeKeys(KeyCounts& counts, const Table* table) {
    const Node* end = table->nodes.get() + table->nodeCount();
    for (const Node* node = table->nodes; node < end; node++) {
        if (node->tag() == Tag::Nil)
            counts.hasDeleted |= !isConstant(node);
        else
            countKey(counts, hasIntegerKey(node) ? Tag::Integer : Tag(node->keyTag), node->key);
    }
}

void countArrayKeys(KeyCounts& counts, const Table* table) {
    uint32_t begin = 0;
    for (uint32_t n = 0; begin < table->arrayCapacity(); n++) {
        uint32_t end = 1u << n;
        if (end > table->arrayCapacity()) end = table->arrayCapacity();
        uint32_t count = countElements(table, begin, end);
        counts.inInterval[n] += count;
        counts.integers += count;
        begin = end;
    }
}

// The largest power of two of which more than half would be in use as an array part, or 0; `used`
// says how many elements that would be.
uint32_t bestArrayCapacity(const KeyCounts& counts, uint32_t& used) {
    uint32_t best = 0;
    uint32_t below = 0;
    used = 0;
    for (uint32_t n = 0; n <= kArrayLog2Max && (1u << n) / 2 < counts.integers; n++) {
        below += counts.inInterval[n];
        if (below <= (1u << n) / 2) continue;
        best = 1u << n;
        used = below;
    }
    return best;
}

// Larger array parts grow by a quarter of a power of two while elements are appended to them; only at
// powers of two is their use counted.
constexpr uint32_t kSteppedCapacityMin = 16;

uint32_t nextCapacity(uint32_t capacity) {
    return capacity + (1u << (31 - uint32_t(__builtin_clz(capacity)))) / 4;
}

bool isAppended(const Table* table, const Value& key) {
    uint32_t capacity = table->arrayCapacity();
    return key.isInteger() && Unsigned(key.integer()) == Unsigned(capacity) + 1 &&
           capacity >= kSteppedCapacityMin && table->arrayTags()[capacity - 1] != 0;
}

bool growForAppended(State& state, Table* table, const Value& key) {
    uint32_t capacity = table->arrayCapacity();
    if (!isAppended(table, key) || (capacity & (capacity - 1)) == 0) return false;
    growArray(state, table, nextCapacity(capacity));
    return true;
}

// Hash parts grow by powers of two, larger ones in three steps.
constexpr uint32_t kSteppedCountMin = 9;

uint32_t grownCount(uint32_t needed) {
    uint32_t power = 1u << ceilLog2(needed);
    if (needed == 0) return 0;
    if (needed < kSteppedCountMin || needed > power / 4 * 3) return power;
    return needed <= power / 8 * 5 ? power / 8 * 5 : power / 4 * 3;
}

// Adds nodes that are no main positions, up to as many as there are of these. Chains stay as they are.
bool extendNodes(State& state, Table* table) {
    const uint32_t oldCount = table->nodeCount();
    if (oldCount + 1 < kSteppedCountMin) return false;
    const NodesSize size(grownCount(oldCount + 1));
    if (!table->ownsNodes() || size.log2 != 32u - table->nodesShift || countNodes(table) != oldCount)
        return false;
    const uint32_t oldBytes = NodesSize(oldCount).bytes();
    Object* block = nodesBlock(table);
    Ref part = table->nodes.ref() - table->freeNodeBytes();
    if (!growBlock(state.heap, block, part - refTo(block) + size.bytes())) {
        void* moved = allocateNodes(state, size);
        memcpy(moved, pointerTo<void>(part), oldBytes);
        releaseNodes(state, table, block);
        part = refTo(moved);
    }
    setOwnNodes(table, pointerTo<void>(part), size);
    memset(pointerTo<void>(part + oldBytes), 0, size.bytes() - oldBytes);
    return true;
}

// Finds new sizes for a table without room for `key`.
void rehash(State& state, Table* table, const Value& key) {
    if (!key.isInteger() && extendNodes(state, table)) return;
    KeyCounts counts;
    memset(&counts, 0, sizeof(counts));
    countNodeKeys(counts, table);
    countKey(counts, key.tag, key.payload);
    const uint32_t nodeIntegers = counts.integers; // the new key included
    uint32_t arrayCapacity = table->arrayCapacity();
    uint32_t nodeCount = counts.others + counts.integers;
    if (counts.integers != 0) {
        countArrayKeys(counts, table);
        uint32_t used;
        arrayCapacity = bestArrayCapacity(counts, used);
        nodeCount = counts.others + counts.integers - used;
        if (nodeIntegers == 1 && isAppended(table, key) && arrayCapacity > table->arrayCapacity())
            arrayCapacity = nextCapacity(table->arrayCapacity());
    }
    // Where keys come and go, spare nodes keep the next rehash away.
    if (counts.hasDeleted) nodeCount += nodeCount / 4;
    resizeTable(state, table, arrayCapacity, grownCount(nodeCount));
}

} // namespace

void resizeTable(State& state, Table* table, uint32_t arrayCapacity, uint32_t nodeCount) {
    if (arrayCapacity > kArrayCapacityMax) raiseRuntimeError(state, "table overflow");
    if (arrayCapacity > table->arrayCapacity()) {
        if (table->hasImageNodes()) copyNodes(state, table); // integers leave them for the array part
        growArray(state, table, arrayCapacity);
    }
    replaceNodes(state, table, arrayCapacity, nodeCount);
    if (arrayCapacity < table->arrayCapacity()) shrinkArray(state, table, arrayCapacity);
}

namespace {

void initInnerArray(Table* table, uint32_t capacity) {
    table->array = arrayAt(refTo(table + 1));
    table->arrayCapacity() = capacity;
    memset(table->arrayTags(), 0, tagBytes(capacity));
}

} // namespace

Table* newTable(State& state, uint32_t arrayCapacity, uint32_t nodeCount) {
    if (arrayCapacity > kArrayCapacityMax) raiseRuntimeError(state, "table overflow");
    const NodesSize size = nodesFor(state, nodeCount);
    uint32_t bytes = sizeof(Table);
    if (arrayCapacity != 0)
        bytes += arrayBytes(arrayCapacity);
    else if (nodeCount != 0)
        bytes += size.bytes();
    Table* table = static_cast<Table*>(allocate(state, bytes, ObjectKind::Table));
    initTable(table);
    if (arrayCapacity == 0) {
        if (nodeCount != 0) makeNodes(table, table + 1, size);
        return table;
    }
    initInnerArray(table, arrayCapacity);
    if (nodeCount != 0) {
        state.collector.newborn = table;
        replaceNodes(state, table, arrayCapacity, nodeCount);
        state.collector.newborn = nullptr;
    }
    return table;
}

// ---- Assignment ----------------------------------------------------------------------------------

namespace {

// The node of a key that is no integer (floats with an integer value neither), or nullptr.
Node* findNonInteger(const Table* table, const Value& key) {
    return key.tag == Tag::ShortString ? findNode(table, key.string()) : findOther(table, key);
}

bool writeExisting(Collector& collector, Table* table, Node* node, const Value& value) {
    if (node == nullptr || node->tag() == Tag::Nil || isConstant(node)) return false;
    rewriteNode(table, node, value);
    barrierBack(collector, table, value);
    return true;
}

// Enters a key that is not there (no nil, no NaN, floats normalized).
NL_NOINLINE void insertKey(State& state, Table* table, const Value& key, const Value& value) {
    if (value.isNil()) return;
    while (!insertNode(table, key, value)) {
        if (!growForAppended(state, table, key)) rehash(state, table, key);
        Integer integer = key.isInteger() ? key.integer() : 0;
        if (Unsigned(integer) - 1 < table->arrayCapacity()) {
            writeElement(table, uint32_t(integer) - 1, value.payload, value.tag);
            break;
        }
    }
    barrierBack(state.collector, table, key);
    barrierBack(state.collector, table, value);
}

void writeOrInsert(State& state, Table* table, Node* node, const Value& key, const Value& value) {
    if (node == nullptr) return insertKey(state, table, key, value);
    if (isConstant(node)) {
        uint32_t index = uint32_t(node - table->nodes.get());
        copyNodes(state, table);
        node = table->nodes.get() + index;
    }
    rewriteNode(table, node, value);
    barrierBack(state.collector, table, value);
}

} // namespace

bool setExistingInteger(Collector& collector, Table* table, Integer key, const Value& value) {
    Unsigned index = Unsigned(key) - 1;
    if (NL_UNLIKELY(index >= table->arrayCapacity()))
        return writeExisting(collector, table, findInteger(table, key), value);
    uint8_t* tag = table->arrayTags() + index;
    if (*tag == uint8_t(Tag::Nil)) return false;
    table->arrayPayloads()[index] = value.payload;
    *tag = uint8_t(value.tag);
    barrierBack(collector, table, value);
    return true;
}

bool setExistingString(Collector& collector, Table* table, const String* key, const Value& value) {
    return writeExisting(collector, table, findNode(table, key), value);
}

bool setExisting(Collector& collector, Table* table, const Value& key, const Value& value) {
    Integer integer;
    if (key.isInteger()) return setExistingInteger(collector, table, key.integer(), value);
    if (key.isNil()) return false;
    if (key.isFloat() && floatToInteger(key.number(), integer))
        return setExistingInteger(collector, table, integer, value);
    return writeExisting(collector, table, findNonInteger(table, key), value);
}

void setByInteger(State& state, Table* table, Integer key, const Value& value) {
    Unsigned index = Unsigned(key) - 1;
    if (NL_LIKELY(index < table->arrayCapacity())) {
        writeElement(table, uint32_t(index), value.payload, value.tag);
        barrierBack(state.collector, table, value);
        return;
    }
    Value keyValue;
    keyValue.setInteger(key);
    writeOrInsert(state, table, findInteger(table, key), keyValue, value);
}

void setByString(State& state, Table* table, String* key, const Value& value) {
    Value keyValue;
    keyValue.setString(key);
    Node* node = key->isShort() ? findNode(table, key) : findOther(table, keyValue);
    writeOrInsert(state, table, node, keyValue, value);
}

void setByKey(State& state, Table* table, const Value& key, const Value& value) {
    Integer integer;
    if (key.isInteger()) return setByInteger(state, table, key.integer(), value);
    if (key.isFloat()) {
        if (floatToInteger(key.number(), integer)) return setByInteger(state, table, integer, value);
        if (key.number() != key.number()) raiseRuntimeError(state, "table index is NaN");
    } else if (key.isNil()) {
        raiseRuntimeError(state, "table index is nil");
    }
    writeOrInsert(state, table, findNonInteger(table, key), key, value);
}

// ---- Length --------------------------------------------------------------------------------------

namespace {

// lengthHint counts in units of 2^shift, so that it is exact up to 256 elements.
uint32_t hintShift(uint32_t capacity) {
    uint32_t log2 = ceilLog2(capacity);
    return log2 <= 8 ? 0 : log2 - 8;
}

// A border in an array part whose last element is nil: from the hint on in growing steps, then by
// halving what is left.
uint32_t borderInArray(const Table* table) {
    const uint8_t* tags = table->arrayTags();
    uint32_t shift = hintShift(table->arrayCapacity());
    uint32_t high = table->arrayCapacity(); // tags[high - 1] is Nil
    uint32_t low = uint32_t(table->lengthHint) << shift; // 0, or tags[low - 1] is not Nil
    if (low >= high) low = high - 1;
    if (low != 0 && tags[low - 1] == 0) {
        high = low;
        low = 0;
        for (uint32_t step = 1; step < high; step *= 2) {
            if (tags[high - step - 1] != 0) {
                low = high - step;
                break;
            }
            high -= step;
        }
    } else {
        for (uint32_t step = 1; low + step < high; step *= 2) {
            if (tags[low + step - 1] == 0) {
                high = low + step;
                break;
            }
            low += step;
        }
    }
    while (high - low > 1) {
        uint32_t middle = (low + high) / 2;
        if (tags[middle - 1] == 0)
            high = middle;
        else
            low = middle;
    }
    uint8_t hint = uint8_t(low >> shift);
    if (hint != table->lengthHint) const_cast<Table*>(table)->lengthHint = hint;
    return low;
}

bool hasInteger(const Table* table, Unsigned key) {
    Value value;
    return getByInteger(table, Integer(key), value) != Tag::Nil;
}

// A border at or above `present`, which is a key of the nodes.
Unsigned borderInNodes(const Table* table, Unsigned present) {
    constexpr Unsigned max = Unsigned(kIntegerMax);
    Unsigned absent;
    for (;;) {
        // An odd step now and then, so that no set of keys makes the border absurdly large.
        Unsigned odd = mixBits(uint32_t(present)) & 1;
        absent = present > max / 2 - 1 ? max : present * 2 + odd;
        if (!hasInteger(table, absent)) break;
        if (absent == max) return max;
        present = absent;
    }
    while (absent - present > 1) {
        Unsigned middle = (present + absent) / 2;
        if (hasInteger(table, middle))
            present = middle;
        else
            absent = middle;
    }
    return present;
}

} // namespace

Unsigned tableLength(const Table* table) {
    uint32_t capacity = table->arrayCapacity();
    if (capacity != 0 && table->arrayTags()[capacity - 1] == 0) return borderInArray(table);
    Unsigned next = Unsigned(capacity) + 1;
    if (table->nodes == emptyNode() || !hasInteger(table, next)) return capacity;
    return borderInNodes(table, next);
}

// ---- Next ----------------------------------------------------------------------------------------

namespace {

// As findOther, but finds the key also if it has been removed and its object may be gone.
const Node* findTraversed(const Table* table, const Value& key) {
    if (!table->ownsNodes() && key.tag == Tag::ShortString) return findNode(table, key.string());
    const Node* node = nodeForHash(table, hashKey(key.tag, key.payload));
    for (;;) {
        if (isKey(node, key.tag, key.payload)) return node;
        if (node->keyTag == uint32_t(Tag::DeadKey) && key.isCollectable() &&
            node->key.ref == key.payload.ref)
            return node;
        if (node->next == 0) return nullptr;
        node += node->next;
    }
}

// How many places of the traversal's order, array part first, lie up to the key.
uint32_t placesUpTo(State& state, const Table* table, const Value& key) {
    Value normalized = key;
    Integer integer;
    if (key.isNil()) return 0;
    if (key.isFloat() && floatToInteger(key.number(), integer)) normalized.setInteger(integer);
    if (normalized.isInteger() && Unsigned(normalized.integer()) - 1 < table->arrayCapacity())
        return uint32_t(normalized.integer());
    const Node* node = findTraversed(table, normalized);
    if (node == nullptr) raiseRuntimeError(state, "invalid key to 'next'");
    return table->arrayCapacity() + uint32_t(node - table->nodes.get()) + 1;
}

} // namespace

bool tableNext(State& state, const Table* table, Value* at) {
    uint32_t place = placesUpTo(state, table, at[0]);
    uint32_t capacity = table->arrayCapacity();
    const uint8_t* tags = table->arrayTags();
    for (; place < capacity; place++) {
        if (tags[place] == 0) continue;
        at[0].setInteger(Integer(place) + 1);
        at[1].payload = table->arrayPayloads()[place];
        at[1].tag = Tag(tags[place]);
        return true;
    }
    // The empty node is nil, so it needs no special care.
    const Node* end = table->nodes.get() + table->nodeCount();
    for (const Node* node = table->nodes.get() + (place - capacity); node < end; node++) {
        if (node->tag() == Tag::Nil) continue;
        readKey(node, at[0]);
        readObject(state, node, at[1]);
        return true;
    }
    return false;
}

} // namespace nanolua
