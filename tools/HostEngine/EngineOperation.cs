namespace NanoLua.HostEngine;

/// <summary>Operations as functions, numbered as in firmware/api/api.h.</summary>
public enum EngineOperation
{
    /// <summary>(object, key) gives the value.</summary>
    Get,

    /// <summary>(object, key, value).</summary>
    Set,

    /// <summary>(object) gives its length.</summary>
    Length,

    /// <summary>(value) gives what <c>tostring</c> shows.</summary>
    ToText,
}
