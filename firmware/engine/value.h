// Lua values: a payload and a tag, 8 bytes in i32f32 and 12 in i64f64, 4-byte aligned.
//
//        i32f32                       i64f64
//   +0   payload (int, float, Ref)    payload (int64, double, Ref in its low half)
//   +4   tag                          ...
//   +8                                tag
//
// Invariant: a tag word holds one Tag and nothing else, so tags are compared as whole words.
// Anybody may read and write values; writing a collectable value into a heap object needs the
// barrier of gc.h.
#pragma once

#include "abi.g.h"
#include "memory.h"
#include "numbers.h"
#include "opcodes.g.h"

namespace nanolua {

struct Object;
struct String;
struct Table;
struct LuaClosure;
struct NativeClosure;
struct Userdata;
struct Thread;

// The engine's numbers as they lie in memory: 4-byte aligned in both models.
typedef Integer StoredInteger __attribute__((aligned(4), may_alias));
typedef Float StoredFloat __attribute__((aligned(4), may_alias));

union Payload {
    StoredInteger integer;
    StoredFloat number;
    Ref ref;
};

struct Value {
    Payload payload;
    Tag tag;

    bool isNil() const { return tag == Tag::Nil; }
    bool isFalsy() const { return tag <= Tag::False; }
    bool isBoolean() const { return tag == Tag::False || tag == Tag::True; }
    bool isInteger() const { return tag == Tag::Integer; }
    bool isFloat() const { return tag == Tag::Float; }
    bool isNumber() const { return (uint32_t(tag) & ~1u) == uint32_t(Tag::Integer); }
    bool isString() const { return (uint32_t(tag) & ~1u) == uint32_t(Tag::ShortString); }
    bool isTable() const { return tag == Tag::Table; }
    bool isUserdata() const { return tag == Tag::Userdata; }
    bool isThread() const { return tag == Tag::Thread; }
    bool isFunction() const {
        return tag == Tag::LuaClosure || tag == Tag::NativeFunction ||
               tag == Tag::NativeClosure || tag == Tag::HostFunction;
    }
    bool isCollectable() const { return tag >= Tag::ShortString; }
    // For words that may be no value at all (see Frame): whether the tag is that of a collectable one.
    bool holdsObject() const {
        return uint32_t(tag) - uint32_t(Tag::ShortString) <=
               uint32_t(Tag::Buffer) - uint32_t(Tag::ShortString);
    }

    Integer integer() const { return payload.integer; }
    Float number() const { return payload.number; }
    // A number of either type as a float.
    NL_ALWAYS_INLINE Float asFloat() const {
        return isInteger() ? Float(payload.integer) : payload.number;
    }
    Object* object() const { return pointerTo<Object>(payload.ref); }
    String* string() const { return pointerTo<String>(payload.ref); }
    Table* table() const { return pointerTo<Table>(payload.ref); }
    LuaClosure* luaClosure() const { return pointerTo<LuaClosure>(payload.ref); }
    NativeClosure* nativeClosure() const { return pointerTo<NativeClosure>(payload.ref); }
    Userdata* userdata() const { return pointerTo<Userdata>(payload.ref); }
    Thread* thread() const { return pointerTo<Thread>(payload.ref); }

    void setNil() { tag = Tag::Nil; }
    void setBoolean(bool b) { tag = b ? Tag::True : Tag::False; }
    void setInteger(Integer i) {
        payload.integer = i;
        tag = Tag::Integer;
    }
    void setFloat(Float f) {
        payload.number = f;
        tag = Tag::Float;
    }
    // `object` must be of the kind that `kind` names.
    void setObject(Tag kind, const void* object) {
        payload.ref = refTo(object);
        tag = kind;
    }
    inline void setString(const String* s);
    void setTable(const Table* t) { setObject(Tag::Table, t); }
    void setLuaClosure(const LuaClosure* c) { setObject(Tag::LuaClosure, c); }
    void setUserdata(const Userdata* u) { setObject(Tag::Userdata, u); }
    void setThread(const Thread* t) { setObject(Tag::Thread, t); }
    void setLightUserdata(uint32_t handle) {
        payload.ref = handle;
        tag = Tag::LightUserdata;
    }
    void setHostFunction(uint32_t id) {
        payload.ref = id;
        tag = Tag::HostFunction;
    }
};

inline constexpr uint32_t kValueBytes = sizeof(Integer) == 4 ? 8 : 12;
static_assert(sizeof(Value) == kValueBytes && alignof(Value) == 4);

// The basic type of a value: what `type` of Lua names.
inline Type typeOf(Tag tag) {
    constexpr Type types[] = {Type::Nil,      Type::Boolean,  Type::Boolean,  Type::LightUserdata,
                              Type::Number,   Type::Number,   Type::Function, Type::Function,
                              Type::String,   Type::String,   Type::Table,    Type::Function,
                              Type::Function, Type::Userdata, Type::Thread};
    return types[uint32_t(tag)];
}

} // namespace nanolua
