// Checks images and finds things in them.
//
// checkImage() trusts nothing: every offset and count is compared with what it must lie in before it
// is used. It is one pass over the sections without recursion or allocation, and costs about 6 guest
// instructions per byte of image, 4 of them for the checksum.
#include "image.h"

#include <string.h>

#include "state.h"

namespace nanolua {

// ---- Checksum ------------------------------------------------------------------------------------

namespace {

// A table of 256 words is 1 KB of flash; one of 16 would need 11 instructions per byte.
struct CrcTable {
    uint32_t entries[256];
};

constexpr CrcTable makeCrcTable() {
    CrcTable table{};
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t crc = i;
        for (int bit = 0; bit < 8; bit++) crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320u : 0);
        table.entries[i] = crc;
    }
    return table;
}

constexpr CrcTable kCrcTable = makeCrcTable();

NL_ALWAYS_INLINE uint32_t addWordToCrc(const uint32_t* table, uint32_t crc, uint32_t word) {
    crc ^= word;
    crc = table[crc & 0xFF] ^ crc >> 8;
    crc = table[crc & 0xFF] ^ crc >> 8;
    crc = table[crc & 0xFF] ^ crc >> 8;
    return table[crc & 0xFF] ^ crc >> 8;
}

NL_HOT uint32_t addWordsToCrc(uint32_t crc, const uint32_t* words, const uint32_t* end) {
    const uint32_t* table = kCrcTable.entries;
    asm("" : "+r"(table)); // an address, not a distance from another one to be added every time
    const uint32_t* foursEnd = words + ((end - words) & ~3);
    for (; words != foursEnd; words += 4) {
        crc = addWordToCrc(table, addWordToCrc(table, crc, words[0]), words[1]);
        crc = addWordToCrc(table, addWordToCrc(table, crc, words[2]), words[3]);
    }
    for (; words != end; words++) crc = addWordToCrc(table, crc, *words);
    return crc;
}

// CRC-32 of an image whose size is a multiple of four, with its own field as zero.
uint32_t imageCrc(const ImageHeader* image) {
    const uint32_t zero = 0;
    const uint32_t* words = reinterpret_cast<const uint32_t*>(image);
    const uint32_t* field = words + offsetof(ImageHeader, crc32) / kWordBytes;
    uint32_t crc = addWordsToCrc(0xFFFFFFFF, words, field);
    crc = addWordsToCrc(crc, &zero, &zero + 1);
    return ~addWordsToCrc(crc, field + 1, words + image->imageBytes / kWordBytes);
}

// ---- Check ---------------------------------------------------------------------------------------

constexpr uint8_t kNumberModel = sizeof(Integer) == 4 ? 0 : 1;

struct Section {
    uint32_t begin;
    uint32_t bytes;

    uint32_t end() const { return begin + bytes; }
    // From the word-aligned `offset` on; 0 outside.
    NL_ALWAYS_INLINE uint32_t bytesBehind(uint32_t offset) const {
        uint32_t distance = offset - begin;
        return offset % kWordBytes == 0 && distance <= bytes ? bytes - distance : 0;
    }
    // Whether `count` units from there on lie inside.
    bool holds(uint32_t offset, uint32_t count, uint32_t unitBytes) const {
        return uint64_t{count} * unitBytes <= bytesBehind(offset);
    }
};

// Functions return whether all is well and otherwise leave the offset of the culprit in `failedAt`.
class ImageChecker {
public:
    explicit ImageChecker(const ImageHeader* image) : image_(image) {}

    uint32_t failedAt = 0;

    bool checkSections();
    bool checkStrings();
    bool checkStringIndex();
    bool checkPrototypes();
    bool checkModules();
    bool checkTables();

private:
    template <class T> const T* at(uint32_t offset) const {
        return reinterpret_cast<const T*>(reinterpret_cast<const uint8_t*>(image_) + offset);
    }
    bool require(bool condition, uint32_t offset) {
        if (!condition) failedAt = offset;
        return condition;
    }
    bool setSection(Section& section, uint32_t offset, uint32_t count, uint32_t unitBytes,
                    uint32_t fieldOffset);
    ObjectKind stringKindAt(uint32_t offset) const;
    ObjectKind longStringAt(uint32_t offset) const;
    bool isString(uint32_t offset) const { return stringKindAt(offset) != ObjectKind::Free; }
    bool isPrototype(uint32_t offset) const;
    uint32_t codeEnd(uint32_t prototype) const {
        return prototype + uint32_t(sizeof(PrototypeRecord)) +
               at<PrototypeRecord>(prototype)->codeCount * kWordBytes;
    }
    bool checkGroup(uint32_t offset, uint32_t& end);
    bool checkPart(uint32_t record, uint32_t partOffset, uint32_t count, uint32_t unitBytes,
                   uint32_t& end);
    bool isConstant(Tag tag, uint32_t stringOffset) const;
    bool checkConstants(uint32_t offset, uint32_t count);
    bool isConstantNode(uint32_t offset, const Section& nodes) const;
    bool checkNested(uint32_t offset, uint32_t count);
    bool checkDebug(uint32_t offset, uint32_t codeCount);
    bool checkDebugPart(uint32_t record, uint32_t partOffset, uint32_t count, uint32_t unitBytes);
    bool checkDebugNames(uint32_t offset, const DebugRecord* debug);
    bool isNameBefore(uint32_t a, uint32_t b) const;

    const ImageHeader* image_;
    Section strings_{};
    Section stringIndex_{};
    Section prototypes_{};
    Section modules_{};
    Section tables_{};
    Section debug_{};
    Section native_{};
};

bool ImageChecker::setSection(Section& section, uint32_t offset, uint32_t count,
                              uint32_t unitBytes, uint32_t fieldOffset) {
    Section whole{sizeof(ImageHeader), image_->imageBytes - uint32_t(sizeof(ImageHeader))};
    if (count == 0) return true;
    if (!require(whole.holds(offset, count, unitBytes), fieldOffset)) return false;
    section = {offset, count * unitBytes};
    return true;
}

bool ImageChecker::checkSections() {
    const ImageHeader& image = *image_;
    uint32_t slots = image.stringIndexSlots;
    return setSection(strings_, image.stringsOffset, image.stringsBytes, 1,
                      offsetof(ImageHeader, stringsOffset)) &&
           setSection(stringIndex_, image.stringIndexOffset, slots, kWordBytes,
                      offsetof(ImageHeader, stringIndexOffset)) &&
           require((slots & (slots - 1)) == 0, offsetof(ImageHeader, stringIndexSlots)) &&
           setSection(prototypes_, image.prototypesOffset, image.prototypesBytes, 1,
                      offsetof(ImageHeader, prototypesOffset)) &&
           setSection(modules_, image.modulesOffset, image.moduleCount, sizeof(ImageModule),
                      offsetof(ImageHeader, modulesOffset)) &&
           setSection(tables_, image.tablesOffset, image.tablesBytes, 1,
                      offsetof(ImageHeader, tablesOffset)) &&
           setSection(debug_, image.debugOffset, image.debugBytes, 1,
                      offsetof(ImageHeader, debugOffset)) &&
           setSection(native_, image.nativeOffset, image.nativeBytes, 1,
                      offsetof(ImageHeader, nativeOffset));
}

// The kind of the string record there; Free: none that the rest of the engine can use. (Its hash is
// checked where the records are gone through.) The text ends in a word that is padded with zeros.
NL_HOT ObjectKind ImageChecker::stringKindAt(uint32_t offset) const {
    constexpr uint32_t emptyBytes = sizeof(StringRecord) + kWordBytes;
    constexpr uint32_t kShort = Color::kBlack | uint32_t(ObjectKind::ShortString);
    uint32_t spaceBytes = strings_.bytesBehind(offset);
    if (spaceBytes < emptyBytes) return ObjectKind::Free;
    const String* string = at<String>(offset);
    uint32_t textBytes = string->shortLengthBytes();
    uint32_t bytes = (textBytes & ~(kWordBytes - 1)) + emptyBytes;
    if (string->header != (bytes << (Header::kSizeShift - 2) | kShort)) return longStringAt(offset);
    if (textBytes > Abi::kShortStringBytesMax || bytes > spaceBytes) return ObjectKind::Free;
    uint32_t lastWord = *at<uint32_t>(offset + bytes - kWordBytes);
    return lastWord >> textBytes % kWordBytes * 8 == 0 ? ObjectKind::ShortString : ObjectKind::Free;
}

NL_NOINLINE ObjectKind ImageChecker::longStringAt(uint32_t offset) const {
    constexpr uint32_t kLong = Color::kBlack | uint32_t(ObjectKind::LongString);
    const String* string = at<String>(offset);
    uint32_t bytes = string->sizeBytes();
    if (bytes < sizeof(StringRecord) || bytes > strings_.bytesBehind(offset) ||
        string->kind() != ObjectKind::LongString)
        return ObjectKind::Free;
    uint32_t textBytes = string->lengthBytes();
    uint32_t textEnd = sizeof(StringRecord) + (textBytes & ~(kWordBytes - 1)) + kWordBytes;
    if (textBytes <= Abi::kShortStringBytesMax || textBytes > kBlockBytesMax ||
        string->header != ((textEnd + kWordBytes) << (Header::kSizeShift - 2) | kLong))
        return ObjectKind::Free;
    uint32_t lastWord = *at<uint32_t>(offset + textEnd - kWordBytes);
    return lastWord >> textBytes % kWordBytes * 8 == 0 ? ObjectKind::LongString : ObjectKind::Free;
}

bool ImageChecker::checkStrings() {
    for (uint32_t offset = strings_.begin; offset < strings_.end();) {
        if (!require(isString(offset), offset)) return false;
        const String* string = at<String>(offset);
        uint32_t hash = hashText(string->text(), string->lengthBytes());
        if (!require(hash == string->hash, offset)) return false;
        offset += string->sizeBytes();
    }
    return true;
}

NL_HOT bool ImageChecker::checkStringIndex() {
    uint32_t emptyCount = 0;
    for (uint32_t slot = stringIndex_.begin; slot < stringIndex_.end(); slot += kWordBytes) {
        uint32_t offset = *at<uint32_t>(slot);
        if (offset == 0)
            emptyCount++;
        else if (!require(stringKindAt(offset) == ObjectKind::ShortString, slot))
            return false;
    }
    // Probing ends at an empty slot.
    return require(image_->stringIndexSlots == 0 || emptyCount != 0, stringIndex_.begin);
}

bool ImageChecker::isPrototype(uint32_t offset) const {
    if (!prototypes_.holds(offset, 1, sizeof(PrototypeRecord))) return false;
    const PrototypeRecord* record = at<PrototypeRecord>(offset);
    constexpr uint32_t recordWords = sizeof(PrototypeRecord) / kWordBytes;
    return prototypes_.holds(offset + sizeof(PrototypeRecord), record->codeCount, kWordBytes) &&
           record->header == ((recordWords + record->codeCount) << Header::kSizeShift |
                              Color::kBlack | uint32_t(ObjectKind::Prototype)) &&
           record->imageOffset == -int32_t(offset) && record->codeCount != 0 &&
           record->parameterCount <= record->stackSlotsMax;
}

// A part of a prototype's group, behind its instructions; moves the group's end.
bool ImageChecker::checkPart(uint32_t record, uint32_t partOffset, uint32_t count,
                             uint32_t unitBytes, uint32_t& end) {
    if (count == 0) return true;
    uint32_t begin = record + partOffset;
    Section rest{codeEnd(record), prototypes_.end() - codeEnd(record)};
    if (!require(partOffset <= image_->imageBytes && rest.holds(begin, count, unitBytes), record))
        return false;
    if (begin + count * unitBytes > end) end = begin + count * unitBytes;
    return true;
}

// Whether there can be a constant with this tag; if it is a string, it lies at the offset.
NL_ALWAYS_INLINE bool ImageChecker::isConstant(Tag tag, uint32_t stringOffset) const {
    if (tag == Tag::ShortString) return stringKindAt(stringOffset) == ObjectKind::ShortString;
    if (tag == Tag::LongString) return stringKindAt(stringOffset) == ObjectKind::LongString;
    return tag <= Tag::True || tag == Tag::Integer || tag == Tag::Float;
}

NL_HOT bool ImageChecker::checkConstants(uint32_t offset, uint32_t count) {
    const uint32_t begin = offset;
    for (uint32_t end = offset + count * kValueBytes; offset < end; offset += kValueBytes) {
        const Value* constant = at<Value>(offset);
        if (!require(isConstant(constant->tag, begin + constant->payload.ref), offset))
            return false;
    }
    return true;
}

bool ImageChecker::checkNested(uint32_t offset, uint32_t count) {
    for (uint32_t end = offset + count * kWordBytes; offset < end; offset += kWordBytes)
        if (!require(isPrototype(offset + *at<uint32_t>(offset)), offset)) return false;
    return true;
}

bool ImageChecker::checkGroup(uint32_t offset, uint32_t& end) {
    if (!require(isPrototype(offset), offset)) return false;
    const PrototypeRecord& record = *at<PrototypeRecord>(offset);
    end = codeEnd(offset);
    return checkPart(offset, record.constantsOffset, record.constantCount, kValueBytes, end) &&
           checkPart(offset, record.prototypesOffset, record.prototypeCount, kWordBytes, end) &&
           checkPart(offset, record.upvaluesOffset, record.upvalueCount, sizeof(UpvalueRecord),
                     end) &&
           checkConstants(offset + record.constantsOffset, record.constantCount) &&
           checkNested(offset + record.prototypesOffset, record.prototypeCount) &&
           (record.debugOffset == 0 ||
            checkDebug(offset + uint32_t(record.debugOffset), record.codeCount));
}

bool ImageChecker::checkPrototypes() {
    uint32_t offset = prototypes_.begin;
    while (offset < prototypes_.end())
        if (!checkGroup(offset, offset)) return false;
    return true;
}

bool ImageChecker::isConstantNode(uint32_t offset, const Section& nodes) const {
    const Node* node = at<Node>(offset);
    uint32_t next = offset + uint32_t(node->next) * kNodeBytes;
    if (node->guarded == 0 || nodes.bytesBehind(next) < kNodeBytes) return false;
    if (node->keyTag == uint32_t(Tag::ImageEmpty)) return node->tag() == Tag::Nil;
    bool isKey = node->keyTag == uint32_t(Tag::ImageInteger);
    if (node->keyTag == uint32_t(Tag::ImageString))
        isKey = stringKindAt(offset + node->key.ref) == ObjectKind::ShortString;
    return isKey && node->tag() != Tag::Nil &&
           isConstant(node->tag(), offset + node->value.ref);
}

bool ImageChecker::checkTables() {
    constexpr uint32_t kNodesLog2Max = 16;
    for (uint32_t offset = tables_.begin; offset < tables_.end();) {
        if (!require(tables_.holds(offset, 1, sizeof(ConstantTableRecord)), offset)) return false;
        const ConstantTableRecord* record = at<ConstantTableRecord>(offset);
        if (!require(record->nodesLog2 <= kNodesLog2Max && record->spareSixteenths < kSixteenths,
                     offset))
            return false;
        uint32_t count = nodeCountOf(record->nodesLog2, record->spareSixteenths);
        uint32_t node = offset + uint32_t(sizeof(ConstantTableRecord));
        if (!require(tables_.holds(node, count, kNodeBytes), offset)) return false;
        const Section nodes{node, kNodeBytes * count};
        for (; node < nodes.end(); node += kNodeBytes)
            if (!require(isConstantNode(node, nodes), node)) return false;
        offset = nodes.end();
    }
    return true;
}

bool ImageChecker::checkDebugPart(uint32_t record, uint32_t partOffset, uint32_t count,
                                  uint32_t unitBytes) {
    return count == 0 || require(partOffset <= image_->imageBytes &&
                                     debug_.holds(record + partOffset, count, unitBytes),
                                 record);
}

bool ImageChecker::checkDebugNames(uint32_t offset, const DebugRecord* debug) {
    uint32_t entry = offset + debug->localVariablesOffset;
    for (uint32_t i = 0; i < debug->localVariableCount; i++) {
        uint32_t name = entry + uint32_t(at<LocalVariableRecord>(entry)->nameOffset);
        if (!require(isString(name), entry)) return false;
        entry += sizeof(LocalVariableRecord);
    }
    entry = offset + debug->upvalueNamesOffset;
    for (uint32_t i = 0; i < debug->upvalueNameCount; i++, entry += kWordBytes) {
        uint32_t distance = *at<uint32_t>(entry);
        if (distance != 0 && !require(isString(entry + distance), entry)) return false;
    }
    return true;
}

bool ImageChecker::checkDebug(uint32_t offset, uint32_t codeCount) {
    if (!require(debug_.holds(offset, 1, sizeof(DebugRecord)), offset)) return false;
    const DebugRecord* debug = at<DebugRecord>(offset);
    if (debug->sourceOffset != 0 &&
        !require(isString(offset + uint32_t(debug->sourceOffset)), offset))
        return false;
    return require(debug->lineDeltaCount == 0 || debug->lineDeltaCount == codeCount, offset) &&
           checkDebugPart(offset, debug->lineDeltasOffset, debug->lineDeltaCount, 1) &&
           checkDebugPart(offset, debug->absoluteLinesOffset, debug->absoluteLineCount,
                          sizeof(AbsoluteLineRecord)) &&
           checkDebugPart(offset, debug->localVariablesOffset, debug->localVariableCount,
                          sizeof(LocalVariableRecord)) &&
           checkDebugPart(offset, debug->upvalueNamesOffset, debug->upvalueNameCount,
                          kWordBytes) &&
           checkDebugNames(offset, debug);
}

// Byte order of a text against the name of a module.
int compareText(const char* text, uint32_t bytes, const String* name) {
    uint32_t nameBytes = name->lengthBytes();
    int order = memcmp(text, name->text(), bytes < nameBytes ? bytes : nameBytes);
    if (order != 0) return order;
    return bytes < nameBytes ? -1 : bytes > nameBytes;
}

bool ImageChecker::isNameBefore(uint32_t a, uint32_t b) const {
    return compareStrings(at<String>(a), at<String>(b)) < 0;
}

bool ImageChecker::checkModules() {
    for (uint32_t offset = modules_.begin; offset < modules_.end(); offset += sizeof(ImageModule)) {
        const ImageModule* module = at<ImageModule>(offset);
        if (!require(isString(module->nameOffset) && isPrototype(module->prototypeOffset), offset))
            return false;
        bool isFirst = offset == modules_.begin;
        if (!require(isFirst || isNameBefore(module[-1].nameOffset, module->nameOffset), offset))
            return false;
    }
    return require(image_->entryModule == ImageFormat::kNoEntry ||
                       image_->entryModule < image_->moduleCount,
                   offsetof(ImageHeader, entryModule));
}

LoadResult mismatch(LoadError error, uint32_t offset, uint32_t expected, uint32_t found) {
    return {error, offset, expected, found};
}

// What can be said of an image without looking beyond its header.
LoadResult checkHeader(const void* bytes, uint32_t availableBytes) {
    const ImageHeader* image = static_cast<const ImageHeader*>(bytes);
    if (availableBytes == 0) return {LoadError::kEmpty, 0, 0, 0};
    if (reinterpret_cast<uintptr_t>(bytes) % ImageFormat::kAlignment != 0)
        return mismatch(LoadError::kMisaligned, 0, ImageFormat::kAlignment,
                        uint32_t(reinterpret_cast<uintptr_t>(bytes)));
    uint32_t magic = 0;
    memcpy(&magic, bytes, availableBytes < sizeof(magic) ? availableBytes : sizeof(magic));
    if (magic != ImageFormat::kMagic)
        return mismatch(LoadError::kBadMagic, 0, ImageFormat::kMagic, magic);
    if (availableBytes < sizeof(ImageHeader))
        return mismatch(LoadError::kTruncated, 0, sizeof(ImageHeader), availableBytes);
    if (image->formatVersion != ImageFormat::kVersion)
        return mismatch(LoadError::kFormatVersion, offsetof(ImageHeader, formatVersion),
                        ImageFormat::kVersion, image->formatVersion);
    if (image->numberModel != kNumberModel)
        return mismatch(LoadError::kNumberModel, offsetof(ImageHeader, numberModel), kNumberModel,
                        image->numberModel);
    if (image->abiFingerprint != kImageFingerprint)
        return mismatch(LoadError::kAbi, offsetof(ImageHeader, abiFingerprint), kImageFingerprint,
                        image->abiFingerprint);
    if (image->imageBytes > availableBytes)
        return mismatch(LoadError::kTruncated, 0, image->imageBytes, availableBytes);
    if (image->imageBytes % kWordBytes != 0 || image->imageBytes < sizeof(ImageHeader))
        return {LoadError::kBadOffset, offsetof(ImageHeader, imageBytes), 0, 0};
    return {LoadError::kNone, 0, 0, 0};
}

} // namespace

LoadResult checkImage(const void* bytes, uint32_t availableBytes) {
    LoadResult result = checkHeader(bytes, availableBytes);
    if (result.error != LoadError::kNone) return result;
    const ImageHeader* image = static_cast<const ImageHeader*>(bytes);
    uint32_t crc = imageCrc(image);
    if (crc != image->crc32)
        return mismatch(LoadError::kChecksum, offsetof(ImageHeader, crc32), crc, image->crc32);
    ImageChecker checker(image);
    if (!checker.checkSections() || !checker.checkStrings() || !checker.checkStringIndex() ||
        !checker.checkPrototypes() || !checker.checkTables())
        return {LoadError::kBadOffset, checker.failedAt, 0, 0};
    if (!checker.checkModules()) return {LoadError::kBadModule, checker.failedAt, 0, 0};
    return result;
}

// ---- Description ---------------------------------------------------------------------------------

namespace {

// In the order of LoadError. What follows a '%' stands for a value: of what was found f (decimal),
// x (hexadecimal) or m (number model), the same of what was expected in capitals, and o for the offset.
constexpr const char* kDescriptions[] = {
    "image is valid",
    "image is empty",
    "image begins at address 0x%x, which is not a multiple of 4",
    "not an image: it begins with 0x%x, an image with 0x%X",
    "image is truncated: %F bytes are needed, %f are there",
    "image has format version %f, this engine reads %F",
    "image is for number model %m, this engine is %M",
    "image is for ABI 0x%x, this engine has ABI 0x%X",
    "image is damaged: its checksum is 0x%x, its bytes give 0x%X",
    "image is damaged: what lies at offset %o is invalid",
    "image is damaged: the module at offset %o is invalid",
};
static_assert(sizeof kDescriptions / sizeof kDescriptions[0] == uint32_t(LoadError::kBadModule) + 1);

constexpr size_t kValueTextBytes = 12;

// Returns where the digits begin; they end with the place.
const char* writeNumber(char* text, uint32_t value, uint32_t base) {
    char* first = text + kValueTextBytes - 1;
    *first = 0;
    do *--first = "0123456789abcdef"[value % base];
    while ((value /= base) != 0);
    return first;
}

const char* describeValue(const LoadResult& result, char directive, char* text) {
    bool isExpected = directive < 'a';
    uint32_t value = isExpected ? result.expected : result.found;
    switch (directive | 0x20) {
    case 'm': return value == 0 ? "i32f32" : value == 1 ? "i64f64" : "of an unknown kind";
    case 'o': value = result.offset; break;
    case 'x': return writeNumber(text, value, 16);
    default: break;
    }
    return writeNumber(text, value, 10);
}

} // namespace

[[gnu::cold]] void describeLoadResult(const LoadResult& result, char* text, size_t textBytes) {
    if (textBytes == 0) return;
    char* last = text + textBytes - 1;
    for (const char* from = kDescriptions[uint32_t(result.error)]; *from != 0; from++) {
        char single[] = {*from, 0};
        char digits[kValueTextBytes];
        const char* piece = *from == '%' ? describeValue(result, *++from, digits) : single;
        while (*piece != 0 && text < last) *text++ = *piece++;
    }
    *text = 0;
}

// ---- Use -----------------------------------------------------------------------------------------

namespace {

template <class T> const T* recordAt(const ImageHeader* image, uint32_t offset) {
    return reinterpret_cast<const T*>(reinterpret_cast<const uint8_t*>(image) + offset);
}

const Prototype* findModuleIn(const ImageHeader* image, const char* name, uint32_t nameBytes) {
    const ImageModule* modules = recordAt<ImageModule>(image, image->modulesOffset);
    uint32_t low = 0;
    uint32_t high = image->moduleCount;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        const String* found = recordAt<String>(image, modules[middle].nameOffset);
        int order = compareText(name, nameBytes, found);
        if (order == 0) return recordAt<Prototype>(image, modules[middle].prototypeOffset);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return nullptr;
}

} // namespace

void mountImage(State& state, const ImageHeader* image) {
    Object* block = allocate(state, sizeof(MountedImage), ObjectKind::MountedImage);
    MountedImage* mounted = static_cast<MountedImage*>(block);
    mounted->next = state.images;
    mounted->image = image;
    state.images = mounted;
}

const Prototype* findModule(const State& state, const char* name, uint32_t nameBytes) {
    for (const MountedImage* mounted = state.images; mounted != nullptr; mounted = mounted->next)
        if (const Prototype* found = findModuleIn(mounted->image, name, nameBytes)) return found;
    return nullptr;
}

const Prototype* findModule(const State& state, const String* name) {
    return findModule(state, name->text(), name->lengthBytes());
}

const Prototype* entryPrototype(const ImageHeader* image) {
    if (image->entryModule == ImageFormat::kNoEntry) return nullptr;
    const ImageModule* modules = recordAt<ImageModule>(image, image->modulesOffset);
    return recordAt<Prototype>(image, modules[image->entryModule].prototypeOffset);
}

const String* findImageString(const ImageHeader* image, uint32_t hash, const char* text,
                              uint32_t bytes) {
    if (image->stringIndexSlots == 0) return nullptr;
    const uint32_t* slots = recordAt<uint32_t>(image, image->stringIndexOffset);
    uint32_t mask = image->stringIndexSlots - 1;
    uint32_t first = hash / (Abi::kShortStringLengthMask + 1);
    for (uint32_t i = first & mask; slots[i] != 0; i = (i + 1) & mask) {
        const String* found = recordAt<String>(image, slots[i]);
        if (found->hash == hash && memcmp(found->text(), text, bytes) == 0) return found;
    }
    return nullptr;
}

} // namespace nanolua
