// The program without a CLR: runs the image that the platform holds, as `lua` runs a script.
//
// The same file is the firmware of every bare-metal board and the native runner on a PC: it sees the
// machine through platform.h alone. Leading arguments that begin with `--nl-` are its own, the others
// are the Lua program's:
//
//   --nl-name=TEXT    what the program is called (arg[0]), where the platform's name is not wanted
//   --nl-heap=BYTES   use no more than this much of the heap
//   --nl-stats        write the figures of the run to the error stream at the end (see report.h)
//   --nl-bench        the entry module returns a function: measure one call of it; no table `arg`
//   --nl-packet       give the program the packet of the `dhcp` benchmark (see bench_packet.h)
//
// Exit status: 0; 1 for a Lua error (message and traceback on the error stream); 2 for an image or
// arguments that cannot be used; 3 for a failure of the firmware itself.
#include <string.h>

#include "baremetal/bench_packet.h"
#include "baremetal/error_stream.h"
#include "baremetal/report.h"
#include "engine/nanolua.h"
#include "platform/platform.h"
#include "stdlib/stdlib.h"
#include "stdlib/uncaught_error.h"

namespace nanolua {

void assertionFailed(const char* file, int line, const char* condition) {
    (void)line;
    writeError(file);
    writeError(": ");
    platform::fatal(condition);
}

} // namespace nanolua

namespace {

using namespace nanolua;

constexpr int kLuaErrorStatus = 1;
constexpr int kBadInputStatus = 2;

struct Options {
    uint32_t heapBytes = UINT32_MAX;
    bool stats = false;
    bool bench = false;
    bool packet = false;
    const char* name = platform::programName();
    int programArguments = 0; // index of the first argument of the Lua program
};

struct Program {
    Options options;
    Report report;
    int exitStatus = 0;
    uint64_t runBegin = 0;
};

Program& programOf(State& state) { return *static_cast<Program*>(state.hostContext); }

/// Options ///

const char* afterPrefix(const char* text, const char* prefix) {
    size_t bytes = strlen(prefix);
    return strncmp(text, prefix, bytes) == 0 ? text + bytes : nullptr;
}

bool parseOption(const char* text, Options& options) {
    if (strcmp(text, "stats") == 0) return options.stats = true;
    if (strcmp(text, "bench") == 0) return options.stats = options.bench = true;
    if (strcmp(text, "packet") == 0) return options.packet = true;
    if (const char* name = afterPrefix(text, "name=")) {
        options.name = name;
        return true;
    }
    const char* digits = afterPrefix(text, "heap=");
    if (digits == nullptr || *digits == 0) return false;
    uint64_t bytes = 0;
    for (; *digits >= '0' && *digits <= '9' && bytes < UINT32_MAX; digits++)
        bytes = bytes * 10 + uint64_t(*digits - '0');
    if (*digits != 0) return false;
    options.heapBytes = bytes < UINT32_MAX ? uint32_t(bytes) : UINT32_MAX;
    return true;
}

bool parseOptions(Options& options) {
    for (int i = 0; i < platform::argumentCount(); i++) {
        const char* text = afterPrefix(platform::argument(i), "--nl-");
        if (text == nullptr) break;
        if (!parseOption(text, options)) {
            writeError("nanolua: the firmware does not know the option ");
            writeError(platform::argument(i));
            writeError("\n");
            return false;
        }
        options.programArguments = i + 1;
    }
    return true;
}

/// Errors ///

void reportError(State& state, const Value& error) {
    writeError("lua: ");
    if (error.isString()) {
        writeError(error.string()->text(), error.string()->lengthBytes());
    } else {
        writeError("(error object is a ");
        writeError(typeNameOf(state, error));
        writeError(" value)");
    }
    writeError("\n");
    programOf(state).exitStatus = kLuaErrorStatus;
}

/// Running ///

Outcome finishRun(State& state, Value* arguments, int32_t count) {
    Program& program = programOf(state);
    program.report.instructionsRun = platform::instructionCount() - program.runBegin;
    Value& outcome = callResults(state)[0];
    if (count < 0) {
        reportError(state, outcome);
    } else if (program.options.bench) {
        Value metamethod;
        if (count == 0) outcome.setNil();
        displayWithoutCall(state, outcome, metamethod);
        program.report.setResult(outcome);
    }
    (void)arguments;
    return 0;
}

void beginRun(State& state) {
    Program& program = programOf(state);
    program.runBegin = platform::instructionCount();
}

// A benchmark's main function returned the function to measure: arguments are handler, function.
Outcome runBenchmark(State& state, Value* arguments, int32_t count) {
    Value* function = callResults(state);
    if (count < 0) {
        reportError(state, *function);
        return 0;
    }
    if (count == 0) function->setNil();
    arguments[1] = *function;
    state.top = arguments + 2;
    collectFully(state);
    programOf(state).report.ramAfterLoadBytes = state.heap.usedBytes;
    beginRun(state);
    return protectedCallThen(state, &arguments[1], 0, true, finishRun);
}

// Arguments: message handler, main function, its arguments.
Outcome runMain(State& state, Value* arguments, int32_t count) {
    bool bench = programOf(state).options.bench;
    if (!bench) beginRun(state);
    return protectedCallThen(state, &arguments[1], count - 2, true, bench ? runBenchmark : finishRun);
}

// Puts the program's arguments into slots[0 .. count) and into the global table `arg`; uses two slots
// more.
void passArguments(State& state, Value* slots, int first, int count) {
    Value* table = &slots[count];
    Value& name = slots[count + 1];
    table->setTable(newTable(state, uint32_t(count), 1));
    name.setString(makeString(state, programOf(state).options.name));
    setByInteger(state, table->table(), 0, name);
    for (int i = 0; i < count; i++) {
        slots[i].setString(makeString(state, platform::argument(first + i)));
        setByInteger(state, table->table(), i + 1, slots[i]);
    }
    name.setString(makeString(state, "arg"));
    setByString(state, state.globals, name.string(), *table);
}

struct Setup {
    const ImageHeader* image;
    int argumentCount;
};

void prepare(State& state, void* context) {
    const Setup& setup = *static_cast<Setup*>(context);
    Program& program = programOf(state);
    openLibraries(state);
    collectFully(state);
    program.report.ramFreshBytes = state.heap.usedBytes;
    if (program.options.packet) openBenchPacket(state);
    uint32_t allocations = state.heap.allocationCount;
    uint64_t begin = platform::instructionCount();
    mountImage(state, setup.image);
    Value* slots = hostSlots(state, uint32_t(setup.argumentCount) + 5);
    makeMainFunction(state, slots[2], entryPrototype(setup.image));
    program.report.instructionsLoad += platform::instructionCount() - begin;
    program.report.allocationsLoad = state.heap.allocationCount - allocations;
    program.report.ramAfterLoadBytes = state.heap.usedBytes;
    if (!program.options.bench)
        passArguments(state, &slots[3], program.options.programArguments, setup.argumentCount);
    setNativeFunction(slots[0], runMain);
    setNativeFunction(slots[1], describeUncaught);
    startCall(state, slots, program.options.bench ? 2 : setup.argumentCount + 2);
}

const ImageHeader* findImage(Report& report) {
    platform::ImageArea area = platform::imageArea();
    uint64_t begin = platform::instructionCount();
    LoadResult checked = checkImage(area.begin, uint32_t(area.size));
    report.instructionsLoad = platform::instructionCount() - begin;
    const ImageHeader* image = reinterpret_cast<const ImageHeader*>(area.begin);
    if (checked.error == LoadError::kNone && entryPrototype(image) != nullptr) return image;
    char text[120];
    describeLoadResult(checked, text, sizeof text);
    writeError("nanolua: ");
    writeError(platform::programName());
    writeError(": ");
    writeError(checked.error == LoadError::kNone ? "the image has no entry module" : text);
    writeError("\n");
    return nullptr;
}

int heapRegions(HeapRegion* regions, uint32_t limitBytes) {
    int count = 0;
    for (int i = 0; i < platform::heapRegionCount() && i < int(kHeapRegionsMax); i++) {
        platform::HeapRegion given = platform::heapRegion(i);
        uint32_t bytes = given.size < limitBytes ? uint32_t(given.size) : limitBytes;
        if (bytes == 0) break;
        limitBytes -= bytes;
        regions[count++] = {refTo(given.begin), refTo(given.begin) + bytes};
    }
    return count;
}

void writeSizes(uint32_t neededBytes, uint32_t heapBytes) {
    writeError(": it has ");
    writeErrorNumber(heapBytes);
    writeError(" bytes, at least ");
    writeErrorNumber(neededBytes);
    writeError(" are needed");
}

// Whether a state that has not run anything yet found no memory; says how much is missing then.
bool reportShortage(State& state) {
    if (!state.error.isString() || state.error.string() != coreString(CoreString::OutOfMemory))
        return false;
    uint32_t heapBytes = 0;
    for (uint32_t i = 0; i < state.heap.regionCount; i++)
        heapBytes += state.heap.regions[i].end - state.heap.regions[i].start;
    writeError("nanolua: the heap is too small for the libraries and the image");
    writeSizes(state.heap.usedBytes + state.heap.refusedBytes, heapBytes);
    writeError("\n");
    programOf(state).exitStatus = kBadInputStatus;
    return true;
}

void runProgram(State& state, const ImageHeader* image) {
    Program& program = programOf(state);
    Setup setup = {image, platform::argumentCount() - program.options.programArguments};
    if (!protect(state, prepare, &setup)) {
        if (!reportShortage(state)) reportError(state, state.error);
        return;
    }
    if (run(state) == RunStatus::kError) reportError(state, state.error);
    program.report.takeHeap(state.heap);
    closeState(state);
}

} // namespace

int nanolua::platform::application() {
    Program program;
    if (!parseOptions(program.options)) return kBadInputStatus;
    installReadOnly(kCoreRomRef, romBytes(), installRom);
    const ImageHeader* image = findImage(program.report);
    if (image == nullptr) return kBadInputStatus;
    nanolua::HeapRegion regions[kHeapRegionsMax];
    int count = heapRegions(regions, program.options.heapBytes);
    const char* problem;
    State* state = createState(regions, uint32_t(count), &problem);
    if (state == nullptr) {
        writeError("nanolua: ");
        writeError(problem);
        if (problem == kHeapTooSmall)
            writeSizes(newStateBytes(uint32_t(count)), regions[0].end - regions[0].start);
        writeError("\n");
        return kBadInputStatus;
    }
    state->hostContext = &program;
    runProgram(*state, image);
    if (program.options.stats) program.report.write();
    return program.exitStatus;
}
