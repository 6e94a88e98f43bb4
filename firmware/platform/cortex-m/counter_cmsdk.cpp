// Time and instruction count from the CMSDK timer of Arm's MPS2 boards.
//
// It counts 32 bits down at 25 MHz. Under the emulator's -icount shift=0 an instruction takes 1 ns,
// so the count of instructions comes in steps of 40. A wrap (every 171 s of virtual time) is seen
// when the clock is read at least once per wrap. Facts: DDI 0479, section 3.5 (APB timer).
#include "../platform.h"
#include "board_facts.h"
#include "memory.h"
#include "registers.h"

namespace nanolua::platform {
namespace {

constexpr registers::Register kControl{0x40000000};
constexpr registers::Register kValue{0x40000004};
constexpr registers::Register kReload{0x40000008};

struct Wraps {
    uint32_t last;
    uint32_t count;
};

Wraps wraps;

uint64_t ticks() {
    const uint32_t now = ~kValue();
    if (now < wraps.last) wraps.count++;
    wraps.last = now;
    return static_cast<uint64_t>(wraps.count) << 32 | now;
}

} // namespace

void startCounter() {
    kReload = 0xFFFFFFFF;
    kValue = 0xFFFFFFFF;
    kControl = 1; // Enable
}

uint64_t clockMicroseconds() {
    uint64_t time = ticks();
    divideInPlace(time, board::kCounterHertz / 1000000);
    return time;
}
uint64_t instructionCount() { return board::kInstructionsPerTick * ticks(); }
uint32_t instructionCountStep() { return board::kInstructionsPerTick; }

} // namespace nanolua::platform
