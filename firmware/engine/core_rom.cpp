// Builds the core ROM at compile time: one array of words with the empty node and the strings, and
// two small tables that lead from numbers and hashes to them.
//
// Invariant: nothing here is computed at run time, so on a device all of it stays in flash.
#include "core_rom.h"

#include <string.h>

namespace nanolua {
namespace {

constexpr uint32_t kHeaderWords = sizeof(String) / kWordBytes;

constexpr void writeString(uint32_t* record, const RomText& text) {
    uint32_t bytes = text.lengthBytes;
    for (uint32_t i = 0; i < bytes; i++)
        record[kHeaderWords + i / kWordBytes] |= uint32_t(uint8_t(text.text[i])) << i % kWordBytes * 8;
    record[0] = (kHeaderWords + bytes / kWordBytes + 1) << Header::kSizeShift | Color::kBlack |
                uint32_t(ObjectKind::ShortString);
    record[1] = romTextHash(text);
}

constexpr CoreRom makeRom() {
    CoreRom rom{};
    rom.words[kNodeTagsWord] = uint32_t(Tag::RomEmpty) << NodeTags::kKeyTagShift | NodeTags::kGuard;
    for (uint32_t i = 0; i < kRomStringCount; i++)
        writeString(rom.words + romStringOffsetWords(i), kRomTexts[i]);
    for (uint32_t i = 0; i < kCoreStringCount; i++)
        rom.coreStringsWords[i] = kRomLayout.stringsWords[i];
    for (uint32_t i = 0; i <= RomLayout::kBuckets; i++)
        rom.bucketsWords[i] = kRomLayout.bucketsWords[i];
    return rom;
}

} // namespace

constexpr CoreRom coreRom = makeRom();

const String* coreString(CoreString name) {
    uint32_t words = coreRom.coreStringsWords[uint32_t(name)];
    return pointerTo<const String>(coreRomRef() + words * kWordBytes);
}

const String* typeName(Type type) {
    constexpr CoreString names[] = {
        CoreString::TypeNil,    CoreString::TypeBoolean, CoreString::TypeUserdata,
        CoreString::TypeNumber, CoreString::TypeString,  CoreString::TypeTable,
        CoreString::TypeFunction, CoreString::TypeUserdata, CoreString::TypeThread};
    return coreString(names[uint32_t(type)]);
}

const String* findCoreString(uint32_t hash, const char* text, uint32_t bytes) {
    const uint16_t* bucket = &coreRom.bucketsWords[romBucket(hash)];
    Ref end = coreRomRef() + bucket[1] * kWordBytes;
    for (Ref at = coreRomRef() + bucket[0] * kWordBytes; at != end;) {
        const String* string = pointerTo<const String>(at);
        if (string->hash == hash && memcmp(string->text(), text, bytes) == 0) return string;
        at += string->sizeBytes();
    }
    return nullptr;
}

uint32_t coreRomBytes() { return sizeof coreRom.words; }

void installCoreRom(void* destination) { memcpy(destination, coreRom.words, coreRomBytes()); }

} // namespace nanolua
