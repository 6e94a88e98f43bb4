namespace NanoLua.Bytecode;

/// <summary>Debug name of a local variable and the instructions in which it is alive.</summary>
public sealed class LocalVariable
{
    public byte[] Name;
    public int StartPc;

    /// <summary>First instruction in which the variable is dead.</summary>
    public int EndPc;
}
