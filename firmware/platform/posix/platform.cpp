// The posix port: the native runner `nanolua-runner IMAGE [ARGUMENT...]`.
//
// The image is mapped read-only where the board has its flash, and the heap lies in the same 4 GiB
// region (region.h). Everything else is the C library's, by way of system calls: no stdio.
#include "../platform.h"
#include "region.h"

#include <errno.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

namespace nanolua::platform {
namespace {

constexpr size_t kHeapBytes = 512 * 1024 * 1024; // Address space; real memory comes when touched.
constexpr size_t kOutBufferBytes = 4096;
constexpr int kBadInputStatus = 2;

struct Machine {
    int argumentCount;
    char** arguments; // [-1] is the path of the image.
    ImageArea image;
    HeapRegion heap;
    timespec start;
    size_t outUsed;
    char out[kOutBufferBytes];
};

Machine machine;

void writeAll(int descriptor, const void* bytes, size_t size) {
    const char* next = static_cast<const char*>(bytes);
    while (size != 0) {
        const ssize_t written = write(descriptor, next, size);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        next += written;
        size -= static_cast<size_t>(written);
    }
}

void printError(const char* text) { consoleWrite(Stream::kError, text, strlen(text)); }

void refuseImage(const char* path, const char* why) {
    printError("nanolua: ");
    printError(path);
    printError(": ");
    printError(why);
    printError("\n");
    _exit(kBadInputStatus);
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

void consoleFlush() {
    writeAll(STDOUT_FILENO, machine.out, machine.outUsed);
    machine.outUsed = 0;
}

void consoleWrite(Stream stream, const void* bytes, size_t size) {
    if (stream == Stream::kError) {
        consoleFlush();
        writeAll(STDERR_FILENO, bytes, size);
        return;
    }
    if (size > kOutBufferBytes - machine.outUsed) consoleFlush();
    if (size > kOutBufferBytes) {
        writeAll(STDOUT_FILENO, bytes, size);
        return;
    }
    memcpy(machine.out + machine.outUsed, bytes, size);
    machine.outUsed += size;
    if (memchr(bytes, '\n', size) != nullptr) consoleFlush();
}

size_t consoleRead(void* buffer, size_t size) {
    consoleFlush();
    for (;;) {
        const ssize_t count = read(STDIN_FILENO, buffer, size);
        if (count >= 0) return static_cast<size_t>(count);
        if (errno != EINTR) return 0;
    }
}

uint64_t clockMicroseconds() {
    timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    const int64_t seconds = now.tv_sec - machine.start.tv_sec;
    const int64_t nanoseconds = now.tv_nsec - machine.start.tv_nsec;
    return static_cast<uint64_t>(seconds * 1000000 + nanoseconds / 1000);
}

int64_t calendarSeconds() { return time(nullptr); }

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

void exit(int status) {
    consoleFlush();
    _exit(status & 0xFF);
}

void fatal(const char* message) {
    printError("nanolua: fatal: ");
    printError(message);
    printError("\n");
    exit(kFatalStatus);
}

namespace {

[[noreturn]] void run(int count, char** values) {
    clock_gettime(CLOCK_MONOTONIC, &machine.start);
    if (count < 2) {
        printError("usage: nanolua-runner IMAGE [ARGUMENT...]\n");
        exit(kBadInputStatus);
    }
    if (!reserveRegion()) fatal("the 4 GiB region at 0x200000000000 cannot be reserved");
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
