// A plugin for QEMU that counts how often every instruction of the guest runs.
//
// QEMU tells a plugin about every block that it translates, and calls it whenever a block runs
// (docs/devel/tcg-plugins.rst of QEMU; interface version 1, as in QEMU 7.2). Arguments:
//
//   out=FILE       where to write
//   mark=ADDRESS   code whose first instruction separates the phases of a run
//   entries=A+B+…  code of special interest, here the interpreter's handlers: what runs from one
//                  entry to the next belongs to the first of the two
//
// Numbers are hexadecimal. The file has, for every phase that a mark ended, in this order:
//
//   i ADDRESS COUNT LEFT         an instruction, how often it ran, how often its block was left
//                                for another address than that of the next instruction
//   e ADDRESS COUNT INSTRUCTIONS an entry, how often it ran, the instructions that belong to it
//   p                            the end of the phase
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct qemu_plugin_tb;
struct qemu_plugin_insn;
using PluginId = uint64_t;

extern "C" {

void qemu_plugin_register_vcpu_tb_trans_cb(PluginId, void (*)(PluginId, qemu_plugin_tb*));
void qemu_plugin_register_vcpu_tb_exec_cb(
    qemu_plugin_tb*, void (*)(unsigned processor, void* data), int registers, void* data);
void qemu_plugin_register_vcpu_insn_exec_inline(
    qemu_plugin_insn*, int operation, void* counter, uint64_t operand);
void qemu_plugin_register_atexit_cb(PluginId, void (*)(PluginId, void*), void* data);
size_t qemu_plugin_tb_n_insns(const qemu_plugin_tb*);
qemu_plugin_insn* qemu_plugin_tb_get_insn(const qemu_plugin_tb*, size_t index);
uint64_t qemu_plugin_insn_vaddr(const qemu_plugin_insn*);
size_t qemu_plugin_insn_size(const qemu_plugin_insn*);

#define EXPORTED __attribute__((visibility("default")))
EXPORTED int qemu_plugin_version = 1;
EXPORTED int qemu_plugin_install(PluginId id, const void* machine, int count, char** arguments);
}

namespace {

constexpr int kNoRegisters = 0; // QEMU_PLUGIN_CB_NO_REGS
constexpr int kAddition = 0;    // QEMU_PLUGIN_INLINE_ADD_U64

struct Counts {
    uint64_t executions;
    uint64_t departures;
};

struct Entry {
    uint32_t address;
    uint64_t executions;
    uint64_t instructions;
};

struct Block {
    uint32_t begin;
    uint32_t end;
    Counts* last;
    Entry* entry; // that it begins with, or null
};

// Instructions are halfwords, or two: one slot for each halfword of a page that has code.
constexpr uint32_t kPageBits = 12;
constexpr uint32_t kPageSlots = 1u << (kPageBits - 1);
Counts* pages[1u << (32 - kPageBits)];

constexpr uint32_t kEntriesMax = 256;
Entry entries[kEntriesMax];
uint32_t entryCount;
Entry* currentEntry;

uint64_t executed;
uint64_t executedAtEntry;
const Block* previousBlock;
uint32_t mark = UINT32_MAX;
FILE* out;

Counts* countsOf(uint32_t address) {
    Counts*& page = pages[address >> kPageBits];
    if (page == nullptr) page = static_cast<Counts*>(calloc(kPageSlots, sizeof(Counts)));
    return &page[address >> 1 & (kPageSlots - 1)];
}

Entry* entryAt(uint32_t address) {
    for (uint32_t i = 0; i < entryCount; i++)
        if (entries[i].address == address) return &entries[i];
    return nullptr;
}

// What ran up to now belongs to the entry that is left.
void enter(Entry* entry) {
    if (currentEntry != nullptr) currentEntry->instructions += executed - executedAtEntry;
    executedAtEntry = executed;
    currentEntry = entry;
    if (entry != nullptr) entry->executions++;
}

void writePage(uint32_t number) {
    for (uint32_t slot = 0; slot < kPageSlots; slot++) {
        Counts& counts = pages[number][slot];
        if (counts.executions == 0) continue;
        fprintf(out, "i %x %llx %llx\n", number << kPageBits | slot << 1,
                static_cast<unsigned long long>(counts.executions),
                static_cast<unsigned long long>(counts.departures));
        counts = {};
    }
}

void endPhase() {
    enter(nullptr);
    for (uint32_t i = 0; i < sizeof pages / sizeof pages[0]; i++)
        if (pages[i] != nullptr) writePage(i);
    for (uint32_t i = 0; i < entryCount; i++) {
        Entry& entry = entries[i];
        if (entry.executions == 0) continue;
        fprintf(out, "e %x %llx %llx\n", entry.address,
                static_cast<unsigned long long>(entry.executions),
                static_cast<unsigned long long>(entry.instructions));
        entry = {entry.address, 0, 0};
    }
    fputs("p\n", out);
}

// Runs before the instructions of the block are counted.
void runBlock(unsigned, void* data) {
    const Block* block = static_cast<const Block*>(data);
    if (previousBlock != nullptr && previousBlock->end != block->begin)
        previousBlock->last->departures++;
    previousBlock = block;
    if (block->begin == mark) endPhase();
    if (block->entry != nullptr) enter(block->entry);
}

void translateBlock(PluginId, qemu_plugin_tb* translation) {
    Block* block = static_cast<Block*>(calloc(1, sizeof(Block)));
    size_t count = qemu_plugin_tb_n_insns(translation);
    for (size_t i = 0; i < count; i++) {
        qemu_plugin_insn* instruction = qemu_plugin_tb_get_insn(translation, i);
        uint32_t address = static_cast<uint32_t>(qemu_plugin_insn_vaddr(instruction));
        Counts* counts = countsOf(address);
        qemu_plugin_register_vcpu_insn_exec_inline(instruction, kAddition, counts, 1);
        qemu_plugin_register_vcpu_insn_exec_inline(instruction, kAddition, &executed, 1);
        if (i == 0) block->begin = address;
        block->end = address + static_cast<uint32_t>(qemu_plugin_insn_size(instruction));
        block->last = counts;
    }
    block->entry = entryAt(block->begin);
    qemu_plugin_register_vcpu_tb_exec_cb(translation, runBlock, kNoRegisters, block);
}

void finish(PluginId, void*) { fclose(out); }

bool takeEntries(const char* list) {
    for (char* end = nullptr; *list != 0; list = *end == '+' ? end + 1 : end) {
        if (entryCount == kEntriesMax) return false;
        entries[entryCount++].address = static_cast<uint32_t>(strtoul(list, &end, 16));
        if (end == list) return false;
    }
    return true;
}

bool takeArgument(const char* argument) {
    if (strncmp(argument, "out=", 4) == 0) {
        out = fopen(argument + 4, "w");
        return out != nullptr;
    }
    if (strncmp(argument, "mark=", 5) == 0) {
        mark = static_cast<uint32_t>(strtoul(argument + 5, nullptr, 16));
        return true;
    }
    return strncmp(argument, "entries=", 8) == 0 && takeEntries(argument + 8);
}

} // namespace

int qemu_plugin_install(PluginId id, const void*, int count, char** arguments) {
    for (int i = 0; i < count; i++)
        if (!takeArgument(arguments[i])) return 1;
    if (out == nullptr) return 1;
    qemu_plugin_register_vcpu_tb_trans_cb(id, translateBlock);
    qemu_plugin_register_atexit_cb(id, finish, nullptr);
    return 0;
}
