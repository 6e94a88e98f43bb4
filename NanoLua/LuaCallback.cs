namespace NanoLua;

/// <summary>
/// A function of C# that Lua calls. What it throws becomes a Lua error; an exception that no Lua code catches
/// comes out of the call that ran the code as the same object.
/// </summary>
/// <param name="call">Arguments and results; valid until the callback returns.</param>
public delegate void LuaCallback(LuaCall call);
