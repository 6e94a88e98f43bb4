// The table library on objects whose access may call metamethods (manual §6.6: "all functions in the
// table library ... respect metamethods"), and whatever moves elements, on any object.
//
// Each function is a small machine that can stop at every access: its whole state lies in slots, and
// the continuation of a call goes on where the state says.
#include "table_library.h"

#include <string.h>

namespace nanolua {

namespace {

/// The slots of a machine ///

enum Slot : int32_t {
    kSource = 0,       // 0 .. 4 hold the arguments at first
    kTarget = 1,
    kResult = 2,       // removed value, or target
    kFinalKey = 3,     // nil: nothing to assign at the end
    kFinalValue = 4,
    kArgumentCount = 5,
    kPhase = 6,
    kFrom = 7,         // key to read next
    kTo = 8,           // key to write next
    kRemaining = 9,    // elements left
    kStep = 10,        // 1 or -1
    kMoved = 11,
    kCall = 12,
    kSlots = kCall + 4,
};

constexpr int32_t kArgumentsMax = 5;

// Lays out the slots, then goes on with the length of the first argument in slot kCall.
Outcome beginWithLength(State& state, Value* arguments, int32_t count, NativeFunction start) {
    arguments = growSlots(state, arguments, count, kSlots);
    arguments[kArgumentCount].setInteger(count);
    Value* call = &arguments[kCall];
    if (getLength(state, arguments[0], call)) return start(state, arguments, 1);
    return callThen(state, call, 2, 1, start);
}

int32_t argumentCount(const Value* slots) { return int32_t(slots[kArgumentCount].integer()); }

/// Moving elements one by one ///

enum Phase : int32_t { kReadResult, kTakeResult, kRead, kWrite, kFinish, kDone };

void setPhase(Value* slots, Phase phase) { slots[kPhase].setInteger(phase); }

Outcome goOnMoving(State& state, Value* slots, int32_t);

// Each returns whether the machine may go on at once; else the prepared call is to be made.
bool readNext(State& state, Value* slots) {
    return getElement(state, slots[kSource], slots[kFrom].integer(), &slots[kCall]);
}

// Moves all that is left, if it lies in the array part of one table without a metatable.
bool moveInArray(Value* slots) {
    if (!isPlain(slots[kSource]) || !rawEqual(slots[kSource], slots[kTarget])) return false;
    Table* table = slots[kSource].table();
    Unsigned from = Unsigned(slots[kFrom].integer()) - 1;
    Unsigned to = Unsigned(slots[kTo].integer()) - 1;
    Unsigned count = Unsigned(slots[kRemaining].integer());
    if (slots[kStep].integer() < 0) {
        from -= count - 1;
        to -= count - 1;
    }
    Unsigned capacity = table->arrayCapacity();
    if (count > capacity || from > capacity - count || to > capacity - count) return false;
    Payload* payloads = table->arrayPayloads();
    uint8_t* tags = table->arrayTags();
    memmove(payloads + to, payloads + from, size_t(count) * sizeof(Payload));
    memmove(tags + to, tags + from, size_t(count));
    slots[kRemaining].setInteger(0);
    return true;
}

bool writeNext(State& state, Value* slots) {
    Integer step = slots[kStep].integer();
    Integer to = slots[kTo].integer();
    slots[kMoved] = slots[kCall];
    slots[kFrom].setInteger(integerAdd(slots[kFrom].integer(), step));
    slots[kTo].setInteger(integerAdd(to, step));
    slots[kRemaining].setInteger(slots[kRemaining].integer() - 1);
    return setElement(state, slots[kTarget], to, slots[kMoved], &slots[kCall]);
}

Outcome goOnMoving(State& state, Value* slots, int32_t) {
    Value* call = &slots[kCall];
    for (;;) {
        switch (Phase(slots[kPhase].integer())) {
        case kReadResult:
            setPhase(slots, kTakeResult);
            if (!readNext(state, slots)) return callThen(state, call, 2, 1, goOnMoving);
            break;
        case kTakeResult:
            slots[kResult] = *call;
            slots[kFrom].setInteger(integerAdd(slots[kFrom].integer(), 1));
            setPhase(slots, kRead);
            break;
        case kRead: {
            bool more = slots[kRemaining].integer() > 0 && !moveInArray(slots);
            setPhase(slots, more ? kWrite : kFinish);
            if (more && !readNext(state, slots)) return callThen(state, call, 2, 1, goOnMoving);
            break;
        }
        case kWrite:
            setPhase(slots, kRead);
            if (!writeNext(state, slots)) return callThen(state, call, 3, 0, goOnMoving);
            break;
        case kFinish:
            setPhase(slots, kDone);
            if (!slots[kFinalKey].isNil() &&
                !setElement(state, slots[kTarget], slots[kFinalKey].integer(), slots[kFinalValue],
                            call))
                return callThen(state, call, 3, 0, goOnMoving);
            break;
        default: return result(slots, slots[kResult]);
        }
    }
}

Outcome beginMoving(State& state, Value* slots, Phase phase, Integer from, Integer to,
                    Integer count, Integer step) {
    setPhase(slots, phase);
    slots[kFrom].setInteger(from);
    slots[kTo].setInteger(to);
    slots[kRemaining].setInteger(count);
    slots[kStep].setInteger(step);
    return goOnMoving(state, slots, 0);
}

Outcome startInsert(State& state, Value* slots, int32_t) {
    Integer end = integerAdd(checkLength(state, slots[kCall]), 1);
    int32_t count = argumentCount(slots);
    Integer position = end;
    if (count == 3) {
        position = checkInteger(state, slots, count, 2);
        if (Unsigned(position) - 1 >= Unsigned(end))
            raiseArgumentError(state, 2, "position out of bounds");
    } else if (count != 2) {
        raiseError(state, "wrong number of arguments to 'insert'");
    }
    slots[kFinalValue] = slots[count - 1];
    slots[kFinalKey].setInteger(position);
    slots[kTarget] = slots[kSource];
    slots[kResult].setNil();
    return beginMoving(state, slots, kRead, integerSubtract(end, 1), end, end - position, -1);
}

Outcome startRemove(State& state, Value* slots, int32_t) {
    Integer length = checkLength(state, slots[kCall]);
    Integer position = optionalInteger(state, slots, argumentCount(slots), 2, length);
    if (position != length && Unsigned(position) - 1 > Unsigned(length))
        raiseArgumentError(state, 2, "position out of bounds");
    slots[kTarget] = slots[kSource];
    slots[kFinalKey].setInteger(position < length ? length : position);
    slots[kFinalValue].setNil();
    Integer count = position < length ? length - position : 0;
    return beginMoving(state, slots, kReadResult, position, position, count, 1);
}

} // namespace

Outcome insertInside(State& state, Value* arguments, int32_t count) {
    checkTableLike(state, arguments, count, 1, kReads | kWrites | kMeasures);
    if (count > 3) count = kArgumentsMax - 1;
    return beginWithLength(state, arguments, count, startInsert);
}

Outcome removeInside(State& state, Value* arguments, int32_t count) {
    checkTableLike(state, arguments, count, 1, kReads | kWrites | kMeasures);
    return beginWithLength(state, arguments, count > 2 ? 2 : count, startRemove);
}

Outcome tableMove(State& state, Value* arguments, int32_t count) {
    Integer first = checkInteger(state, arguments, count, 2);
    Integer last = checkInteger(state, arguments, count, 3);
    Integer to = checkInteger(state, arguments, count, 4);
    int32_t target = isNoneOrNil(arguments, count, 5) ? 1 : 5;
    checkTableLike(state, arguments, count, 1, kReads);
    checkTableLike(state, arguments, count, target, kWrites);
    Value destination = arguments[target - 1];
    if (last < first) return result(arguments, destination);
    if (first <= 0 && last >= kIntegerMax + first)
        raiseArgumentError(state, 3, "too many elements to move");
    if (to > kIntegerMax - (last - first))
        raiseArgumentError(state, 4, "destination wrap around");
    Value* slots = growSlots(state, arguments, count, kSlots);
    bool backward = to <= last && to > first && rawEqual(slots[kSource], destination);
    slots[kTarget] = slots[kResult] = destination;
    slots[kFinalKey].setNil();
    Integer elements = last - first + 1;
    if (!backward) return beginMoving(state, slots, kRead, first, to, elements, 1);
    return beginMoving(state, slots, kRead, last, to + elements - 1, elements, -1);
}

/// concat ///

namespace {

enum ConcatSlot : int32_t { kSeparator = 1, kNext = 2, kLast = 3, kBuffer = 4 };

// Takes the element in slot kCall; returns whether it was the last one.
bool appendElement(State& state, Value* slots) {
    Integer index = slots[kNext].integer();
    Value& element = slots[kCall];
    if (!element.isString() && !element.isNumber()) raiseConcatElement(state, element, index);
    toStringInPlace(state, element);
    StringBuilder builder = StringBuilder::resume(state, &slots[kBuffer]);
    builder.append(element.string());
    if (index == slots[kLast].integer()) return true;
    builder.append(slots[kSeparator].string());
    slots[kNext].setInteger(index + 1);
    return false;
}

Outcome goOnJoining(State& state, Value* slots, int32_t) {
    do {
        if (appendElement(state, slots))
            return resultString(slots, StringBuilder::resume(state, &slots[kBuffer]).finish());
    } while (getElement(state, slots[kSource], slots[kNext].integer(), &slots[kCall]));
    return callThen(state, &slots[kCall], 2, 1, goOnJoining);
}

Outcome startConcat(State& state, Value* slots, int32_t) {
    int32_t count = argumentCount(slots);
    Integer last = checkLength(state, slots[kCall]);
    if (optionalString(state, slots, count, 2) == nullptr)
        slots[kSeparator].setString(coreString(CoreString::Empty));
    Integer first = optionalInteger(state, slots, count, 3, 1);
    last = optionalInteger(state, slots, count, 4, last);
    if (first > last) return resultString(slots, coreString(CoreString::Empty));
    slots[kNext].setInteger(first);
    slots[kLast].setInteger(last);
    slots[kBuffer].setNil();
    StringBuilder builder(state, &slots[kBuffer]);
    if (getElement(state, slots[kSource], first, &slots[kCall]))
        return goOnJoining(state, slots, 1);
    return callThen(state, &slots[kCall], 2, 1, goOnJoining);
}

} // namespace

Outcome concatThroughMetamethods(State& state, Value* arguments, int32_t count) {
    checkTableLike(state, arguments, count, 1, kReads | kMeasures);
    return beginWithLength(state, arguments, count > 4 ? 4 : count, startConcat);
}

/// unpack ///

namespace {

// The results are gathered behind three slots: the object, the next key and the last one.
enum UnpackSlot : int32_t { kNextKey = 1, kLastKey = 2, kFirstResult = 3 };

// Behind the results: a call and what it needs.
constexpr int32_t kUnpackSpare = 5;

Outcome goOnUnpacking(State& state, Value* slots, int32_t got) {
    int32_t results = got == 0 ? 0 : int32_t(callResults(state) - slots) - kFirstResult + 1;
    for (;;) {
        slots = growArguments(state, slots, kFirstResult + results + kUnpackSpare);
        Value* call = &slots[kFirstResult + results];
        Integer key = slots[kNextKey].integer();
        bool finished = slots[kLastKey].isNil();
        if (finished) break;
        if (key == slots[kLastKey].integer()) slots[kLastKey].setNil();
        slots[kNextKey].setInteger(integerAdd(key, 1));
        if (!getElement(state, slots[0], key, call))
            return callThen(state, call, 2, 1, goOnUnpacking);
        results++;
    }
    return moveResults(slots, slots + kFirstResult, results);
}

Outcome unpackRange(State& state, Value* slots, Integer first, Integer last) {
    if (checkUnpackCount(state, slots, first, last) == 0) return 0;
    slots[kNextKey].setInteger(first);
    slots[kLastKey].setInteger(last);
    return goOnUnpacking(state, slots, 0);
}

Outcome startUnpack(State& state, Value* slots, int32_t) {
    Integer last = checkLength(state, slots[kCall]);
    Integer first = optionalInteger(state, slots, argumentCount(slots), 2, 1);
    return unpackRange(state, slots, first, last);
}

} // namespace

Outcome unpackThroughMetamethods(State& state, Value* arguments, int32_t count) {
    if (count == 0) arguments[0].setNil();
    if (isNoneOrNil(arguments, count, 3))
        return beginWithLength(state, arguments, count > 2 ? 2 : count, startUnpack);
    Integer first = optionalInteger(state, arguments, count, 2, 1);
    return unpackRange(state, arguments, first, checkInteger(state, arguments, count, 3));
}

} // namespace nanolua
