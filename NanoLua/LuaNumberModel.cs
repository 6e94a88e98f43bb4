namespace NanoLua;

/// <summary>
/// The integers and floats of an engine. A firmware has one model, and runs only images made for it.
/// </summary>
public enum LuaNumberModel
{
    /// <summary>32-bit integers, single precision floats: the default of boards.</summary>
    I32F32,

    /// <summary>64-bit integers, double precision floats: standard Lua.</summary>
    I64F64,
}
