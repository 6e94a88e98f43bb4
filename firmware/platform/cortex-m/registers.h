// Memory-mapped registers of the ARMv7-M core that the port uses, by their sections in the
// "ARMv7-M Architecture Reference Manual" (DDI 0403E). For the files of this folder only.
#pragma once

#include <stdint.h>

namespace nanolua::registers {

// One 32-bit register at a fixed address.
struct Register {
    uint32_t address;

    volatile uint32_t& word() const { return *reinterpret_cast<volatile uint32_t*>(address); }
    uint32_t operator()() const { return word(); }
    void operator=(uint32_t value) const { word() = value; }
};

// B3.2.4, B3.2.13, B3.2.15-18: system control.
constexpr Register kInterruptControl{0xE000ED04};
constexpr Register kSystemHandlerControl{0xE000ED24};
constexpr Register kFaultStatus{0xE000ED28}; // CFSR, followed by HFSR, DFSR, MMFAR, BFAR

// B3.3: SysTick.
constexpr Register kSysTickControl{0xE000E010};
constexpr Register kSysTickReload{0xE000E014};
constexpr Register kSysTickCurrent{0xE000E018};

// B3.5: memory protection unit.
constexpr Register kMpuControl{0xE000ED94};
constexpr Register kMpuRegionNumber{0xE000ED98};
constexpr Register kMpuRegionBase{0xE000ED9C};
constexpr Register kMpuRegionAttributes{0xE000EDA0};

inline void synchronize() { asm volatile("dsb\nisb" ::: "memory"); }

} // namespace nanolua::registers
