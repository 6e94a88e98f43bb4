namespace NanoLua.Compiler;

/// <summary>One token. Only the value that belongs to its kind has a meaning.</summary>
internal sealed class Token
{
    public int Kind;
    public long Integer;
    public double Float;

    /// <summary>The name, or the contents of the string literal.</summary>
    public Symbol Text;
}
