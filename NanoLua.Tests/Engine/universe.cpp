// What the engine's core calls and the tests have no interpreter for.
#include "universe.h"

#include "engine/debug.h"

namespace nanolua {

void raiseError(State&, const char* format, ...) { throw tests::LuaError{format}; }
void raiseRuntimeError(State&, const char* format, ...) { throw tests::LuaError{format}; }
void raiseOutOfMemory(State&) { throw tests::LuaError{"not enough memory"}; }
void fitStack(State&) {}

Value* liveStackEnd(const State& state) { return state.top; }

} // namespace nanolua

int main(int argumentCount, char** arguments) {
    return tests::runFacts(argumentCount, arguments, nanolua::installCoreRom);
}
