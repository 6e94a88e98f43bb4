// The program without a CLR: finds the image and reports on the machine it runs on.
//
// The same file is the firmware of every bare-metal board and the native runner on a PC: it sees
// the machine through platform.h alone. Exit status 0, or 2 when there is no valid image.
#include "platform/platform.h"

#include <string.h>

namespace {

using namespace nanolua::platform;

constexpr int kBadInputStatus = 2;
constexpr uint8_t kImageMagic[4] = {0x1B, 0x4E, 0x4C, 0x58};

void print(Stream stream, const char* text) { consoleWrite(stream, text, strlen(text)); }

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
    print(Stream::kOut, name);
    print(Stream::kOut, ": ");
    printNumber(value);
    print(Stream::kOut, "\n");
}

// The same instructions every time, so the same count.
uint64_t countFixedLoop() {
    const uint64_t begin = instructionCount();
    for (uint32_t i = 0; i < 1000; i++) asm volatile("" : : "r"(i));
    return instructionCount() - begin;
}

bool hasImage() {
    const ImageArea area = imageArea();
    return area.size >= sizeof kImageMagic &&
           memcmp(area.begin, kImageMagic, sizeof kImageMagic) == 0;
}

void printMachine() {
    for (int i = 0; i < heapRegionCount(); i++) printFact("heap bytes", heapRegion(i).size);
    printFact("firmware bytes", firmwareFlashBytes());
    printFact("loop instructions", countFixedLoop());
    printFact("loop instructions", countFixedLoop());
    printFact("stack bytes", stackBytesPeak());
}

} // namespace

int nanolua::platform::application() {
    print(Stream::kOut, "hello");
    for (int i = 0; i < argumentCount(); i++) {
        print(Stream::kOut, " [");
        print(Stream::kOut, argument(i));
        print(Stream::kOut, "]");
    }
    print(Stream::kOut, "\n");
    printMachine();
    if (hasImage()) return 0;
    print(Stream::kError, "nanolua: no valid image\n");
    return kBadInputStatus;
}
