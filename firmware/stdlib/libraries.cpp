// openLibraries(): all standard libraries into the globals of a fresh state.
//
// Tables are made as large as the libraries fill them, so that opening leaves no gaps in the heap.
#include "stdlib.h"

namespace nanolua {

namespace {

// Global names of the libraries and of the basic functions, and modules for `require`.
constexpr uint32_t kGlobalNames = 36;
constexpr uint32_t kModuleNames = 11;
constexpr uint32_t kRegistryNames = 5;

void prepareTables(State& state) {
    resizeTable(state, state.globals, 0, kGlobalNames);
    resizeTable(state, state.registry, 0, kRegistryNames);
    Value* slots = hostSlots(state, 1);
    slots[0].setTable(newTable(state, 0, kModuleNames));
    setByString(state, state.registry, const_cast<String*>(coreString(CoreString::Loaded)),
                slots[0]);
    Value globals;
    globals.setTable(state.globals);
    setByString(state, slots[0].table(), const_cast<String*>(coreString(CoreString::Globals)),
                globals);
}

} // namespace

void openLibraries(State& state) {
    constexpr void (*kOpenFunctions[])(State&) = {openBase,  openPackage, openCoroutine, openTable,
                                                  openString, openMath,   openUtf8,      openDebug,
                                                  openOs,    openIo};
    prepareTables(state);
    for (auto open : kOpenFunctions) open(state);
}

} // namespace nanolua
