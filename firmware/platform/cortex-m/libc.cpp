// What the C library's pure functions (memory, strings, mathematics) need from below, and short ones
// in the place of its large ones, which are tuned for texts longer than ours.
//
// newlib keeps errno in a structure of a kilobyte that also serves files and locales, none of which
// the firmware uses; defining the accessor here leaves that structure out of the link.
#include <stdint.h>
#include <string.h>

extern "C" int* __errno();

namespace {

int errorNumber;

// Anywhere in memory: ARMv7-M loads and stores a word at any address, but several words at once only
// at a multiple of four.
struct [[gnu::packed]] Word {
    uint32_t bits;
};
struct FourWords {
    uint32_t words[4];
};

Word& wordAt(void* address) { return *static_cast<Word*>(address); }
const Word& wordAt(const void* address) { return *static_cast<const Word*>(address); }

} // namespace

int* __errno() { return &errorNumber; }

void* memcpy(void* to, const void* from, size_t bytes) {
    char* out = static_cast<char*>(to);
    const char* in = static_cast<const char*>(from);
    if (((reinterpret_cast<uintptr_t>(to) | reinterpret_cast<uintptr_t>(from)) & 3) == 0) {
        for (; bytes >= sizeof(FourWords); bytes -= sizeof(FourWords)) {
            *reinterpret_cast<FourWords*>(out) = *reinterpret_cast<const FourWords*>(in);
            out += sizeof(FourWords), in += sizeof(FourWords);
        }
    }
    for (; bytes >= sizeof(Word); bytes -= sizeof(Word)) {
        wordAt(out) = wordAt(in);
        out += sizeof(Word), in += sizeof(Word);
    }
    while (bytes-- != 0) *out++ = *in++;
    return to;
}

// Backwards where memcpy() would read what it has written.
void* memmove(void* to, const void* from, size_t bytes) {
    char* out = static_cast<char*>(to);
    const char* in = static_cast<const char*>(from);
    if (static_cast<size_t>(out - in) >= bytes) return memcpy(to, from, bytes);
    while (bytes >= sizeof(Word)) {
        bytes -= sizeof(Word);
        wordAt(out + bytes) = wordAt(in + bytes);
    }
    while (bytes-- != 0) out[bytes] = in[bytes];
    return to;
}

void* memset(void* to, int value, size_t bytes) {
    char* out = static_cast<char*>(to);
    uint32_t word = static_cast<unsigned char>(value) * 0x01010101u;
    for (; bytes >= sizeof(Word); bytes -= sizeof(Word), out += sizeof(Word)) wordAt(out).bits = word;
    while (bytes-- != 0) *out++ = static_cast<char>(value);
    return to;
}

int memcmp(const void* left, const void* right, size_t bytes) {
    const unsigned char* a = static_cast<const unsigned char*>(left);
    const unsigned char* b = static_cast<const unsigned char*>(right);
    for (; bytes >= sizeof(Word) && wordAt(a).bits == wordAt(b).bits; bytes -= sizeof(Word))
        a += sizeof(Word), b += sizeof(Word);
    for (; bytes != 0; ++a, ++b, --bytes)
        if (*a != *b) return *a - *b;
    return 0;
}

void* memchr(const void* bytes, int wanted, size_t count) {
    const unsigned char* byte = static_cast<const unsigned char*>(bytes);
    for (; count != 0; ++byte, --count)
        if (*byte == static_cast<unsigned char>(wanted)) return const_cast<unsigned char*>(byte);
    return nullptr;
}

int strcmp(const char* left, const char* right) {
    while (*left != '\0' && *left == *right) ++left, ++right;
    return static_cast<unsigned char>(*left) - static_cast<unsigned char>(*right);
}

int strncmp(const char* left, const char* right, size_t bytes) {
    for (; bytes != 0; ++left, ++right, --bytes) {
        if (*left != *right || *left == '\0')
            return static_cast<unsigned char>(*left) - static_cast<unsigned char>(*right);
    }
    return 0;
}

size_t strlen(const char* text) {
    const char* end = text;
    while (*end != '\0') ++end;
    return static_cast<size_t>(end - text);
}

char* strchr(const char* text, int wanted) {
    const char character = static_cast<char>(wanted);
    for (; *text != character; ++text) {
        if (*text == '\0') return nullptr;
    }
    return const_cast<char*>(text);
}
