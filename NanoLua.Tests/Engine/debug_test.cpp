// What the engine knows of lines, names and activations, on prototypes and frames made by hand.
// Built once per number model. Prints a line per test and ends with "N passed, N failed"; exit
// status 1 on a failure.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include <string>
#include <vector>

#include "engine/debug.h"

using namespace nanolua;

namespace {

std::string firstFailure;

void expectText(const std::string& actual, const std::string& expected, const std::string& what) {
    if (actual != expected && firstFailure.empty())
        firstFailure = what + ": '" + actual + "', expected '" + expected + "'";
}

void expectNumber(int64_t actual, int64_t expected, const std::string& what) {
    expectText(std::to_string(actual), std::to_string(expected), what);
}

/// Memory and images made by hand ///

constexpr uint32_t kSpaceBytes = 1 << 20;
Ref nextFree = 0x10000;

void reserveSpace() {
    void* start = pointerTo<void>(0);
    void* space = mmap(start, kSpaceBytes, PROT_READ | PROT_WRITE,
                       MAP_FIXED_NOREPLACE | MAP_NORESERVE | MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (space != start) {
        perror("the 32-bit space");
        exit(1);
    }
    installCoreRom(pointerTo<void>(kCoreRomRef));
}

void* take(uint32_t bytes) {
    void* place = pointerTo<void>(nextFree);
    nextFree += (bytes + 7) & ~7u;
    return place;
}

String* makeText(const std::string& text) {
    uint32_t words = uint32_t(sizeof(String) + text.size()) / kWordBytes + 2;
    String* string = static_cast<String*>(take(words * kWordBytes));
    bool isShort = text.size() <= Abi::kShortStringBytesMax;
    string->header = words << Header::kSizeShift |
                     uint32_t(isShort ? ObjectKind::ShortString : ObjectKind::LongString);
    string->hash = uint32_t(text.size());
    (&string->header)[words - 1] = uint32_t(text.size());
    memcpy(string->mutableText(), text.c_str(), text.size() + 1);
    return string;
}

int32_t distance(const void* from, const void* to) { return int32_t(refTo(to) - refTo(from)); }

struct Local {
    const char* name;
    uint32_t startPc;
    uint32_t endPc;
};

struct Function {
    std::vector<Instruction> code;
    std::vector<const char*> constants; // strings; nullptr: the integer 0
    std::vector<const char*> upvalues;
    std::vector<Local> locals;
    std::vector<int8_t> lineDeltas;
    std::vector<AbsoluteLineRecord> absoluteLines;
    const char* source = nullptr;
    uint32_t lineDefined = 0;

    const Prototype* make() const;

private:
    void makeConstants(Prototype* prototype) const;
    DebugRecord* makeDebug() const;
};

template <class T> uint32_t copyBehind(const void* record, const std::vector<T>& items) {
    void* place = take(uint32_t(items.size() * sizeof(T)));
    if (!items.empty()) memcpy(place, items.data(), items.size() * sizeof(T));
    return uint32_t(distance(record, place));
}

void Function::makeConstants(Prototype* prototype) const {
    Value* values = static_cast<Value*>(take(uint32_t(constants.size()) * kValueBytes));
    prototype->constantsOffset = uint32_t(distance(prototype, values));
    prototype->constantCount = uint32_t(constants.size());
    for (size_t i = 0; i < constants.size(); ++i) {
        if (constants[i] == nullptr) {
            values[i].setInteger(0);
        } else {
            values[i].setString(makeText(constants[i]));
            values[i].payload.ref -= refTo(values);
        }
    }
}

DebugRecord* Function::makeDebug() const {
    DebugRecord* debug = static_cast<DebugRecord*>(take(sizeof(DebugRecord)));
    if (source != nullptr) debug->sourceOffset = distance(debug, makeText(source));
    debug->lineDeltasOffset = copyBehind(debug, lineDeltas);
    debug->lineDeltaCount = uint32_t(lineDeltas.size());
    debug->absoluteLinesOffset = copyBehind(debug, absoluteLines);
    debug->absoluteLineCount = uint32_t(absoluteLines.size());
    auto* records = static_cast<LocalVariableRecord*>(
        take(uint32_t(locals.size() * sizeof(LocalVariableRecord))));
    for (size_t i = 0; i < locals.size(); ++i)
        records[i] = {distance(&records[i], makeText(locals[i].name)), locals[i].startPc,
                      locals[i].endPc};
    debug->localVariablesOffset = uint32_t(distance(debug, records));
    debug->localVariableCount = uint32_t(locals.size());
    auto* names = static_cast<int32_t*>(take(uint32_t(upvalues.size() * sizeof(int32_t))));
    for (size_t i = 0; i < upvalues.size(); ++i)
        names[i] = distance(&names[i], makeText(upvalues[i]));
    debug->upvalueNamesOffset = uint32_t(distance(debug, names));
    debug->upvalueNameCount = uint32_t(upvalues.size());
    return debug;
}

const Prototype* Function::make() const {
    uint32_t codeBytes = uint32_t(code.size() * sizeof(Instruction));
    auto* prototype = static_cast<Prototype*>(take(uint32_t(sizeof(Prototype)) + codeBytes));
    if (!code.empty()) memcpy(prototype + 1, code.data(), codeBytes);
    prototype->codeCount = uint32_t(code.size());
    prototype->stackSlotsMax = 8;
    prototype->upvalueCount = uint8_t(upvalues.size());
    prototype->lineDefined = lineDefined;
    makeConstants(prototype);
    prototype->debugOffset = distance(prototype, makeDebug());
    return prototype;
}

Instruction abc(Opcode opcode, uint32_t a, uint32_t b, uint32_t c) {
    return uint32_t(opcode) | a << InstructionLayout::kAPosition |
           b << InstructionLayout::kBPosition | c << InstructionLayout::kCPosition;
}

Instruction abx(Opcode opcode, uint32_t a, uint32_t bx) {
    return uint32_t(opcode) | a << InstructionLayout::kAPosition |
           bx << InstructionLayout::kBxPosition;
}

Instruction jump(int32_t distanceInstructions) {
    return uint32_t(Opcode::Jmp) |
           uint32_t(distanceInstructions + InstructionLayout::kSignedJumpOffset)
               << InstructionLayout::kAxPosition;
}

std::string kindAndName(const char* kind, const char* name) {
    return kind == nullptr ? "unknown" : std::string(kind) + " " + name;
}

// What the call in the last instruction of the code calls its function.
std::string calledBy(std::vector<Instruction> code, std::vector<Local> locals = {}) {
    Function function;
    function.code = code;
    function.constants = {"first", "second", nullptr};
    function.upvalues = {"_ENV", "up"};
    function.locals = locals;
    const char* name = nullptr;
    const char* kind = calledNameAt(function.make(), uint32_t(code.size()) - 1, &name);
    return kindAndName(kind, name);
}

const Instruction kCall2 = abc(Opcode::Call, 2, 1, 1);

/// Names ///

void functionsAreNamedByTheirOrigin() {
    auto expectName = [](Instruction loading, const char* expected) {
        expectText(calledBy({loading, kCall2}), expected, expected);
    };
    expectName(abc(Opcode::GetTabUp, 2, 0, 1), "global second");
    expectName(abc(Opcode::GetTabUp, 2, 1, 1), "field second");
    expectName(abc(Opcode::GetField, 2, 1, 0), "field first");
    expectName(abc(Opcode::Self, 2, 1, 0), "method first");
    expectName(abc(Opcode::GetI, 2, 1, 3), "field integer index");
    expectName(abc(Opcode::GetTable, 2, 1, 0), "field ?");
    expectName(abc(Opcode::GetUpval, 2, 1, 0), "upvalue up");
    expectName(abx(Opcode::LoadK, 2, 0), "constant first");
    expectName(abx(Opcode::LoadK, 2, 2), "unknown");
    expectName(abc(Opcode::NewTable, 2, 0, 0), "unknown");
}

void localsNameOnlyInstructionsInTheirScope() {
    std::vector<Instruction> code = {abc(Opcode::LoadNil, 0, 3, 0), abc(Opcode::Move, 2, 2, 0),
                                     kCall2};
    expectText(calledBy(code, {{"a", 0, 3}, {"b", 0, 3}, {"c", 1, 3}}), "local c", "in scope");
    expectText(calledBy(code, {{"a", 0, 3}, {"b", 0, 3}, {"c", 1, 2}}), "unknown", "dead");
    expectText(calledBy(code, {{"x", 0, 1}, {"a", 0, 3}, {"b", 0, 3}, {"c", 0, 3}}), "local c",
               "a dead variable before it");
}

void copiesHaveTheNameOfTheOriginal() {
    expectText(calledBy({abc(Opcode::Move, 2, 0, 0), kCall2}, {{"a", 0, 2}}), "local a", "local");
    expectText(calledBy({abc(Opcode::GetField, 0, 5, 1), abc(Opcode::Move, 2, 0, 0), kCall2}),
               "field second", "field");
}

void keysInConstantRegistersNameFields() {
    expectText(calledBy({abx(Opcode::LoadK, 3, 0), abc(Opcode::GetTable, 2, 1, 3), kCall2}),
               "field first", "constant key");
}

void fieldsOfALocalEnvironmentAreGlobals() {
    expectText(calledBy({abc(Opcode::GetField, 2, 0, 0), kCall2}, {{"_ENV", 0, 2}}),
               "global first", "local _ENV");
}

void jumpsAroundALoadHideTheName() {
    Instruction load = abc(Opcode::GetTabUp, 2, 0, 0);
    expectText(calledBy({jump(1), load, kCall2}), "unknown", "conditional");
    expectText(calledBy({jump(1), abc(Opcode::Move, 5, 6, 0), load, kCall2}), "global first",
               "after the jump's target");
    expectText(calledBy({load, abc(Opcode::Call, 1, 1, 1), kCall2}), "unknown",
               "overwritten by results");
}

void metamethodsAreNamedByTheInstruction() {
    expectText(calledBy({abc(Opcode::MMBin, 0, 1, uint32_t(Metamethod::Add))}), "metamethod add",
               "addition");
    expectText(calledBy({abc(Opcode::GetField, 0, 1, 0)}), "metamethod index", "index");
    expectText(calledBy({abc(Opcode::SetTabUp, 0, 0, 0)}), "metamethod newindex", "assignment");
    expectText(calledBy({abc(Opcode::LeI, 0, 0, 0)}), "metamethod le", "comparison");
    expectText(calledBy({abc(Opcode::Return, 0, 1, 0)}), "metamethod close", "return");
    expectText(calledBy({abc(Opcode::TForCall, 0, 0, 1)}), "for iterator for iterator", "loop");
    expectText(calledBy({abc(Opcode::Move, 0, 1, 0)}), "unknown", "none");
}

void operandsOfAFailedOperationKeepTheirName() {
    Function function;
    function.code = {abc(Opcode::GetTabUp, 0, 0, 0), abc(Opcode::Add, 0, 0, 1),
                     abc(Opcode::MMBin, 0, 1, uint32_t(Metamethod::Add))};
    function.constants = {"x"};
    function.upvalues = {"_ENV"};
    const char* name = nullptr;
    const char* kind = registerName(function.make(), 2, 0, &name);
    expectText(kindAndName(kind, name), "global x", "left operand");
}

/// Places ///

void linesFollowDeltasAndAbsoluteRecords() {
    Function function;
    function.lineDefined = 10;
    function.lineDeltas = {1, 0, 5, -3, -128, 2, 0, -128, 1};
    function.absoluteLines = {{4, 1000}, {7, 70000}};
    const Prototype* prototype = function.make();
    const int32_t expected[] = {11, 11, 16, 13, 1000, 1002, 1002, 70000, 70001, -1};
    for (uint32_t pc = 0; pc < 10; ++pc)
        expectNumber(lineOf(prototype, pc), expected[pc], "line of " + std::to_string(pc));
}

void sourcesAreShortenedAsTheManualSays() {
    auto expectShort = [](const std::string& source, const std::string& expected) {
        char text[kShortSourceBytes];
        shortSource(makeText(source), text);
        expectText(text, expected, "source of " + std::to_string(source.size()));
    };
    auto letters = [](uint32_t count) { return std::string(count, 'x'); };
    expectShort("@file.lua", "file.lua");
    expectShort("@" + letters(59), letters(59));
    expectShort("@" + letters(60), "..." + letters(56));
    expectShort("=stdin", "stdin");
    expectShort("=" + letters(60), letters(59));
    expectShort("return 1", "[string \"return 1\"]");
    expectShort("a\nb", "[string \"a...\"]");
    expectShort("", "[string \"\"]");
    expectShort(letters(44), "[string \"" + letters(44) + "\"]");
    expectShort(letters(45), "[string \"" + letters(45) + "...\"]");
    expectShort(letters(46), "[string \"" + letters(45) + "...\"]");
    char text[kShortSourceBytes];
    shortSource(nullptr, text);
    expectText(text, "?", "no source");
}

/// Activations ///

// A thread with room for values and frames, running in a state of zeros.
struct Machine {
    State state;
    Thread* thread;

    Machine() {
        memset(static_cast<void*>(&state), 0, sizeof state);
        constexpr uint32_t kSlots = 40;
        thread = static_cast<Thread*>(take(sizeof(Thread)));
        thread->stack = static_cast<Value*>(take(kSlots * kValueBytes));
        thread->stackBytes = kSlots * kValueBytes;
        thread->baseFrame()->call = FrameFlag::kNative;
        state.thread = thread;
        state.frame = thread->baseFrame();
        state.top = thread->stack;
    }

    Value* pushFunction() {
        Value* slot = state.top;
        state.top = slot + 4;
        return slot;
    }

    Frame* push(uint32_t call) {
        state.frame->pc = state.pc.ref();
        state.frame = state.frame.get() - 1;
        state.frame->call = call;
        state.frame->base = pushFunction() + 1;
        return state.frame;
    }

    void pushLua(const Prototype* prototype, uint32_t nextPc, uint32_t call = 0) {
        auto* closure = static_cast<LuaClosure*>(take(sizeof(LuaClosure)));
        closure->prototype = prototype;
        push(call)->base.get()[-1].setLuaClosure(closure);
        state.pc = prototype->beforeCode() + nextPc;
    }

    std::string called(uint32_t level) {
        const char* name = nullptr;
        const char* kind = calledName(state, thread, level, &name);
        return kindAndName(kind, name);
    }
};

const Prototype* callingFunction() {
    Function function;
    function.code = {abc(Opcode::GetTabUp, 2, 0, 0), kCall2, abc(Opcode::Return0, 0, 0, 0)};
    function.constants = {"callee"};
    function.upvalues = {"_ENV"};
    function.lineDefined = 5;
    function.lineDeltas = {1, 1, 1};
    return function.make();
}

void levelsCountFromTheFramelessNativeFunction() {
    Machine machine;
    const Prototype* prototype = callingFunction();
    machine.pushLua(prototype, 2);
    machine.pushLua(prototype, 0);
    State& state = machine.state;
    expectNumber(activationCount(state, machine.thread), 2, "Lua functions");
    Activation activation;
    activationAt(state, machine.thread, 0, activation);
    expectNumber(currentLine(activation), 6, "a function that has just been entered");
    activationAt(state, machine.thread, 1, activation);
    expectNumber(currentLine(activation), 7, "its caller");
    state.nativeArguments = machine.pushFunction() + 1;
    expectNumber(activationCount(state, machine.thread), 3, "with a native function");
    activationAt(state, machine.thread, 0, activation);
    expectNumber(prototypeOf(activation) == nullptr, 1, "native");
    expectNumber(activationAt(state, machine.thread, 3, activation), 0, "behind the last");
}

void callersNameTheFunctionsTheyCall() {
    Machine machine;
    const Prototype* prototype = callingFunction();
    machine.pushLua(prototype, 2);
    expectText(machine.called(0), "unknown", "called by the host");
    machine.pushLua(prototype, 2);
    expectText(machine.called(0), "global callee", "called by Lua");
    machine.pushLua(prototype, 2);
    machine.state.frame->extra = Frame::kTailBit;
    expectText(machine.called(0), "unknown", "tail call");
    machine.push(FrameFlag::kNative);
    expectText(machine.called(0), "global callee", "native function that called something");
    machine.pushLua(prototype, 2, FrameFlag::kCallback);
    expectText(machine.called(0), "unknown", "called by a native function");
}

void finalizersAreNamedAndTheirFrameIsHidden() {
    Machine machine;
    const Prototype* prototype = callingFunction();
    machine.pushLua(prototype, 1);
    machine.push(FrameFlag::kNative | FrameFlag::kFinalizer);
    machine.pushLua(prototype, 2, FrameFlag::kCallback);
    expectNumber(activationCount(machine.state, machine.thread), 2, "activations");
    expectText(machine.called(0), "metamethod __gc", "finalizer");
    Activation activation;
    activationAt(machine.state, machine.thread, 1, activation);
    expectNumber(currentLine(activation), 6, "the interrupted function");
}

void localsAreFoundWithTemporariesAndVarargs() {
    Machine machine;
    Function function;
    function.code = {abc(Opcode::Move, 0, 0, 0), abc(Opcode::Move, 0, 0, 0)};
    function.locals = {{"a", 0, 2}};
    machine.pushFunction(); // its slots hold the hidden arguments
    machine.pushLua(function.make(), 1, FrameFlag::kHiddenVarargs);
    machine.state.frame->extra = 2;
    State& state = machine.state;
    Value* base = state.frame->base;
    auto expectLocal = [&](int32_t index, const char* expected, int32_t slot) {
        const char* name = nullptr;
        Value* found = findLocal(state, machine.thread, 0, index, &name);
        expectText(found == nullptr ? "none" : name, expected, std::to_string(index));
        if (found != nullptr) expectNumber(found - base, slot, std::to_string(index) + " slot");
    };
    expectLocal(1, "a", 0);
    expectLocal(2, "(temporary)", 1);
    expectLocal(4, "none", 0);
    expectLocal(0, "none", 0);
    expectLocal(-1, "(vararg)", -3);
    expectLocal(-2, "(vararg)", -2);
    expectLocal(-3, "none", 0);
}

/// Native functions ///

Outcome doNothing(State&, Value*, int32_t) { return 0; }

void codeReferencesLeadBackToTheFunction() {
    expectNumber(functionOf(codeReference(doNothing)) == doNothing, 1, "reference");
}

void stringsConvertToNumbersExactly() {
    Value value;
    Integer integer = 0;
    Float number = 0;
    value.setString(makeText(" 0x10 "));
    expectNumber(toInteger(value, integer) ? integer : -1, 16, "hexadecimal");
    value.setString(makeText("3.0"));
    expectNumber(toInteger(value, integer) ? integer : -1, 3, "integral float");
    value.setString(makeText("3.5"));
    expectNumber(toInteger(value, integer), 0, "fraction");
    expectNumber(toFloat(value, number) && number == Float(3.5), 1, "float");
    value.setString(makeText("3x"));
    expectNumber(toFloat(value, number), 0, "no numeral");
    value.setFloat(Float(2.0));
    expectNumber(toInteger(value, integer) ? integer : -1, 2, "float with an integral value");
    value.setNil();
    expectNumber(toFloat(value, number), 0, "nil");
}

struct Test {
    const char* name;
    void (*run)();
};

constexpr Test kTests[] = {
    {"Functions_are_named_by_the_instruction_that_loads_them", functionsAreNamedByTheirOrigin},
    {"Locals_name_only_instructions_in_their_scope", localsNameOnlyInstructionsInTheirScope},
    {"Copies_have_the_name_of_the_original", copiesHaveTheNameOfTheOriginal},
    {"Keys_in_constant_registers_name_fields", keysInConstantRegistersNameFields},
    {"Fields_of_a_local_environment_are_globals", fieldsOfALocalEnvironmentAreGlobals},
    {"Jumps_around_a_load_hide_the_name", jumpsAroundALoadHideTheName},
    {"Metamethods_are_named_by_the_instruction", metamethodsAreNamedByTheInstruction},
    {"Operands_of_a_failed_operation_keep_their_name", operandsOfAFailedOperationKeepTheirName},
    {"Lines_follow_deltas_and_absolute_records", linesFollowDeltasAndAbsoluteRecords},
    {"Sources_are_shortened_as_the_manual_says", sourcesAreShortenedAsTheManualSays},
    {"Levels_count_from_the_frameless_native_function", levelsCountFromTheFramelessNativeFunction},
    {"Callers_name_the_functions_they_call", callersNameTheFunctionsTheyCall},
    {"Finalizers_are_named_and_their_frame_is_hidden", finalizersAreNamedAndTheirFrameIsHidden},
    {"Locals_are_found_with_temporaries_and_varargs", localsAreFoundWithTemporariesAndVarargs},
    {"Code_references_lead_back_to_the_function", codeReferencesLeadBackToTheFunction},
    {"Strings_convert_to_numbers_exactly", stringsConvertToNumbersExactly},
};

} // namespace

int main() {
    reserveSpace();
    int failed = 0;
    for (const Test& test : kTests) {
        firstFailure.clear();
        test.run();
        if (firstFailure.empty()) {
            printf("ok %s\n", test.name);
        } else {
            printf("FAILED %s: %s\n", test.name, firstFailure.c_str());
            ++failed;
        }
    }
    printf("%d passed, %d failed\n", int(sizeof kTests / sizeof kTests[0]) - failed, failed);
    return failed == 0 ? 0 : 1;
}
