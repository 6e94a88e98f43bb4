// What the C library's pure functions (memory, strings, mathematics) need from below, and short ones
// in the place of its large ones, which are tuned for texts longer than ours.
//
// newlib keeps errno in a structure of a kilobyte that also serves files and locales, none of which
// the firmware uses; defining the accessor here leaves that structure out of the link.
#include <string.h>

extern "C" int* __errno();

namespace {
int errorNumber;
}

int* __errno() { return &errorNumber; }

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
