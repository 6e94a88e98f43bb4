// Addresses the linker script defines (layout.ld), and the two halves of the start-up that
// concern memory. For the files of this folder only.
#pragma once

#include <stdint.h>

namespace nanolua::platform {

// The value of unused stack words, by which stackBytesPeak() knows them.
constexpr uint32_t kStackPaint = 0xC0DEFACE;

// Reads the command line from the host; afterwards the heap begins behind it.
void readCommandLine();

// Makes flash read-only and the first bytes of memory, where null points, inaccessible.
void protectMemory();

void startCounter();

namespace linker {

extern uint32_t stackBottom[] asm("__stack_bottom");
extern uint32_t stackTop[] asm("__stack_top");
extern const uint32_t dataSource[] asm("__data_source");
extern uint32_t dataBegin[] asm("__data_begin");
extern uint32_t dataEnd[] asm("__data_end");
extern uint32_t bssBegin[] asm("__bss_begin");
extern uint32_t bssEnd[] asm("__bss_end");
extern uint8_t heapBegin[] asm("__heap_begin");
extern uint8_t mainRamEnd[] asm("__main_ram_end");
extern const uint8_t firmwareFlashBegin[] asm("__firmware_begin");
extern const uint8_t firmwareFlashEnd[] asm("__firmware_end");

} // namespace linker
} // namespace nanolua::platform
