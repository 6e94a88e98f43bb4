// Metatables: see metamethod.h.
#include "metamethod.h"

#include <string.h>

#include "debug.h"

namespace nanolua {

namespace {

// A longer chain of __index or __newindex tables is taken for a loop, as in PUC-Rio Lua.
constexpr uint32_t kChainMax = 2000;

NL_NOINLINE Table* metatableOfType(const State& state, Type type) {
    if (type == Type::String) return state.stringMetatable;
    if (state.typeMetatables == 0) return nullptr;
    return pointerTo<const Link<Table>>(state.typeMetatables)[uint32_t(type)];
}

} // namespace

Table* metatableOf(const State& state, const Value& value) {
    switch (value.tag) {
    case Tag::Table: return value.table()->metatable;
    case Tag::Userdata: return value.userdata()->metatable;
    default: return metatableOfType(state, typeOf(value.tag));
    }
}

void setTypeMetatable(State& state, Type type, Table* metatable) {
    if (type == Type::String) {
        state.stringMetatable = metatable;
        return;
    }
    if (state.typeMetatables == 0) {
        if (metatable == nullptr) return;
        constexpr uint32_t kBytes = uint32_t(Type::None) * sizeof(Link<Table>);
        Object* block = allocateOwned(state, kWordBytes + kBytes);
        memset(block + 1, 0, kBytes);
        state.typeMetatables = refTo(block + 1);
    }
    pointerTo<Link<Table>>(state.typeMetatables)[uint32_t(type)] = metatable;
}

Tag findMetamethod(const State& state, const Value& value, Metamethod metamethod, Value& out) {
    const Table* metatable = metatableOf(state, value);
    if (metatable == nullptr) return out.tag = Tag::Nil;
    return getByString(metatable, metamethodName(metamethod), out);
}

Tag findCachedSlow(Table* metatable, Metamethod metamethod, Value& out) {
    Node* node = findNode(metatable, metamethodName(metamethod));
    if (node == nullptr || node->tag() == Tag::Nil) {
        metatable->metamethods |= uint8_t(1u << uint32_t(metamethod));
        return out.tag = Tag::Nil;
    }
    readValue(node, out);
    if (metamethod == Metamethod::Index && !isConstant(node) && out.isTable() &&
        out.table() == metatable)
        noteIndexIsSelf(metatable, node);
    return out.tag;
}

Access getThroughMetatables(State& state, Value& object, const Value& key, Value& out,
                            Value& handler) {
    for (uint32_t links = 0; links < kChainMax; links++) {
        if (object.isTable()) {
            Tag tag = getByKey(object.table(), key, out);
            if (NL_UNLIKELY(tag == Tag::Member)) takeMember(state, out);
            if (tag != Tag::Nil) return Access::kDone;
        }
        if (findCached(metatableOf(state, object), Metamethod::Index, handler) == Tag::Nil) {
            if (object.isTable()) return Access::kDone;
            raiseTypeError(state, object, "index");
        }
        if (handler.isFunction()) return Access::kCall;
        takeMember(state, handler);
        object = handler;
    }
    raiseRuntimeError(state, "'__index' chain too long; possible loop");
}

Access setThroughMetatables(State& state, Value& object, const Value& key, const Value& value,
                            Value& handler) {
    for (uint32_t links = 0; links < kChainMax; links++) {
        if (object.isTable()) {
            Table* table = object.table();
            if (setExisting(state.collector, table, key, value)) return Access::kDone;
            if (isConstantField(table, key) ||
                findCached(table->metatable, Metamethod::NewIndex, handler) == Tag::Nil) {
                // A table found through a weak metatable is held by nothing else.
                Link<Value> top = state.top;
                Value* anchor = liveStackEnd(state);
                *anchor = object;
                state.top = anchor + 1;
                setByKey(state, table, key, value);
                state.top = top;
                forgetMetamethods(table);
                return Access::kDone;
            }
        } else if (findCached(metatableOf(state, object), Metamethod::NewIndex, handler) == Tag::Nil) {
            raiseTypeError(state, object, "index");
        }
        if (handler.isFunction()) return Access::kCall;
        object = handler;
    }
    raiseRuntimeError(state, "'__newindex' chain too long; possible loop");
}

void setMetatable(State& state, Object* object, Table* metatable) {
    bool isTable = object->kind() == ObjectKind::Table;
    if (isTable) {
        static_cast<Table*>(object)->metatable = metatable;
    } else {
        static_cast<Userdata*>(object)->metatable = metatable;
    }
    if (metatable == nullptr) return;
    Value written;
    written.setTable(metatable);
    if (isTable) {
        barrierBack(state.collector, static_cast<Table*>(object), written);
    } else {
        barrier(state, object, written);
    }
    Value handler;
    if (!object->hasFinalizer() && findCached(metatable, Metamethod::Gc, handler) != Tag::Nil)
        noteFinalizer(state, object);
}

} // namespace nanolua
