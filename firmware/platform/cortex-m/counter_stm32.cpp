// Time and instruction count from two STM32 timers, exact to one tick over 48 bits.
//
// TIM2 counts every tick in 32 bits; TIM5 counts 65536 ticks at a time and so knows how often TIM2
// wrapped. Under the emulator's -icount shift=0 one instruction is 1 ns of virtual time and these
// timers tick at 1 GHz: the ticks are the instructions. Facts: RM0090, sections 18.4.1 to 18.4.12.
#include "../platform.h"
#include "board_facts.h"
#include "memory.h"
#include "registers.h"

namespace nanolua::platform {
namespace {

struct Timer {
    registers::Register control;
    registers::Register eventGeneration;
    registers::Register count;
    registers::Register prescaler;
    registers::Register reload;

    constexpr explicit Timer(uint32_t base)
        : control{base}, eventGeneration{base + 0x14}, count{base + 0x24}, prescaler{base + 0x28},
          reload{base + 0x2C} {}

    void start(uint32_t divisor) const {
        prescaler = divisor - 1;
        reload = 0xFFFFFFFF;
        eventGeneration = 1; // UG: loads the prescaler.
        control = 1;         // CEN
    }
};

constexpr Timer kTicks{0x40000000};       // TIM2
constexpr Timer kCoarseTicks{0x40000C00}; // TIM5
constexpr uint32_t kCoarseBits = 16;
constexpr registers::Register kPeripheralClockEnable{0x40023840}; // RCC_APB1ENR, RM0090 7.3.13

// TIM5 is at most one coarse step away from TIM2; the nearest number with TIM2's low half is it.
uint64_t ticks() {
    const uint32_t low = kTicks.count();
    const uint64_t estimate = static_cast<uint64_t>(kCoarseTicks.count()) << kCoarseBits;
    const int32_t error = static_cast<int32_t>(low - static_cast<uint32_t>(estimate));
    const int64_t exact = static_cast<int64_t>(estimate) + error;
    return static_cast<uint64_t>(exact < 0 ? low : exact);
}

} // namespace

void startCounter() {
    kPeripheralClockEnable = kPeripheralClockEnable() | 1u << 0 | 1u << 3; // TIM2, TIM5
    kTicks.start(1);
    kCoarseTicks.start(1u << kCoarseBits);
}

uint64_t clockMicroseconds() {
    uint64_t time = ticks();
    divideInPlace(time, board::kCounterHertz / 1000000);
    return time;
}
uint64_t instructionCount() { return board::kInstructionsPerTick * ticks(); }
uint32_t instructionCountStep() { return board::kInstructionsPerTick; }

} // namespace nanolua::platform
