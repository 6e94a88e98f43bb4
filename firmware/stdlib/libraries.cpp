// openLibraries(): gives a state the standard libraries, whose tables and files are made when they are
// first read; and on a 64-bit host the installation of their constant nodes.
#include <string.h>

#include "library_group.h"
#include "load_file.h"
#include "math_library.h"
#include "output.h"

namespace nanolua {

namespace {

/// Constant nodes ///

// By member; nullptr: an empty table.
constexpr const RomTable* kRoms[] = {
    &baseRom,      &registryRom, &stringMetatableRom, &loadedRom, nullptr,  nullptr,
    &packageRom,   &coroutineRom, &tableRom,          &stringRom, &mathRom, &utf8Rom,
    &debugRom,     &osRom,        &ioRom,             &fileMetatableRom,
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

/// Members ///

namespace {

bool isTable(uint32_t member) { return member < kTableMembers; }

const Node* romNodes(uint32_t member, uint32_t& nodeCount) {
    nodeCount = 0;
    if (!isTable(member) || kRoms[member] == nullptr) return nullptr;
    nodeCount = 1u << kRoms[member]->nodesLog2;
    return pointerTo<const Node>(nodesOf(member));
}

void makeDirectory(State& state) {
    constexpr uint32_t kBytes = kMembers * uint32_t(sizeof(Link<Object>));
    Object* block = allocateOwned(state, kWordBytes + kBytes);
    memset(block + 1, 0, kBytes);
    pointerTo<Link<Object>>(refTo(block + 1))[uint32_t(Member::kGlobals)] =
        state.globals.get();
    state.members = refTo(block + 1);
}

Object* newFile(State& state, Member member) {
    Userdata* file = newUserdata(state, kFileBytes, 0);
    initStandardFile(file->data(), member);
    return file;
}

Object* newLibraryTable(State& state, uint32_t member) {
    Table* table = newTable(state, 0, 0);
    if (kRoms[member] != nullptr)
        setConstantNodes(table, nodesOf(member), kRoms[member]->nodesLog2);
    return table;
}

void makeMember(State& state, uint32_t member) {
    if (state.members == 0) makeDirectory(state);
    if (madeMember(state, member) != nullptr) return;
    Object* made = isTable(member) ? newLibraryTable(state, member)
                                   : newFile(state, Member(member));
    pointerTo<Link<Object>>(state.members)[member] = made;
    Object* directory = pointerTo<Object>(state.members) - 1;
    if (directory->isBlack()) barrierForward(state, directory, made);
    if (!isTable(member))
        setMetatable(state, made, memberTable(state, Member::kFileMetatable));
    else if (Member(member) == Member::kSearchers)
        addSearchers(state, static_cast<Table*>(made));
}

constexpr MemberSource kMemberSource = {kMembers, makeMember, romNodes};

} // namespace

Table* memberTable(State& state, Member member) {
    if (madeMember(state, uint32_t(member)) == nullptr) makeMember(state, uint32_t(member));
    return static_cast<Table*>(madeMember(state, uint32_t(member)));
}

/// Opening ///

namespace {

// Gives a table of the state the constant fields of a member; what a host has set before stays.
void openTable(State& state, Table* table, Member member) {
    uint32_t number = uint32_t(member);
    if (table->nodes == emptyNode())
        return setConstantNodes(table, nodesOf(number), kRoms[number]->nodesLog2);
    uint32_t nodeCount;
    const Node* node = romNodes(number, nodeCount);
    for (const Node* end = node + nodeCount; node < end; node++) {
        Value key, value;
        readKey(node, key);
        if (key.isNil() || getByString(table, key.string(), value) != Tag::Nil) continue;
        readValue(node, value);
        takeMember(state, value);
        setByKey(state, table, key, value);
    }
}

} // namespace

void openLibraries(State& state) {
    state.memberSource = &kMemberSource;
    openTable(state, state.globals, Member::kGlobals);
    openTable(state, state.registry, Member::kRegistry);
    state.stringMetatable =
        static_cast<Table*>(newLibraryTable(state, uint32_t(Member::kStringMetatable)));
    openFileSearch(state);
    if (state.warn == nullptr) state.warn = warnToConsole;
}

} // namespace nanolua
