// What a board's memory is used for: image area, heap regions, command line and stack measure.
//
//   main RAM   | stack (grows down) | .data | .bss | command line | heap region 0 ...
//   other RAM  | heap region 1 ...
//
// The stack lies at the very bottom of RAM, so that an overflow leaves RAM and faults instead of
// corrupting the heap. The command line takes as much of the heap's beginning as it needs.
#include "memory.h"
#include "../platform.h"
#include "board_facts.h"
#include "semihosting.h"

#include <string.h>

namespace nanolua::platform {
namespace {

struct CommandLine {
    int count;         // The program's name included.
    const char* texts; // One after the other, each ended by NUL.
    uint8_t* heapBegin;
};

CommandLine commandLine;

uint8_t* alignUp8(uint8_t* pointer) {
    return reinterpret_cast<uint8_t*>((reinterpret_cast<uintptr_t>(pointer) + 7) & ~uintptr_t{7});
}

int hexDigit(char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; }

// Semihosting joins the arguments with spaces, so the sender writes bytes that would be ambiguous
// as %XX and an empty argument as a lone %. The first is the program's name. Decodes in place and
// returns the end of the texts.
char* decodeArguments(char* text, int& count) {
    char* out = text;
    const char* in = text;
    while (*in != '\0') {
        for (; *in != '\0' && *in != ' '; in++) {
            if (*in != '%') {
                *out++ = *in;
            } else if (in[1] != '\0' && in[1] != ' ') {
                *out++ = static_cast<char>(hexDigit(in[1]) << 4 | hexDigit(in[2]));
                in += 2;
            }
        }
        const bool last = *in == '\0';
        *out++ = '\0';
        count++;
        if (last) break;
        in++;
    }
    return out;
}

} // namespace

void readCommandLine() {
    char* const text = reinterpret_cast<char*>(linker::heapBegin);
    const uint32_t capacity = static_cast<uint32_t>(linker::mainRamEnd - linker::heapBegin);
    uint32_t block[] = {semihosting::address(text), capacity};
    commandLine.texts = text;
    commandLine.heapBegin = linker::heapBegin;
    if (semihosting::call(semihosting::Operation::kGetCommandLine, block) != 0) return;
    text[block[1]] = '\0';
    char* const end = decodeArguments(text, commandLine.count);
    if (commandLine.count != 0) commandLine.heapBegin = alignUp8(reinterpret_cast<uint8_t*>(end));
}

const char* programName() { return commandLine.count != 0 ? commandLine.texts : "nanolua"; }

int argumentCount() { return commandLine.count != 0 ? commandLine.count - 1 : 0; }

const char* argument(int index) {
    if (index < 0 || index >= argumentCount()) return nullptr;
    const char* text = commandLine.texts;
    for (; index >= 0; index--) text += strlen(text) + 1;
    return text;
}

ImageArea imageArea() {
    return {reinterpret_cast<const uint8_t*>(board::kImageBase), board::kImageBytes};
}

int heapRegionCount() { return 1 + board::kExtraRamCount; }

HeapRegion heapRegion(int index) {
    if (index == 0) {
        const size_t size = static_cast<size_t>(linker::mainRamEnd - commandLine.heapBegin);
        return {commandLine.heapBegin, size & ~size_t{7}};
    }
    const board::MemoryFact& ram = board::kExtraRam[index - 1];
    return {reinterpret_cast<uint8_t*>(ram.base), ram.bytes};
}

void installReadOnly(uint32_t, uint32_t, void (*)(void*)) {}

uint32_t stackBytesTotal() {
    return static_cast<uint32_t>(linker::stackTop - linker::stackBottom) * sizeof(uint32_t);
}

uint32_t stackBytesPeak() {
    const uint32_t* deepest = linker::stackBottom;
    while (deepest < linker::stackTop && *deepest == kStackPaint) deepest++;
    return static_cast<uint32_t>(linker::stackTop - deepest) * sizeof(uint32_t);
}

uint32_t firmwareFlashBytes() {
    return static_cast<uint32_t>(linker::firmwareFlashEnd - linker::firmwareFlashBegin);
}

} // namespace nanolua::platform
