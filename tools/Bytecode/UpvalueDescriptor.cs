namespace NanoLua.Bytecode;

/// <summary>Where a closure finds one of its upvalues when it is created.</summary>
public sealed class UpvalueDescriptor
{
    /// <summary>True: a register of the enclosing function; false: one of its upvalues.</summary>
    public bool InStack;
    public int Index;

    /// <summary>Kind of the captured variable (regular, constant ...), as in a chunk.</summary>
    public int Kind;

    /// <summary>Variable name, or null where debug information is stripped.</summary>
    public byte[] Name;
}
