// The host's stack: counting, moving, reading and pushing values.
#include "api/handle.h"

#include <string.h>

using namespace nanolua;
using namespace nanolua::api;

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

int32_t nanolua_kind(NanoLuaHost* host, int32_t index) {
    const Value* value = valueAt(host, index);
    if (value == nullptr) return int32_t(Type::None);
    if (value->isInteger()) return NANOLUA_KIND_INTEGER;
    if (objectData(*value) != nullptr) return NANOLUA_KIND_OBJECT;
    if (bufferData(*value) != nullptr) return NANOLUA_KIND_BUFFER;
    return int32_t(typeOf(value->tag));
}

int64_t nanolua_integer(NanoLuaHost* host, int32_t index) {
    int64_t value = INT64_MIN;
    nanolua_to_integer(host, index, &value);
    return value;
}

double nanolua_float(NanoLuaHost* host, int32_t index) {
    double value = __builtin_nan("");
    nanolua_to_float(host, index, &value);
    return value;
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
    *bytes = value->string()->lengthBytes();
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

/// Bytes of strings and buffers ///

namespace {

// The bytes of a string or a buffer; nullptr for other values.
const uint8_t* bytesAt(NanoLuaHost* host, int32_t index, uint32_t& length) {
    const Value* value = valueAt(host, index);
    if (value == nullptr) return nullptr;
    if (BufferData* buffer = bufferData(*value)) {
        length = buffer->lengthBytes;
        return buffer->bytes();
    }
    if (!value->isString()) return nullptr;
    length = value->string()->lengthBytes();
    return reinterpret_cast<const uint8_t*>(value->string()->text());
}

} // namespace

int32_t nanolua_byte_count(NanoLuaHost* host, int32_t index) {
    uint32_t length;
    return bytesAt(host, index, length) == nullptr ? NANOLUA_BAD_INDEX : int32_t(length);
}

int32_t nanolua_read(NanoLuaHost* host, int32_t index, int32_t from, uint8_t* bytes, int32_t offset,
                     int32_t count) {
    uint32_t length;
    const uint8_t* source = bytesAt(host, index, length);
    if (source == nullptr || from < 0 || uint32_t(from) > length) return NANOLUA_BAD_INDEX;
    const uint32_t left = length - uint32_t(from);
    const uint32_t copied = uint32_t(count) < left ? uint32_t(count) : left;
    memcpy(bytes + offset, source + from, copied);
    return int32_t(copied);
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

int32_t nanolua_push_bytes(NanoLuaHost* host, const uint8_t* bytes, int32_t offset, int32_t count) {
    return nanolua_push_string(host, reinterpret_cast<const char*>(bytes) + offset, size_t(count));
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
