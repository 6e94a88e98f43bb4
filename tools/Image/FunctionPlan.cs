// A prototype on its way into an image: what belongs to it and where it will lie.
// Invariant: a record and its parts follow each other without gaps, in the order of the properties.
using NanoLua.Bytecode;

namespace NanoLua.Image;

internal sealed class FunctionPlan(Prototype prototype, byte[]? source)
{
    public Prototype Prototype { get; } = prototype;

    /// <summary>Null where debug information is stripped.</summary>
    public byte[]? Source { get; } = source;

    public List<FunctionPlan> Nested { get; } = [];

    /// <summary>False: the prototype gets no debug record.</summary>
    public bool HasDebug { get; init; }

    /// <summary>Of the prototype record, from the image's start.</summary>
    public long Offset { get; set; }

    /// <summary>Of the debug record, from the image's start.</summary>
    public long DebugOffset { get; set; }

    public bool HasUpvalueNames => Prototype.Upvalues.Any(upvalue => upvalue.Name is not null);

    public int UpvalueNameCount => HasUpvalueNames ? Prototype.Upvalues.Length : 0;

    // Parts of the prototype record, from its start.

    public static long Code => PrototypeRecord.Size;

    public long Constants => Code + (long)ImageRules.WordBytes * Prototype.Code.Length;

    public long NestedOffsets(NumberModel model)
    {
        return Constants + (long)ImageRules.ValueBytes(model) * Prototype.Constants.Length;
    }

    public long Upvalues(NumberModel model)
    {
        return NestedOffsets(model) + (long)ImageRules.WordBytes * Nested.Count;
    }

    public long Bytes(NumberModel model)
    {
        return Upvalues(model) + (long)UpvalueRecord.Size * Prototype.Upvalues.Length;
    }

    // Parts of the debug record, from its start.

    public static long LineDeltas => DebugRecord.Size;

    public long AbsoluteLines => LineDeltas + ImageRules.Align(Prototype.LineDeltas.Length);

    public long LocalVariables =>
        AbsoluteLines + (long)AbsoluteLineRecord.Size * Prototype.AbsoluteLines.Length;

    public long UpvalueNames =>
        LocalVariables + (long)LocalVariableRecord.Size * Prototype.LocalVariables.Length;

    public long DebugBytes =>
        HasDebug ? UpvalueNames + (long)ImageRules.WordBytes * UpvalueNameCount : 0;
}
