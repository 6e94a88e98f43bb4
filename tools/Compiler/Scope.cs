namespace NanoLua.Compiler;

/// <summary>A block of the function being compiled.</summary>
internal sealed class Scope
{
    public Scope Previous;
    public int FirstLabel;
    public int FirstGoto;

    /// <summary>Declarations of the function in scope where the block begins.</summary>
    public int ActiveVariables;

    /// <summary>Some variable of the block is held by a closure, or is to be closed.</summary>
    public bool HasUpvalue;
    public bool IsLoop;
    public bool HasBreak;
    public bool IsInsideToBeClosed;
}
