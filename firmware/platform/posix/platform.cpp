// The posix port: the native runner `nanolua-runner IMAGE [ARGUMENT...]`.
//
// The image is mapped read-only where the board has its flash, and the heap lies in the same 4 GiB
// region (region.h). Console and clock are in console.cpp.
#include "../platform.h"
#include "region.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

namespace nanolua::platform {
namespace {

constexpr size_t kHeapBytes = 512 * 1024 * 1024; // Address space; real memory comes when touched.
constexpr int kBadInputStatus = 2;

struct Machine {
    int argumentCount;
    char** arguments; // [-1] is the path of the image.
    ImageArea image;
    HeapRegion heap;
};

Machine machine;

void printError(const char* text) { consoleWrite(Stream::kError, text, strlen(text)); }

void refuseImage(const char* path, const char* why) {
    printError("nanolua: ");
    printError(path);
    printError(": ");
    printError(why);
    printError("\n");
    exit(kBadInputStatus);
}

void loadImage(const char* path) {
    const ReadOnlyMapping mapping = mapFileReadOnly(path);
    if (mapping.begin == nullptr) {
        refuseImage(path,
                    mapping.error == EINVAL ? "empty, or not a file" : strerror(mapping.error));
    }
    machine.image = {mapping.begin, mapping.size};
}

} // namespace

uint64_t instructionCount() { return 0; }
uint32_t instructionCountStep() { return 0; }

const char* programName() { return machine.arguments[-1]; }

int argumentCount() { return machine.argumentCount; }

const char* argument(int index) {
    return index >= 0 && index < machine.argumentCount ? machine.arguments[index] : nullptr;
}

ImageArea imageArea() { return machine.image; }
int heapRegionCount() { return 1; }
HeapRegion heapRegion(int) { return machine.heap; }

void installReadOnly(uint32_t offset, uint32_t size, void (*fill)(void* destination)) {
    if (!fillFirstGranule(offset, size, fill)) fatal("the engine's constants cannot be installed");
}

uint32_t stackBytesPeak() { return 0; }
uint32_t stackBytesTotal() { return 0; }
uint32_t firmwareFlashBytes() { return 0; }

// Flushes the console and the files that the program left open.
void exit(int status) { ::exit(status & 0xFF); }

void fatal(const char* message) {
    printError("nanolua: fatal: ");
    printError(message);
    printError("\n");
    exit(kFatalStatus);
}

namespace {

[[noreturn]] void run(int count, char** values) {
    if (count < 2) {
        printError("usage: nanolua-runner IMAGE [ARGUMENT...]\n");
        exit(kBadInputStatus);
    }
    if (!reserveRegion()) fatal("the 4 GiB region for heaps and images cannot be reserved");
    loadImage(values[1]);
    machine.argumentCount = count - 2;
    machine.arguments = values + 2;
    machine.heap = {static_cast<uint8_t*>(allocateInRegion(kHeapBytes)), kHeapBytes};
    if (machine.heap.begin == nullptr) fatal("no memory for the heap");
    exit(application());
}

} // namespace
} // namespace nanolua::platform

int main(int count, char** values) { nanolua::platform::run(count, values); }
