// Buffers: bytes that the host fills and reads in one go, and a program field by field.
//
//   buffer:u8(at)                 the byte at an offset, counted from 0
//   buffer:u16(at), :u32(at)      two and four bytes in network order, the first one highest
//   buffer:u8(at, number, ...)    sets as many, one behind the other; also u16 and u32
//   buffer:bytes(at, count)       bytes as a string
//   buffer:equals(at, text, ...)  whether a string's bytes are in this place; more places and strings may follow
//   buffer:write(at, text, ...)   puts strings' bytes in place, one behind the other
//   buffer:fill(at, count, byte)
//   buffer:fields(at, type, ...)  values of a list of fields, as strings: see readFields
//   buffer:write_fields(at, types, values)  puts such a list in place: see writeFields
//   buffer:resize(count, kept)    changes the length, up to the capacity; new bytes are 0, and so are those
//                                 that follow the first `kept` ones
//   #buffer                       the length
//
// What sets bytes gives the offset behind them.
//
// Invariant: the length is never beyond the userdata, and no access beyond the length.
#include "api/handle.h"

#include <string.h>

namespace nanolua::api {
namespace {

constexpr char kBufferName[] = "buffer";

uint32_t capacityOf(const Userdata* userdata) {
    return userdata->dataBytes - uint32_t(sizeof(BufferData));
}

[[noreturn]] NL_NOINLINE void raiseNoBuffer(State& state, Value* arguments, int32_t count) {
    raiseArgumentTypeError(state, arguments, count, 1, kBufferName);
}

[[noreturn]] NL_NOINLINE void raiseOutOfRange(State& state, int32_t index) {
    raiseArgumentError(state, index, "out of range");
}

inline BufferData& checkBuffer(State& state, Value* arguments, int32_t count) {
    BufferData* buffer = count == 0 ? nullptr : bufferData(arguments[0]);
    if (NL_UNLIKELY(buffer == nullptr)) raiseNoBuffer(state, arguments, count);
    return *buffer;
}

// Whether there are `bytes` bytes from an offset on.
inline bool isInside(const BufferData& buffer, Integer at, uint32_t bytes) {
    return Unsigned(at) <= buffer.lengthBytes && bytes <= buffer.lengthBytes - uint32_t(at);
}

// `bytes` bytes from the offset in argument 2 on.
inline uint8_t* checkRange(State& state, BufferData& buffer, Value* arguments, int32_t count,
                           uint32_t bytes) {
    const Integer at = checkInteger(state, arguments, count, 2);
    if (NL_UNLIKELY(!isInside(buffer, at, bytes))) raiseOutOfRange(state, 2);
    return buffer.bytes() + at;
}
inline uint8_t* checkRange(State& state, Value* arguments, int32_t count, uint32_t bytes) {
    return checkRange(state, checkBuffer(state, arguments, count), arguments, count, bytes);
}

inline uint32_t checkCount(State& state, Value* arguments, int32_t count, int32_t index) {
    const Integer bytes = checkInteger(state, arguments, count, index);
    if (NL_UNLIKELY(Unsigned(bytes) > kBlockBytesMax)) raiseOutOfRange(state, index);
    return uint32_t(bytes);
}

inline String* checkText(State& state, Value* arguments, int32_t count, int32_t index) {
    if (NL_UNLIKELY(index > count || !arguments[index - 1].isString()))
        return checkString(state, arguments, count, index);
    return arguments[index - 1].string();
}

// `bytes` bytes behind the offset in argument 2, which was checked.
inline Outcome resultOffset(Value* arguments, uint32_t bytes) {
    return resultInteger(arguments, arguments[1].integer() + Integer(bytes));
}

/// Texts ///

// Most are too short to be worth a call of the C library.
constexpr uint32_t kShortTextBytes = 16;

template <class Unit> Unit unitAt(const void* place) {
    Unit unit;
    memcpy(&unit, place, sizeof unit);
    return unit;
}

inline bool isText(const uint8_t* place, const String* text) {
    const uint32_t bytes = text->lengthBytes();
    const char* own = text->text();
    if (bytes > kShortTextBytes) return memcmp(place, own, bytes) == 0;
    for (uint32_t words = bytes / kWordBytes; words != 0; words--) {
        if (unitAt<uint32_t>(place) != unitAt<uint32_t>(own)) return false;
        place += kWordBytes;
        own += kWordBytes;
    }
    if ((bytes & 2) != 0 && unitAt<uint16_t>(place) != unitAt<uint16_t>(own)) return false;
    return (bytes & 1) == 0 || place[bytes & 2] == uint8_t(own[bytes & 2]);
}

/// Numbers ///

template <uint32_t kBytes>
Outcome writeNumbers(State& state, Value* arguments, int32_t count) {
    const uint32_t bytes = kBytes * uint32_t(count - 2);
    uint8_t* place = checkRange(state, arguments, count, bytes);
    for (int32_t index = 3; index <= count; index++, place += kBytes) {
        const uint32_t number = uint32_t(checkInteger(state, arguments, count, index));
        for (uint32_t i = 0; i < kBytes; i++) place[i] = uint8_t(number >> 8 * (kBytes - 1 - i));
    }
    return resultOffset(arguments, bytes);
}

template <uint32_t kBytes> Outcome accessNumbers(State& state, Value* arguments, int32_t count) {
    if (count > 2) return writeNumbers<kBytes>(state, arguments, count);
    const uint8_t* place = checkRange(state, arguments, count, kBytes);
    uint32_t number = 0;
    for (uint32_t i = 0; i < kBytes; i++) number = number << 8 | place[i];
    return resultInteger(arguments, Integer(Unsigned(number)));
}

/// Bytes ///

Outcome readBytes(State& state, Value* arguments, int32_t count) {
    const uint32_t bytes = checkCount(state, arguments, count, 3);
    const uint8_t* place = checkRange(state, arguments, count, bytes);
    return resultString(arguments, makeString(state, reinterpret_cast<const char*>(place), bytes));
}

Outcome equalBytes(State& state, Value* arguments, int32_t count) {
    BufferData& buffer = checkBuffer(state, arguments, count);
    int32_t index = 2;
    bool areEqual;
    do {
        const Integer at = checkInteger(state, arguments, count, index);
        const String* text = checkText(state, arguments, count, index + 1);
        areEqual = isInside(buffer, at, text->lengthBytes()) && isText(buffer.bytes() + at, text);
        index += 2;
    } while (areEqual && index <= count);
    return resultBoolean(arguments, areEqual);
}

Outcome writeBytes(State& state, Value* arguments, int32_t count) {
    BufferData& buffer = checkBuffer(state, arguments, count);
    Integer at = checkInteger(state, arguments, count, 2);
    for (int32_t index = 3; index == 3 || index <= count; index++) {
        const String* text = checkText(state, arguments, count, index);
        const uint32_t bytes = text->lengthBytes();
        if (NL_UNLIKELY(!isInside(buffer, at, bytes))) raiseOutOfRange(state, 2);
        memcpy(buffer.bytes() + at, text->text(), bytes);
        at += Integer(bytes);
    }
    return resultInteger(arguments, at);
}

Outcome fillBytes(State& state, Value* arguments, int32_t count) {
    const uint32_t bytes = checkCount(state, arguments, count, 3);
    uint8_t* place = checkRange(state, arguments, count, bytes);
    memset(place, int(checkInteger(state, arguments, count, 4)), bytes);
    return resultOffset(arguments, bytes);
}

/// Fields ///

constexpr uint8_t kPaddingType = 0;
constexpr uint8_t kEndType = 255;
constexpr uint32_t kFieldHeadBytes = 2;
constexpr uint32_t kFieldValueBytesMax = 255;

// In place of the type that a field has, if it is wanted: the field's value.
inline void takeField(State& state, const uint8_t* field, Value* wanted, const Value* end) {
    while (wanted < end && !(wanted->integer() == field[0] && wanted->isInteger())) wanted++;
    if (wanted == end) return;
    const char* value = reinterpret_cast<const char*>(field + kFieldHeadBytes);
    wanted->setString(makeString(state, value, field[1]));
}

// The values of the first fields of some types. A field is a byte for its type, a byte for the length of its
// value, and the value; padding is a type alone. So are the options of DHCP (RFC 2132). The list ends at the
// end type, at the buffer's end, or where a field is not complete.
Outcome readFields(State& state, Value* arguments, int32_t count) {
    BufferData& buffer = checkBuffer(state, arguments, count);
    const uint8_t* at = checkRange(state, buffer, arguments, count, 0);
    const uint8_t* end = buffer.bytes() + buffer.lengthBytes;
    for (int32_t index = 3; index <= count; index++)
        arguments[index - 1].setInteger(checkInteger(state, arguments, count, index));
    while (end - at >= int32_t(kFieldHeadBytes) && at[0] != kEndType) {
        if (at[0] == kPaddingType) {
            at++;
            continue;
        }
        const uint8_t* next = at + kFieldHeadBytes + at[1];
        if (next > end) break;
        takeField(state, at, &arguments[2], &arguments[count]);
        at = next;
    }
    for (int32_t i = 2; i < count; i++) {
        if (arguments[i].isInteger()) arguments[i].setNil();
        arguments[i - 3] = arguments[i];
    }
    return count - 2;
}

inline uint32_t checkFieldBytes(State& state, const Value& value) {
    const uint32_t bytes = value.isString() ? value.string()->lengthBytes() : UINT32_MAX;
    if (NL_UNLIKELY(bytes > kFieldValueBytesMax))
        raiseArgumentError(state, 4, "a value is no string of 255 bytes at most");
    return bytes;
}

// A list as readFields() reads it: for every byte of a string, which is a type, the value that a table has for
// it, and the end type. Left out are types without a value, and fields for which there is no room.
Outcome writeFields(State& state, Value* arguments, int32_t count) {
    BufferData& buffer = checkBuffer(state, arguments, count);
    uint8_t* place = checkRange(state, buffer, arguments, count, 1);
    const String* types = checkText(state, arguments, count, 3);
    const Table* values = checkTable(state, arguments, count, 4);
    const uint8_t* end = buffer.bytes() + buffer.lengthBytes;
    const char* type = types->text();
    for (uint32_t left = types->lengthBytes(); left != 0; left--, type++) {
        Value value;
        if (getByInteger(values, uint8_t(*type), value) == Tag::Nil) continue;
        const uint32_t bytes = checkFieldBytes(state, value);
        if (uint32_t(end - place) <= kFieldHeadBytes + bytes) continue;
        place[0] = uint8_t(*type);
        place[1] = uint8_t(bytes);
        memcpy(place + kFieldHeadBytes, value.string()->text(), bytes);
        place += kFieldHeadBytes + bytes;
    }
    *place++ = kEndType;
    return resultInteger(arguments, Integer(place - buffer.bytes()));
}

/// The length ///

void resize(BufferData& buffer, uint32_t lengthBytes) {
    if (lengthBytes > buffer.lengthBytes)
        memset(buffer.bytes() + buffer.lengthBytes, 0, lengthBytes - buffer.lengthBytes);
    buffer.lengthBytes = lengthBytes;
}

Outcome resizeBuffer(State& state, Value* arguments, int32_t count) {
    BufferData& buffer = checkBuffer(state, arguments, count);
    const uint32_t bytes = checkCount(state, arguments, count, 2);
    if (NL_UNLIKELY(bytes > capacityOf(arguments[0].userdata()))) raiseOutOfRange(state, 2);
    if (count > 2) {
        const uint32_t keptBytes = checkCount(state, arguments, count, 3);
        if (keptBytes < buffer.lengthBytes) buffer.lengthBytes = keptBytes;
    }
    resize(buffer, bytes);
    return 0;
}

Outcome lengthOf(State& state, Value* arguments, int32_t count) {
    return resultInteger(arguments, Integer(checkBuffer(state, arguments, count).lengthBytes));
}

// The most frequent ones first: those are found in the fewest steps.
constexpr NativeEntry kMethods[] = {
    {"write", writeBytes},   {"u8", accessNumbers<1>},  {"u32", accessNumbers<4>},
    {"equals", equalBytes},  {"bytes", readBytes},      {"resize", resizeBuffer},
    {"fields", readFields},  {"fill", fillBytes},       {"u16", accessNumbers<2>},
    {"__len", lengthOf},     {"write_fields", writeFields}, {nullptr, nullptr},
};

// Nodes of the metatable: a power of two, which all are main positions.
constexpr uint32_t kClassNodes = 16;
static_assert(2 + sizeof kMethods / sizeof kMethods[0] - 1 <= kClassNodes);

// The metatable of buffers into the last slot; made once.
Table* bufferClass(NanoLuaHost* host, State& state) {
    if (host->bufferClass != 0) {
        getReference(state, host->bufferClass, last(host));
        return last(host).table();
    }
    Table* metatable = newTable(state, 0, kClassNodes);
    last(host).setTable(metatable);
    setField(state, metatable, "__index", last(host));
    setFunctions(state, metatable, kMethods);
    Value& name = push(state);
    name.setString(makeString(state, kBufferName));
    setField(state, metatable, "__name", last(host));
    drop(host, 1);
    host->bufferClass = makeReference(state, last(host));
    return metatable;
}

// Pushes the filled buffer, and a call of the function with it.
int32_t prepareExchange(NanoLuaHost* host, Reference function, Reference place, const uint8_t* bytes,
                        int32_t count, int32_t flags) {
    Value object;
    getReference(*host->state, place, object);
    BufferData* buffer = bufferData(object);
    if (buffer == nullptr || count < 0 || uint32_t(count) > capacityOf(object.userdata()))
        return failWith(host, "beyond the buffer's capacity");
    buffer->lengthBytes = uint32_t(count);
    memcpy(buffer->bytes(), bytes, uint32_t(count));
    const bool isPrepared = pushWithCall(*host->state, 1 + callSlots(1), [=](State& state) {
        push(state) = object;
        Value* slots = pushCall(state, 1, handlerOf(flags));
        getReference(state, function, slots[0]);
        slots[1] = object;
        startPushedCall(state, slots, 1);
    });
    if (!isPrepared) return failWithError(host);
    beginCall(host);
    return 0;
}

} // namespace
} // namespace nanolua::api

using namespace nanolua;
using namespace nanolua::api;

int32_t nanolua_push_buffer(NanoLuaHost* host, int32_t capacity) {
    if (capacity < 0 || uint32_t(capacity) > kBlockBytesMax - sizeof(BufferData))
        return failWith(host, "not enough memory");
    return guarded(host, [&](State& state) {
        push(state);
        Table* metatable = bufferClass(host, state);
        Userdata* userdata = newUserdata(state, uint32_t(capacity) + sizeof(BufferData), 0);
        BufferData* buffer = static_cast<BufferData*>(userdata->data());
        *buffer = {{kBufferMark}, 0};
        resize(*buffer, uint32_t(capacity));
        last(host).setUserdata(userdata);
        setMetatable(state, userdata, metatable);
    });
}

int32_t nanolua_set_byte_count(NanoLuaHost* host, int32_t index, int32_t count) {
    Userdata* userdata = userdataAt(host, index);
    BufferData* buffer = userdata == nullptr ? nullptr : bufferData(*valueAt(host, index));
    if (buffer == nullptr) return NANOLUA_BAD_INDEX;
    if (count < 0 || uint32_t(count) > capacityOf(userdata))
        return failWith(host, "beyond the buffer's capacity");
    resize(*buffer, uint32_t(count));
    return 0;
}

int32_t nanolua_write(NanoLuaHost* host, int32_t index, int32_t to, const uint8_t* bytes,
                      int32_t offset, int32_t count) {
    const Value* value = valueAt(host, index);
    BufferData* buffer = value == nullptr ? nullptr : bufferData(*value);
    if (buffer == nullptr) return NANOLUA_BAD_INDEX;
    if (to < 0 || count < 0 || uint32_t(to) > buffer->lengthBytes ||
        uint32_t(count) > buffer->lengthBytes - uint32_t(to))
        return failWith(host, "beyond the buffer's length");
    memcpy(buffer->bytes() + to, bytes + offset, uint32_t(count));
    return 0;
}

int32_t nanolua_start_exchange(NanoLuaHost* host, int32_t function, int32_t buffer,
                               const uint8_t* bytes, int32_t count, int32_t flags) {
    if (host->runnable) return failWith(host, "a call is under way");
    return prepareExchange(host, function, buffer, bytes, count, flags);
}

int32_t nanolua_end_exchange(NanoLuaHost* host, uint8_t* bytes, int32_t capacity) {
    const Value* results = host->state->top.get() - host->resultCount;
    const bool isAnswered = host->resultCount > 0 && !results->isFalsy();
    BufferData* buffer = bufferData(results[-1]);
    drop(host, host->resultCount + 1);
    if (!isAnswered) return NANOLUA_NO_ANSWER;
    if (buffer->lengthBytes > uint32_t(capacity)) return failWith(host, "beyond the array's length");
    memcpy(bytes, buffer->bytes(), buffer->lengthBytes);
    return int32_t(buffer->lengthBytes);
}

int32_t nanolua_exchange(NanoLuaHost* host, int32_t function, int32_t buffer, uint8_t* bytes,
                         int32_t count, int32_t capacity, int32_t iterations) {
    if (!isIdle(host)) return NANOLUA_REFUSED;
    if (prepareExchange(host, function, buffer, bytes, count, NANOLUA_KEEP_TRACEBACK) < 0)
        return NANOLUA_REFUSED;
    const int32_t status = runAtOnce(host, iterations);
    return status == NANOLUA_DONE ? nanolua_end_exchange(host, bytes, capacity)
                                  : NANOLUA_UNFINISHED - status;
}
