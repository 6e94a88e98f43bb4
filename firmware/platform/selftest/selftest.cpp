// A program that proves a port: each argument names one promise of platform.h to exercise.
//
// The board tests build it for every board and for posix in place of baremetal/main.cpp, run it
// with one name and compare output and exit status. It uses nothing but platform.h.
#include "platform/platform.h"

#include <string.h>

namespace {

using namespace nanolua::platform;

constexpr int kUnknownTestStatus = 2;

void print(const char* text) { consoleWrite(Stream::kOut, text, strlen(text)); }

void printNumber(uint64_t value) {
    char digits[20];
    size_t used = 0;
    do {
        digits[sizeof digits - ++used] = static_cast<char>('0' + value % 10);
        value /= 10;
    } while (value != 0);
    consoleWrite(Stream::kOut, digits + sizeof digits - used, used);
}

void printFact(const char* name, uint64_t value) {
    print(name);
    print("=");
    printNumber(value);
    print("\n");
}

int arguments() {
    for (int i = 1; i < argumentCount(); i++) {
        print("[");
        print(argument(i));
        print("]\n");
    }
    print(programName()[0] != '\0' ? "named\n" : "unnamed\n");
    return argument(argumentCount()) == nullptr && argument(-1) == nullptr ? 0 : 1;
}

int streams() {
    print("to out, ");
    static const char text[] = "to error\n";
    consoleWrite(Stream::kError, text, sizeof text - 1);
    for (int i = 0; i < 600; i++) print("x");
    print("\n");
    return 42;
}

int echo() {
    char buffer[40];
    for (;;) {
        const size_t size = consoleRead(buffer, sizeof buffer);
        if (size == 0) return 0;
        consoleWrite(Stream::kOut, buffer, size);
    }
}

uint64_t countFixedLoop() {
    const uint64_t begin = instructionCount();
    for (uint32_t i = 0; i < 40000; i++) asm volatile("" : : "r"(i));
    return instructionCount() - begin;
}

// Two runs of one loop: equal up to the counter's step, and time does not stand still.
int counter() {
    const uint64_t start = clockMicroseconds();
    const uint64_t first = countFixedLoop();
    const uint64_t second = countFixedLoop();
    const uint64_t difference = first > second ? first - second : second - first;
    printFact("difference_in_bounds", difference <= instructionCountStep());
    printFact("counted", first >= 80000);
    printFact("step", instructionCountStep());
    while (clockMicroseconds() < start + 2000) {
    }
    return 0;
}

int memory() {
    const ImageArea image = imageArea();
    printFact("image_bytes", image.size);
    print("image=");
    consoleWrite(Stream::kOut, image.begin, 8);
    print("\n");
    for (int i = 0; i < heapRegionCount(); i++) {
        const HeapRegion region = heapRegion(i);
        region.begin[0] = 0x5A;
        region.begin[region.size - 1] = 0xA5;
        const bool holds = region.begin[0] == 0x5A && region.begin[region.size - 1] == 0xA5;
        const bool aligned = (reinterpret_cast<uintptr_t>(region.begin) | region.size) % 8 == 0;
        printFact("heap_usable", holds && aligned);
    }
    printFact("stack_in_bounds", stackBytesPeak() <= stackBytesTotal());
    return 0;
}

// Copies, moves, fills and compares at all alignments, byte by byte beside the C library's functions.
constexpr size_t kPlaceBytes = 80;

void number(uint8_t* bytes) {
    for (size_t i = 0; i < kPlaceBytes; i++) bytes[i] = static_cast<uint8_t>(i * 7 + 1);
}

bool movesRightly(size_t to, size_t from, size_t bytes) {
    uint8_t moved[kPlaceBytes];
    uint8_t source[kPlaceBytes];
    number(moved);
    number(source);
    if (memmove(moved + to, moved + from, bytes) != moved + to) return false;
    for (size_t i = 0; i < kPlaceBytes; i++) {
        const bool inside = i >= to && i < to + bytes;
        if (moved[i] != source[inside ? i - to + from : i]) return false;
    }
    if (memcmp(moved + to, source + from, bytes) != 0) return false;
    memset(moved, 0xEE, kPlaceBytes);
    if (memcpy(moved + to, source + from, bytes) != moved + to) return false;
    const uint8_t last = source[from + bytes];
    return memcmp(moved + to, source + from, bytes) == 0 && moved[to + bytes] == 0xEE &&
           (memcmp(moved + to, source + from, bytes + 1) > 0) == (last < 0xEE) &&
           memchr(source + from, last, bytes + 1) == source + from + bytes;
}

int memoryFunctions() {
    for (size_t to = 0; to < 20; to++)
        for (size_t from = 0; from < 20; from++)
            for (size_t bytes = 0; bytes < 36; bytes++)
                if (!movesRightly(to, from, bytes)) return 1;
    return 0;
}

int writeImage() {
    *const_cast<volatile uint8_t*>(imageArea().begin) = 1;
    return 0;
}

int readNull() {
    const volatile uint32_t* volatile null = nullptr;
    return static_cast<int>(*null & 1);
}

[[gnu::noinline]] int recurse(volatile int* depth) {
    volatile int frame[64];
    frame[0] = *depth + 1;
    if (frame[0] == INT32_MAX) return 0;
    const int deeper = recurse(frame);
    return deeper + frame[0];
}

int overflowStack() {
    volatile int depth = 0;
    return recurse(&depth);
}

int failFatally() { fatal("as asked"); }

struct Test {
    const char* name;
    int (*run)();
};

constexpr Test kTests[] = {
    {"arguments", arguments}, {"streams", streams},
    {"echo", echo},           {"counter", counter},
    {"memory", memory},       {"write-image", writeImage},
    {"read-null", readNull},  {"overflow-stack", overflowStack},
    {"fatal", failFatally},   {"memory-functions", memoryFunctions},
};

} // namespace

int nanolua::platform::application() {
    const char* const name = argument(0);
    for (const Test& test : kTests) {
        if (name != nullptr && strcmp(name, test.name) == 0) return test.run();
    }
    return kUnknownTestStatus;
}
