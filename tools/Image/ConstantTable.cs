// A table that a main function makes with constants alone: its fields lie in the image, as nodes that
// the engine uses in place until the table is written to.
// Invariant: the instructions stay as they are, so that whoever does not know constant tables can run
// them; EXTRAARG behind NEWTABLE, which is idle without the bit k, leads to the table.
using System.Numerics;
using NanoLua.Bytecode;

namespace NanoLua.Image;

internal sealed class ConstantTable
{
    private const int FieldsMin = 2;
    private const int FieldsMax = 250;
    private const int Sixteenths = 16;

    private readonly List<Field> _fields = [];

    private ConstantTable(int pc)
    {
        Pc = pc;
    }

    private readonly record struct Field(Constant Key, Constant Value);

    /// <summary>Of the NEWTABLE instruction.</summary>
    public int Pc { get; }

    /// <summary>Of the instructions that write the fields. A register that they only load a key to is not
    /// read behind them.</summary>
    private int WriteCount { get; set; }

    /// <summary>Of the record, from the start of the tables.</summary>
    public long Offset { get; set; }

    /// <summary>As many nodes as there are fields, rounded up.</summary>
    private (int Log2, int SpareSixteenths) NodesSize
    {
        get
        {
            int log2 = BitOperations.Log2((uint)_fields.Count);
            int positions = 1 << log2;
            int spare = ((_fields.Count - positions) * Sixteenths + positions - 1) >> log2;
            return spare < Sixteenths ? (log2, spare) : (log2 + 1, 0);
        }
    }

    private int NodeCount =>
        (1 << NodesSize.Log2) * (Sixteenths + NodesSize.SpareSixteenths) / Sixteenths;

    public long Bytes(NumberModel model)
    {
        return ConstantTableRecord.Size + (long)NodeBytes(model) * NodeCount;
    }

    /// <summary>What EXTRAARG says.</summary>
    public uint Extra => Instruction.Ax(
        Opcode.ExtraArg, (int)(Offset / ImageRules.WordBytes + 1) << (int)ImageFormat.ExtraShift);

    /// <summary>Functions that may run often make tables that are written to: only main ones count.
    /// </summary>
    public static List<ConstantTable> Find(Prototype prototype)
    {
        List<ConstantTable> found = [];
        if (!ImageRules.IsMain(prototype))
        {
            return found;
        }
        for (int pc = 0; pc + 1 < prototype.Code.Length; pc++)
        {
            if (IsMaker(prototype.Code, pc) && Read(prototype, pc) is { } table)
            {
                found.Add(table);
            }
        }
        return found;
    }

    /// <summary>Whether the EXTRAARG behind this instruction may lead to a table.</summary>
    public static bool IsMaker(uint[] code, int pc)
    {
        return Instruction.GetOpcode(code[pc]) == Opcode.NewTable && !Instruction.GetK(code[pc])
            && Instruction.GetOpcode(code[pc + 1]) == Opcode.ExtraArg;
    }

    public void Write(
        ImageOutput output, long start, NumberModel model, Func<byte[], long> offsetOf)
    {
        long at = start + Offset;
        output.Byte(at + ConstantTableRecord.NodesLog2Offset, NodesSize.Log2);
        output.Byte(at + ConstantTableRecord.SpareSixteenthsOffset, NodesSize.SpareSixteenths);
        output.Half(at + ConstantTableRecord.SkippedCountOffset, (uint)WriteCount);
        (int[] fields, int[] next) = Place(model);
        at += ConstantTableRecord.Size;
        for (int i = 0; i < fields.Length; i++, at += NodeBytes(model))
        {
            WriteNode(output, at, model, next[i],
                fields[i] < 0 ? null : _fields[fields[i]], offsetOf);
        }
    }

    private static int NodeBytes(NumberModel model)
    {
        int tagBytes = model == NumberModel.I32F32 ? ImageRules.WordBytes : 2 * ImageRules.WordBytes;
        return 2 * ImageRules.PayloadBytes(model) + tagBytes;
    }

    /// <summary>Null if something else than enough constants is written to the table.</summary>
    private static ConstantTable? Read(Prototype prototype, int pc)
    {
        uint maker = prototype.Code[pc];
        ConstantTable table = new(pc);
        while (table.Add(prototype, maker, pc + 2 + table.WriteCount))
        {
        }
        bool isOnlyFields = Instruction.GetVC(maker) == 0 && table._fields.Count >= FieldsMin
            && table._fields.Count <= FieldsMax;
        return isOnlyFields && FieldCount.Written(prototype, pc) == table._fields.Count
            ? table
            : null;
    }

    private bool Add(Prototype prototype, uint maker, int pc)
    {
        Constant? loaded = LoadedInteger(prototype, pc);
        int count = loaded is null ? 1 : 2;
        uint write = prototype.Code.ElementAtOrDefault(pc + count - 1);
        Constant? key = KeyOf(prototype, write, loaded, prototype.Code.ElementAtOrDefault(pc));
        Constant? value = prototype.Constants.ElementAtOrDefault(Instruction.GetC(write));
        if (key is null || value is null or { Kind: ConstantKind.Nil }
            || Instruction.GetA(write) != Instruction.GetA(maker) || !Instruction.GetK(write)
            || _fields.Exists(field => IsSame(field.Key, key)))
        {
            return false;
        }
        _fields.Add(new Field(key, value));
        WriteCount += count;
        return true;
    }

    /// <summary>The integer that an instruction loads to a register, as a key.</summary>
    private static Constant? LoadedInteger(Prototype prototype, int pc)
    {
        uint instruction = prototype.Code.ElementAtOrDefault(pc);
        Constant? loaded = Instruction.GetOpcode(instruction) switch
        {
            Opcode.LoadI => IntegerOf(Instruction.GetSBx(instruction)),
            Opcode.LoadK => prototype.Constants.ElementAtOrDefault(Instruction.GetBx(instruction)),
            _ => null,
        };
        return loaded is { Kind: ConstantKind.Integer } ? loaded : null;
    }

    /// <summary>The key that an instruction writes to, null if it is not that of a constant node.</summary>
    private static Constant? KeyOf(
        Prototype prototype, uint write, Constant? loaded, uint loading)
    {
        int b = Instruction.GetB(write);
        Constant? name = prototype.Constants.ElementAtOrDefault(b);
        return Instruction.GetOpcode(write) switch
        {
            Opcode.SetField when loaded is null
                && name is { Kind: ConstantKind.String } && ImageRules.IsShort(name.Text) => name,
            Opcode.SetI when loaded is null => IntegerOf(b),
            Opcode.SetTable when loaded is not null && b == Instruction.GetA(loading) => loaded,
            _ => null,
        };
    }

    private static Constant IntegerOf(int value)
    {
        return new Constant { Kind = ConstantKind.Integer, Integer = value };
    }

    private static bool IsSame(Constant a, Constant b)
    {
        return a.Kind == b.Kind && (a.Kind == ConstantKind.Integer
            ? a.Integer == b.Integer
            : a.Text.AsSpan().SequenceEqual(b.Text));
    }

    /// <summary>
    /// Fields go to their main positions as far as these are free, the others to free nodes from the
    /// end, behind the one that is at home: the rules of chains in firmware/engine/table.cpp.
    /// </summary>
    private (int[] Fields, int[] Next) Place(NumberModel model)
    {
        int[] fields = new int[NodeCount];
        int[] next = new int[fields.Length];
        Array.Fill(fields, -1);
        List<int> homeless = [];
        for (int i = 0; i < _fields.Count; i++)
        {
            int home = HomeOf(i, model);
            if (fields[home] < 0)
            {
                fields[home] = i;
            }
            else
            {
                homeless.Add(i);
            }
        }
        foreach (int i in homeless)
        {
            int free = Array.LastIndexOf(fields, -1);
            int home = HomeOf(i, model);
            fields[free] = i;
            next[free] = next[home] == 0 ? 0 : home + next[home] - free;
            next[home] = free - home;
        }
        return (fields, next);
    }

    private int HomeOf(int field, NumberModel model)
    {
        Constant key = _fields[field].Key;
        uint hash = key.Kind == ConstantKind.Integer
            ? IntegerHash(key.Integer, model)
            : StringHash.Of(key.Text);
        return (int)((ulong)hash << NodesSize.Log2 >> 32);
    }

    /// <summary>As hashInteger() in firmware/engine/table.cpp.</summary>
    private static uint IntegerHash(long key, NumberModel model)
    {
        uint bits = (uint)key ^ (model == NumberModel.I32F32 ? 0 : (uint)(key >> 32));
        bits *= Abi.HashMultiplier;
        return bits ^ bits >> (int)Abi.IntegerHashShift;
    }

    private static void WriteNode(ImageOutput output, long at, NumberModel model, int next,
        Field? field, Func<byte[], long> offsetOf)
    {
        int payloadBytes = ImageRules.PayloadBytes(model);
        uint tags = NodeTags.Guard | (uint)Tag.ImageEmpty << (int)NodeTags.KeyTagShift;
        if (field is { } entry)
        {
            ConstantWriter.WritePayload(output, at, entry.Value, payloadBytes,
                text => offsetOf(text) - at);
            ConstantWriter.WritePayload(output, at + payloadBytes, entry.Key, payloadBytes,
                text => offsetOf(text) - at);
            Tag keyTag = entry.Key.Kind == ConstantKind.Integer ? Tag.ImageInteger : Tag.ImageString;
            tags = NodeTags.Guard | (uint)ConstantWriter.TagOf(entry.Value)
                | (uint)keyTag << (int)NodeTags.KeyTagShift;
        }
        long tagsAt = at + 2 * payloadBytes;
        if (model == NumberModel.I32F32)
        {
            output.Word(tagsAt, tags | unchecked((uint)next << (int)NodeTags.NextShift));
            return;
        }
        output.Word(tagsAt, tags);
        output.Distance(tagsAt + ImageRules.WordBytes, next);
    }
}
