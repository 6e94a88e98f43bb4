namespace NanoLua.Bytecode;

public enum ConstantKind
{
    Nil,
    False,
    True,
    Integer,
    Float,
    String,
}

/// <summary>A constant of a prototype; only the field that its kind names has a meaning.</summary>
public sealed class Constant
{
    public ConstantKind Kind;
    public long Integer;

    /// <summary>In i32f32 the value is exactly representable as a single-precision float.</summary>
    public double Float;
    public byte[] Text;
}
