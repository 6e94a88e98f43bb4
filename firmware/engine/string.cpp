// Strings: hashing, the set of short strings in RAM, equality, and the string builder.
#include "string.h"

#include <string.h>

#include "core_rom.h"
#include "native.h"
#include "state.h"

namespace nanolua {

namespace {

constexpr uint32_t kTextBytesMax = kBlockBytesMax - sizeof(String) - 2 * kWordBytes;

// Bytes of a short string's block: record, text, NUL; the heap rounds up to words.
uint32_t shortBytesFor(uint32_t textBytes) { return sizeof(String) + textBytes + 1; }

// A long string's block ends with the length.
uint32_t longBytesFor(uint32_t textBytes) {
    return sizeof(String) + (textBytes & ~(kWordBytes - 1)) + 2 * kWordBytes;
}

// Zeros from the end of a long text to the end of its last word, and the length behind.
void terminate(String* string, uint32_t lengthBytes) {
    memset(string->mutableText() + lengthBytes, 0, kWordBytes - lengthBytes % kWordBytes);
    (&string->header)[string->sizeWords() - 1] = lengthBytes;
}

NL_ALWAYS_INLINE uint32_t mix(uint32_t hash, uint32_t word, uint32_t multiplier) {
    hash = (hash ^ word) * multiplier;
    return hash ^ hash >> Abi::kStringHashShift;
}

inline uint32_t wordAt(const char* text) {
    uint32_t word;
    memcpy(&word, text, kWordBytes);
    return word;
}

// The word that ends a text: what is behind the whole words, followed by zeros.
inline uint32_t lastWord(const char* text, uint32_t bytes) {
    if ((bytes & 2) == 0) return (bytes & 1) == 0 ? 0 : uint8_t(text[0]);
    uint16_t two;
    memcpy(&two, text, sizeof two);
    return (bytes & 1) == 0 ? two : two | uint32_t(uint8_t(text[2])) << 16;
}

// The number of bytes in whole words.
inline uint32_t wholeBytes(uint32_t bytes) { return bytes & ~(kWordBytes - 1); }

// The hash of a text, and the word that ends it.
NL_ALWAYS_INLINE uint32_t hashOf(const char* text, uint32_t bytes, uint32_t& last) {
    const char* end = text + wholeBytes(bytes);
    uint32_t hash = bytes;
    uint32_t multiplier = Abi::kHashMultiplier;
    asm("" : "+r"(multiplier)); // to be loaded once
    for (; text != end; text += kWordBytes) hash = mix(hash, wordAt(text), multiplier);
    if ((bytes & 2) != 0) {
        last = lastWord(end, bytes | 2);
        hash = mix(hash, last, multiplier);
    } else if ((bytes & 1) != 0) {
        last = uint8_t(end[0]);
        hash = mix(hash, last, multiplier);
    } else {
        last = 0;
    }
    return bytes <= Abi::kShortStringBytesMax ? (hash & ~Abi::kShortStringLengthMask) | bytes : hash;
}

// Of a short string with the same hash, and so length. It is followed by zeros.
NL_ALWAYS_INLINE bool hasText(const String* string, const char* text, uint32_t bytes, uint32_t last) {
    const char* end = text + wholeBytes(bytes);
    const char* own = reinterpret_cast<const char*>(string) + wholeBytes(bytes);
    if (wordAt(own + sizeof(String)) != last) return false;
    if (end == text) return true;
    do {
        end -= kWordBytes;
        own -= kWordBytes;
        if (wordAt(own + sizeof(String)) != wordAt(end)) return false;
    } while (end != text);
    return true;
}

} // namespace

NL_HOT uint32_t hashText(const char* text, uint32_t bytes) {
    uint32_t last;
    return hashOf(text, bytes, last);
}

// A hash of 0 stands for `not computed`; a text whose hash is 0 is just hashed again.
uint32_t hashOf(const String* string) {
    if (NL_LIKELY(string->hash != 0)) return string->hash;
    uint32_t hash = hashText(string->text(), string->lengthBytes());
    if (hash != 0) const_cast<String*>(string)->hash = hash;
    return hash;
}

bool equalStringsSlow(const String* a, const String* b) {
    if (a->isShort()) return a->hash == b->hash && b->isShort() && equalWords(a, b);
    uint32_t bytes = a->lengthBytes();
    return bytes == b->lengthBytes() && memcmp(a->text(), b->text(), bytes) == 0;
}

int compareStrings(const String* a, const String* b) {
    uint32_t aBytes = a->lengthBytes();
    uint32_t bBytes = b->lengthBytes();
    int order = memcmp(a->text(), b->text(), aBytes < bBytes ? aBytes : bBytes);
    if (order != 0) return order;
    return aBytes < bBytes ? -1 : aBytes > bBytes;
}

// ---- The set of short strings --------------------------------------------------------------------

namespace {

constexpr uint32_t kSetCapacityMin = 7;
constexpr uint32_t kSpareSlots = 3;

Object* blockOf(const StringSet& set) { return pointerTo<Object>(set.slots - kWordBytes); }

// All slots but the one that is always empty.
uint32_t slotCount(const StringSet& set) {
    return set.capacity == 0 ? 0 : blockOf(set)->sizeWords() - 2;
}

uint32_t homeOf(uint32_t hash, uint32_t capacity) {
    return uint32_t(uint64_t(hash) * capacity >> 32);
}

String* stringAt(Ref ref) { return pointerTo<String>(ref); }

// The first slot from the hash's home on that is empty or has no smaller hash.
inline Ref* firstSlot(const StringSet& set, uint32_t hash) {
    Ref* slot = pointerTo<Ref>(set.slots) + homeOf(hash, set.capacity);
    while (*slot != 0 && stringAt(*slot)->hash < hash) slot++;
    return slot;
}

// There is room: the last slot is empty.
void insertIntoSet(StringSet& set, const String* string) {
    Ref* slot = firstSlot(set, string->hash);
    for (Ref moved = refTo(string); moved != 0; slot++) {
        Ref next = *slot;
        *slot = moved;
        moved = next;
    }
    set.count++;
}

// Slots that the set's strings take when their homes are spread over `capacity`.
uint32_t slotsNeeded(const StringSet& set, uint32_t capacity) {
    const Ref* slots = pointerTo<Ref>(set.slots);
    uint32_t end = 0;
    for (uint32_t i = 0, count = slotCount(set); i < count; i++) {
        if (slots[i] == 0) continue;
        uint32_t home = homeOf(stringAt(slots[i])->hash, capacity);
        end = (home > end ? home : end) + 1;
    }
    return end;
}

// Moves what is in the slots to the front. Returns how many there are.
uint32_t closeGaps(Ref* slots, uint32_t slotCount) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < slotCount; i++)
        if (slots[i] != 0) slots[count++] = slots[i];
    return count;
}

// Spreads the strings in the first `oldCount` slots over `newCount` slots of the same block, of which
// `capacity` are homes: moves them to the end, and from there forward to their places.
void spread(Ref* slots, uint32_t oldCount, uint32_t newCount, uint32_t capacity) {
    if (newCount < oldCount) oldCount = closeGaps(slots, oldCount);
    uint32_t from = newCount;
    for (uint32_t i = oldCount; i-- != 0;)
        if (slots[i] != 0) slots[--from] = slots[i];
    uint32_t end = 0;
    for (; from < newCount; from++) {
        Ref ref = slots[from];
        uint32_t home = homeOf(stringAt(ref)->hash, capacity);
        while (end < home) slots[end++] = 0;
        slots[end++] = ref;
    }
    while (end <= newCount) slots[end++] = 0;
}

uint32_t setBytes(uint32_t slots) { return (slots + 2) * kWordBytes; }

// How many slots a set of this capacity should have, the one that is always empty not counted.
uint32_t slotsFor(const StringSet& set, uint32_t capacity) {
    uint32_t needed = slotsNeeded(set, capacity);
    return (needed > capacity ? needed : capacity) + kSpareSlots;
}

// Whether the last slot is taken, so that nothing can be inserted.
bool isSetFull(const StringSet& set) {
    uint32_t count = slotCount(set);
    return count == 0 || pointerTo<Ref>(set.slots)[count - 1] != 0;
}

// Makes the block larger, in place if possible. No string gets farther away from its home when there
// are more homes, so the spare slots still do; a full set gets more of them. May collect.
void growSet(State& state, uint32_t capacity) {
    StringSet& set = state.strings;
    uint32_t oldCount = slotCount(set);
    uint32_t count = oldCount + capacity - set.capacity + (isSetFull(set) ? kSpareSlots : 0);
    if (oldCount == 0 || !growBlock(state.heap, blockOf(set), setBytes(count))) {
        Object* block = allocateOwned(state, setBytes(count));
        oldCount = slotCount(set);
        if (oldCount != 0) {
            memcpy(block + 1, pointerTo<Ref>(set.slots), oldCount * kWordBytes);
            releaseOwned(state, blockOf(set));
        }
        set.slots = refTo(block + 1);
    }
    spread(pointerTo<Ref>(set.slots), oldCount, count, capacity);
    set.capacity = capacity;
    set.sweptSlots = 0;
}

// Sees to it that the last slot is empty. May collect.
void makeRoom(State& state) {
    const StringSet& set = state.strings;
    if (set.capacity == 0)
        growSet(state, kSetCapacityMin);
    else if (set.count >= set.capacity - set.capacity / 8)
        growSet(state, set.capacity + set.capacity / 3);
    else if (isSetFull(set))
        growSet(state, set.capacity);
}

const String* findInRom(const State& state, uint32_t hash, const char* text, uint32_t bytes) {
    const String* found = findCoreString(hash, text, bytes);
    const MountedImage* mounted = state.images;
    for (; found == nullptr && mounted != nullptr; mounted = mounted->next)
        found = findImageString(mounted->image, hash, text, bytes);
    return found;
}

// Copies text to where it is to be followed by NUL and zeros up to the next word.
inline void copyTerminated(uint32_t* to, const char* text, uint32_t bytes) {
    for (; bytes >= kWordBytes; bytes -= kWordBytes, text += kWordBytes)
        memcpy(to++, text, kWordBytes);
    *to = lastWord(text, bytes);
}

NL_NOINLINE NL_HOT String* makeShortString(State& state, uint32_t hash, const char* text,
                                           uint32_t bytes) {
    if (const String* found = findInRom(state, hash, text, bytes))
        return const_cast<String*>(found);
    makeRoom(state);
    Object* block = allocate(state, shortBytesFor(bytes), ObjectKind::ShortString);
    String* string = static_cast<String*>(block);
    string->hash = hash;
    copyTerminated(reinterpret_cast<uint32_t*>(string->mutableText()), text, bytes);
    insertIntoSet(state.strings, string);
    return string;
}

} // namespace

void beginSweepOfSet(StringSet& set) { set.sweptSlots = 0; }

// Strings move towards their homes over the slots of dead ones. A slice ends at an empty slot: what
// lies behind it has its home there, too.
bool sweepSet(StringSet& set, uint32_t slots, uint32_t deadColor) {
    Ref* first = pointerTo<Ref>(set.slots);
    uint32_t count = slotCount(set);
    uint32_t i = set.sweptSlots;
    uint32_t end = i + slots;
    for (uint32_t free = i; i < count; i++) {
        Ref ref = first[i];
        if (ref == 0) {
            free = i + 1;
            if (i < end) continue;
            set.sweptSlots = i;
            return false;
        }
        const String* string = stringAt(ref);
        if (string->color() == deadColor) {
            first[i] = 0;
            set.count--;
            continue;
        }
        if (free != i) {
            uint32_t home = homeOf(string->hash, set.capacity);
            if (home > free) free = home;
            first[i] = 0;
            first[free] = ref;
        }
        free++;
    }
    set.sweptSlots = count;
    return true;
}

void shrinkSet(State& state) {
    StringSet& set = state.strings;
    uint32_t capacity = set.count + set.count / 2;
    if (capacity < kSetCapacityMin) capacity = kSetCapacityMin;
    if (capacity >= set.capacity / 4 * 3) return;
    uint32_t count = slotsFor(set, capacity);
    if (count >= slotCount(set)) return;
    spread(pointerTo<Ref>(set.slots), slotCount(set), count, capacity);
    set.capacity = capacity;
    shrinkBlock(state.heap, blockOf(set), setBytes(count));
}

namespace {

NL_NOINLINE String* makeLongString(State& state, const char* text, uint32_t bytes) {
    String* string = newLongString(state, bytes);
    memcpy(string->mutableText(), text, bytes);
    return string;
}

} // namespace

// A string of the set. A sweep may be about to free it.
NL_ALWAYS_INLINE String* revived(const State& state, String* string) {
    if (NL_UNLIKELY(state.collector.phase == CollectorPhase::kSweep && string->isWhite()))
        string->setColor(state.collector.currentWhite);
    return string;
}

NL_HOT String* makeString(State& state, const char* text, uint32_t bytes) {
    if (NL_UNLIKELY(bytes > Abi::kShortStringBytesMax)) return makeLongString(state, text, bytes);
    uint32_t last;
    uint32_t hash = hashOf(text, bytes, last);
    const StringSet& set = state.strings;
    if (NL_LIKELY(set.capacity != 0)) {
        const Ref* slot = pointerTo<Ref>(set.slots) + homeOf(hash, set.capacity);
        for (; *slot != 0; slot++) {
            String* found = stringAt(*slot);
            if (found->hash == hash) {
                if (hasText(found, text, bytes, last)) return revived(state, found);
            } else if (found->hash > hash) {
                break;
            }
        }
    }
    return makeShortString(state, hash, text, bytes);
}

String* makeString(State& state, const char* zeroTerminated) {
    return makeString(state, zeroTerminated, uint32_t(strlen(zeroTerminated)));
}

String* newLongString(State& state, uint32_t bytes) {
    if (bytes > kTextBytesMax) raiseError(state, "resulting string too large");
    Object* block = allocate(state, longBytesFor(bytes), ObjectKind::LongString);
    String* string = static_cast<String*>(block);
    string->hash = 0;
    terminate(string, bytes);
    return string;
}

// ---- StringBuilder -------------------------------------------------------------------------------

namespace {

constexpr uint32_t kBuilderBytesMin = 28;

// A string under construction, in a block that can become a long string's.
struct Buffer : Object {
    uint32_t lengthBytes;

    char* text() { return reinterpret_cast<char*>(this + 1); }
    // Bytes of text that fit, with room for what follows the text of a long string.
    uint32_t capacityBytes() const { return sizeBytes() - sizeof(Buffer) - 2 * kWordBytes; }
};
static_assert(sizeof(Buffer) == sizeof(String));

Buffer* bufferIn(const Value* slot) {
    NL_ASSERT(slot->tag == Tag::Buffer);
    return pointerTo<Buffer>(slot->payload.ref);
}

Buffer* newBuffer(State& state, uint32_t textBytes) {
    uint32_t bytes = sizeof(Buffer) + textBytes + 2 * kWordBytes;
    if (bytes < kBuilderBytesMin) bytes = kBuilderBytesMin;
    return static_cast<Buffer*>(allocate(state, bytes, ObjectKind::Buffer));
}

} // namespace

StringBuilder::StringBuilder(State& state, Value* slot, uint32_t expectedBytes)
    : state_(state), slot_(slot) {
    if (expectedBytes > kTextBytesMax) raiseError(state, "resulting string too large");
    Buffer* buffer = newBuffer(state, expectedBytes);
    buffer->lengthBytes = 0;
    slot->setObject(Tag::Buffer, buffer);
}

char* StringBuilder::reserve(uint32_t bytes) {
    Buffer* buffer = bufferIn(slot_);
    if (NL_UNLIKELY(bytes > buffer->capacityBytes() - buffer->lengthBytes)) {
        grow(bytes);
        buffer = bufferIn(slot_);
    }
    return buffer->text() + buffer->lengthBytes;
}

void StringBuilder::grow(uint32_t bytes) {
    Buffer* buffer = bufferIn(slot_);
    uint32_t length = buffer->lengthBytes;
    if (bytes > kTextBytesMax - length) raiseError(state_, "resulting string too large");
    uint32_t capacity = length + (length >> 1);
    if (capacity < length + bytes) capacity = length + bytes;
    if (capacity > kTextBytesMax) capacity = kTextBytesMax;
    if (growBlock(state_.heap, buffer, sizeof(Buffer) + capacity + 2 * kWordBytes)) return;
    Buffer* larger = newBuffer(state_, capacity);
    larger->lengthBytes = length;
    memcpy(larger->text(), buffer->text(), length);
    slot_->setObject(Tag::Buffer, larger);
    giveBlock(state_.heap, buffer);
}

void StringBuilder::append(const char* text, uint32_t bytes) {
    copyText(reserve(bytes), text, bytes);
    commit(bytes);
}

void StringBuilder::commit(uint32_t bytes) { bufferIn(slot_)->lengthBytes += bytes; }

uint32_t StringBuilder::lengthBytes() const { return bufferIn(slot_)->lengthBytes; }

char* StringBuilder::text() { return bufferIn(slot_)->text(); }

void StringBuilder::truncate(uint32_t bytes) { bufferIn(slot_)->lengthBytes = bytes; }

String* StringBuilder::finish() {
    Buffer* buffer = bufferIn(slot_);
    uint32_t length = buffer->lengthBytes;
    String* string;
    if (length <= Abi::kShortStringBytesMax) {
        string = makeString(state_, buffer->text(), length);
        giveBlock(state_.heap, buffer);
    } else {
        buffer->header ^= uint32_t(ObjectKind::Buffer) ^ uint32_t(ObjectKind::LongString);
        shrinkBlock(state_.heap, buffer, longBytesFor(length));
        string = static_cast<String*>(static_cast<Object*>(buffer));
        string->hash = 0;
        terminate(string, length);
    }
    slot_->setString(string);
    return string;
}

} // namespace nanolua
