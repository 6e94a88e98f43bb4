// The activations of a thread as they are seen from outside: which functions run, where they are in
// the source, what their locals are, and the traceback that lists them.
//
// Frames lie next to each other and grow down; the thread's base frame, which is never popped, ends
// them. A native function that has called nothing has no frame: while it runs it is level 0.
//
// Invariant: only reads threads and images; whatever takes State& appends to a builder. Names come
// from debug_names.cpp. Callers keep State::pc, frame and top stored.
#include "debug.h"

#include <string.h>

namespace nanolua {

/// Activations ///

namespace {

bool isRunning(const State& state, const Thread* thread) { return thread == state.thread.get(); }

// Whether the thread's level 0 is a native function without a frame.
bool hasFramelessNative(const State& state, const Thread* thread) {
    return isRunning(state, thread) && state.nativeArguments.ref() != 0;
}

Frame* topFrame(const State& state, const Thread* thread) {
    return isRunning(state, thread) ? state.frame.get() : thread->frame.get();
}

// The frame that waits for a finalizer, or for a native function that is reported to a hook, is the
// engine's own and no activation.
bool isFinalizer(const Frame* frame) { return (frame->call & FrameFlag::kFinalizer) != 0; }
bool isHidden(const Frame* frame) {
    return (frame->call & (FrameFlag::kFinalizer | FrameFlag::kHooked)) != 0;
}

// The frame at a level counted without the frameless native function; nullptr if there is none.
Frame* frameAt(const State& state, const Thread* thread, uint32_t level) {
    if (thread->stack.ref() == 0) return nullptr;
    Frame* end = thread->baseFrame();
    for (Frame* frame = topFrame(state, thread); frame < end; ++frame) {
        if (isHidden(frame)) continue;
        if (level-- == 0) return frame;
    }
    return nullptr;
}

uint32_t frameCount(const State& state, const Thread* thread) {
    if (thread->stack.ref() == 0) return 0;
    uint32_t count = 0;
    Frame* end = thread->baseFrame();
    for (Frame* frame = topFrame(state, thread); frame < end; ++frame) {
        if (!isHidden(frame)) ++count;
    }
    return count;
}

// A function that has just been entered is at its first instruction.
const Instruction* currentInstruction(const Frame* frame, Ref pc) {
    const Prototype* prototype = frame->base.get()[-1].luaClosure()->prototype;
    const Instruction* first = prototype->code();
    const Instruction* position = pointerTo<const Instruction>(pc);
    return position < first ? first : position;
}

} // namespace

uint32_t activationCount(const State& state, const Thread* thread) {
    return frameCount(state, thread) + (hasFramelessNative(state, thread) ? 1 : 0);
}

bool activationAt(const State& state, const Thread* thread, uint32_t level, Activation& out) {
    if (hasFramelessNative(state, thread)) {
        if (level == 0) {
            out = {nullptr, state.nativeArguments.get() - 1, nullptr};
            return true;
        }
        --level;
    }
    Frame* frame = frameAt(state, thread, level);
    if (frame == nullptr) return false;
    out = {frame, frame->base.get() - 1, nullptr};
    if (frame->isNative()) return true;
    bool isTop = frame == topFrame(state, thread);
    Ref pc = !isTop ? frame->pc : isRunning(state, thread) ? state.pc.ref() : thread->pc;
    out.pc = currentInstruction(frame, pc);
    return true;
}

const Prototype* prototypeOf(const Activation& activation) {
    return activation.pc == nullptr ? nullptr : activation.function->luaClosure()->prototype.get();
}

/// Places in the source ///

namespace {

template <class T> const T* recordsAt(const DebugRecord* debug, uint32_t offset) {
    return reinterpret_cast<const T*>(reinterpret_cast<const uint8_t*>(debug) + offset);
}

// The last record at or before an instruction; nullptr if all are behind it.
const AbsoluteLineRecord* absoluteLineBefore(const DebugRecord* debug, uint32_t pc) {
    const AbsoluteLineRecord* records =
        recordsAt<AbsoluteLineRecord>(debug, debug->absoluteLinesOffset);
    uint32_t low = 0;
    uint32_t high = debug->absoluteLineCount;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (records[middle].pc <= pc) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low == 0 ? nullptr : &records[low - 1];
}

uint32_t positionOf(const Activation& activation) {
    return uint32_t(activation.pc - prototypeOf(activation)->code());
}

} // namespace

int32_t lineOf(const Prototype* prototype, uint32_t pc) {
    const DebugRecord* debug = prototype->debug();
    if (debug == nullptr || pc >= debug->lineDeltaCount) return -1;
    int32_t line = int32_t(prototype->lineDefined);
    uint32_t next = 0;
    if (const AbsoluteLineRecord* known = absoluteLineBefore(debug, pc)) {
        line = int32_t(known->line);
        next = known->pc + 1;
    }
    const int8_t* deltas = recordsAt<int8_t>(debug, debug->lineDeltasOffset);
    for (; next <= pc; ++next) line += deltas[next];
    return line;
}

int32_t currentLine(const Activation& activation) {
    const Prototype* prototype = prototypeOf(activation);
    return prototype == nullptr ? -1 : lineOf(prototype, positionOf(activation));
}

const String* sourceOf(const Prototype* prototype) {
    const DebugRecord* debug = prototype->debug();
    if (debug == nullptr || debug->sourceOffset == 0) return nullptr;
    return stringAt(debug, debug->sourceOffset);
}

namespace {

constexpr char kEllipsis[] = "...";
constexpr char kChunkBegin[] = "[string \"";
constexpr char kChunkEnd[] = "\"]";
constexpr uint32_t kEllipsisBytes = sizeof kEllipsis - 1;

char* put(char* out, const char* text, uint32_t bytes) {
    memcpy(out, text, bytes);
    out[bytes] = 0;
    return out + bytes;
}

uint32_t smaller(uint32_t a, uint32_t b) { return a < b ? a : b; }

// A file name keeps its end.
void shortFileName(const char* name, uint32_t bytes, char* out) {
    if (bytes >= kShortSourceBytes) {
        uint32_t keptBytes = kShortSourceBytes - 1 - kEllipsisBytes;
        out = put(out, kEllipsis, kEllipsisBytes);
        name += bytes - keptBytes;
        bytes = keptBytes;
    }
    put(out, name, bytes);
}

// Text that was loaded is shown by its first line.
void shortChunkText(const char* text, uint32_t bytes, char* out) {
    constexpr uint32_t kTextBytes =
        kShortSourceBytes - (sizeof kChunkBegin - 1) - kEllipsisBytes - sizeof kChunkEnd;
    const void* lineEnd = memchr(text, '\n', bytes);
    uint32_t lineBytes =
        lineEnd == nullptr ? bytes : uint32_t(static_cast<const char*>(lineEnd) - text);
    bool whole = lineEnd == nullptr && bytes < kTextBytes;
    out = put(out, kChunkBegin, sizeof kChunkBegin - 1);
    out = put(out, text, smaller(lineBytes, kTextBytes));
    if (!whole) out = put(out, kEllipsis, kEllipsisBytes);
    put(out, kChunkEnd, sizeof kChunkEnd - 1);
}

} // namespace

void shortSource(const String* source, char* out) {
    if (source == nullptr) {
        put(out, "?", 1);
        return;
    }
    const char* text = source->text();
    uint32_t bytes = source->lengthBytes();
    if (*text == '=') {
        put(out, text + 1, smaller(bytes - 1, kShortSourceBytes - 1));
    } else if (*text == '@') {
        shortFileName(text + 1, bytes - 1, out);
    } else {
        shortChunkText(text, bytes, out);
    }
}

void appendPosition(State& state, StringBuilder& builder, uint32_t level) {
    Activation activation;
    if (!activationAt(state, state.thread, level, activation)) return;
    int32_t line = currentLine(activation);
    if (line <= 0) return;
    appendFormat(builder, "%P:%i: ", prototypeOf(activation), int(line));
}

/// Locals ///

namespace {

// One past the last slot that belongs to the activation.
Value* slotsEnd(const State& state, const Thread* thread, uint32_t level) {
    Activation inner;
    if (level != 0 && activationAt(state, thread, level - 1, inner)) return inner.function;
    if (hasFramelessNative(state, thread)) return state.nativeArguments.get() + state.nativeCount;
    return isRunning(state, thread) ? state.top.get() : thread->top.get();
}

Value* findVararg(const Activation& activation, int32_t index, const char** name) {
    const Frame* frame = activation.frame;
    if (prototypeOf(activation) == nullptr || (frame->call & FrameFlag::kHiddenVarargs) == 0 ||
        index < -int32_t(frame->argumentCount())) {
        return nullptr;
    }
    *name = "(vararg)";
    return activation.function - int32_t(frame->argumentCount()) - (index + 1);
}

} // namespace

Value* findLocal(const State& state, const Thread* thread, uint32_t level, int32_t index,
                 const char** name) {
    Activation activation;
    if (index == 0 || !activationAt(state, thread, level, activation)) return nullptr;
    if (index < 0) return findVararg(activation, index, name);
    Value* slot = activation.function + index;
    const Prototype* prototype = prototypeOf(activation);
    *name = prototype == nullptr
                ? nullptr
                : localName(prototype, uint32_t(index), positionOf(activation));
    if (*name != nullptr) return slot;
    if (index >= slotsEnd(state, thread, level) - activation.function) return nullptr;
    *name = prototype == nullptr ? "(C temporary)" : "(temporary)";
    return slot;
}

/// Names of functions ///

const char* calledName(const State& state, const Thread* thread, uint32_t level,
                       const char** name) {
    Activation called;
    Activation caller;
    if (!activationAt(state, thread, level, called)) return nullptr;
    uint32_t flags = called.frame == nullptr ? 0 : called.frame->call;
    const Frame* below = called.frame == nullptr ? state.frame.get() : called.frame + 1;
    if ((flags & FrameFlag::kHook) != 0) {
        *name = "?";
        return "hook";
    }
    if (isFinalizer(below)) {
        *name = metamethodName(Metamethod::Gc)->text();
        return "metamethod";
    }
    bool tail = called.frame != nullptr && called.frame->isTailCall();
    if ((flags & FrameFlag::kEntry) != 0 || tail) return nullptr;
    if (!activationAt(state, thread, level + 1, caller)) return nullptr;
    const Prototype* prototype = prototypeOf(caller);
    return prototype == nullptr ? nullptr : calledNameAt(prototype, positionOf(caller), name);
}

namespace {

bool holds(const Value& value, const Value& function) {
    return value.tag == function.tag && value.payload.ref == function.payload.ref;
}

// The nodes of a table, perhaps of one of the libraries that is not made yet.
struct Fields {
    const Node* begin;
    const Node* end;
};

Fields fieldsOf(const State& state, const Value& value) {
    const Object* object = nullptr;
    if (value.isTable()) object = value.object();
    if (value.tag == Tag::Member) {
        object = madeMember(state, value.payload.ref);
        if (object == nullptr) {
            uint32_t count;
            const Node* nodes = state.memberSource->nodes(value.payload.ref, count);
            return {nodes, nodes + count};
        }
    }
    if (object == nullptr || object->kind() != ObjectKind::Table) return {nullptr, nullptr};
    const Table* table = static_cast<const Table*>(object);
    return {table->nodes.get(), table->nodes.get() + table->nodeCount()};
}

// Key and value of a node with a string key.
bool readField(const Node* node, Value& key, Value& value) {
    readKey(node, key);
    return key.isString() && readValue(node, value) != Tag::Nil;
}

// The string key of a function in a table's hash part.
const String* keyOf(const Fields& fields, const Value& function) {
    Value key, value;
    for (const Node* node = fields.begin; node != fields.end; node++) {
        if (readField(node, key, value) && holds(value, function)) return key.string();
    }
    return nullptr;
}

bool findInModules(const State& state, const Fields& modules, const Value& function,
                   LoadedName& out) {
    Value module, value;
    for (const Node* node = modules.begin; node != modules.end; node++) {
        if (!readField(node, module, value)) continue;
        if (holds(value, function)) {
            out = {nullptr, module.string()};
            return true;
        }
        const String* key = keyOf(fieldsOf(state, value), function);
        if (key == nullptr) continue;
        bool isGlobal = equalStrings(module.string(), coreString(CoreString::Globals));
        out = {isGlobal ? nullptr : module.string(), key};
        return true;
    }
    return false;
}

} // namespace

bool findLoadedName(const State& state, const Value& function, LoadedName& out) {
    if (!function.isFunction() || state.registry.ref() == 0) return false;
    Value loaded;
    getByString(state.registry, coreString(CoreString::Loaded), loaded);
    return findInModules(state, fieldsOf(state, loaded), function, out);
}

/// Tracebacks ///

namespace {

constexpr int32_t kFirstLevelsShown = 10;
constexpr int32_t kLastLevelsShown = 11;

void appendFunctionName(const State& state, StringBuilder& builder, const Thread* thread,
                        uint32_t level, const Activation& activation) {
    const Prototype* prototype = prototypeOf(activation);
    const char* name;
    LoadedName loaded;
    if (const char* kind = calledName(state, thread, level, &name)) {
        appendFormat(builder, "%s '%s'", kind, name);
    } else if (prototype != nullptr && prototype->lineDefined == 0) {
        appendFormat(builder, "main chunk");
    } else if (findLoadedName(state, *activation.function, loaded)) {
        appendFormat(builder, loaded.module != nullptr ? "function '%S.%S'" : "function '%S%S'",
                     loaded.module, loaded.name);
    } else if (prototype != nullptr) {
        appendFormat(builder, "function <%P:%i>", prototype, int(prototype->lineDefined));
    } else {
        builder.append('?');
    }
}

void appendPlace(StringBuilder& builder, const Activation& activation) {
    const Prototype* prototype = prototypeOf(activation);
    int32_t line = currentLine(activation);
    const char* format = prototype == nullptr ? "\n\t[C]: in "
                         : line > 0           ? "\n\t%P:%i: in "
                                              : "\n\t%P: in ";
    appendFormat(builder, format, prototype, int(line));
}

void appendLevel(const State& state, StringBuilder& builder, const Thread* thread,
                 uint32_t level) {
    Activation activation;
    if (!activationAt(state, thread, level, activation)) return;
    appendPlace(builder, activation);
    appendFunctionName(state, builder, thread, level, activation);
    if (activation.frame != nullptr && activation.frame->isTailCall())
        appendFormat(builder, "\n\t(...tail calls...)");
}

} // namespace

void appendTraceback(State& state, StringBuilder& builder, const Thread* thread,
                     const String* message, uint32_t level) {
    if (message != nullptr) appendFormat(builder, "%S\n", message);
    appendFormat(builder, "stack traceback:");
    int32_t count = int32_t(activationCount(state, thread));
    int32_t next = level < uint32_t(count) ? int32_t(level) : count;
    int32_t skipFrom = count, skipTo = count;
    if (count - 1 - next > kFirstLevelsShown + kLastLevelsShown) {
        skipFrom = next + kFirstLevelsShown;
        skipTo = count - kLastLevelsShown;
    }
    for (; next < count; ++next) {
        if (next == skipFrom) {
            // The line takes the place of a level, which is not counted.
            appendFormat(builder, "\n\t...\t(skipping %i levels)", int(skipTo - skipFrom - 1));
            next = skipTo;
        }
        appendLevel(state, builder, thread, uint32_t(next));
    }
}

} // namespace nanolua
