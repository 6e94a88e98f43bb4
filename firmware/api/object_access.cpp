// Properties and methods of the host's objects: see object_access.h. Found here, so that only the getter or
// setter itself is a call of the host.
#include "api/object_access.h"

namespace nanolua::api {
namespace {

// metatable[kind][key] into `out`.
bool findMember(const Value& object, const char* kind, const Value& key, Value& out) {
    if (!object.isUserdata() || object.userdata()->metatable.ref() == 0) return false;
    if (getField(object.userdata()->metatable, kind, out) == Tag::Nil || !out.isTable()) return false;
    return getByKey(out.table(), key, out) != Tag::Nil;
}

Outcome finishGet(State& state, Value* arguments, int32_t) {
    return result(arguments, *callResults(state));
}

Outcome finishSet(State&, Value*, int32_t) { return 0; }

} // namespace

Outcome objectIndex(State& state, Value* arguments, int32_t count) {
    checkAny(state, arguments, count, 2);
    Value* call = &arguments[2];
    if (findMember(arguments[0], "__methods", arguments[1], call[0]))
        return result(arguments, call[0]);
    if (!findMember(arguments[0], "__getters", arguments[1], call[0])) return resultNil(arguments);
    call[1] = arguments[0];
    return callThen(state, call, 1, 1, finishGet);
}

Outcome objectNewIndex(State& state, Value* arguments, int32_t count) {
    checkAny(state, arguments, count, 3);
    Value* call = &arguments[3];
    if (!findMember(arguments[0], "__setters", arguments[1], call[0])) {
        const String* name = toStringInPlace(state, arguments[1]);
        if (name == nullptr) name = coreString(CoreString::Empty);
        raiseError(state, "property '%S' cannot be set", name);
    }
    call[1] = arguments[0];
    call[2] = arguments[2];
    return callThen(state, call, 2, 0, finishSet);
}

} // namespace nanolua::api
