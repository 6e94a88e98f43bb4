// Indexing, length and order for native functions: see access.h.
#include "access.h"

namespace nanolua {

bool getElement(State& state, const Value& object, const Value& key, Value* call) {
    Value subject = object;
    Value index = key;
    Value out;
    Value handler;
    bool done = getThroughMetatables(state, subject, index, out, handler) == Access::kDone;
    call[0] = done ? out : handler;
    if (done) return true;
    call[1] = subject;
    call[2] = index;
    return false;
}

bool getElement(State& state, const Value& object, Integer key, Value* call) {
    if (NL_LIKELY(object.isTable())) {
        const Table* table = object.table();
        if (getByInteger(table, key, call[0]) != Tag::Nil || table->metatable.ref() == 0)
            return true;
    }
    Value index;
    index.setInteger(key);
    return getElement(state, object, index, call);
}

void assignRaw(State& state, Table* table, Integer key, const Value& value) {
    if (NL_LIKELY(setExistingInteger(state.collector, table, key, value)) || value.isNil()) return;
    setByInteger(state, table, key, value);
}

bool setElement(State& state, const Value& object, Integer key, const Value& value, Value* call) {
    if (isPlain(object)) {
        assignRaw(state, object.table(), key, value);
        return true;
    }
    Value subject = object;
    Value index;
    Value handler;
    index.setInteger(key);
    Link<Value> top = state.top;
    bool done = setThroughMetatables(state, subject, index, value, handler) == Access::kDone;
    state.top = top;
    if (done) return true;
    call[0] = handler;
    call[1] = subject;
    call[2] = index;
    call[3] = value;
    return false;
}

bool getLength(State& state, const Value& object, Value* call) {
    Value handler;
    if (object.isTable()) {
        if (findCached(object.table()->metatable, Metamethod::Len, handler) == Tag::Nil) {
            call[0].setInteger(Integer(tableLength(object.table())));
            return true;
        }
    } else if (object.isString()) {
        call[0].setInteger(Integer(object.string()->lengthBytes()));
        return true;
    } else if (findMetamethod(state, object, Metamethod::Len, handler) == Tag::Nil) {
        raiseTypeError(state, object, "get length of");
    }
    call[0] = handler;
    call[1] = object;
    call[2] = object;
    return false;
}

Integer checkLength(State& state, const Value& length) {
    Integer integer;
    if (!toInteger(length, integer)) raiseError(state, "object length is not an integer");
    return integer;
}

Order compareLess(State& state, const Value& a, const Value& b, Value* call) {
    bool less;
    if (a.isNumber() && b.isNumber()) {
        less = numberLess(a, b);
    } else if (a.isString() && b.isString()) {
        less = compareStrings(a.string(), b.string()) < 0;
    } else {
        Value handler;
        if (findMetamethod(state, a, Metamethod::Lt, handler) == Tag::Nil &&
            findMetamethod(state, b, Metamethod::Lt, handler) == Tag::Nil)
            raiseCompareError(state, a, b);
        Value left = a;
        call[2] = b;
        call[1] = left;
        call[0] = handler;
        return Order::kCall;
    }
    return less ? Order::kLess : Order::kNotLess;
}

namespace {

bool hasField(const Table* metatable, Metamethod metamethod) {
    Value ignored;
    return getByString(metatable, metamethodName(metamethod), ignored) != Tag::Nil;
}

bool isTableLike(const Table* metatable, uint32_t uses) {
    return metatable != nullptr &&
           ((uses & kReads) == 0 || hasField(metatable, Metamethod::Index)) &&
           ((uses & kWrites) == 0 || hasField(metatable, Metamethod::NewIndex)) &&
           ((uses & kMeasures) == 0 || hasField(metatable, Metamethod::Len));
}

} // namespace

void checkTableLike(State& state, Value* arguments, int32_t count, int32_t index, uint32_t uses) {
    if (!isNone(count, index)) {
        const Value& value = arguments[index - 1];
        if (value.isTable() || isTableLike(metatableOf(state, value), uses)) return;
    }
    checkTable(state, arguments, count, index);
}

} // namespace nanolua
