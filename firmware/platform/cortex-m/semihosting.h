// Semihosting: calls into the debugger or emulator that hosts the board.
//
// Facts: "Semihosting for AArch32 and AArch64", Arm, release 2.0, chapter 5 (operations) and
// section 3 (M-profile trap: BKPT 0xAB, operation in r0, parameter in r1, result in r0).
// Only the files of this folder call this. Without a host attached a call faults.
#pragma once

#include <stdint.h>

namespace nanolua::semihosting {

enum class Operation : uint32_t {
    kOpen = 0x01,
    kWrite = 0x05,
    kRead = 0x06,
    kTime = 0x11,
    kGetCommandLine = 0x15,
    kExitExtended = 0x20,
};

// File modes of Open for the special name ":tt": read is stdin, write stdout, append stderr.
enum class OpenMode : uint32_t { kRead = 0, kWrite = 4, kAppend = 8 };

constexpr uint32_t kStoppedApplicationExit = 0x20026;

inline uint32_t call(Operation operation, const void* parameters) {
    register uint32_t r0 asm("r0") = static_cast<uint32_t>(operation);
    register const void* r1 asm("r1") = parameters;
    asm volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
}

inline uint32_t address(const void* pointer) { return reinterpret_cast<uint32_t>(pointer); }

} // namespace nanolua::semihosting
