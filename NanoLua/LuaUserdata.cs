using System;

namespace NanoLua;

/// <summary>
/// An object of C# in Lua. Lua keeps the object alive as long as it has the userdata.
/// </summary>
public sealed class LuaUserdata : LuaReference
{
    internal LuaUserdata(LuaRuntime runtime, int number)
        : base(runtime, number)
    {
    }

    /// <summary>The object; null for a userdata that stands for none.</summary>
    /// <exception cref="ObjectDisposedException">The reference or its runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    public object Target
    {
        get { return Runtime.TargetOf(this); }
    }
}
