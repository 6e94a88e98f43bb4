// The tables and files of the libraries. Each is an object of its own, which is made when it is first
// read: until then, constant nodes refer to it by its number here. So an open library costs nothing
// before it is used.
#pragma once

#include "rom_table.h"

namespace nanolua {

enum class Member : uint8_t {
    kGlobals, // these are made at once
    kRegistry,
    kStringMetatable,
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
    kFileMetatable,
#if UINTPTR_MAX != 0xFFFFFFFFu
    kFileMethods, // of a PC's files
#endif
    kStandardInput, // from here on: files
    kStandardOutput,
    kStandardError,
    kCount,
};

// What both the globals and package.loaded begin with.
#define NL_LIBRARY_FIELDS                                                                          \
    {"_G", Member::kGlobals}, {"coroutine", Member::kCoroutine}, {"debug", Member::kDebug},        \
        {"io", Member::kIo}, {"math", Member::kMath}, {"os", Member::kOs},                         \
        {"package", Member::kPackage}, {"string", Member::kString}, {"table", Member::kTable}, {   \
        "utf8", Member::kUtf8                                                                      \
    }

inline constexpr uint32_t kTableMembers = uint32_t(Member::kStandardInput);
inline constexpr uint32_t kMembers = uint32_t(Member::kCount);
// The bytes that a file of the io library is, in its userdata.
inline constexpr uint32_t kFileBytes = sizeof(void*) + 4;

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

// The table, made if it was not yet. May raise.
Table* memberTable(State& state, Member member);

// require.cpp: the functions in package.searchers.
void addSearchers(State& state, Table* searchers);
// io.cpp: the bytes of a standard file.
void initStandardFile(void* data, Member file);

} // namespace nanolua
