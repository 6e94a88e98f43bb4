namespace NanoLua.Compiler;

/// <summary>A variable whose declaration is in scope, or about to be.</summary>
internal sealed class VariableDeclaration
{
    /// <summary>Null for 'global *'.</summary>
    public Symbol Name;
    public VariableKind Kind;
    public int Register;

    /// <summary>Registers of the variables up to this one; set when its scope begins.</summary>
    public int RegisterLevel;

    /// <summary>Index among the debug names of the function.</summary>
    public int DebugIndex;

    /// <summary>The value of a compile-time constant.</summary>
    public Expression Value;

    public bool IsInRegister
    {
        get { return Kind <= VariableKind.ToBeClosed; }
    }

    public bool IsGlobal
    {
        get { return Kind >= VariableKind.Global; }
    }
}
