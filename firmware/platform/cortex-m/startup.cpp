// Reset and the vector table.
//
// The reset handler brings memory into the state C++ expects, in this order: FPU on (the compiler
// may use its registers anywhere), stack painted, .data copied, .bss cleared, memory protected,
// counter started, command line read. Then it calls application() and exits with its result.
#include "../platform.h"
#include "memory.h"

#include <stdint.h>

using namespace nanolua::platform;

extern "C" {
[[gnu::naked]] void resetHandler();
void faultHandler();
[[gnu::weak]] void sysTickHandler();
[[noreturn, gnu::used]] void startFirmware();
}

namespace {

using Handler = void (*)();

union Vector {
    const uint32_t* stack;
    Handler handler;
};

// The system exceptions of the ARMv7-M manual, table B1-4. No device interrupt is ever enabled.
[[gnu::section(".vectors"), gnu::used]] const Vector vectors[16] = {
    {.stack = linker::stackTop}, {.handler = resetHandler}, {.handler = faultHandler},
    {.handler = faultHandler},   {.handler = faultHandler}, {.handler = faultHandler},
    {.handler = faultHandler},   {.handler = nullptr},      {.handler = nullptr},
    {.handler = nullptr},        {.handler = nullptr},      {.handler = faultHandler},
    {.handler = faultHandler},   {.handler = nullptr},      {.handler = faultHandler},
    {.handler = sysTickHandler},
};

void initializeData() {
    const uint32_t* source = linker::dataSource;
    for (uint32_t* word = linker::dataBegin; word < linker::dataEnd;) *word++ = *source++;
    for (uint32_t* word = linker::bssBegin; word < linker::bssEnd;) *word++ = 0;
}

} // namespace

// ARMv7-M manual B3.2.20: CPACR bits 20-23 give full access to the FPU (coprocessors 10 and 11).
// The stack is still empty here, so all of it can be painted.
void resetHandler() {
    asm volatile(
#ifdef __ARM_FP
        "ldr r0, =0xE000ED88\n"
        "ldr r1, [r0]\n"
        "orr r1, r1, #0x00F00000\n"
        "str r1, [r0]\n"
        "dsb\n"
        "isb\n"
#endif
        "ldr r0, =__stack_bottom\n"
        "ldr r1, =__stack_top\n"
        "ldr r2, =%c0\n"
        "1: str r2, [r0], #4\n"
        "cmp r0, r1\n"
        "blo 1b\n"
        "b startFirmware\n"
        ".ltorg\n" ::"i"(kStackPaint));
}

void startFirmware() {
    initializeData();
    protectMemory();
    startCounter();
    readCommandLine();
    exit(application());
}
