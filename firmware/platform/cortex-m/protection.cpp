// The memory protection unit: firmware and image are read-only, null and what lies below the stack
// are not accessible.
//
// On real flash a stray write is ignored or faults; where an emulated machine keeps the "flash" in
// RAM it would succeed unseen. With these regions it faults everywhere. Boards without an MPU go
// without.
#include "board_facts.h"
#include "memory.h"
#include "registers.h"

namespace nanolua::platform {
namespace {

// MPU_RASR, manual B3.5.9.
constexpr uint32_t kEnable = 1;
constexpr uint32_t kNormalMemory = 1u << 17; // Write-through, not shared: C = 1, B = 0.
constexpr uint32_t kNoAccess = 0u << 24;
constexpr uint32_t kReadOnly = 6u << 24;
constexpr uint32_t kNeverExecute = 1u << 28;
constexpr uint32_t kNullGuardBytes = 256;
constexpr uint32_t kStackGuardBytes = 4096; // Below RAM, so it costs none.

// MPU_CTRL, manual B3.5.5: on, with the default map for everything no region covers.
constexpr uint32_t kControlEnable = 1u << 0;
constexpr uint32_t kControlDefaultMap = 1u << 2;

constexpr bool isPowerOfTwo(uint32_t value) { return value != 0 && (value & (value - 1)) == 0; }

// SIZE is the exponent minus one; a region is aligned to its size.
constexpr uint32_t sizeField(uint32_t bytes) {
    return (31u - static_cast<uint32_t>(__builtin_clz(bytes)) - 1u) << 1;
}

void setRegion(uint32_t number, uint32_t base, uint32_t bytes, uint32_t attributes) {
    registers::kMpuRegionNumber = number;
    registers::kMpuRegionBase = base;
    registers::kMpuRegionAttributes = attributes | sizeField(bytes) | kNormalMemory | kEnable;
}

} // namespace

static_assert(isPowerOfTwo(board::kFlashBytes), "an MPU region's size is a power of two");
static_assert(board::kFlashBase % board::kFlashBytes == 0, "an MPU region is aligned to its size");

void protectMemory() {
    constexpr uint32_t kFaultHandlersOn = 7u << 16; // SHCSR: memory, bus and usage faults.
    registers::kSystemHandlerControl = registers::kSystemHandlerControl() | kFaultHandlersOn;
    if (board::kMpuRegions == 0) return;
    setRegion(0, board::kFlashBase, board::kFlashBytes, kReadOnly);
    setRegion(1, 0, kNullGuardBytes, kNoAccess | kNeverExecute);
    const uint32_t ramBase = reinterpret_cast<uint32_t>(linker::stackBottom);
    setRegion(2, ramBase - kStackGuardBytes, kStackGuardBytes, kNoAccess | kNeverExecute);
    registers::kMpuControl = kControlEnable | kControlDefaultMap;
    registers::synchronize();
}

} // namespace nanolua::platform
