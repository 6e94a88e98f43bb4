// The tables and files that a state's libraries consist of, made side by side in one go, so that the
// constant nodes of each can refer to the others by their distance.
//
// Invariant: each member is an object of its own, which lives and dies as any other; only their first
// places are related. The order here is the order in memory.
#pragma once

#include "rom_table.h"

namespace nanolua {

enum class Member : uint8_t {
    kGlobals,
    kRegistry,
    kLoaded,
    kPreload,
    kSearchers,
    kPackage,
    kCoroutine,
    kTable,
    kString,
    kMath,
    kUtf8,
    kDebug,
    kOs,
    kIo,
    kStringMetatable,
    kFileMetatable,
#if UINTPTR_MAX != 0xFFFFFFFFu
    kFileMethods, // of a PC's files
#endif
    kStandardInput, // from here on: files
    kStandardOutput,
    kStandardError,
    kCount,
};

inline constexpr uint32_t kTableMembers = uint32_t(Member::kStandardInput);
// The bytes that a file of the io library is, in its userdata.
inline constexpr uint32_t kFileBytes = sizeof(void*) + 4;
inline constexpr uint32_t kFileBlockBytes = sizeof(Userdata) + kFileBytes;
static_assert(kFileBlockBytes % kWordBytes == 0);

constexpr uint32_t memberOffset(Member member) {
    uint32_t number = uint32_t(member);
    if (number <= kTableMembers) return number * uint32_t(sizeof(Table));
    return kTableMembers * uint32_t(sizeof(Table)) + (number - kTableMembers) * kFileBlockBytes;
}

constexpr SiblingAt siblingOf(Member from, Member to) {
    return {int32_t(memberOffset(to)) - int32_t(memberOffset(from))};
}

// The fields with which the members begin.
extern const RomTable baseRom;
extern const RomTable registryRom;
extern const RomTable loadedRom;
extern const RomTable packageRom;
extern const RomTable coroutineRom;
extern const RomTable tableRom;
extern const RomTable stringRom;
extern const RomTable mathRom;
extern const RomTable utf8Rom;
extern const RomTable debugRom;
extern const RomTable osRom;
extern const RomTable ioRom;
extern const RomTable stringMetatableRom;
extern const RomTable fileMetatableRom;
extern const RomTable fileMethodsRom;

// require.cpp: the functions in package.searchers.
void addSearchers(State& state, Table* searchers);
// io.cpp: the bytes of a standard file.
void initStandardFile(void* data, Member file);

} // namespace nanolua
