// Operations on values beyond the interpreter's fast paths: mixed arithmetic, comparison, equality,
// length, concatenation, loops, varargs, and the metamethods of all of them (manual §2.4, §3.4).
//
// Rule: a metamethod is never called from here by recursion; its call is begun with callMetamethod()
// or returned as a Step, and finishOperation() completes the instruction when it returns.
#include <string.h>

#include "arithmetic.h"
#include "debug.h"
#include "instruction.h"
#include "machine.h"
#include "numeric.h"

namespace nanolua {

/// Equality and order ///

bool rawEqual(const Value& a, const Value& b) {
    if (a.tag != b.tag) {
        Integer asInteger;
        if (a.isInteger() && b.isFloat())
            return floatToInteger(b.number(), asInteger) && asInteger == a.integer();
        if (a.isFloat() && b.isInteger())
            return floatToInteger(a.number(), asInteger) && asInteger == b.integer();
        return false;
    }
    switch (a.tag) {
    case Tag::Nil:
    case Tag::False:
    case Tag::True: return true;
    case Tag::Integer: return a.integer() == b.integer();
    case Tag::Float: return a.number() == b.number();
    case Tag::ShortString:
    case Tag::LongString: return equalStrings(a.string(), b.string());
    default: return a.payload.ref == b.payload.ref;
    }
}

namespace {

// Whether the conversion of an integer to a float is exact for all integers of this size.
bool fitsFloat(Integer value) {
    constexpr Unsigned limit = Unsigned(1) << kFloatMantissaBits;
    return limit + Unsigned(value) <= 2 * limit;
}

// i < f and i <= f (with `equal`), exact also where i has no exact float.
bool integerBeforeFloat(Integer i, Float f, bool equal) {
    if (fitsFloat(i)) return equal ? Float(i) <= f : Float(i) < f;
    Integer rounded;
    IntegerRounding rounding = equal ? IntegerRounding::Floor : IntegerRounding::Ceiling;
    if (floatToInteger(f, rounded, rounding)) return equal ? i <= rounded : i < rounded;
    return f > 0;
}

bool floatBeforeInteger(Float f, Integer i, bool equal) {
    if (fitsFloat(i)) return equal ? f <= Float(i) : f < Float(i);
    Integer rounded;
    IntegerRounding rounding = equal ? IntegerRounding::Ceiling : IntegerRounding::Floor;
    if (floatToInteger(f, rounded, rounding)) return equal ? rounded <= i : rounded < i;
    return f < 0;
}

bool numberBefore(const Value& a, const Value& b, bool equal) {
    if (a.isInteger()) {
        if (b.isInteger())
            return equal ? a.integer() <= b.integer() : a.integer() < b.integer();
        return integerBeforeFloat(a.integer(), b.number(), equal);
    }
    if (b.isFloat()) return equal ? a.number() <= b.number() : a.number() < b.number();
    return floatBeforeInteger(a.number(), b.integer(), equal);
}

// The metamethod of either operand.
bool findBinary(const State& state, const Value& a, const Value& b, Metamethod event, Value& out) {
    return findMetamethod(state, a, event, out) != Tag::Nil ||
           findMetamethod(state, b, event, out) != Tag::Nil;
}

bool finishOrder(State& state, const Value& a, const Value& b, Metamethod event, bool& outcome,
                 bool& goOn) {
    bool equal = event == Metamethod::Le;
    if (a.isNumber() && b.isNumber()) {
        outcome = numberBefore(a, b, equal);
        return true;
    }
    if (a.isString() && b.isString()) {
        int order = compareStrings(a.string(), b.string());
        outcome = equal ? order <= 0 : order < 0;
        return true;
    }
    Value handler;
    if (!findBinary(state, a, b, event, handler)) raiseCompareError(state, a, b);
    goOn = callMetamethod(state, liveStackEnd(state), handler, a, b);
    return false;
}

} // namespace

bool numberLess(const Value& a, const Value& b) { return numberBefore(a, b, false); }
bool numberLessEqual(const Value& a, const Value& b) { return numberBefore(a, b, true); }

bool finishLess(State& state, const Value& a, const Value& b, bool& outcome, bool& goOn) {
    return finishOrder(state, a, b, Metamethod::Lt, outcome, goOn);
}

bool finishLessEqual(State& state, const Value& a, const Value& b, bool& outcome, bool& goOn) {
    return finishOrder(state, a, b, Metamethod::Le, outcome, goOn);
}

bool finishEqual(State& state, const Value& a, const Value& b, bool& outcome, bool& goOn) {
    bool comparable = a.tag == b.tag && (a.isTable() || a.isUserdata());
    outcome = rawEqual(a, b);
    if (outcome || !comparable) return true;
    Value handler;
    if (findCached(metatableOf(state, a), Metamethod::Eq, handler) == Tag::Nil &&
        findCached(metatableOf(state, b), Metamethod::Eq, handler) == Tag::Nil)
        return true;
    goOn = callMetamethod(state, liveStackEnd(state), handler, a, b);
    return false;
}

/// Access ///

bool finishGet(State& state, Value* result, const Value& object, const Value& key) {
    Value subject = object;
    Value handler;
    Value out;
    if (getThroughMetatables(state, subject, key, out, handler) == Access::kDone) {
        *result = out;
        return true;
    }
    return callMetamethod(state, liveStackEnd(state), handler, subject, key);
}

bool finishSet(State& state, const Value& object, const Value& key, const Value& value) {
    Value subject = object;
    Value handler;
    if (setThroughMetatables(state, subject, key, value, handler) == Access::kDone) return true;
    Value* slot = liveStackEnd(state);
    slot[0] = handler;
    slot[1] = subject;
    slot[2] = key;
    slot[3] = value;
    return performCall(state, slot, 3, 1 | FrameFlag::kFinishOperation);
}

/// Arithmetic ///

bool finishArithmetic(State& state, const Value& a, const Value& b, Metamethod event) {
    Value handler;
    if (findBinary(state, a, b, event, handler))
        return callMetamethod(state, liveStackEnd(state), handler, a, b);
    if (isBitwise(event)) {
        if (a.isNumber() && b.isNumber()) raiseToIntegerError(state, a, b);
        raiseArithmeticError(state, a, b, "perform bitwise operation on");
    }
    raiseArithmeticError(state, a, b, "perform arithmetic on");
}

bool finishLength(State& state, Value* result, const Value& operand) {
    Value handler;
    if (operand.isString()) {
        result->setInteger(Integer(operand.string()->lengthBytes()));
        return true;
    }
    if (operand.isTable()) {
        if (findCached(operand.table()->metatable, Metamethod::Len, handler) == Tag::Nil) {
            result->setInteger(Integer(tableLength(operand.table())));
            return true;
        }
    } else if (findMetamethod(state, operand, Metamethod::Len, handler) == Tag::Nil) {
        raiseTypeError(state, operand, "get length of");
    }
    return callMetamethod(state, liveStackEnd(state), handler, operand, operand);
}

/// Concatenation ///

namespace {

bool isConcatenable(const Value& value) { return value.isString() || value.isNumber(); }

// Joins the last `count` >= 2 strings of those below `end` into the first of them.
void joinStrings(State& state, Value* end, int32_t count, uint32_t bytes) {
    Value* first = end - count;
    char shortText[Abi::kShortStringBytesMax];
    String* joined = nullptr;
    char* to = shortText;
    if (bytes > Abi::kShortStringBytesMax) {
        joined = newLongString(state, bytes);
        to = joined->mutableText();
    }
    for (Value* piece = first; piece < end; piece++) to = copyText(to, piece->string());
    if (joined == nullptr) joined = makeString(state, shortText, bytes);
    first->setString(joined);
}

// How many values below `end` (at most `count`) are strings or become strings; adds up their bytes.
int32_t collectStrings(State& state, Value* end, int32_t count, uint32_t& bytes) {
    int32_t pieces = 0;
    bytes = 0;
    while (pieces < count && isConcatenable(end[-1 - pieces])) {
        Value& piece = end[-1 - pieces];
        uint32_t pieceBytes = toStringInPlace(state, piece)->lengthBytes();
        if (pieceBytes > Header::kSizeWordsMax * kWordBytes - sizeof(String) - 8 - bytes)
            raiseRuntimeError(state, "string length overflow");
        bytes += pieceBytes;
        pieces++;
    }
    return pieces;
}

// A short result is put together from the texts of its pieces, without strings for the numbers.
constexpr uint32_t kJoinedBytesMax = Abi::kShortStringBytesMax + kNumberTextBytesMax;

// Bytes that the pieces have at most; beyond kJoinedBytesMax if one is neither string nor number.
uint32_t joinedBytesMax(const Value* first, int32_t count) {
    uint32_t bytes = 0;
    for (const Value* piece = first; piece < first + count; piece++) {
        uint32_t pieceBytes = kNumberTextBytesMax;
        if (piece->isString())
            pieceBytes = piece->string()->lengthBytes();
        else if (!piece->isNumber())
            return kJoinedBytesMax + 1;
        if (pieceBytes > kJoinedBytesMax - bytes) return kJoinedBytesMax + 1;
        bytes += pieceBytes;
    }
    return bytes;
}

} // namespace

bool concatenateShort(State& state, Value* first, int32_t count) {
    if (joinedBytesMax(first, count) > kJoinedBytesMax) return false;
    char text[kJoinedBytesMax];
    char* end = text;
    for (const Value* piece = first; piece < first + count; piece++)
        end = piece->isString() ? copyText(end, piece->string()) : end + formatNumber(end, *piece);
    first->setString(makeString(state, text, uint32_t(end - text)));
    return true;
}

// Concatenates first[0 .. count) from the right, as the manual's §3.4.6 and PUC-Rio Lua do, into
// first[0]. A metamethod is called right behind the values left, so finishOperation() can tell from
// its slot how many those are.
Step concatenate(State& state, Value* first, int32_t count) {
    while (count > 1) {
        Value* end = first + count;
        state.top = end;
        int32_t pieces = 2;
        if (isConcatenable(end[-1]) && isConcatenable(end[-2])) {
            uint32_t bytes;
            pieces = collectStrings(state, end, count, bytes);
            joinStrings(state, end, pieces, bytes);
        } else {
            Value handler;
            if (!findBinary(state, end[-2], end[-1], Metamethod::Concat, handler))
                raiseConcatError(state, end[-2], end[-1]);
            end[0] = handler;
            end[1] = end[-2];
            end[2] = end[-1];
            return {Step::kCall, end, 2, 2 | FrameFlag::kFinishOperation};
        }
        count -= pieces - 1;
    }
    return {Step::kRunLua, nullptr, 0, 0};
}

/// Completion of interrupted instructions ///

Step finishOperation(State& state, Value* slot) {
    constexpr Step goOn = {Step::kRunLua, nullptr, 0, 0};
    const Instruction* pc = state.pc;
    Instruction instruction = *pc;
    Value* base = state.frame->base;
    switch (opcodeOf(instruction)) {
    case Opcode::MMBin:
    case Opcode::MMBinI:
    case Opcode::MMBinK: base[argumentA(pc[-1])] = *slot; return goOn;
    case Opcode::Unm:
    case Opcode::BNot:
    case Opcode::Len:
    case Opcode::GetTabUp:
    case Opcode::GetTable:
    case Opcode::GetI:
    case Opcode::GetField:
    case Opcode::Self: base[argumentA(instruction)] = *slot; return goOn;
    case Opcode::Lt:
    case Opcode::Le:
    case Opcode::LtI:
    case Opcode::LeI:
    case Opcode::GtI:
    case Opcode::GeI:
    case Opcode::Eq:
        if (slot->isFalsy() == flagK(instruction)) state.pc = pc + 1;
        return goOn;
    case Opcode::Concat: {
        Value* first = base + argumentA(instruction);
        slot[-2] = *slot;
        int32_t left = int32_t(slot - first) - 1;
        return concatenate(state, first, left);
    }
    case Opcode::Return: // repeats the instruction; open results end where the call began
        if (argumentB(instruction) == 0) state.top = slot;
        state.pc = pc - 1;
        return goOn;
    case Opcode::Close: state.pc = pc - 1; return goOn;
    default: return goOn;
    }
}

/// Loops ///

namespace {

// The limit of an integer loop, clipped to the integers; false: the loop does not run.
bool integerLimit(State& state, Integer start, const Value& limit, Integer step, Integer& out) {
    if (limit.isInteger()) {
        out = limit.integer();
    } else {
        Float asFloat;
        if (!toFloat(limit, asFloat)) raiseForError(state, limit, "limit");
        IntegerRounding rounding = step < 0 ? IntegerRounding::Ceiling : IntegerRounding::Floor;
        if (!floatToInteger(asFloat, out, rounding)) {
            if (asFloat > 0) {
                if (step < 0) return false;
                out = kIntegerMax;
            } else {
                if (step > 0) return false;
                out = kIntegerMin;
            }
        }
    }
    return step > 0 ? start <= out : start >= out;
}

bool prepareIntegerLoop(State& state, Value* ra) {
    Integer start = ra[0].integer();
    Integer step = ra[2].integer();
    if (step == 0) raiseRuntimeError(state, "'for' step is zero");
    Integer limit;
    if (!integerLimit(state, start, ra[1], step, limit)) return false;
    Unsigned count;
    if (step > 0) {
        count = Unsigned(limit) - Unsigned(start);
        if (step != 1) count /= Unsigned(step);
    } else {
        count = Unsigned(start) - Unsigned(limit);
        count /= Unsigned(-(step + 1)) + 1u;
    }
    ra[0].setInteger(Integer(count));
    ra[1].setInteger(step);
    ra[2].setInteger(start);
    return true;
}

Float loopFloat(State& state, const Value& value, const char* what) {
    Float out = 0;
    if (!toFloat(value, out)) raiseForError(state, value, what);
    return out;
}

} // namespace

bool prepareForLoop(State& state, Value* ra) {
    if (ra[0].isInteger() && ra[2].isInteger()) return prepareIntegerLoop(state, ra);
    Float limit = loopFloat(state, ra[1], "limit");
    Float step = loopFloat(state, ra[2], "step");
    Float start = loopFloat(state, ra[0], "initial value");
    if (step == 0) raiseRuntimeError(state, "'for' step is zero");
    if (step > 0 ? limit < start : start < limit) return false;
    ra[0].setFloat(limit);
    ra[1].setFloat(step);
    ra[2].setFloat(start);
    return true;
}

/// Varargs ///

namespace {

// The extra arguments go into a table, the last fixed parameter.
void makeVarargTable(State& state, Value* to, uint32_t count) {
    state.top = to + count + 1;
    Value* slot = to + count;
    Table* table = newTable(state, count, 1);
    slot->setTable(table);
    Value value;
    value.setInteger(Integer(count));
    setByString(state, table, const_cast<String*>(coreString(CoreString::Count)), value);
    for (uint32_t i = 0; i < count; i++) setByInteger(state, table, Integer(i) + 1, to[i]);
    *to = *slot;
}

} // namespace

// Returns the function's new base. The running frame's `extra` counts the arguments given.
Value* prepareVarargs(State& state, const Prototype* prototype, Value* base) {
    Frame* frame = state.frame;
    uint32_t given = frame->argumentCount();
    uint32_t fixed = prototype->parameterCount;
    uint32_t extra = given > fixed ? given - fixed : 0;
    uint32_t total = given > fixed ? given : fixed;
    state.top = base + total;
    if ((prototype->flags & PrototypeFlag::kVarargTable) != 0) {
        base = ensureStack(state, base, total + prototype->stackSlotsMax + 2);
        makeVarargTable(state, base + fixed, extra);
        return base;
    }
    base = ensureStack(state, base, total + 1 + prototype->stackSlotsMax);
    Value* moved = base + total + 1;
    moved[-1] = base[-1];
    for (uint32_t i = 0; i < fixed; i++) {
        moved[i] = base[i];
        base[i].setNil();
    }
    moved[fixed].setNil();
    frame = state.frame;
    frame->base = moved;
    frame->extra = extra | (frame->extra & Frame::kTailBit);
    frame->call |= FrameFlag::kHiddenVarargs;
    return moved;
}

namespace {

// Where hidden vararg `index` (from 0) lies from the base: right below the moved function.
int32_t varargOffset(uint32_t index, uint32_t available) {
    return int32_t(index) - 1 - int32_t(available);
}

uint32_t varargCount(State& state, const Table* table) {
    if (table == nullptr) return state.frame->argumentCount();
    Value count;
    getByString(table, coreString(CoreString::Count), count);
    if (!count.isInteger() || Unsigned(count.integer()) > Unsigned(INT32_MAX / 2))
        raiseRuntimeError(state, "vararg table has no proper 'n'");
    return uint32_t(count.integer());
}

} // namespace

// Puts `wanted` (-1: all, and sets the top) extra arguments at `to`; returns its place, since the
// stack may move.
Value* loadVarargs(State& state, Value* to, int32_t wanted, int32_t tableRegister) {
    Value* base = state.frame->base;
    const Table* table = tableRegister < 0 ? nullptr : base[tableRegister].table();
    uint32_t available = varargCount(state, table);
    uint32_t count = wanted < 0 ? available : uint32_t(wanted);
    if (wanted < 0) {
        if (available > Abi::kStackSlotsMax) raiseRuntimeError(state, "stack overflow");
        to = ensureStack(state, to, available);
        base = state.frame->base;
        state.top = to + available;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (i >= available) {
            to[i].setNil();
        } else if (table == nullptr) {
            to[i] = base[varargOffset(i, available)];
        } else {
            Value element;
            getByInteger(table, Integer(i) + 1, element);
            to[i] = element;
        }
    }
    return to;
}

void loadVararg(const State& state, Value* to, const Value& key) {
    const Frame* frame = state.frame;
    uint32_t available = frame->argumentCount();
    Integer index = 0;
    if (key.isInteger()) index = key.integer();
    if (key.isInteger() || (key.isFloat() && floatToInteger(key.number(), index))) {
        if (Unsigned(index) - 1 < available) {
            *to = frame->base.get()[varargOffset(uint32_t(index) - 1, available)];
            return;
        }
    } else if (key.isString() && equalStrings(key.string(), coreString(CoreString::Count))) {
        to->setInteger(Integer(available));
        return;
    }
    to->setNil();
}

} // namespace nanolua
