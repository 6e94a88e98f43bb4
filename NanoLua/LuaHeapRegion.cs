namespace NanoLua;

/// <summary>Where the memory of a runtime comes from. On .NET all are the same.</summary>
public enum LuaHeapRegion
{
    /// <summary>Blocks of the managed heap that do not move. Collections of C# objects step over them.</summary>
    Managed,

    /// <summary>The heap of the firmware's C library, which boards keep small.</summary>
    Native,
}
