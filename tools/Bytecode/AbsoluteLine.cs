namespace NanoLua.Bytecode;

/// <summary>The full line of one instruction, from which the deltas after it count on.</summary>
public sealed class AbsoluteLine
{
    public int Pc;
    public int Line;
}
