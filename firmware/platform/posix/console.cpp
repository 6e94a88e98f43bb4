// Console and clock of a posix process, for the native runner and the shared library.
//
// The streams are the C library's, so that the io library of the PC, which works on its FILEs, and
// whatever prints through the platform share one buffer and keep their order.
#include "../platform.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

namespace nanolua::platform {

void consoleFlush() { fflush(stdout); }

void consoleWrite(Stream stream, const void* bytes, size_t size) {
    if (stream == Stream::kError) {
        fflush(stdout);
        fwrite(bytes, 1, size, stderr);
        return;
    }
    fwrite(bytes, 1, size, stdout);
    if (memchr(bytes, '\n', size) != nullptr) fflush(stdout);
}

size_t consoleRead(void* buffer, size_t size) {
    fflush(stdout);
    char* next = static_cast<char*>(buffer);
    char* end = next + size;
    while (next < end) {
        const int character = getc(stdin);
        if (character == EOF) break;
        *next++ = static_cast<char>(character);
        if (character == '\n') break;
    }
    return static_cast<size_t>(next - static_cast<char*>(buffer));
}

// The processor time of the process, which is what os.clock is defined as.
uint64_t clockMicroseconds() {
    timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<uint64_t>(now.tv_sec) * 1000000 + static_cast<uint64_t>(now.tv_nsec) / 1000;
}

int64_t calendarSeconds() { return time(nullptr); }

} // namespace nanolua::platform
