// The program without a CLR: runs the image that the platform holds, as `lua` runs a script.
//
// The same file is the firmware of every bare-metal board and the native runner on a PC: it sees the
// machine through platform.h alone. Leading arguments that begin with `--nl-` are its own, the others
// are the Lua program's:
//
//   --nl-name=TEXT    what the program is called (arg[0]), where the platform's name is not wanted
//   --nl-heap=BYTES   use no more than this much of the heap
//
// The firmware for measurements knows more of them: see measurement.h.
//
// Exit status: 0; 1 for a Lua error (message and traceback on the error stream); 2 for an image or
// arguments that cannot be used; 3 for a failure of the firmware itself.
#include <string.h>

#include "baremetal/error_stream.h"
#include "baremetal/measurement.h"
#include "engine/nanolua.h"
#include "platform/platform.h"
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
    const char* name = platform::programName();
    int programArguments = 0; // index of the first argument of the Lua program
};

struct Program {
    Options options;
    Measurement measurement;
    int exitStatus = 0;
};

Program& programOf(State& state) { return *static_cast<Program*>(state.hostContext); }

/// Options ///

const char* afterPrefix(const char* text, const char* prefix) {
    size_t bytes = strlen(prefix);
    return strncmp(text, prefix, bytes) == 0 ? text + bytes : nullptr;
}

bool parseOption(const char* text, Program& program) {
    if (const char* name = afterPrefix(text, "name=")) {
        program.options.name = name;
        return true;
    }
    const char* digits = afterPrefix(text, "heap=");
    if (digits == nullptr || *digits == 0) return program.measurement.parseOption(text);
    uint32_t bytes = 0;
    for (; *digits >= '0' && *digits <= '9'; digits++) {
        bool fits = bytes < UINT32_MAX / 10;
        bytes = fits ? bytes * 10 + uint32_t(*digits - '0') : UINT32_MAX;
    }
    program.options.heapBytes = bytes;
    return *digits == 0;
}

bool parseOptions(Program& program) {
    for (int i = 0; i < platform::argumentCount(); i++) {
        const char* text = afterPrefix(platform::argument(i), "--nl-");
        if (text == nullptr) break;
        if (!parseOption(text, program)) {
            writeError("nanolua: the firmware does not know the option ");
            writeError(platform::argument(i));
            writeError("\n");
            return false;
        }
        program.options.programArguments = i + 1;
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
    Measurement& measurement = programOf(state).measurement;
    measurement.runEnds();
    if (count >= 0) return measurement.afterRun(state, arguments, count, finishRun);
    reportError(state, *callResults(state));
    return 0;
}

// Arguments: message handler, main function, its arguments.
Outcome runMain(State& state, Value* arguments, int32_t count) {
    programOf(state).measurement.runBegins();
    return protectedCallThen(state, &arguments[1], count - 2, true, finishRun);
}

// Puts the program's arguments into slots[0 .. count) and into the global table `arg`; uses two slots
// more.
void passArguments(State& state, Value* slots, int first, int count) {
    Value* table = &slots[count];
    Value& name = slots[count + 1];
    table->setTable(newTable(state, uint32_t(count), 1));
    setText(state, name, programOf(state).options.name);
    setByInteger(state, table->table(), 0, name);
    for (int i = 0; i < count; i++) {
        setText(state, slots[i], platform::argument(first + i));
        setByInteger(state, table->table(), i + 1, slots[i]);
    }
    setText(state, name, "arg");
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
    program.measurement.loadBegins(state);
    mountImage(state, setup.image);
    Value* slots = hostSlots(state, uint32_t(setup.argumentCount) + 5);
    makeMainFunction(state, slots[2], entryPrototype(setup.image));
    program.measurement.loadEnds(state);
    if (!program.measurement.isBenchmark())
        passArguments(state, &slots[3], program.options.programArguments, setup.argumentCount);
    setNativeFunction(slots[0], runMain);
    setNativeFunction(slots[1], describeUncaught);
    startCall(state, slots, program.measurement.isBenchmark() ? 2 : setup.argumentCount + 2);
}

const ImageHeader* findImage(Measurement& measurement) {
    platform::ImageArea area = platform::imageArea();
    measurement.checkBegins();
    LoadResult checked = checkImage(area.begin, uint32_t(area.size));
    measurement.checkEnds();
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
    program.measurement.programEnds(state);
    closeState(state);
}

} // namespace

int nanolua::platform::application() {
    Program program;
    if (!parseOptions(program)) return kBadInputStatus;
    installReadOnly(kCoreRomRef, romBytes(), installRom);
    const ImageHeader* image = findImage(program.measurement);
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
    program.measurement.write();
    return program.exitStatus;
}
