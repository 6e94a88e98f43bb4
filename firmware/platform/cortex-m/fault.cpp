// Faults end the program with a report: what happened, where, and all registers, on stderr.
//
// Works after a stack overflow too: the handler then takes the stack's top as its own stack, which
// nobody needs any more. Facts: ARMv7-M manual B1.5.6 (the frame an exception pushes) and B3.2.15
// to B3.2.19 (fault status registers).
#include "../platform.h"
#include "memory.h"
#include "registers.h"

using namespace nanolua;
using namespace nanolua::platform;

extern "C" {
[[gnu::naked]] void faultHandler();
[[noreturn, gnu::used]] void reportFault(const uint32_t* frame, const uint32_t* saved,
                                         uint32_t exceptionReturn);
}

namespace {

// The words an exception pushes, in order.
enum Frame { kR0, kR1, kR2, kR3, kR12, kLr, kPc, kPsr, kFrameWords };

constexpr uint32_t kExtendedFrameBit = 1u << 4; // EXC_RETURN: clear if FPU registers were pushed.
constexpr uint32_t kExtendedFrameWords = 26;
constexpr uint32_t kRealignedBit = 1u << 9; // PSR: a padding word was pushed.

void print(const char* text) {
    size_t size = 0;
    while (text[size] != '\0') size++;
    consoleWrite(Stream::kError, text, size);
}

void printRegister(const char* name, uint32_t value) {
    char digits[9];
    for (int i = 7; i >= 0; i--, value >>= 4) digits[i] = "0123456789abcdef"[value & 15];
    digits[8] = '\0';
    print(" ");
    print(name);
    print(" ");
    print(digits);
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
    printRegister("pc", frame[kPc]);
    printRegister("lr", frame[kLr]);
    printRegister("sp", stackPointerBefore(frame, exceptionReturn));
    printRegister("psr", frame[kPsr]);
    print("\n");
    printRegister("r0", frame[kR0]);
    printRegister("r1", frame[kR1]);
    printRegister("r2", frame[kR2]);
    printRegister("r3", frame[kR3]);
    printRegister("r12", frame[kR12]);
    print("\n");
}

void printSavedRegisters(const uint32_t* saved) {
    static const char names[][4] = {"r4", "r5", "r6", "r7", "r8", "r9", "r10", "r11"};
    for (int i = 0; i < 8; i++) {
        printRegister(names[i], saved[i]);
        if (i % 4 == 3) print("\n");
    }
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
    printSavedRegisters(saved);
    printRegister("cfsr", registers::kConfigurableFaultStatus());
    printRegister("hfsr", registers::kHardFaultStatus());
    printRegister("mmfar", registers::kMemoryFaultAddress());
    printRegister("bfar", registers::kBusFaultAddress());
    print("\n");
    exit(kFatalStatus);
}
