#include "baremetal/error_stream.h"

#include <string.h>

#include "platform/platform.h"

namespace nanolua {

void writeError(const char* text, size_t bytes) {
    platform::consoleWrite(platform::Stream::kError, text, bytes);
}

void writeError(const char* text) { writeError(text, strlen(text)); }

void writeErrorNumber(uint64_t value) {
    char digits[20];
    size_t used = 0;
    do {
        digits[sizeof digits - ++used] =
            static_cast<char>('0' + platform::divideInPlace(value, 10));
    } while (value != 0);
    writeError(digits + sizeof digits - used, used);
}

} // namespace nanolua
