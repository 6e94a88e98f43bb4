// Constant tables: the nodes of a table whose fields are known at compile time, in ROM.
//
// A table begins with constant nodes by pointing at them (setConstantNodes) and so costs its header
// alone. It reads, iterates and is written as any other: the first write copies the nodes into RAM
// (table.cpp), in the same order. Keys are strings of the core ROM with a tag of their own,
// Tag::RomString; a value may be a Member: the number of an object of the libraries.
//
// Invariant: the nodes obey the rules of chains in table.cpp. On a 32-bit machine they are laid out at
// compile time; a 64-bit host computes the same ones once, at a place in the 32-bit space.
#pragma once

#include "../engine/nanolua.h"

namespace nanolua {

// The number of a text of the core ROM; does not compile for others.
constexpr uint32_t romTextNumber(const RomText& text) {
    for (uint32_t i = 0; i < kRomStringCount; i++) {
        if (kRomTexts[i].lengthBytes != text.lengthBytes) continue;
        uint32_t at = 0;
        while (at < text.lengthBytes && kRomTexts[i].text[at] == text.text[at]) at++;
        if (at == text.lengthBytes) return i;
    }
    __builtin_unreachable();
}

/// Fields ///

// The objects of the libraries.
enum class Member : uint8_t;

// A field as a library lists it: name and value.
struct RomField {
    uint32_t key; // number of the text
    Tag tag;
    NativeFunction function = nullptr;
    uint32_t text = 0;
    uint32_t words[sizeof(Payload) / kWordBytes] = {};

    constexpr RomField(const RomText& name, NativeFunction value)
        : key(romTextNumber(name)), tag(Tag::NativeFunction), function(value) {}
    constexpr RomField(const RomText& name, const RomText& value)
        : key(romTextNumber(name)), tag(Tag::ShortString), text(romTextNumber(value)) {}
    constexpr RomField(const RomText& name, Member value)
        : key(romTextNumber(name)), tag(Tag::Member), words{uint32_t(value)} {}
    constexpr RomField(const RomText& name, Integer value)
        : key(romTextNumber(name)), tag(Tag::Integer) {
        setBits(Unsigned(value));
    }
    constexpr RomField(const RomText& name, Float value)
        : key(romTextNumber(name)), tag(Tag::Float) {
        setBits(__builtin_bit_cast(Unsigned, value));
    }

private:
    constexpr void setBits(uint64_t bits) {
        for (uint32_t& word : words) {
            word = uint32_t(bits);
            bits >>= 32;
        }
    }
};

/// Nodes ///

// A word of a node. On a 32-bit machine the linker knows addresses, the compiler does not.
#if UINTPTR_MAX == 0xFFFFFFFFu
union RomWord {
    uint32_t bits;
    NativeFunction function;
    const uint32_t* record;

    constexpr RomWord(uint32_t value = 0) : bits(value) {}
    constexpr RomWord(NativeFunction value) : function(value) {}
    constexpr RomWord(const uint32_t* value) : record(value) {}
};
constexpr RomWord romReference(NativeFunction function) { return function; }
constexpr RomWord romStringReference(uint32_t number) {
    return coreRom.words + romStringOffsetWords(number);
}
#else
using RomWord = uint32_t;
inline RomWord romReference(NativeFunction function) { return codeReference(function); }
inline RomWord romStringReference(uint32_t number) {
    return coreRomRef() + romStringOffsetWords(number) * kWordBytes;
}
#endif

// As Node.
struct RomNode {
    RomWord words[kNodeBytes / kWordBytes];
};
static_assert(sizeof(RomNode) == sizeof(Node) && alignof(RomNode) == alignof(Node));

constexpr uint32_t romNodesLog2(uint32_t fieldCount) {
    uint32_t log2 = 0;
    while (1u << log2 < fieldCount) log2++;
    return log2;
}

// Which field lies in each node, and where its chain goes on.
struct RomPlaces {
    static constexpr uint32_t kNodesMax = 64;
    static constexpr uint8_t kNone = 0xFF;

    uint8_t fields[kNodesMax];
    int8_t next[kNodesMax];
};

// The main position of a field: see nodeForHash() of table.h.
constexpr uint32_t homeOf(const RomField& field, uint32_t nodeCount) {
    return uint32_t(uint64_t(romTextHash(kRomTexts[field.key])) * nodeCount >> 32);
}

// Fields go to their main positions as far as these are free, the others to free nodes from the end,
// behind the one that is at home.
constexpr RomPlaces placeFields(const RomField* fields, uint32_t count) {
    RomPlaces places{};
    uint32_t nodeCount = 1u << romNodesLog2(count);
    for (uint32_t i = 0; i < nodeCount; i++) places.fields[i] = RomPlaces::kNone;
    bool atHome[RomPlaces::kNodesMax] = {};
    for (uint32_t i = 0; i < count; i++) {
        uint32_t home = homeOf(fields[i], nodeCount);
        if (places.fields[home] != RomPlaces::kNone) continue;
        places.fields[home] = uint8_t(i);
        atHome[i] = true;
    }
    uint32_t free = nodeCount;
    for (uint32_t i = 0; i < count; i++) {
        if (atHome[i]) continue;
        do free--;
        while (places.fields[free] != RomPlaces::kNone);
        uint32_t home = homeOf(fields[i], nodeCount);
        places.fields[free] = uint8_t(i);
        if (places.next[home] != 0)
            places.next[free] = int8_t(int32_t(home) + places.next[home] - int32_t(free));
        places.next[home] = int8_t(int32_t(free) - int32_t(home));
    }
    return places;
}

// A template only because on hosts it cannot be evaluated at compile time.
template <class NodeType>
constexpr void writeRomNodes(NodeType* nodes, const RomField* fields, uint32_t count) {
    constexpr uint32_t kPayloadWords = sizeof(Payload) / kWordBytes;
    RomPlaces places = placeFields(fields, count);
    for (uint32_t i = 0; i < 1u << romNodesLog2(count); i++) {
        NodeType& node = nodes[i];
        uint32_t tags = uint32_t(Tag::RomEmpty) << NodeTags::kKeyTagShift | NodeTags::kGuard;
        if (places.fields[i] != RomPlaces::kNone) {
            const RomField& field = fields[places.fields[i]];
            for (uint32_t word = 0; word < kPayloadWords; word++)
                node.words[word] = field.words[word];
            if (field.tag == Tag::NativeFunction) node.words[0] = romReference(field.function);
            if (field.tag == Tag::ShortString) node.words[0] = romStringReference(field.text);
            node.words[kPayloadWords] = romStringReference(field.key);
            tags = uint32_t(field.tag) | uint32_t(Tag::RomString) << NodeTags::kKeyTagShift |
                   NodeTags::kGuard;
        }
        if constexpr (sizeof(Integer) == 4) {
            tags |= uint32_t(places.next[i]) << NodeTags::kNextShift;
        } else {
            node.words[kNodeTagsWord + 1] = uint32_t(places.next[i]);
        }
        node.words[kNodeTagsWord] = tags;
    }
}

/// Tables ///

// The constant nodes of one table, as a library declares them.
#if UINTPTR_MAX == 0xFFFFFFFFu

struct RomTable {
    const RomNode* nodes;
    uint32_t nodesLog2;
};

template <uint32_t kNodeCount> struct RomNodes {
    RomNode nodes[kNodeCount];
};

template <const auto& kFields> constexpr auto makeRomNodes() {
    constexpr uint32_t kCount = sizeof kFields / sizeof kFields[0];
    RomNodes<1u << romNodesLog2(kCount)> made{};
    writeRomNodes(made.nodes, kFields, kCount);
    return made;
}
template <const auto& kFields> inline constexpr auto kRomNodes = makeRomNodes<kFields>();

template <const auto& kFields> constexpr RomTable romTable() {
    return {kRomNodes<kFields>.nodes, romNodesLog2(sizeof kFields / sizeof kFields[0])};
}

#else

struct RomTable {
    const RomField* fields;
    uint32_t fieldCount;
    uint32_t nodesLog2;
};

template <const auto& kFields> constexpr RomTable romTable() {
    constexpr uint32_t kCount = sizeof kFields / sizeof kFields[0];
    return {kFields, kCount, romNodesLog2(kCount)};
}

#endif

} // namespace nanolua
