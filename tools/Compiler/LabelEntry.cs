namespace NanoLua.Compiler;

/// <summary>A label, or a goto whose label has not been seen.</summary>
internal sealed class LabelEntry
{
    public Symbol Name;
    public int Pc;
    public int Line;

    /// <summary>Declarations of the function in scope there.</summary>
    public int ActiveVariables;

    /// <summary>The goto leaves the scope of a variable that some closure holds.</summary>
    public bool NeedsClose;
}
