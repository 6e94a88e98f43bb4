namespace NanoLua.HostEngine;

/// <summary>
/// A Lua error that reached the host. Thrown by a host function, it becomes that error in Lua.
/// </summary>
public sealed class LuaErrorException(byte[] text, Exception? inner = null)
    : EngineException(EngineText.Decode(text), inner)
{
    /// <summary>The error's text as it is, with the traceback if one was asked for.</summary>
    public byte[] Text => text;
}
