// openLibraries(): makes the tables of all standard libraries, as one group with constant nodes; and on
// a 64-bit host the installation of these nodes.
#include "library_group.h"
#include "load_file.h"
#include "math_library.h"
#include "output.h"

namespace nanolua {

namespace {

/// Constant nodes ///

// By member; nullptr: an empty table.
constexpr const RomTable* kRoms[] = {
    &baseRom,   &registryRom, &loadedRom, nullptr,  nullptr,   &packageRom, &coroutineRom,
    &tableRom,  &stringRom,   &mathRom,   &utf8Rom, &debugRom, &osRom,      &ioRom,
    &stringMetatableRom, &fileMetatableRom,
#if UINTPTR_MAX != 0xFFFFFFFFu
    &fileMethodsRom,
#endif
};
static_assert(sizeof kRoms / sizeof kRoms[0] == kTableMembers);

#if UINTPTR_MAX == 0xFFFFFFFFu

Ref nodesOf(uint32_t member) { return refTo(kRoms[member]->nodes); }

#else

uint32_t nodeBytesOf(uint32_t member) {
    return kRoms[member] == nullptr ? 0 : kNodeBytes << kRoms[member]->nodesLog2;
}

// Behind the core ROM, in the order of the members. With kTableMembers: the end.
Ref nodesOf(uint32_t member) {
    Ref at = coreRomRef() + coreRomBytes();
    for (uint32_t i = 0; i < member; i++) at += nodeBytesOf(i);
    return at;
}

#endif

} // namespace

#if UINTPTR_MAX == 0xFFFFFFFFu

uint32_t romBytes() { return 0; }
void installRom(void*) {}

#else

uint32_t romBytes() { return nodesOf(kTableMembers) - coreRomRef(); }

void installRom(void* destination) {
    installCoreRom(destination);
    for (uint32_t i = 0; i < kTableMembers; i++) {
        if (kRoms[i] != nullptr)
            writeRomNodes(pointerTo<RomNode>(nodesOf(i)), kRoms[i]->fields, kRoms[i]->fieldCount);
    }
}

#endif

/// Opening ///

namespace {

Object* memberAt(Object* group, Member member) {
    return reinterpret_cast<Object*>(reinterpret_cast<char*>(group) + memberOffset(member));
}

Table* tableAt(Object* group, Member member) {
    return static_cast<Table*>(memberAt(group, member));
}

// Makes a block of its own of a part of the group's.
void cutBlock(Object* block, uint32_t color, ObjectKind kind, uint32_t bytes) {
    block->header = bytes / kWordBytes << Header::kSizeShift | color | uint32_t(kind);
}

void cutTable(Table* table, uint32_t color, uint32_t member) {
    cutBlock(table, color, ObjectKind::Table, sizeof(Table));
    initTable(table);
    if (kRoms[member] != nullptr)
        setConstantNodes(table, nodesOf(member), kRoms[member]->nodesLog2);
}

void cutFile(Userdata* file, uint32_t color, Member member, uint32_t blockBytes) {
    cutBlock(file, color, ObjectKind::Userdata, blockBytes);
    file->metatable = nullptr;
    file->dataBytes = kFileBytes;
    file->userValueCount = 0;
    initStandardFile(file->data(), member);
}

// One allocation for all members, which makes them lie side by side.
Object* makeGroup(State& state) {
    Object* group = allocate(state, memberOffset(Member::kCount), ObjectKind::Table);
    uint32_t color = group->color();
    uint32_t groupBytes = group->sizeBytes(); // the heap may have given a word more
    for (uint32_t i = 0; i < kTableMembers; i++) cutTable(tableAt(group, Member(i)), color, i);
    for (uint32_t i = kTableMembers; i < uint32_t(Member::kCount); i++) {
        bool isLast = i + 1 == uint32_t(Member::kCount);
        uint32_t bytes = isLast ? groupBytes - memberOffset(Member(i)) : kFileBlockBytes;
        cutFile(static_cast<Userdata*>(memberAt(group, Member(i))), color, Member(i), bytes);
    }
    return group;
}

// What a host has put into a table before the libraries were opened; `slots` are three.
void moveFields(State& state, Value* slots, const Table* from, Table* to) {
    slots[0].setTable(from);
    slots[1].setNil();
    while (tableNext(state, from, &slots[1])) setByKey(state, to, slots[1], slots[2]);
}

} // namespace

void openLibraries(State& state) {
    Value* slots = hostSlots(state, 4);
    Object* group = makeGroup(state);
    const Table* globals = state.globals;
    const Table* registry = state.registry;
    state.globals = tableAt(group, Member::kGlobals);
    state.registry = tableAt(group, Member::kRegistry);
    state.stringMetatable = tableAt(group, Member::kStringMetatable);
    slots[3].setTable(registry);
    moveFields(state, slots, globals, state.globals);
    moveFields(state, slots, registry, state.registry);
    for (uint32_t i = kTableMembers; i < uint32_t(Member::kCount); i++)
        setMetatable(state, memberAt(group, Member(i)), tableAt(group, Member::kFileMetatable));
    addSearchers(state, tableAt(group, Member::kSearchers));
    openFileSearch(state, tableAt(group, Member::kPackage));
    if (state.warn == nullptr) state.warn = warnToConsole;
    hostSlots(state, 0);
}

} // namespace nanolua
