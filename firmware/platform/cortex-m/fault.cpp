// Faults end the program with a report: what happened, where, and all registers, on stderr.
//
// Works after a stack overflow too: the handler then takes the stack's top as its own stack, which
// nobody needs any more. Facts: ARMv7-M manual B1.5.6 (the frame an exception pushes) and B3.2.15
// to B3.2.19 (fault status registers).
#include "../platform.h"
#include "memory.h"
#include "registers.h"

#include <string.h>

using namespace nanolua;
using namespace nanolua::platform;

extern "C" {
[[gnu::naked]] void faultHandler();
[[noreturn, gnu::used]] void reportFault(const uint32_t* frame, const uint32_t* saved,
                                         uint32_t exceptionReturn);
}

namespace {

// The words an exception pushes are r0 to r3, r12, lr, pc and psr.
constexpr uint32_t kPc = 6;
constexpr uint32_t kPsr = 7;
constexpr uint32_t kFrameWords = 8;

constexpr uint32_t kExtendedFrameBit = 1u << 4; // EXC_RETURN: clear if FPU registers were pushed.
constexpr uint32_t kExtendedFrameWords = 26;
constexpr uint32_t kRealignedBit = 1u << 9; // PSR: a padding word was pushed.

void print(const char* text) {
    consoleWrite(Stream::kError, text, strlen(text));
}

// The registers that `names` lists, as they lie in memory from `words` on.
void printRegisters(const char* names, const volatile uint32_t* words) {
    for (; *names != '\0'; words++) {
        char text[16];
        size_t size = 0;
        text[size++] = ' ';
        while (*names > ' ') text[size++] = *names++;
        text[size++] = ' ';
        for (int shift = 28; shift >= 0; shift -= 4)
            text[size++] = "0123456789abcdef"[*words >> shift & 15];
        consoleWrite(Stream::kError, text, size);
        if (*names == ' ') names++;
    }
}

const char* faultName(uint32_t exception) {
    switch (exception) {
    case 2: return "non-maskable interrupt";
    case 3: return "hard fault";
    case 4: return "memory protection fault";
    case 5: return "bus fault";
    case 6: return "usage fault";
    default: return "unexpected exception";
    }
}

bool readableFrame(const uint32_t* frame) {
    return frame >= linker::stackBottom && frame + kFrameWords <= linker::stackTop;
}

uint32_t stackPointerBefore(const uint32_t* frame, uint32_t exceptionReturn) {
    uint32_t words = kFrameWords;
    if ((exceptionReturn & kExtendedFrameBit) == 0) words = kExtendedFrameWords;
    if (frame[kPsr] & kRealignedBit) words++;
    return reinterpret_cast<uint32_t>(frame + words);
}

void printStackedRegisters(const uint32_t* frame, uint32_t exceptionReturn) {
    uint32_t stackPointer = stackPointerBefore(frame, exceptionReturn);
    printRegisters("pc psr", &frame[kPc]);
    printRegisters("sp", &stackPointer);
    print("\n");
    printRegisters("r0 r1 r2 r3 r12 lr", frame);
    print("\n");
}

} // namespace

// Entered on the faulting code's stack. Near or past its end, the report needs a stack of its own.
void faultHandler() {
    asm volatile("mov r0, sp\n"
                 "mov r2, lr\n"
                 "ldr r1, =__stack_bottom + 512\n"
                 "cmp r0, r1\n"
                 "bhs 1f\n"
                 "ldr r1, =__stack_top\n"
                 "mov sp, r1\n"
                 "1: push {r4-r11}\n"
                 "mov r1, sp\n"
                 "b reportFault\n"
                 ".ltorg\n");
}

void reportFault(const uint32_t* frame, const uint32_t* saved, uint32_t exceptionReturn) {
    print("nanolua: ");
    print(faultName(registers::kInterruptControl() & 0x1FF));
    print(frame < linker::stackBottom + kFrameWords ? " (C stack overflow)\n" : "\n");
    if (readableFrame(frame)) printStackedRegisters(frame, exceptionReturn);
    printRegisters("r4 r5 r6 r7 r8 r9 r10 r11", saved);
    print("\n");
    printRegisters("cfsr hfsr dfsr mmfar bfar", &registers::kFaultStatus.word());
    print("\n");
    exit(kFatalStatus);
}
