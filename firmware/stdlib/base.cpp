// The basic functions (manual §6.1): types, conversions, raw access, metatables, iteration, errors and
// protected calls.
#include "base_library.h"

#include "characters.h"
#include "library_group.h"
#include "load_file.h"
#include "output.h"

namespace nanolua {

namespace {

/// Types and conversions ///

Outcome baseType(State& state, Value* arguments, int32_t count) {
    checkAny(state, arguments, count, 1);
    return resultString(arguments, typeName(typeOf(arguments[0].tag)));
}

Outcome finishTostring(State& state, Value* arguments, int32_t) {
    return resultString(arguments, checkDisplayed(state, *callResults(state)));
}

Outcome baseTostring(State& state, Value* arguments, int32_t count) {
    checkAny(state, arguments, count, 1);
    Value* call = &arguments[1];
    if (displayWithoutCall(state, arguments[0], call[0])) return result(arguments, arguments[0]);
    call[1] = arguments[0];
    return callThen(state, call, 1, 1, finishTostring);
}

// The value of a digit in any base; 36 for other characters.
uint32_t digitValue(char c) {
    if (isDigit(c)) return uint32_t(c - '0');
    char lower = toLower(c);
    return lower >= 'a' && lower <= 'z' ? uint32_t(lower - 'a') + 10 : 36;
}

const char* skipSpace(const char* at, const char* end) {
    while (at < end && hasClass(uint8_t(*at), kSpace)) at++;
    return at;
}

bool readInBase(const String* string, uint32_t base, Integer& out) {
    const char* end = string->text() + string->lengthBytes();
    const char* at = skipSpace(string->text(), end);
    bool negative = at < end && *at == '-';
    if (at < end && (*at == '-' || *at == '+')) at++;
    const char* digits = at;
    Unsigned value = 0;
    for (; at < end && digitValue(*at) < base; at++) value = value * base + digitValue(*at);
    if (at == digits || skipSpace(at, end) != end) return false;
    out = Integer(negative ? 0 - value : value);
    return true;
}

Outcome tonumberInBase(State& state, Value* arguments, int32_t count) {
    Integer base = checkInteger(state, arguments, count, 2);
    checkType(state, arguments, count, 1, Type::String);
    if (base < 2 || base > 36) raiseArgumentError(state, 2, "base out of range");
    Integer value;
    if (!readInBase(arguments[0].string(), uint32_t(base), value)) return resultNil(arguments);
    return resultInteger(arguments, value);
}

Outcome baseTonumber(State& state, Value* arguments, int32_t count) {
    if (!isNoneOrNil(arguments, count, 2)) return tonumberInBase(state, arguments, count);
    checkAny(state, arguments, count, 1);
    Value number;
    return toNumber(arguments[0], number) ? result(arguments, number) : resultNil(arguments);
}

/// Raw access ///

Outcome baseRawequal(State& state, Value* arguments, int32_t count) {
    checkAny(state, arguments, count, 1);
    checkAny(state, arguments, count, 2);
    return resultBoolean(arguments, rawEqual(arguments[0], arguments[1]));
}

Outcome baseRawlen(State& state, Value* arguments, int32_t count) {
    if (count > 0 && arguments[0].isTable())
        return resultInteger(arguments, Integer(tableLength(arguments[0].table())));
    if (count > 0 && arguments[0].isString())
        return resultInteger(arguments, Integer(arguments[0].string()->lengthBytes()));
    raiseArgumentTypeError(state, arguments, count, 1, "table or string");
}

Outcome baseRawget(State& state, Value* arguments, int32_t count) {
    const Table* table = checkTable(state, arguments, count, 1);
    checkAny(state, arguments, count, 2);
    takeByKey(state, table, arguments[1], arguments[-1]);
    return 1;
}

Outcome baseRawset(State& state, Value* arguments, int32_t count) {
    Table* table = checkTable(state, arguments, count, 1);
    checkAny(state, arguments, count, 2);
    checkAny(state, arguments, count, 3);
    if (!setExisting(state.collector, table, arguments[1], arguments[2]))
        setByKey(state, table, arguments[1], arguments[2]);
    forgetMetamethods(table);
    return result(arguments, arguments[0]);
}

/// Metatables ///

Tag protectedMetatable(const Table* metatable, Value& out) {
    if (metatable == nullptr) return out.tag = Tag::Nil;
    return getByString(metatable, coreString(CoreString::Metatable), out);
}

Outcome baseGetmetatable(State& state, Value* arguments, int32_t count) {
    checkAny(state, arguments, count, 1);
    const Table* metatable = metatableOf(state, arguments[0]);
    if (metatable == nullptr) return resultNil(arguments);
    if (protectedMetatable(metatable, arguments[-1]) == Tag::Nil) arguments[-1].setTable(metatable);
    return 1;
}

Outcome baseSetmetatable(State& state, Value* arguments, int32_t count) {
    Table* table = checkTable(state, arguments, count, 1);
    bool removes = count > 1 && arguments[1].isNil();
    if (!removes && (count < 2 || !arguments[1].isTable()))
        raiseArgumentTypeError(state, arguments, count, 2, "nil or table");
    Value guard;
    if (protectedMetatable(table->metatable, guard) != Tag::Nil)
        raiseError(state, "cannot change a protected metatable");
    setMetatable(state, table, removes ? nullptr : arguments[1].table());
    return result(arguments, arguments[0]);
}

/// Iteration ///

Outcome baseNext(State& state, Value* arguments, int32_t count) {
    const Table* table = checkTable(state, arguments, count, 1);
    if (count < 2) arguments[1].setNil();
    if (!tableNext(state, table, &arguments[1])) return resultNil(arguments);
    arguments[-1] = arguments[1];
    arguments[0] = arguments[2];
    return 2;
}

Outcome finishPairs(State& state, Value* arguments, int32_t count) {
    return moveResults(arguments, callResults(state), count);
}

Outcome basePairs(State& state, Value* arguments, int32_t count) {
    checkAny(state, arguments, count, 1);
    Value* call = &arguments[1];
    const Table* metatable = metatableOf(state, arguments[0]);
    if (metatable != nullptr &&
        getByString(metatable, coreString(CoreString::Pairs), call[0]) != Tag::Nil) {
        call[1] = arguments[0];
        return callThen(state, call, 1, 4, finishPairs);
    }
    setNativeFunction(arguments[-1], baseNext);
    arguments[1].setNil();
    arguments[2].setNil();
    return 4;
}

Outcome iterateWith(Value* arguments, const Value& element) {
    if (element.isNil()) return resultNil(arguments);
    arguments[0] = element;
    arguments[-1] = arguments[1];
    return 2;
}

Outcome finishIterate(State& state, Value* arguments, int32_t) {
    return iterateWith(arguments, *callResults(state));
}

// What ipairs returns: gets the object and the last index.
Outcome iterateElements(State& state, Value* arguments, int32_t count) {
    Integer index = Integer(Unsigned(checkInteger(state, arguments, count, 2)) + 1);
    arguments[1].setInteger(index);
    Value* call = &arguments[2];
    if (!getElement(state, arguments[0], index, call))
        return callThen(state, call, 2, 1, finishIterate);
    return iterateWith(arguments, *call);
}

Outcome baseIpairs(State& state, Value* arguments, int32_t count) {
    checkAny(state, arguments, count, 1);
    setNativeFunction(arguments[-1], iterateElements);
    arguments[1].setInteger(0);
    return 3;
}

Outcome baseSelect(State& state, Value* arguments, int32_t count) {
    if (count > 0 && arguments[0].isString() && arguments[0].string()->text()[0] == '#')
        return resultInteger(arguments, count - 1);
    Integer index = checkInteger(state, arguments, count, 1);
    if (index < 0) {
        index = count + index;
    } else if (index > count) {
        index = count;
    }
    if (index < 1) raiseArgumentError(state, 1, "index out of range");
    return moveResults(arguments, &arguments[index], count - int32_t(index));
}

/// Errors and protected calls ///

Outcome baseError(State& state, Value* arguments, int32_t count) {
    Integer level = optionalInteger(state, arguments, count, 2, 1);
    if (count == 0) arguments[0].setNil();
    raiseWithPosition(state, arguments[0], level);
}

Outcome baseAssert(State& state, Value* arguments, int32_t count) {
    if (NL_LIKELY(count > 0 && !arguments[0].isFalsy()))
        return moveResults(arguments, arguments, count);
    checkAny(state, arguments, count, 1);
    if (count > 1) {
        arguments[0] = arguments[1];
    } else {
        setText(state, arguments[0], "assertion failed!");
    }
    raiseWithPosition(state, arguments[0], 1);
}

// The results, or the error, begin behind the place of the status.
Outcome finishPcall(State&, Value* arguments, int32_t count) {
    arguments[-1].setBoolean(count >= 0);
    return count >= 0 ? count + 1 : 2;
}

Outcome basePcall(State& state, Value* arguments, int32_t count) {
    checkAny(state, arguments, count, 1);
    return protectedCallThen(state, arguments, count - 1, false, finishPcall);
}

Outcome finishXpcall(State& state, Value* arguments, int32_t count) {
    moveResults(arguments + 1, callResults(state), count >= 0 ? count : 1);
    return finishPcall(state, arguments, count);
}

// The handler goes where protectedCallThen() expects it, in front of the function.
Outcome baseXpcall(State& state, Value* arguments, int32_t count) {
    checkFunction(state, arguments, count, 2);
    Value function = arguments[0];
    arguments[0] = arguments[1];
    arguments[1] = function;
    return protectedCallThen(state, &arguments[1], count - 2, true, finishXpcall);
}

constexpr RomField kFields[] = {
    NL_LIBRARY_FIELDS,
    {"_VERSION", RomText{"Lua 5.5"}},
    {"assert", baseAssert},
    {"collectgarbage", baseCollectgarbage},
    {"dofile", baseDofile},
    {"error", baseError},
    {"getmetatable", baseGetmetatable},
    {"ipairs", baseIpairs},
    {"load", baseLoad},
    {"loadfile", baseLoadfile},
    {"next", baseNext},
    {"pairs", basePairs},
    {"pcall", basePcall},
    {"print", basePrint},
    {"rawequal", baseRawequal},
    {"rawget", baseRawget},
    {"rawlen", baseRawlen},
    {"rawset", baseRawset},
    {"require", packageRequire},
    {"select", baseSelect},
    {"setmetatable", baseSetmetatable},
    {"tonumber", baseTonumber},
    {"tostring", baseTostring},
    {"type", baseType},
    {"warn", baseWarn},
    {"xpcall", baseXpcall},
};

} // namespace

constinit const RomTable baseRom = romTable<kFields>();

} // namespace nanolua
