// The layout of an image before its bytes are written: every string, function and section has its
// place. Invariants: functions lie in the order of a walk that visits a function before those
// nested in it, module by module; sections follow each other in the order of the header; all
// offsets count from the image's start.
using NanoLua.Bytecode;

namespace NanoLua.Image;

internal sealed class ImagePlan
{
    private readonly List<FunctionPlan> _functions = [];

    private ImagePlan(NumberModel model)
    {
        Model = model;
    }

    public NumberModel Model { get; }

    public StringPool Strings { get; } = new();

    /// <summary>Main functions by the bytes of the modules' names.</summary>
    public SortedDictionary<byte[], FunctionPlan> Modules { get; } = new(ByteOrder.Instance);

    public IReadOnlyList<FunctionPlan> Functions => _functions;

    public bool HasDebug => _functions.Exists(function => function.HasDebug);

    public long StringsOffset => ImageHeader.Size;

    public long StringIndexOffset { get; private set; }

    public long PrototypesOffset { get; private set; }

    public long ModulesOffset { get; private set; }

    public long TablesOffset { get; private set; }

    public long TablesBytes { get; private set; }

    public long DebugOffset { get; private set; }

    public long ImageBytes { get; private set; }

    public static ImagePlan Make(
        NumberModel model, IEnumerable<KeyValuePair<byte[], Prototype>> modules, bool strip)
    {
        ImagePlan plan = new(model);
        foreach ((byte[] name, Prototype main) in modules)
        {
            plan.Strings.Add(name);
            plan.Modules.Add(name, plan.Collect(main, null, strip, 0));
        }
        plan.Place();
        return plan;
    }

    private FunctionPlan Collect(Prototype prototype, byte[]? outerSource, bool strip, int depth)
    {
        if (depth > ImageRules.NestingMax)
        {
            throw new ImageException(
                $"functions are nested more than {ImageRules.NestingMax} deep");
        }
        PrototypeRules.Check(prototype, Model);
        byte[]? source = strip ? null : prototype.Source ?? outerSource;
        FunctionPlan plan = new(prototype, source, Model)
        {
            HasDebug = !strip && HasDebugInformation(prototype, source),
        };
        _functions.Add(plan);
        CollectStrings(plan);
        foreach (Prototype nested in prototype.Prototypes)
        {
            plan.Nested.Add(Collect(nested, source, strip, depth + 1));
        }
        return plan;
    }

    private static bool HasDebugInformation(Prototype prototype, byte[]? source)
    {
        return source is not null || prototype.LineDeltas.Length > 0
            || prototype.AbsoluteLines.Length > 0 || prototype.LocalVariables.Length > 0
            || FunctionPlan.HasUpvalueNames(prototype);
    }

    private void CollectStrings(FunctionPlan plan)
    {
        foreach (Constant constant in plan.Prototype.Constants)
        {
            Strings.AddIfAny(constant.Kind == ConstantKind.String ? constant.Text : null);
        }
        if (!plan.HasDebug)
        {
            return;
        }
        Strings.AddIfAny(plan.Source);
        foreach (LocalVariable variable in plan.Prototype.LocalVariables)
        {
            Strings.Add(variable.Name);
        }
        foreach (UpvalueDescriptor upvalue in plan.Prototype.Upvalues)
        {
            Strings.AddIfAny(upvalue.Name);
        }
    }

    private void Place()
    {
        StringIndexOffset = Strings.Place(StringsOffset);
        PrototypesOffset = StringIndexOffset
            + ImageRules.WordBytes * StringSlots.CountFor(Strings.ShortCount);
        ModulesOffset = PrototypesOffset;
        foreach (FunctionPlan function in _functions)
        {
            function.Offset = ModulesOffset;
            ModulesOffset += function.Record.Bytes;
        }
        TablesOffset = ModulesOffset + (long)ImageModule.Size * Modules.Count;
        foreach (ConstantTable table in _functions.SelectMany(function => function.Tables))
        {
            table.Offset = TablesBytes;
            TablesBytes += table.Bytes(Model);
        }
        DebugOffset = TablesOffset + TablesBytes;
        ImageBytes = DebugOffset;
        foreach (FunctionPlan function in _functions)
        {
            function.DebugOffset = ImageBytes;
            ImageBytes += function.HasDebug ? function.Debug.Bytes : 0;
        }
        if (ImageBytes > int.MaxValue)
        {
            throw new ImageException(
                $"the image would take {ImageBytes} bytes, the limit is 2 GiB");
        }
    }
}
