// require and the package library (manual §6.3). Modules come from package.preload and from the mounted
// images, through package.searchers, which a program may extend.
#include "base_library.h"
#include "library_group.h"
#include "load_file.h"

namespace nanolua {

namespace {

// package.loaded or package.preload, wherever a program has put others.
Table* registryTable(State& state, CoreString name) {
    Value table;
    getByString(state.registry, coreString(name), table);
    takeMember(state, table);
    if (!table.isTable()) raiseError(state, "'%S' is not a table", coreString(name));
    return table.table();
}

/// Searchers ///

Outcome notFound(State& state, Value* arguments, const char* format) {
    Value* message = &arguments[1];
    message->setNil();
    StringBuilder builder(state, message);
    appendFormat(builder, format, arguments[0].string());
    return resultString(arguments, builder.finish());
}

Outcome foundIn(State& state, Value* arguments, const char* place) {
    arguments[-1] = arguments[1];
    setText(state, arguments[0], place);
    return 2;
}

Outcome searchPreload(State& state, Value* arguments, int32_t count) {
    const String* name = checkString(state, arguments, count, 1);
    const Table* preload = registryTable(state, CoreString::Preload);
    if (getByString(preload, name, arguments[1]) == Tag::Nil)
        return notFound(state, arguments, "no field package.preload['%S']");
    return foundIn(state, arguments, ":preload:");
}

Outcome searchImages(State& state, Value* arguments, int32_t count) {
    const String* name = checkString(state, arguments, count, 1);
    const Prototype* prototype = findModule(state, name);
    if (prototype == nullptr)
        return kHasFiles ? resultNil(arguments)
                         : notFound(state, arguments, "no module '%S' in the mounted images");
    makeMainFunction(state, arguments[1], prototype);
    return foundIn(state, arguments, ":image:");
}

/// require ///

enum Slot : int32_t { kName = 0, kSearchers = 1, kIndex = 2, kMessage = 3, kCall = 4 };

// The loader's result, or true, becomes the module, unless the loader has set one.
Outcome finishLoading(State& state, Value* slots, int32_t) {
    Table* loaded = registryTable(state, CoreString::Loaded);
    Value* module = callResults(state);
    if (module->isNil()) {
        if (takeByKey(state, loaded, slots[kName], *module) == Tag::Nil) module->setBoolean(true);
    }
    setByKey(state, loaded, slots[kName], *module);
    slots[-1] = *module;
    slots[0] = slots[kMessage];
    return 2;
}

Outcome takeSearched(State& state, Value* slots, int32_t count);

Outcome searchNext(State& state, Value* slots) {
    Integer index = slots[kIndex].integer() + 1;
    slots[kIndex].setInteger(index);
    Value* call = &slots[kCall];
    if (getByInteger(slots[kSearchers].table(), index, call[0]) == Tag::Nil) {
        const String* tried = StringBuilder::resume(state, &slots[kMessage]).finish();
        raiseError(state, "module '%S' not found:%S", slots[kName].string(), tried);
    }
    call[1] = slots[kName];
    return callThen(state, call, 1, 2, takeSearched);
}

// A searcher gives a loader and its data, or a text that says where it looked.
Outcome takeSearched(State& state, Value* slots, int32_t) {
    Value* found = callResults(state);
    if (found[0].isFunction()) {
        slots[kMessage] = found[1];
        Value data = found[1];
        found[1] = slots[kName];
        found[2] = data;
        return callThen(state, found, 2, 1, finishLoading);
    }
    if (found[0].isString()) {
        StringBuilder builder = StringBuilder::resume(state, &slots[kMessage]);
        builder.append("\n\t", 2);
        builder.append(found[0].string());
    }
    return searchNext(state, slots);
}

} // namespace

// The searchers are those in the package table at the time of the call.
Outcome packageRequire(State& state, Value* arguments, int32_t count) {
    checkString(state, arguments, count, 1);
    Table* loaded = registryTable(state, CoreString::Loaded);
    Value module;
    if (takeByKey(state, loaded, arguments[0], module) > Tag::False) return result(arguments, module);
    const Table* package = registryTable(state, CoreString::Package);
    Value* slots = growArguments(state, arguments, kCall + 4);
    takeField(state, package, "searchers", slots[kSearchers]);
    if (!slots[kSearchers].isTable()) raiseError(state, "'package.searchers' must be a table");
    slots[kIndex].setInteger(0);
    slots[kMessage].setNil();
    StringBuilder builder(state, &slots[kMessage]);
    return searchNext(state, slots);
}

/// Opening ///

namespace {

constexpr NativeFunction kSearcherFunctions[] = {searchPreload, searchImages};

constexpr RomField kRegistryFields[] = {
    {"_LOADED", Member::kLoaded},
    {"_PRELOAD", Member::kPreload},
    {"_PACKAGE", Member::kPackage},
    {"FILE*", Member::kFileMetatable},
    {"_IO_input", Member::kStandardInput},
    {"_IO_output", Member::kStandardOutput},
};

constexpr RomField kLoadedFields[] = {NL_LIBRARY_FIELDS};

constexpr RomField kPackageFields[] = {
    {"cpath", RomText("")},
    {"loaded", Member::kLoaded},
    {"path", RomText("")},
    {"preload", Member::kPreload},
    {"searchers", Member::kSearchers},
};

} // namespace

constinit const RomTable registryRom = romTable<kRegistryFields>();
constinit const RomTable loadedRom = romTable<kLoadedFields>();
constinit const RomTable packageRom = romTable<kPackageFields>();

void addSearchers(State& state, Table* searchers) {
    resizeTable(state, searchers, sizeof kSearcherFunctions / sizeof kSearcherFunctions[0], 0);
    Integer index = 0;
    for (NativeFunction searcher : kSearcherFunctions) {
        Value function;
        setNativeFunction(function, searcher);
        setByInteger(state, searchers, ++index, function);
    }
}

} // namespace nanolua
