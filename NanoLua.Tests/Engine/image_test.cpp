// Images made by hand: what the check accepts and refuses, and what a mounted image gives.
#include <algorithm>

#include "engine/image.h"
#include "universe.h"

using namespace tests;

namespace {

constexpr Ref kImagePlace = 0x40000;
constexpr Ref kSecondPlace = 0x60000;

uint32_t crcOf(const std::vector<uint32_t>& words) {
    uint32_t crc = 0xFFFFFFFF;
    for (size_t i = 0; i < words.size(); i++) {
        crc ^= i == offsetof(ImageHeader, crc32) / 4 ? 0 : words[i];
        for (int bit = 0; bit < 32; bit++) crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320u : 0);
    }
    return ~crc;
}

// Writes an image as words; sections in the order of tools/spec/image.txt.
class ImageWriter {
public:
    ImageWriter() : words_(sizeof(ImageHeader) / 4, 0) {}

    uint32_t addString(const std::string& text) {
        uint32_t offset = end();
        uint32_t textWords = uint32_t(text.size()) / 4 + 1;
        bool isShort = text.size() <= Abi::kShortStringBytesMax;
        words_.push_back((2 + textWords + !isShort) << 8 | Color::kBlack |
                         uint32_t(isShort ? ObjectKind::ShortString : ObjectKind::LongString));
        words_.push_back(hashText(text.data(), uint32_t(text.size())));
        size_t begin = words_.size();
        words_.resize(begin + textWords, 0);
        memcpy(&words_[begin], text.data(), text.size());
        if (isShort)
            shortStrings_.push_back(offset);
        else
            words_.push_back(uint32_t(text.size()));
        return offset;
    }

    uint32_t addPrototype(const std::vector<uint32_t>& strings, uint32_t nested, uint32_t debug) {
        uint32_t offset = end();
        uint32_t codeCount = 3;
        PrototypeRecord record{};
        record.header = (12 + codeCount) << 8 | Color::kBlack | uint32_t(ObjectKind::Prototype);
        record.imageOffset = -int32_t(offset);
        record.stackSlotsMax = 2;
        record.upvalueCount = 1;
        record.codeCount = codeCount;
        record.constantsOffset = sizeof(PrototypeRecord) + codeCount * 4;
        record.constantCount = uint32_t(strings.size()) + 1;
        record.prototypesOffset = record.constantsOffset + record.constantCount * kValueBytes;
        record.prototypeCount = nested == 0 ? 0 : 1;
        record.upvaluesOffset = record.prototypesOffset + record.prototypeCount * 4;
        record.debugOffset = debug == 0 ? 0 : int32_t(debug - offset);
        addRecord(record);
        for (uint32_t i = 0; i < codeCount; i++) words_.push_back(0x1234567 + i);
        uint32_t constants = end();
        for (uint32_t string : strings) {
            Value value{};
            value.payload.ref = string - constants;
            bool isShort = (words_[string / 4] & Header::kKindMask) ==
                           uint32_t(ObjectKind::ShortString);
            value.tag = isShort ? Tag::ShortString : Tag::LongString;
            addRecord(value);
        }
        Value number{};
        number.setInteger(-7);
        addRecord(number);
        if (nested != 0) words_.push_back(nested - end());
        words_.push_back(1);
        return offset;
    }

    uint32_t addDebug(uint32_t source, uint32_t name) {
        uint32_t offset = end();
        DebugRecord record{};
        record.sourceOffset = int32_t(source - offset);
        record.lineDeltasOffset = sizeof(DebugRecord);
        record.lineDeltaCount = 3;
        record.localVariablesOffset = sizeof(DebugRecord) + 4;
        record.localVariableCount = 1;
        record.upvalueNamesOffset = record.localVariablesOffset + sizeof(LocalVariableRecord);
        record.upvalueNameCount = 1;
        addRecord(record);
        words_.push_back(0x00010101);
        addRecord(LocalVariableRecord{int32_t(name - end()), 0, 3});
        words_.push_back(name - end());
        return offset;
    }

    void beginSection(uint32_t ImageHeader::*field) { header_.*field = end(); }
    void endSection(uint32_t ImageHeader::*begin, uint32_t ImageHeader::*bytes) {
        header_.*bytes = end() - header_.*begin;
    }

    // A table of two nodes: one that holds an integer in a field, and an empty one.
    void addConstantTable(uint32_t field) {
        words_.push_back(1); // nodesLog2; no spare nodes
        Node node{};
        node.value.integer = 7;
        node.valueTag = uint32_t(Tag::Integer);
        node.guarded = 1;
        node.keyTag = uint32_t(Tag::ImageString);
        node.key.ref = field - end();
        addRecord(node);
        Node empty{};
        empty.guarded = 1;
        empty.keyTag = uint32_t(Tag::ImageEmpty);
        addRecord(empty);
    }

    void addStringIndex() {
        beginSection(&ImageHeader::stringIndexOffset);
        uint32_t slots = 2;
        while (slots < shortStrings_.size() * 2) slots *= 2;
        header_.stringIndexSlots = slots;
        std::vector<uint32_t> index(slots, 0);
        for (uint32_t offset : shortStrings_) {
            uint32_t slot = words_[offset / 4 + 1] / 64 & (slots - 1);
            while (index[slot] != 0) slot = (slot + 1) & (slots - 1);
            index[slot] = offset;
        }
        words_.insert(words_.end(), index.begin(), index.end());
    }

    void addModule(uint32_t name, uint32_t prototype) {
        if (header_.moduleCount++ == 0) beginSection(&ImageHeader::modulesOffset);
        addRecord(ImageModule{name, prototype});
    }

    std::vector<uint32_t> finish(uint32_t entryModule) {
        header_.magic = ImageFormat::kMagic;
        header_.formatVersion = ImageFormat::kVersion;
        header_.numberModel = sizeof(Integer) == 4 ? 0 : 1;
        header_.abiFingerprint = kImageFingerprint;
        header_.imageBytes = end();
        header_.entryModule = entryModule;
        memcpy(words_.data(), &header_, sizeof(header_));
        words_[4] = crcOf(words_);
        return words_;
    }

private:
    uint32_t end() const { return uint32_t(words_.size()) * 4; }
    template <class T> void addRecord(const T& record) {
        size_t begin = words_.size();
        words_.resize(begin + sizeof(T) / 4);
        memcpy(&words_[begin], &record, sizeof(T));
    }

    ImageHeader header_{};
    std::vector<uint32_t> words_;
    std::vector<uint32_t> shortStrings_;
};

const std::string kLongText(100, 'L');

// Two modules, `alpha` (the entry) and `beta`; a nested function; every kind of section but native.
std::vector<uint32_t> makeImage(const std::string& extra = "extra") {
    ImageWriter writer;
    writer.beginSection(&ImageHeader::stringsOffset);
    uint32_t beta = writer.addString("beta");
    uint32_t alpha = writer.addString("alpha");
    uint32_t longText = writer.addString(kLongText);
    uint32_t other = writer.addString(extra);
    writer.addString("");
    writer.endSection(&ImageHeader::stringsOffset, &ImageHeader::stringsBytes);
    writer.addStringIndex();
    writer.beginSection(&ImageHeader::debugOffset);
    uint32_t debug = writer.addDebug(alpha, other);
    writer.endSection(&ImageHeader::debugOffset, &ImageHeader::debugBytes);
    writer.beginSection(&ImageHeader::prototypesOffset);
    uint32_t inner = writer.addPrototype({other, longText}, 0, 0);
    uint32_t outer = writer.addPrototype({alpha}, inner, debug);
    writer.endSection(&ImageHeader::prototypesOffset, &ImageHeader::prototypesBytes);
    writer.addModule(alpha, outer);
    writer.addModule(beta, inner);
    writer.beginSection(&ImageHeader::tablesOffset);
    writer.addConstantTable(other);
    writer.endSection(&ImageHeader::tablesOffset, &ImageHeader::tablesBytes);
    return writer.finish(0);
}

// Copies an image into the space; pages behind it are not accessible.
const ImageHeader* place(const std::vector<uint32_t>& words, Ref place = kImagePlace) {
    uint32_t bytes = uint32_t(words.size()) * 4;
    Ref end = place + 0x10000;
    mprotect(pointerTo<void>(place), 0x10000, PROT_READ | PROT_WRITE);
    memcpy(pointerTo<void>(end - bytes), words.data(), bytes);
    mprotect(pointerTo<void>(place), 0x10000, PROT_READ);
    mprotect(pointerTo<void>(end), 0x1000, PROT_NONE);
    return pointerTo<const ImageHeader>(end - bytes);
}

LoadResult check(const std::vector<uint32_t>& words) {
    return checkImage(place(words), uint32_t(words.size()) * 4);
}

std::string description(const LoadResult& result, size_t textBytes = 120) {
    std::string text(textBytes, '#');
    describeLoadResult(result, text.data(), textBytes);
    return text.c_str();
}

} // namespace

FACT(A_well_formed_image_is_accepted) {
    LoadResult result = check(makeImage());
    EXPECT(result.error == LoadError::kNone);
    EXPECT(description(result) == "image is valid");
}

FACT(Any_flipped_bit_is_noticed) {
    std::vector<uint32_t> words = makeImage();
    for (size_t i = 0; i < words.size(); i++) {
        for (int bit = 0; bit < 32; bit++) {
            words[i] ^= 1u << bit;
            EXPECT(check(words).error != LoadError::kNone);
            words[i] ^= 1u << bit;
        }
    }
}

FACT(Any_truncation_is_noticed) {
    std::vector<uint32_t> words = makeImage();
    const ImageHeader* image = place(words);
    EXPECT(checkImage(image, 0).error == LoadError::kEmpty);
    EXPECT(checkImage(image, 3).error == LoadError::kBadMagic);
    for (uint32_t bytes = 4; bytes < words.size() * 4; bytes++) {
        LoadResult result = checkImage(image, bytes);
        EXPECT(result.error == LoadError::kTruncated && result.found == bytes);
    }
}

FACT(Damage_with_a_valid_checksum_never_leads_outside) {
    std::mt19937 random(9);
    const std::vector<uint32_t> words = makeImage();
    const uint32_t interesting[] = {0, 1, 4, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFFFFFC, 0x1000000};
    int accepted = 0;
    for (int round = 0; round < 20000; round++) {
        std::vector<uint32_t> damaged = words;
        for (uint32_t changes = 1 + random() % 3; changes > 0; changes--) {
            uint32_t& word = damaged[random() % damaged.size()];
            switch (random() % 4) {
            case 0:
                word = interesting[random() % 8];
                break;
            case 1:
                word += random() % 2 == 0 ? 4 : uint32_t(-4);
                break;
            case 2:
                word ^= 1u << random() % 32;
                break;
            default:
                word = damaged[random() % damaged.size()];
                break;
            }
        }
        damaged[4] = crcOf(damaged);
        accepted += check(damaged).error == LoadError::kNone;
    }
    EXPECT(accepted < 20000);
}

FACT(Constant_tables_that_are_not_whole_are_refused) {
    const std::vector<uint32_t> words = makeImage();
    const ImageHeader& header = *reinterpret_cast<const ImageHeader*>(words.data());
    const uint32_t record = header.tablesOffset / 4;
    auto isRefused = [&](uint32_t word, uint32_t value) {
        std::vector<uint32_t> damaged = words;
        damaged[word] = value;
        damaged[4] = crcOf(damaged);
        return check(damaged).error == LoadError::kBadOffset;
    };
    const uint32_t node = record + 1;
    const uint32_t keyWord = node + offsetof(Node, key) / 4;
    const uint32_t tagsWord = keyWord + sizeof(Payload) / 4;
    const auto withKeyTag = [&](Tag tag) {
        return (words[tagsWord] & ~(Header::kKindMask << NodeTags::kKeyTagShift)) |
               uint32_t(tag) << NodeTags::kKeyTagShift;
    };
    EXPECT(!isRefused(node, 8));
    EXPECT(!isRefused(tagsWord, withKeyTag(Tag::ImageInteger)));
    EXPECT(isRefused(tagsWord, withKeyTag(Tag::Integer)));
    EXPECT(isRefused(tagsWord, withKeyTag(Tag::RomString)));
    EXPECT(isRefused(record, 2));
    EXPECT(isRefused(record, 17));
    EXPECT(isRefused(record, 1 | 16 << 8));
    EXPECT(isRefused(keyWord, words[keyWord] + 4));
    EXPECT(isRefused(tagsWord, words[tagsWord] & ~NodeTags::kGuard));
    EXPECT(isRefused(tagsWord, (words[tagsWord] & ~0x7Fu) | uint32_t(Tag::ShortString)));
    EXPECT(isRefused(tagsWord, (words[tagsWord] & ~0x7Fu) | uint32_t(Tag::Table)));
}

FACT(Each_mismatch_is_described_with_both_sides) {
    std::string mine = sizeof(Integer) == 4 ? "i32f32" : "i64f64";
    std::string theirs = sizeof(Integer) == 4 ? "i64f64" : "i32f32";
    std::vector<uint32_t> words = makeImage();
    words[1] ^= 1u << 16;
    EXPECT(description(check(words)) ==
           "image is for number model " + theirs + ", this engine is " + mine);
    words = makeImage();
    words[1] = (words[1] & 0xFFFF0000) | 9;
    EXPECT(description(check(words)) == "image has format version 9, this engine reads 1");
    words = makeImage();
    words[0] = 0x61754C1B;
    EXPECT(description(check(words)) ==
           "not an image: it begins with 0x61754c1b, an image with 0x584c4e1b");
    words = makeImage();
    std::string bytes = std::to_string(words.size() * 4);
    words.pop_back();
    EXPECT(description(check(words)) == "image is truncated: " + bytes + " bytes are needed, " +
                                            std::to_string(words.size() * 4) + " are there");
    EXPECT(description(checkImage(pointerTo<char>(0x2001), 100)).find("multiple of 4") !=
           std::string::npos);
    EXPECT(description({LoadError::kEmpty, 0, 0, 0}, 9) == "image is");
}

FACT(Modules_and_the_entry_are_found) {
    Universe universe;
    State& state = universe.state();
    const ImageHeader* image = place(makeImage());
    mountImage(state, image);
    const Prototype* alpha = findModule(state, "alpha", 5);
    const Prototype* beta = findModule(state, "beta", 4);
    EXPECT(alpha != nullptr && alpha == entryPrototype(image) && beta == alpha->prototype(0));
    EXPECT(findModule(state, "alph", 4) == nullptr && findModule(state, "betaa", 5) == nullptr);
    EXPECT(findModule(state, makeString(state, "beta")) == beta);
    EXPECT(alpha->image() == image && textOf(stringConstant(alpha->constants(), 0)) == "alpha");
    Value value;
    loadConstant(value, beta->constants(), 1);
    EXPECT(value.tag == Tag::LongString && textOf(value.string()) == kLongText);
    loadConstant(value, beta->constants(), 2);
    EXPECT(value.integer() == -7);
}

FACT(Strings_of_mounted_images_are_used_and_not_made) {
    Universe universe;
    State& state = universe.state();
    const ImageHeader* image = place(makeImage());
    mountImage(state, image);
    uint32_t count = state.heap.allocationCount;
    String* found = makeString(state, "extra");
    EXPECT(found == findImageString(image, found->hash, "extra", 5) && found->isBlack());
    EXPECT(state.heap.allocationCount == count);
    EXPECT(makeString(state, "extr")->isWhite());
    uint32_t hash = hashText("gamma", 5);
    EXPECT(findImageString(image, hash, "gamma", 5) == nullptr);
}

FACT(One_text_at_several_addresses_is_one_key) {
    Universe universe;
    State& state = universe.state();
    String* inRam = makeString(state, "extra");
    universe.slot(0).setString(inRam);
    universe.slot(1).setTable(newTable(state, 0, 0));
    Table* table = universe.slot(1).table();
    Value one;
    one.setInteger(1);
    setByString(state, table, inRam, one);
    const ImageHeader* first = place(makeImage());
    const ImageHeader* second = place(makeImage(), kSecondPlace + 0x10000);
    mountImage(state, first);
    mountImage(state, second);
    auto* inFirst = const_cast<String*>(findImageString(first, inRam->hash, "extra", 5));
    auto* inSecond = const_cast<String*>(findImageString(second, inRam->hash, "extra", 5));
    EXPECT(inFirst != inSecond && equalStrings(inFirst, inSecond) && equalStrings(inRam, inFirst));
    Value value;
    for (String* key : {inRam, inFirst, inSecond}) {
        EXPECT(getByString(table, key, value) == Tag::Integer && value.integer() == one.integer());
        one.setInteger(one.integer() + 1);
        setByString(state, table, key, one);
    }
    Value* at = &universe.slot(2);
    at[0].setString(inSecond);
    EXPECT(!tableNext(state, table, at));
    // Once the string in RAM is gone, the image's takes its place.
    universe.clearSlots();
    collectFully(state);
    EXPECT(makeString(state, "extra") == inSecond);
}
