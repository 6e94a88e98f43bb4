// What the standard library asks of its machine (platform/platform.h), answered by the CLR.
#include "platform/platform.h"

#include <nanoCLR_Runtime.h>
#include <nanoHAL_v2.h>

namespace nanolua::platform {

// Where Console.WriteLine goes, too. Nothing is buffered here.
void consoleWrite(Stream, const void* bytes, size_t size) {
    CLR_Debug::Emit(static_cast<const char*>(bytes), int(size));
}

void consoleFlush() {}

size_t consoleRead(void*, size_t) { return 0; }

constexpr uint32_t kTicksPerMicrosecond = 10;

uint64_t clockMicroseconds() { return HAL_Time_CurrentTime() / kTicksPerMicrosecond; }

// A clock that was never set shows a time before 1970.
int64_t calendarSeconds() {
    const int64_t ticks = int64_t(HAL_Time_CurrentDateTime(false)) - TIME_UNIX_EPOCH_AS_TICKS;
    return ticks < 0 ? -1 : ticks / TIME_CONVERSION__TO_SECONDS;
}

} // namespace nanolua::platform
