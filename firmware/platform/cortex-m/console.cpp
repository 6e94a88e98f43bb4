// The console over semihosting: three streams of the host, the command line and the exit status.
//
// Output to Out is collected until a newline or a full buffer, so that a character written costs
// a few instructions and a trap comes once per line. Implements part of platform.h.
#include "../platform.h"
#include "semihosting.h"

#include <string.h>

namespace nanolua::platform {
namespace {

using semihosting::OpenMode;
using semihosting::Operation;

constexpr size_t kOutBufferBytes = 256;

struct Console {
    uint32_t handles[3]; // Host handle + 1 of stdin, stdout, stderr; 0 is not opened yet.
    uint32_t outUsed;
    char out[kOutBufferBytes];
};

Console console;

uint32_t handleFor(uint32_t index, OpenMode mode) {
    if (console.handles[index] == 0) {
        static const char name[] = ":tt";
        const uint32_t block[] = {semihosting::address(name), static_cast<uint32_t>(mode),
                                  sizeof name - 1};
        console.handles[index] = semihosting::call(Operation::kOpen, block) + 1;
    }
    return console.handles[index] - 1;
}

void hostWrite(uint32_t handle, const void* bytes, size_t size) {
    const uint32_t block[] = {handle, semihosting::address(bytes), size};
    semihosting::call(Operation::kWrite, block);
}

} // namespace

void consoleFlush() {
    if (console.outUsed == 0) return;
    hostWrite(handleFor(1, OpenMode::kWrite), console.out, console.outUsed);
    console.outUsed = 0;
}

void consoleWrite(Stream stream, const void* bytes, size_t size) {
    if (size == 0) return;
    if (stream == Stream::kError) {
        consoleFlush();
        hostWrite(handleFor(2, OpenMode::kAppend), bytes, size);
        return;
    }
    if (size > kOutBufferBytes - console.outUsed) consoleFlush();
    if (size > kOutBufferBytes) {
        hostWrite(handleFor(1, OpenMode::kWrite), bytes, size);
        return;
    }
    memcpy(console.out + console.outUsed, bytes, size);
    console.outUsed += size;
    if (memchr(bytes, '\n', size) != nullptr) consoleFlush();
}

size_t consoleRead(void* buffer, size_t size) {
    if (size == 0) return 0;
    consoleFlush();
    const uint32_t block[] = {handleFor(0, OpenMode::kRead), semihosting::address(buffer), size};
    // The result is the number of bytes not read; the size itself means the end of the input.
    const uint32_t missing = semihosting::call(Operation::kRead, block);
    return missing <= size ? size - missing : 0;
}

int64_t calendarSeconds() { return semihosting::call(Operation::kTime, nullptr); }

void exit(int status) {
    consoleFlush();
    const uint32_t block[] = {semihosting::kStoppedApplicationExit,
                              static_cast<uint32_t>(status) & 0xFF};
    for (;;) semihosting::call(Operation::kExitExtended, block);
}

void fatal(const char* message) {
    static const char prefix[] = "nanolua: fatal: ";
    consoleWrite(Stream::kError, prefix, sizeof prefix - 1);
    consoleWrite(Stream::kError, message, strlen(message));
    consoleWrite(Stream::kError, "\n", 1);
    exit(kFatalStatus);
}

} // namespace nanolua::platform
