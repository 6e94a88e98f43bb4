// Time from the core's own SysTick timer, for chips whose other timers are not emulated.
//
// SysTick has 24 bits; an interrupt counts its wraps. It is too coarse to count instructions.
// Facts: ARMv7-M manual B3.3.
#include "../platform.h"
#include "board_facts.h"
#include "memory.h"
#include "registers.h"

extern "C" void sysTickHandler();

namespace nanolua::platform {
namespace {

constexpr uint32_t kLastTick = 0xFFFFFF;
constexpr uint32_t kEnableWithInterruptFromCore = 7;

volatile uint32_t wraps;

uint64_t ticks() {
    for (;;) {
        const uint32_t before = wraps;
        const uint32_t now = kLastTick - registers::kSysTickCurrent();
        if (before == wraps) return static_cast<uint64_t>(before) << 24 | now;
    }
}

} // namespace

void startCounter() {
    registers::kSysTickReload = kLastTick;
    registers::kSysTickCurrent = 0; // Any write clears it.
    registers::kSysTickControl = kEnableWithInterruptFromCore;
}

uint64_t clockMicroseconds() {
    uint64_t time = ticks();
    divideInPlace(time, board::kCounterHertz / 1000000);
    return time;
}
uint64_t instructionCount() { return 0; }
uint32_t instructionCountStep() { return 0; }

} // namespace nanolua::platform

void sysTickHandler() { nanolua::platform::wraps = nanolua::platform::wraps + 1; }
