// Builds the core ROM at compile time: one array of words with the empty node and the strings, and
// two small tables that lead from numbers and hashes to them.
//
// Invariant: nothing here is computed at run time, so on a device all of it stays in flash.
#include "core_rom.h"

#include <string.h>

namespace nanolua {
namespace {

constexpr uint32_t kHeaderWords = sizeof(String) / kWordBytes;

// The same function as hashText() of a short text, for compile time.
constexpr uint32_t hashWords(const uint32_t* words, uint32_t bytes) {
    uint32_t hash = bytes;
    for (uint32_t word = 0; word * kWordBytes < bytes; word++) {
        hash = (hash ^ words[word]) * 0x9E3779B1u;
        hash ^= hash >> 15;
    }
    return (hash & ~Abi::kShortStringLengthMask) | bytes;
}

constexpr void writeString(uint32_t* record, const RomText& text) {
    uint32_t bytes = text.lengthBytes;
    for (uint32_t i = 0; i < bytes; i++)
        record[kHeaderWords + i / kWordBytes] |= uint32_t(uint8_t(text.text[i])) << i % kWordBytes * 8;
    record[0] = (kHeaderWords + bytes / kWordBytes + 1) << Header::kSizeShift | Color::kBlack |
                uint32_t(ObjectKind::ShortString);
    record[1] = hashWords(record + kHeaderWords, bytes);
}

// Where the search for a hash begins in the index: without the length in its lowest bits.
constexpr uint32_t firstSlot(uint32_t hash) {
    return hash / (Abi::kShortStringLengthMask + 1) & (CoreRom::kIndexSlots - 1);
}

constexpr CoreRom makeRom() {
    CoreRom rom{};
    rom.words[kNodeTagsWord] = uint32_t(Tag::RomEmpty) << kKeyTagShift | kNodeGuard;
    for (uint32_t i = 0; i < kRomStringCount; i++) {
        uint32_t offset = romStringOffsetWords(i);
        writeString(rom.words + offset, kRomTexts[i]);
        rom.offsetsWords[i] = uint16_t(offset);
        uint32_t slot = firstSlot(rom.words[offset + 1]);
        while (rom.index[slot] != 0) slot = (slot + 1) & (CoreRom::kIndexSlots - 1);
        rom.index[slot] = uint8_t(i + 1);
    }
    return rom;
}

} // namespace

constexpr CoreRom coreRom = makeRom();

namespace {

const String* stringAt(uint32_t number) {
    return pointerTo<const String>(coreRomRef() + coreRom.offsetsWords[number] * kWordBytes);
}

} // namespace

const String* coreString(CoreString name) { return stringAt(uint32_t(name)); }

const String* typeName(Type type) {
    constexpr CoreString names[] = {
        CoreString::TypeNil,    CoreString::TypeBoolean, CoreString::TypeUserdata,
        CoreString::TypeNumber, CoreString::TypeString,  CoreString::TypeTable,
        CoreString::TypeFunction, CoreString::TypeUserdata, CoreString::TypeThread};
    return coreString(names[uint32_t(type)]);
}

const String* findCoreString(uint32_t hash, const char* text, uint32_t bytes) {
    uint32_t slot = firstSlot(hash);
    for (; coreRom.index[slot] != 0; slot = (slot + 1) & (CoreRom::kIndexSlots - 1)) {
        const String* found = stringAt(coreRom.index[slot] - 1u);
        if (found->hash == hash && memcmp(found->text(), text, bytes) == 0) return found;
    }
    return nullptr;
}

uint32_t coreRomBytes() { return sizeof coreRom.words; }

void installCoreRom(void* destination) { memcpy(destination, coreRom.words, coreRomBytes()); }

} // namespace nanolua
