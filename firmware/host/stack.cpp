// The host's stack: counting, moving, reading and pushing values.
#include "host/host.h"

using namespace nanolua;
using namespace nanolua::host;

/// Moving ///

int32_t nanolua_count(NanoLuaHost* host) { return count(host); }

int32_t nanolua_set_count(NanoLuaHost* host, int32_t wanted) {
    if (wanted < 0) return NANOLUA_BAD_INDEX;
    if (wanted <= count(host)) {
        host->state->top = base(host) + wanted;
        return 0;
    }
    return guarded(host, [&](State& state) {
        while (count(host) < wanted) push(state);
    });
}

int32_t nanolua_copy(NanoLuaHost* host, int32_t index) {
    const Value* value = valueAt(host, index);
    if (value == nullptr) return NANOLUA_BAD_INDEX;
    const int32_t place = int32_t(value - base(host));
    return guarded(host, [&](State& state) {
        Value& copy = push(state);
        copy = base(host)[place];
    });
}

int32_t nanolua_insert(NanoLuaHost* host, int32_t index) {
    Value* place = valueAt(host, index);
    if (place == nullptr) return NANOLUA_BAD_INDEX;
    const Value moved = last(host);
    for (Value* slot = &last(host); slot > place; slot--) *slot = slot[-1];
    *place = moved;
    return 0;
}

int32_t nanolua_remove(NanoLuaHost* host, int32_t index) {
    Value* place = valueAt(host, index);
    if (place == nullptr) return NANOLUA_BAD_INDEX;
    for (Value* slot = place; slot < &last(host); slot++) *slot = slot[1];
    drop(host, 1);
    return 0;
}

/// Reading ///

int32_t nanolua_type(NanoLuaHost* host, int32_t index) {
    const Value* value = valueAt(host, index);
    return int32_t(value == nullptr ? Type::None : typeOf(value->tag));
}

int32_t nanolua_is_integer(NanoLuaHost* host, int32_t index) {
    const Value* value = valueAt(host, index);
    return value != nullptr && value->isInteger();
}

int32_t nanolua_to_boolean(NanoLuaHost* host, int32_t index) {
    const Value* value = valueAt(host, index);
    return value != nullptr && !value->isFalsy();
}

int32_t nanolua_to_integer(NanoLuaHost* host, int32_t index, int64_t* out) {
    const Value* value = valueAt(host, index);
    Integer integer;
    if (value == nullptr || !toInteger(*value, integer)) return NANOLUA_BAD_INDEX;
    *out = integer;
    return 0;
}

int32_t nanolua_to_float(NanoLuaHost* host, int32_t index, double* out) {
    const Value* value = valueAt(host, index);
    Float number;
    if (value == nullptr || !toFloat(*value, number)) return NANOLUA_BAD_INDEX;
    *out = double(number);
    return 0;
}

const char* nanolua_string(NanoLuaHost* host, int32_t index, size_t* bytes) {
    const Value* value = valueAt(host, index);
    if (value == nullptr || !value->isString()) return nullptr;
    *bytes = value->string()->lengthBytes;
    return value->string()->text();
}

int32_t nanolua_host_function_id(NanoLuaHost* host, int32_t index) {
    const Value* value = valueAt(host, index);
    if (value == nullptr || value->tag != Tag::HostFunction) return NANOLUA_BAD_INDEX;
    return int32_t(value->payload.ref);
}

uint32_t nanolua_identity(NanoLuaHost* host, int32_t index) {
    const Value* value = valueAt(host, index);
    if (value == nullptr || value->isString()) return 0;
    return value->isCollectable() || value->isFunction() ? value->payload.ref : 0;
}

int32_t nanolua_raw_equal(NanoLuaHost* host, int32_t a, int32_t b) {
    const Value* left = valueAt(host, a);
    const Value* right = valueAt(host, b);
    return left != nullptr && right != nullptr && rawEqual(*left, *right);
}

/// Pushing ///

int32_t nanolua_push_nil(NanoLuaHost* host) {
    return pushWith(host, [](Value& value) { value.setNil(); });
}

int32_t nanolua_push_boolean(NanoLuaHost* host, int32_t boolean) {
    return pushWith(host, [=](Value& value) { value.setBoolean(boolean != 0); });
}

int32_t nanolua_push_integer(NanoLuaHost* host, int64_t integer) {
    if (Integer(integer) != integer)
        return failWith(host, "the number model i32f32 has no such integer");
    return pushWith(host, [=](Value& value) { value.setInteger(Integer(integer)); });
}

int32_t nanolua_push_float(NanoLuaHost* host, double number) {
    return pushWith(host, [=](Value& value) { value.setFloat(Float(number)); });
}

int32_t nanolua_push_string(NanoLuaHost* host, const char* text, size_t bytes) {
    if (bytes > kBlockBytesMax) return failWith(host, "not enough memory");
    return guarded(host, [&](State& state) {
        push(state);
        last(host).setString(makeString(state, text, uint32_t(bytes)));
    });
}

int32_t nanolua_push_host_function(NanoLuaHost* host, int32_t id) {
    if (id < 0) return failWith(host, "ids of host functions are not negative");
    return pushWith(host, [=](Value& value) { value.setHostFunction(uint32_t(id)); });
}

int32_t nanolua_push_light_userdata(NanoLuaHost* host, uint32_t handle) {
    return pushWith(host, [=](Value& value) { value.setLightUserdata(handle); });
}

int32_t nanolua_push_globals(NanoLuaHost* host) {
    return pushWith(host, [=](Value& value) { value.setTable(host->state->globals); });
}

int32_t nanolua_push_registry(NanoLuaHost* host) {
    return pushWith(host, [=](Value& value) { value.setTable(host->state->registry); });
}
