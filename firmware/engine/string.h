// Strings: hashing, interning, equality, creation.
//
// Invariant: of one short text at most one String lies in RAM, and none if an image mounted before
// holds it; duplicates can exist between images, and between an image and older RAM strings.
// Therefore equality of short strings is identity, or equal hash and equal bytes.
#pragma once

#include <string.h>

#include "object.h"

namespace nanolua {

// The short strings in RAM, in an owned block of slots that are Refs, or 0 where empty. A string's home
// is the slot at hash / 2^32 of `capacity`; it lies there or behind, with no empty slot between, and
// all lie in the order of their hashes. Behind the last home follow spare slots and one that is
// always empty.
struct StringSet {
    Ref slots;
    uint32_t capacity; // 0: there is no block yet
    uint32_t count;
    uint32_t sweptSlots; // so far, in the sweep under way
};

// The hash of tools/Image/StringHash.cs: words of the zero-padded text, little endian. That of a short
// text has the length in its lowest bits.
uint32_t hashText(const char* text, uint32_t bytes);

// The string with this text: found (image or RAM) or made. Short strings are interned.
String* makeString(State& state, const char* text, uint32_t bytes);
String* makeString(State& state, const char* zeroTerminated);

// A fresh long string of `bytes` > Abi::kShortStringBytesMax whose text the caller fills in.
String* newLongString(State& state, uint32_t bytes);

// Of two short strings with equal hashes, and so lengths: their texts lie in whole words, zero padded.
inline bool equalWords(const String* a, const String* b) {
    const uint32_t* x = reinterpret_cast<const uint32_t*>(a->text());
    const uint32_t* y = reinterpret_cast<const uint32_t*>(b->text());
    for (uint32_t words = (a->shortLengthBytes() + 3) / 4; words != 0; words--)
        if (*x++ != *y++) return false;
    return true;
}

// Copies text, short ones without a call. Returns where it ends.
inline char* copyText(char* to, const char* text, uint32_t bytes) {
    constexpr uint32_t kInlineBytesMax = 40;
    if (bytes > kInlineBytesMax) {
        memcpy(to, text, bytes);
        return to + bytes;
    }
    for (; bytes >= kWordBytes; bytes -= kWordBytes, to += kWordBytes, text += kWordBytes)
        memcpy(to, text, kWordBytes);
    for (; bytes != 0; bytes--) *to++ = *text++;
    return to;
}
inline char* copyText(char* to, const String* string) {
    return copyText(to, string->text(), string->lengthBytes());
}

bool equalStringsSlow(const String* a, const String* b);
inline bool equalStrings(const String* a, const String* b) {
    return a == b || equalStringsSlow(a, b);
}

// Byte order, embedded zeros included: < 0, 0, > 0.
int compareStrings(const String* a, const String* b);

// The hash of any string; computes and keeps that of a long one in RAM.
uint32_t hashOf(const String* string);

// For the collector: forgets dead strings before their blocks are freed, a slice of the set at a time.
// sweepSet returns whether all are swept.
void beginSweepOfSet(StringSet& set);
bool sweepSet(StringSet& set, uint32_t slots, uint32_t deadColor);
// Makes the set smaller, in place, when it is mostly empty.
void shrinkSet(State& state);

// A string under construction in a growing buffer. The buffer object lies in `slot` (a stack slot
// visible to the collector), so the builder survives collections and frames; text is appended in
// place and finish() turns the buffer itself into the string, without copying long texts.
class StringBuilder {
public:
    // Begins an empty buffer in `slot`. When the stack has moved, go on with
    // resume().
    StringBuilder(State& state, Value* slot, uint32_t expectedBytes = 0);
    // Continues the buffer that an earlier builder left in `slot`.
    static StringBuilder resume(State& state, Value* slot) { return StringBuilder(state, slot, Resume{}); }

    void append(const char* text, uint32_t bytes);
    void append(const String* string) { append(string->text(), string->lengthBytes()); }
    void append(char c) { *reserve(1) = c, commit(1); }
    // Room for `bytes` more at the returned place; commit() says how many were written.
    char* reserve(uint32_t bytes);
    void commit(uint32_t bytes);
    uint32_t lengthBytes() const;
    char* text();
    void truncate(uint32_t bytes);
    // Makes the string, and puts it in the slot in place of the buffer.
    String* finish();

private:
    void grow(uint32_t bytes);

    struct Resume {};
    StringBuilder(State& state, Value* slot, Resume) : state_(state), slot_(slot) {}
    State& state_;
    Value* slot_;
};

} // namespace nanolua
