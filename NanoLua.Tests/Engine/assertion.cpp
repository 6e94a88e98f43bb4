// What a failed assertion of the engine does in a test program.
#include "universe.h"

namespace nanolua {

#if NANOLUA_CHECKS
void assertionFailed(const char* file, int line, const char* condition) {
    printf("%s:%d: assertion failed: %s\n", file, line, condition);
    fflush(stdout);
    abort();
}
#endif

} // namespace nanolua
