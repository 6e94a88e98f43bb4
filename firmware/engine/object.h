// The objects of the heap and of images: layouts and their header.
//
// Every block of a heap region starts with one header word, which is the allocator's block header
// and the object's header at once. Objects in ROM carry the same word, coloured black for ever, so
// that the collector never writes to them.
//
//     31                              8 7 6 5 4       0
//    +---------------------------------+-+---+---------+
//    |  block size in words (24)       |F| C | kind(5) |     C: colour, F: finalizer, or open
//    +---------------------------------+-+---+---------+
//
// Invariants: a Ref to an object is the address of its header; objects never move; nothing in ROM
// refers to RAM. Sizes are frozen by the static_asserts at the end.
#pragma once

#include "value.h"

namespace nanolua {

struct Object {
    uint32_t header;

    ObjectKind kind() const { return ObjectKind(header & Header::kKindMask); }
    uint32_t sizeWords() const { return header >> Header::kSizeShift; }
    uint32_t sizeBytes() const { return sizeWords() * kWordBytes; }
    uint32_t color() const { return header & Header::kColorMask; }
    bool isBlack() const { return color() == Color::kBlack; }
    bool isWhite() const { return color() <= Color::kWhite1; }
    bool isUpvalue() const { return (header & uint32_t(ObjectKind::Upvalue)) != 0; }
    bool hasFinalizer() const { return (header & Header::kFinalizerBit) != 0; }
    void setColor(uint32_t color) { header = (header & ~uint32_t(Header::kColorMask)) | color; }
};

// Text of any length. Short strings (at most Abi::kShortStringBytesMax) made in RAM are interned; one
// text can still exist twice (in two images, or in RAM before an image was mounted), so equality is
// `identical or same hash and same bytes`: see string.h.
//
//   short:  header | hash, with the length in its lowest bits | text, NUL, zeros up to the next word
//   long:   header | hash                                     | text, NUL, zeros | length
//   buffer: header | length so far                            | text, free room
struct String : Object {
    uint32_t hash; // always valid for short strings and in ROM; else 0 until it is computed

    const char* text() const { return reinterpret_cast<const char*>(this + 1); }
    char* mutableText() { return reinterpret_cast<char*>(this + 1); }
    // Of a string that is known to be short, and of any.
    uint32_t shortLengthBytes() const { return hash & Abi::kShortStringLengthMask; }
    uint32_t lengthBytes() const {
        return isShort() ? shortLengthBytes() : (&header)[sizeWords() - 1];
    }
    bool isShort() const { return kind() == ObjectKind::ShortString; }
};
static_assert(Abi::kShortStringBytesMax <= Abi::kShortStringLengthMask);

// One entry of a table's hash part. Collisions are chained through `next` (Brent's variation), so a
// table can fill up completely.
//
// A node that is not guarded has a short string as its key and may be written: where the key is the one
// that is looked for, a value is read and replaced without another look. Guarded are all other nodes:
// those with other keys, constant ones, and those that Table::metamethods knows something of.
struct Node {
    Payload value;
    Payload key;
#if defined(NANOLUA_NUMBERS_I32F32)
    uint32_t valueTag : 7;
    uint32_t guarded : 1;
    uint32_t keyTag : 5;
    int32_t next : 19; // distance in nodes to the next of the chain; 0 ends it
#else
    uint8_t valueTag : 7;
    uint8_t guarded : 1;
    uint8_t keyTag;
    uint16_t unused;
    int32_t next;
#endif

    Tag tag() const { return Tag(valueTag); }
    // The byte of valueTag and guarded: positive if the node is not guarded and holds a value.
    int8_t& openTag() { return reinterpret_cast<int8_t*>(&key + 1)[0]; }
    int32_t openTag() const { return reinterpret_cast<const int8_t*>(&key + 1)[0]; }
    // Whether it never had a key.
    bool isFresh() const { return reinterpret_cast<const uint16_t*>(&key + 1)[0] == 0; }
};

inline constexpr uint32_t kNodeBytes = sizeof(Node);
// The word of a node that begins with its tags.
inline constexpr uint32_t kNodeTagsWord = 2 * sizeof(Payload) / kWordBytes;
inline constexpr int32_t kNodeDistanceMax = sizeof(Integer) == 4 ? (1 << 18) - 1 : (1 << 24);

// The nodes of a hash part: main positions, and so many sixteenths of their number besides.
inline constexpr uint32_t kSixteenths = 16;
inline uint32_t nodeCountOf(uint32_t positionsLog2, uint32_t spareSixteenths) {
    uint32_t positions = 1u << positionsLog2;
    return positions + positions * spareSixteenths / kSixteenths;
}

// A table: an array part for keys 1..arrayCapacity() and a hash part. Of the nodes, 2^n are the main
// positions of keys; up to as many less one may follow, which only chains lead to.
//
//   array block:  header | capacity | payload[capacity] | tag byte[capacity]     5 or 9 B an element
//                 (tags are followed by Nil up to the next word)
//   nodes block:  header | free node | Node[nodeCount()]
//
// `array` and `nodes` point at the first element. All nodes at and behind the free node are in use; so
// few nodes that they are soon looked through do without it.
// A part that the table was made with lies in the table's own block, right behind the record and
// without a header: the array part with its capacity, or else the nodes with the free node in front.
// When it has to grow it moves into a block of its own.
// A table without nodes has nodesShift = 32 and nodes = the shared empty node of the core ROM, one
// without an array part has array = emptyArray(). Tables of the libraries begin with other constant
// nodes, see rom_table.h, and so do tables that are made of constants, see image.h. None of them is
// ever written: the keys of constant nodes have tags from Tag::RomString on, which no node in RAM has.
struct Table : Object {
    uint8_t nodesShift; // a hash >> nodesShift is a main position: 32 - log2 of their number
    uint8_t lengthHint; // near which border `#` was found last, in units that tableLength() knows
    uint8_t weakness : 2; // kWeakKeys, kWeakValues; valid in the collector's atomic phase
    uint8_t spareSixteenths : 4; // how many nodes there are besides main positions, of their number
    uint8_t metamethods; // what is known of it as a metatable: see metamethod.h
    Link<Node> nodes;
    Link<Table> metatable;
    Ref array;

    uint32_t& arrayCapacity() { return *pointerTo<uint32_t>(array - kWordBytes); }
    uint32_t arrayCapacity() const { return *pointerTo<const uint32_t>(array - kWordBytes); }
    Payload* arrayPayloads() const { return pointerTo<Payload>(array); }
    uint8_t* arrayTags() const {
        return pointerTo<uint8_t>(array + arrayCapacity() * uint32_t(sizeof(Payload)));
    }
    bool hasInnerArray() const { return array == refTo(this + 1) + kWordBytes; }
    bool hasInnerNodes() const { return nodes.ref() == refTo(this + 1) + freeNodeBytes(); }
    uint32_t nodeCount() const { return nodeCountOf(32 - nodesShift, spareSixteenths); }
    bool ownsNodes() const { return nodes->keyTag < uint32_t(Tag::RomString); }
    bool hasImageNodes() const { return nodes->keyTag >= uint32_t(Tag::ImageString); }
    // What lies before the nodes: a free node, or nothing.
    static uint32_t freeNodeBytes(uint32_t nodesShift) {
        constexpr uint32_t kLog2WithoutMax = 3;
        return nodesShift >= 32 - kLog2WithoutMax ? 0 : kWordBytes;
    }
    uint32_t freeNodeBytes() const { return freeNodeBytes(nodesShift); }
    // Only for a table that has one.
    Link<Node>& freeNode() { return *pointerTo<Link<Node>>(nodes.ref() - kWordBytes); }
};

// The code of a function, in an image; see image.h. The instructions follow the record.
struct Prototype;

// A variable captured by closures. Closed, it holds the value, whose tag is part of the header. Open, it
// says where in a stack the value still is, and its own tag is Nil.
struct Upvalue : Object {
    union {
        Payload payload;
        Link<Value> location;
    };

    static constexpr uint32_t kTagMask = uint32_t(ObjectKind::Upvalue) - 1;

    bool isOpen() const { return (header & Header::kOpenBit) != 0; }
    Value value() const {
        if (isOpen()) return *location;
        return {payload, Tag(header & kTagMask)};
    }
    // A value of the upvalue's own; it is closed then.
    void hold(const Value& value) {
        header = (header & ~(Header::kOpenBit | kTagMask)) | uint32_t(value.tag);
        payload = value.payload;
    }
    // The caller cares for the barrier.
    void assign(const Value& value) {
        if (isOpen())
            *location = value;
        else
            hold(value);
    }
};
static_assert(uint32_t(Tag::Buffer) <= Upvalue::kTagMask);

// The open upvalues of a thread, in the order of their slots.
struct OpenUpvalues : Object {
    uint32_t count;
    // Ref entries[], as many as there is room for

    // Of an entry: leaving the variable's scope calls the value's __close.
    static constexpr Ref kToBeClosedBit = 1;

    Ref* entries() { return pointerTo<Ref>(refTo(this + 1)); }
    uint32_t capacity() const { return sizeWords() - uint32_t(sizeof(OpenUpvalues)) / kWordBytes; }
    Upvalue* at(uint32_t index) { return pointerTo<Upvalue>(entries()[index] & ~kToBeClosedBit); }
};

struct LuaClosure : Object {
    Link<const Prototype> prototype;
    // Link<Upvalue> upvalues[prototype->upvalueCount]

    Link<Upvalue>* upvalues() { return reinterpret_cast<Link<Upvalue>*>(this + 1); }
};

struct State;
using Outcome = int32_t;
// A function of the runtime; see native.h for arguments and results.
using NativeFunction = Outcome (*)(State& state, Value* arguments, int32_t count);

// A native function with values of its own.
struct NativeClosure : Object {
    uint32_t function; // code reference: see native.h
    uint32_t upvalueCount;
    // Value upvalues[upvalueCount]

    Value* upvalues() { return reinterpret_cast<Value*>(this + 1); }
};

// Bytes of the host with a metatable and user values.
struct Userdata : Object {
    Link<Table> metatable;
    uint32_t dataBytes;
    uint32_t userValueCount;
    // The bytes, up to a whole word, then Value userValues[userValueCount]

    void* data() { return this + 1; }
    Value* userValues() {
        return pointerTo<Value>(refTo(data()) + (dataBytes + kWordBytes - 1) / kWordBytes * kWordBytes);
    }
};

// One activation on a thread's stack. Frames grow down from the end of the stack block while values
// grow up from its start.
//
// Invariant: bytes of a left frame may later be read as values by the collector, so a frame is as
// large as two values, and the words where the tags would be (`base` and `pc`) are never the tag of
// a collectable value: they are addresses, or 0.
struct Frame {
    uint32_t call; // low 16 bits: results wanted + 1 (0: all); high bits: FrameFlag
#if !defined(NANOLUA_NUMBERS_I32F32)
    uint32_t unused0;
#endif
    Link<Value> base; // first register or argument; the called function is base[-1]
    uint32_t extra;   // Lua: arguments given, later hidden varargs, and kTailBit;
                      // native: distance of its call from base
#if !defined(NANOLUA_NUMBERS_I32F32)
    uint32_t unused1;
#endif
    Ref pc; // Lua: saved running instruction; native: code reference of the continuation

    // In `extra` of a Lua function that replaced its caller.
    static constexpr uint32_t kTailBit = 0x80000000;

    // Above the flags in `call`: how many __call metamethods the call of a Lua function went through.
    static constexpr uint32_t kCallChainShift = 28;
    static constexpr uint32_t kCallChainMask = 0xFu << kCallChainShift;

    bool isNative() const { return (call & FrameFlag::kNative) != 0; }
    bool isTailCall() const { return !isNative() && (extra & kTailBit) != 0; }
    uint32_t argumentCount() const { return extra & ~kTailBit; }
    uint32_t callChainLength() const { return call >> kCallChainShift; }
};

// A coroutine, or the main thread. Of the running thread, frame and top live in State.
//
//   stack block:  header | Value ... top ->   free   <- Frame ... |
struct Thread : Object {
    ThreadStatus status;
    uint8_t flags;
    uint16_t nestedCalls; // see State::nestedCalls; while it has resumed another: the sum so far
    Link<Value> stack; // first slot; 0 when dead
    uint32_t stackBytes; // a multiple of two values
    Link<Frame> frame;
    Link<Value> top;
    Ref pc;
    Link<OpenUpvalues> openUpvalues; // an owned block, 0 as long as there is no need of it
    Link<Thread> resumer;
    Link<Userdata> hook; // see hook.h

    // The frame under all others: native, never popped; its function slot is the first slot.
    Frame* baseFrame() const { return pointerTo<Frame>(stack.ref() + stackBytes) - 1; }
    uint32_t openCount() const { return openUpvalues.ref() == 0 ? 0 : openUpvalues->count; }
    // Whether slots from `level` on are captured and open.
    bool isOpenFrom(const Value* level) const {
        uint32_t count = openCount();
        return count != 0 && openUpvalues->at(count - 1)->location.ref() >= refTo(level);
    }
};

NL_ALWAYS_INLINE Tag tagOf(const String* string) {
    constexpr uint32_t kTagOfKind = uint32_t(Tag::ShortString) - uint32_t(ObjectKind::ShortString);
    static_assert(uint32_t(ObjectKind::LongString) + kTagOfKind == uint32_t(Tag::LongString));
    return Tag(uint32_t(string->kind()) + kTagOfKind);
}
inline void Value::setString(const String* s) { setObject(tagOf(s), s); }

static_assert(sizeof(Object) == 4);
static_assert(sizeof(String) == 8);
static_assert(sizeof(Node) == (sizeof(Integer) == 4 ? 12 : 24));
static_assert(sizeof(Table) == 20);
static_assert(sizeof(Upvalue) == kValueBytes);
static_assert(sizeof(LuaClosure) == 8);
static_assert(sizeof(Frame) == 2 * sizeof(Value));
static_assert(offsetof(Frame, base) == offsetof(Value, tag));
static_assert(offsetof(Frame, pc) == sizeof(Value) + offsetof(Value, tag));

} // namespace nanolua
