// Strings: hashing, the set of short strings in RAM, equality, and the string builder.
#include "string.h"

#include <string.h>

#include "core_rom.h"
#include "native.h"
#include "state.h"

namespace nanolua {

namespace {

constexpr uint32_t kSetCapacityMin = 16;
constexpr uint32_t kTextBytesMax = kBlockBytesMax - sizeof(String) - kWordBytes;

// Bytes of a string's block: record, text, NUL; the heap rounds up to words.
uint32_t blockBytesFor(uint32_t textBytes) { return sizeof(String) + textBytes + 1; }

// Zeros from the end of the text to the end of its last word.
void terminate(String* string) {
    uint32_t end = string->lengthBytes;
    memset(string->mutableText() + end, 0, kWordBytes - end % kWordBytes);
}

inline uint32_t mix(uint32_t hash, uint32_t word) {
    hash = (hash ^ word) * 0x9E3779B1u;
    return hash ^ hash >> 15;
}

} // namespace

uint32_t hashText(const char* text, uint32_t bytes) {
    uint32_t hash = bytes;
    uint32_t word;
    for (; bytes >= kWordBytes; bytes -= kWordBytes, text += kWordBytes) {
        memcpy(&word, text, kWordBytes);
        hash = mix(hash, word);
    }
    if (bytes == 0) return hash;
    word = uint8_t(text[0]);
    if (bytes > 1) word |= uint32_t(uint8_t(text[1])) << 8;
    if (bytes > 2) word |= uint32_t(uint8_t(text[2])) << 16;
    return mix(hash, word);
}

// A hash of 0 stands for `not computed`; a text whose hash is 0 is just hashed again.
uint32_t hashOf(const String* string) {
    if (NL_LIKELY(string->hash != 0)) return string->hash;
    uint32_t hash = hashText(string->text(), string->lengthBytes);
    if (hash != 0) const_cast<String*>(string)->hash = hash;
    return hash;
}

bool equalStringsSlow(const String* a, const String* b) {
    if (a->lengthBytes != b->lengthBytes) return false;
    if (a->isShort() && a->hash != b->hash) return false;
    return memcmp(a->text(), b->text(), a->lengthBytes) == 0;
}

int compareStrings(const String* a, const String* b) {
    uint32_t aBytes = a->lengthBytes;
    uint32_t bBytes = b->lengthBytes;
    int order = memcmp(a->text(), b->text(), aBytes < bBytes ? aBytes : bBytes);
    if (order != 0) return order;
    return aBytes < bBytes ? -1 : aBytes > bBytes;
}

// ---- The set of short strings --------------------------------------------------------------------

namespace {

String* findInSet(const StringSet& set, uint32_t hash, const char* text, uint32_t bytes) {
    if (set.capacity == 0) return nullptr;
    const Ref* slots = pointerTo<Ref>(set.slots);
    uint32_t mask = set.capacity - 1;
    for (uint32_t i = hash & mask; slots[i] != 0; i = (i + 1) & mask) {
        String* found = pointerTo<String>(slots[i]);
        if (found->hash == hash && found->lengthBytes == bytes &&
            memcmp(found->text(), text, bytes) == 0)
            return found;
    }
    return nullptr;
}

void insertIntoSlots(Ref* slots, uint32_t mask, const String* string) {
    uint32_t i = string->hash & mask;
    while (slots[i] != 0) i = (i + 1) & mask;
    slots[i] = refTo(string);
}

// Moves the set into a new block of `capacity` slots.
void moveSet(State& state, Object* block, uint32_t capacity) {
    StringSet& set = state.strings;
    Ref* slots = reinterpret_cast<Ref*>(block + 1);
    memset(slots, 0, capacity * kWordBytes);
    const Ref* old = pointerTo<Ref>(set.slots);
    for (uint32_t i = 0; i < set.capacity; i++)
        if (old[i] != 0) insertIntoSlots(slots, capacity - 1, pointerTo<String>(old[i]));
    if (set.capacity != 0) releaseOwned(state, pointerTo<Object>(set.slots - kWordBytes));
    set.slots = refTo(slots);
    set.capacity = capacity;
}

// Makes room for one more string.
void growSet(State& state) {
    uint32_t capacity = state.strings.capacity == 0 ? kSetCapacityMin : state.strings.capacity * 2;
    moveSet(state, allocateOwned(state, kWordBytes + capacity * kWordBytes), capacity);
}

bool isSetFull(const StringSet& set) { return set.count >= set.capacity - set.capacity / 4; }

const String* findInRom(const State& state, uint32_t hash, const char* text, uint32_t bytes) {
    const String* found = findCoreString(hash, text, bytes);
    const MountedImage* mounted = state.images;
    for (; found == nullptr && mounted != nullptr; mounted = mounted->next)
        found = findImageString(mounted->image, hash, text, bytes);
    return found;
}

NL_NOINLINE String* makeShortString(State& state, uint32_t hash, const char* text, uint32_t bytes) {
    if (const String* found = findInRom(state, hash, text, bytes))
        return const_cast<String*>(found);
    if (isSetFull(state.strings)) growSet(state);
    Object* block = allocate(state, blockBytesFor(bytes), ObjectKind::ShortString);
    String* string = static_cast<String*>(block);
    string->hash = hash;
    string->lengthBytes = bytes;
    terminate(string);
    memcpy(string->mutableText(), text, bytes);
    insertIntoSlots(pointerTo<Ref>(state.strings.slots), state.strings.capacity - 1, string);
    state.strings.count++;
    return string;
}

} // namespace

String* makeString(State& state, const char* text, uint32_t bytes) {
    if (bytes > Abi::kShortStringBytesMax) {
        String* string = newLongString(state, bytes);
        memcpy(string->mutableText(), text, bytes);
        return string;
    }
    uint32_t hash = hashText(text, bytes);
    String* found = findInSet(state.strings, hash, text, bytes);
    if (found == nullptr) return makeShortString(state, hash, text, bytes);
    // The sweep may be about to free it.
    if (state.collector.phase == CollectorPhase::kSweep && found->isWhite())
        found->setColor(state.collector.currentWhite);
    return found;
}

String* makeString(State& state, const char* zeroTerminated) {
    return makeString(state, zeroTerminated, uint32_t(strlen(zeroTerminated)));
}

String* newLongString(State& state, uint32_t bytes) {
    if (bytes > kTextBytesMax) raiseError(state, "resulting string too large");
    Object* block = allocate(state, blockBytesFor(bytes), ObjectKind::LongString);
    String* string = static_cast<String*>(block);
    string->hash = 0;
    string->lengthBytes = bytes;
    terminate(string);
    return string;
}

void removeFromSet(StringSet& set, const String* string) {
    Ref* slots = pointerTo<Ref>(set.slots);
    uint32_t mask = set.capacity - 1;
    uint32_t hole = string->hash & mask;
    while (slots[hole] != refTo(string)) hole = (hole + 1) & mask;
    // Moves back whatever was displaced past the hole, so that probing still finds it.
    for (uint32_t i = (hole + 1) & mask; slots[i] != 0; i = (i + 1) & mask) {
        uint32_t distance = (i - pointerTo<String>(slots[i])->hash) & mask;
        if (distance < ((i - hole) & mask)) continue;
        slots[hole] = slots[i];
        hole = i;
    }
    slots[hole] = 0;
    set.count--;
}

void shrinkSet(State& state) {
    StringSet& set = state.strings;
    uint32_t capacity = set.capacity;
    while (capacity > kSetCapacityMin && set.count < capacity / 8) capacity /= 2;
    if (capacity == set.capacity) return;
    // Without collecting: the collector itself calls this.
    Object* block = takeBlock(state.heap, kWordBytes + capacity * kWordBytes, ObjectKind::Owned,
                              state.collector.currentWhite);
    if (block != nullptr) moveSet(state, block, capacity);
}

// ---- StringBuilder -------------------------------------------------------------------------------

namespace {

constexpr uint32_t kBuilderBytesMin = 28;

String* bufferIn(const Value* slot) {
    NL_ASSERT(slot->tag == Tag::Buffer);
    return slot->string();
}

// Bytes of text that fit, with room for the padding behind them.
uint32_t capacityOf(const String* buffer) {
    return buffer->sizeBytes() - uint32_t(sizeof(String)) - kWordBytes;
}

uint32_t bufferBytesFor(uint32_t textBytes) { return sizeof(String) + textBytes + kWordBytes; }

} // namespace

StringBuilder::StringBuilder(State& state, Value* slot, uint32_t expectedBytes)
    : state_(state), slot_(slot) {
    if (expectedBytes > kTextBytesMax) raiseError(state, "resulting string too large");
    uint32_t bytes = bufferBytesFor(expectedBytes);
    if (bytes < kBuilderBytesMin) bytes = kBuilderBytesMin;
    String* buffer = static_cast<String*>(allocate(state, bytes, ObjectKind::Buffer));
    buffer->hash = 0;
    buffer->lengthBytes = 0;
    slot->setObject(Tag::Buffer, buffer);
}

char* StringBuilder::reserve(uint32_t bytes) {
    String* buffer = bufferIn(slot_);
    uint32_t length = buffer->lengthBytes;
    if (NL_UNLIKELY(bytes > capacityOf(buffer) - length)) buffer = grow(bytes);
    return buffer->mutableText() + length;
}

String* StringBuilder::grow(uint32_t bytes) {
    String* buffer = bufferIn(slot_);
    uint32_t length = buffer->lengthBytes;
    if (bytes > kTextBytesMax - length) raiseError(state_, "resulting string too large");
    uint32_t capacity = length + (length >> 1);
    if (capacity < length + bytes) capacity = length + bytes;
    if (capacity > kTextBytesMax) capacity = kTextBytesMax;
    if (growBlock(state_.heap, buffer, bufferBytesFor(capacity))) return buffer;
    Object* block = allocate(state_, bufferBytesFor(capacity), ObjectKind::Buffer);
    String* larger = static_cast<String*>(block);
    larger->hash = 0;
    larger->lengthBytes = length;
    memcpy(larger->mutableText(), buffer->text(), length);
    slot_->setObject(Tag::Buffer, larger);
    giveBlock(state_.heap, buffer);
    return larger;
}

void StringBuilder::append(const char* text, uint32_t bytes) {
    memcpy(reserve(bytes), text, bytes);
    commit(bytes);
}

void StringBuilder::commit(uint32_t bytes) { bufferIn(slot_)->lengthBytes += bytes; }

uint32_t StringBuilder::lengthBytes() const { return bufferIn(slot_)->lengthBytes; }

char* StringBuilder::text() { return bufferIn(slot_)->mutableText(); }

void StringBuilder::truncate(uint32_t bytes) { bufferIn(slot_)->lengthBytes = bytes; }

String* StringBuilder::finish() {
    String* buffer = bufferIn(slot_);
    uint32_t length = buffer->lengthBytes;
    String* string = buffer;
    if (length <= Abi::kShortStringBytesMax) {
        string = makeString(state_, buffer->text(), length);
        giveBlock(state_.heap, buffer);
    } else {
        terminate(buffer);
        buffer->header ^= uint32_t(ObjectKind::Buffer) ^ uint32_t(ObjectKind::LongString);
        shrinkBlock(state_.heap, buffer, blockBytesFor(length));
    }
    slot_->setString(string);
    return string;
}

} // namespace nanolua
