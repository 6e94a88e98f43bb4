namespace NanoLua.HostEngine;

/// <summary>
/// A function that Lua calls: its arguments are the values on the state's stack; it pushes its
/// results and returns how many there are. An exception becomes a Lua error.
/// </summary>
public delegate int EngineFunction(EngineState state);
