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

    /// <summary>The instructions that differ in an image, by index: NEWTABLE, the EXTRAARG behind it,
    /// and those for which images have opcodes of their own.</summary>
    public IEnumerable<KeyValuePair<int, uint>> Differing =>
        DifferingOf(Prototype, Tables).Concat(OwnOpcode.Of(Prototype.Code));

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

    /// <param name="tables">Those of the prototype, in their places.</param>
    public static IEnumerable<KeyValuePair<int, uint>> DifferingOf(
        Prototype prototype, IReadOnlyCollection<ConstantTable> tables)
    {
        for (int pc = 0; pc + 1 < prototype.Code.Length; pc++)
        {
            if (!ConstantTable.IsMaker(prototype.Code, pc))
            {
                continue;
            }
            yield return new(pc, FieldCount.Marked(prototype, pc));
            if (tables.FirstOrDefault(table => table.Pc == pc) is { } constant)
            {
                yield return new(pc + 1, constant.Extra);
            }
            else if (FieldCount.Of(prototype, pc) is > 0 and int count)
            {
                yield return new(pc + 1, FieldCount.Extra(count));
            }
        }
    }

    public static bool HasUpvalueNames(Prototype prototype)
    {
        return prototype.Upvalues.Any(upvalue => upvalue.Name is not null);
    }
}
