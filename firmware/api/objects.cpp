// Tables, userdata, metatables and references of a host.
#include "api/handle.h"

namespace nanolua::api {
namespace {

void assign(State& state, Table* table, const Value& key, const Value& value) {
    if (!setExisting(state.collector, table, key, value))
        setByKey(state, table, key, value);
    forgetMetamethods(table);
}

// Replaces the host's last value, a key, by what a table holds under it.
int32_t takeField(NanoLuaHost* host, const Table* table) {
    return guarded(host, [=](State& state) {
        const Value key = last(host);
        takeByKey(state, table, key, last(host));
    });
}

} // namespace
} // namespace nanolua::api

using namespace nanolua;
using namespace nanolua::api;

/// Tables ///

int32_t nanolua_push_table(NanoLuaHost* host, int32_t elements, int32_t fields) {
    if (elements < 0 || fields < 0) return failWith(host, "sizes are not negative");
    return guarded(host, [&](State& state) {
        push(state);
        last(host).setTable(newTable(state, uint32_t(elements), uint32_t(fields)));
    });
}

int32_t nanolua_raw_get(NanoLuaHost* host, int32_t table) {
    const Value* value = tableAt(host, table);
    if (value == nullptr) return NANOLUA_BAD_INDEX;
    return takeField(host, value->table());
}

int32_t nanolua_raw_set(NanoLuaHost* host, int32_t table) {
    const Value* value = tableAt(host, table);
    if (value == nullptr || count(host) < 3) return NANOLUA_BAD_INDEX;
    Table* target = value->table();
    const int32_t status = guarded(
        host, [&](State& state) { assign(state, target, (&last(host))[-1], last(host)); });
    if (status == 0) drop(host, 2);
    return status;
}

int32_t nanolua_get_field(NanoLuaHost* host, int32_t table, const char* name, size_t bytes) {
    const Value* value = tableAt(host, table);
    if (value == nullptr) return NANOLUA_BAD_INDEX;
    const Table* source = value->table();
    const int32_t status = nanolua_push_string(host, name, bytes);
    if (status != 0) return status;
    return takeField(host, source);
}

int32_t nanolua_set_field(NanoLuaHost* host, int32_t table, const char* name, size_t bytes) {
    const Value* value = tableAt(host, table);
    if (value == nullptr || count(host) < 2) return NANOLUA_BAD_INDEX;
    Table* target = value->table();
    const int32_t status = nanolua_push_string(host, name, bytes);
    if (status != 0) return status;
    const int32_t assigned = guarded(
        host, [&](State& state) { assign(state, target, last(host), (&last(host))[-1]); });
    drop(host, assigned == 0 ? 2 : 1);
    return assigned;
}

int64_t nanolua_raw_length(NanoLuaHost* host, int32_t index) {
    const Value* value = valueAt(host, index);
    if (value == nullptr) return NANOLUA_BAD_INDEX;
    if (value->isTable()) return int64_t(tableLength(value->table()));
    if (value->isString()) return value->string()->lengthBytes();
    return value->isUserdata() ? int64_t(value->userdata()->dataBytes) : NANOLUA_BAD_INDEX;
}

int32_t nanolua_next(NanoLuaHost* host, int32_t table) {
    const Value* value = tableAt(host, table);
    if (value == nullptr || count(host) < 2) return NANOLUA_BAD_INDEX;
    const Table* walked = value->table();
    bool found = false;
    const int32_t status = guarded(host, [&](State& state) {
        Value& out = push(state);
        found = tableNext(state, walked, &out - 1);
    });
    if (status != 0) return status;
    if (!found) drop(host, 2);
    return found;
}

/// Userdata and metatables ///

int32_t nanolua_push_userdata(NanoLuaHost* host, uint32_t bytes, int32_t user_values) {
    if (user_values < 0) return failWith(host, "sizes are not negative");
    return guarded(host, [&](State& state) {
        push(state);
        last(host).setUserdata(newUserdata(state, bytes, uint32_t(user_values)));
    });
}

int32_t nanolua_push_object(NanoLuaHost* host, int32_t number) {
    return guarded(host, [&](State& state) {
        push(state);
        Userdata* userdata = newUserdata(state, sizeof(ObjectData), 0);
        *static_cast<ObjectData*>(userdata->data()) = {{kObjectMark}, number};
        last(host).setUserdata(userdata);
    });
}

int32_t nanolua_object_number(NanoLuaHost* host, int32_t index) {
    const Value* value = valueAt(host, index);
    const ObjectData* object = value == nullptr ? nullptr : objectData(*value);
    return object == nullptr ? NANOLUA_BAD_INDEX : object->number;
}

int32_t nanolua_take_object(NanoLuaHost* host, int32_t index) {
    const int32_t number = nanolua_object_number(host, index);
    if (number >= 0) objectData(*valueAt(host, index))->number = -1;
    return number;
}

void* nanolua_userdata(NanoLuaHost* host, int32_t index, size_t* bytes) {
    Userdata* userdata = userdataAt(host, index);
    if (userdata == nullptr) return nullptr;
    *bytes = userdata->dataBytes;
    return userdata->data();
}

int32_t nanolua_get_user_value(NanoLuaHost* host, int32_t index, int32_t which) {
    Userdata* userdata = userdataAt(host, index);
    if (userdata == nullptr || uint32_t(which) >= userdata->userValueCount)
        return NANOLUA_BAD_INDEX;
    return pushWith(host, [=](Value& value) { value = userdata->userValues()[which]; });
}

int32_t nanolua_set_user_value(NanoLuaHost* host, int32_t index, int32_t which) {
    Userdata* userdata = userdataAt(host, index);
    if (userdata == nullptr || uint32_t(which) >= userdata->userValueCount)
        return NANOLUA_BAD_INDEX;
    userdata->userValues()[which] = last(host);
    barrier(*host->state, userdata, last(host));
    drop(host, 1);
    return 0;
}

int32_t nanolua_get_metatable(NanoLuaHost* host, int32_t index) {
    const Value* value = valueAt(host, index);
    if (value == nullptr) return NANOLUA_BAD_INDEX;
    const Table* metatable = metatableOf(*host->state, *value);
    if (metatable == nullptr) return 0;
    const int32_t status = pushWith(host, [=](Value& slot) { slot.setTable(metatable); });
    return status == 0 ? 1 : status;
}

int32_t nanolua_set_metatable(NanoLuaHost* host, int32_t index) {
    Value* value = valueAt(host, index);
    if (value == nullptr || !(value->isTable() || value->isUserdata())) return NANOLUA_BAD_INDEX;
    Value& given = last(host);
    if (&given == value || !(given.isTable() || given.isNil())) return NANOLUA_BAD_INDEX;
    Object* object = value->object();
    Table* metatable = given.isNil() ? nullptr : given.table();
    const int32_t status =
        guarded(host, [&](State& state) { setMetatable(state, object, metatable); });
    if (status == 0) drop(host, 1);
    return status;
}

/// References ///

int32_t nanolua_reference(NanoLuaHost* host) {
    if (count(host) == 0) return NANOLUA_BAD_INDEX;
    Reference reference = 0;
    const int32_t status =
        guarded(host, [&](State& state) { reference = makeReference(state, last(host)); });
    if (status != 0) return status;
    drop(host, 1);
    return reference;
}

int32_t nanolua_push_reference(NanoLuaHost* host, int32_t reference) {
    return pushWith(host, [=](Value& value) { getReference(*host->state, reference, value); });
}

int32_t nanolua_release(NanoLuaHost* host, int32_t reference) {
    dropReference(*host->state, reference);
    return 0;
}
