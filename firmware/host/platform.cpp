// The rest of the platform contract inside the shared library: a process that belongs to others has no
// image, heap or command line of ours. Console and clock are in platform/posix/console.cpp.
#include "platform/platform.h"

#include <stdio.h>
#include <stdlib.h>

#include "engine/nanolua.h"

namespace nanolua {

void assertionFailed(const char* file, int line, const char* condition) {
    fprintf(stderr, "nanolua: %s:%d: broken invariant: %s\n", file, line, condition);
    abort();
}

namespace platform {

uint64_t instructionCount() { return 0; }
uint32_t instructionCountStep() { return 0; }

void fatal(const char* message) {
    fprintf(stderr, "nanolua: fatal: %s\n", message);
    abort();
}

} // namespace platform
} // namespace nanolua
