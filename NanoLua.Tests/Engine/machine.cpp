// What a whole engine under test finds around it: the parts of a machine that its libraries reach, and
// the test program.
#include "engine/nanolua.h"
#include "platform/platform.h"
#include "universe.h"

namespace nanolua {

namespace platform {
void consoleWrite(Stream, const void* bytes, size_t size) { fwrite(bytes, 1, size, stdout); }
void consoleFlush() {}
uint64_t clockMicroseconds() { return 0; }
int64_t calendarSeconds() { return -1; }
void exit(int status) { ::exit(status); }
} // namespace platform

} // namespace nanolua

int main(int argumentCount, char** arguments) {
    return tests::runFacts(argumentCount, arguments, nanolua::installRom);
}
