namespace NanoLua.Compiler;

/// <summary>
/// A string of the source. Equal strings are the same object, so names compare by reference.
/// </summary>
internal sealed class Symbol
{
    public readonly byte[] Bytes;
    public readonly int Hash;

    /// <summary>The token kind of a reserved word; TokenKind.None for any other string.</summary>
    public int ReservedKind;
    public Symbol NextInBucket;

    public Symbol(byte[] bytes, int hash)
    {
        Bytes = bytes;
        Hash = hash;
    }

    /// <summary>Instructions with a field name in a constant accept short strings only.</summary>
    public bool IsShort
    {
        get { return Bytes.Length <= Limits.ShortStringBytes; }
    }

    public override string ToString()
    {
        return Latin1.ToText(Bytes, 0, Bytes.Length);
    }
}
