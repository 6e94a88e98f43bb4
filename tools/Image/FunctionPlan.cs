using NanoLua.Bytecode;

namespace NanoLua.Image;

/// <summary>A prototype on its way into an image, and where it will lie.</summary>
internal sealed class FunctionPlan(Prototype prototype, byte[]? source, NumberModel model)
{
    public Prototype Prototype { get; } = prototype;

    /// <summary>Null where debug information is stripped.</summary>
    public byte[]? Source { get; } = source;

    public List<FunctionPlan> Nested { get; } = [];

    public List<ConstantTable> Tables { get; } = ConstantTable.Find(prototype);

    /// <summary>False: the prototype gets no debug record.</summary>
    public bool HasDebug { get; init; }

    public RecordLayout Record { get; } = new(model, prototype.Code.Length,
        prototype.Constants.Length, prototype.Prototypes.Length, prototype.Upvalues.Length);

    public DebugLayout Debug { get; } = new(prototype.LineDeltas.Length,
        prototype.AbsoluteLines.Length, prototype.LocalVariables.Length,
        HasUpvalueNames(prototype) ? prototype.Upvalues.Length : 0);

    /// <summary>Of the prototype record, from the image's start.</summary>
    public long Offset { get; set; }

    /// <summary>Of the debug record, from the image's start.</summary>
    public long DebugOffset { get; set; }

    public static bool HasUpvalueNames(Prototype prototype)
    {
        return prototype.Upvalues.Any(upvalue => upvalue.Name is not null);
    }
}
