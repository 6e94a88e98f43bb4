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

    private readonly record struct Field(byte[] Key, Constant Value, uint Hash);

    /// <summary>Of the NEWTABLE instruction.</summary>
    public int Pc { get; }

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
        if (prototype.LineDefined != 0)
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
        output.Half(at + ConstantTableRecord.SkippedCountOffset, (uint)_fields.Count);
        (int[] fields, int[] next) = Place();
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
        int next = pc + 2;
        while (next < prototype.Code.Length && table.Add(prototype, maker, prototype.Code[next]))
        {
            next++;
        }
        bool isOnlyFields = Instruction.GetVC(maker) == 0 && table._fields.Count >= FieldsMin
            && table._fields.Count <= FieldsMax;
        return isOnlyFields && FieldCount.Written(prototype, pc) == table._fields.Count
            ? table
            : null;
    }

    private bool Add(Prototype prototype, uint maker, uint instruction)
    {
        if (Instruction.GetOpcode(instruction) != Opcode.SetField
            || Instruction.GetA(instruction) != Instruction.GetA(maker)
            || !Instruction.GetK(instruction))
        {
            return false;
        }
        Constant? name = prototype.Constants.ElementAtOrDefault(Instruction.GetB(instruction));
        Constant? value = prototype.Constants.ElementAtOrDefault(Instruction.GetC(instruction));
        if (name is not { Kind: ConstantKind.String, Text: byte[] key } || !ImageRules.IsShort(key)
            || value is null or { Kind: ConstantKind.Nil }
            || _fields.Exists(field => field.Key.AsSpan().SequenceEqual(key)))
        {
            return false;
        }
        _fields.Add(new Field(key, value, StringHash.Of(key)));
        return true;
    }

    /// <summary>
    /// Fields go to their main positions as far as these are free, the others to free nodes from the
    /// end, behind the one that is at home: the rules of chains in firmware/engine/table.cpp.
    /// </summary>
    private (int[] Fields, int[] Next) Place()
    {
        int[] fields = new int[NodeCount];
        int[] next = new int[fields.Length];
        Array.Fill(fields, -1);
        List<int> homeless = [];
        for (int i = 0; i < _fields.Count; i++)
        {
            int home = HomeOf(i);
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
            int home = HomeOf(i);
            fields[free] = i;
            next[free] = next[home] == 0 ? 0 : home + next[home] - free;
            next[home] = free - home;
        }
        return (fields, next);
    }

    private int HomeOf(int field)
    {
        return (int)((ulong)_fields[field].Hash << NodesSize.Log2 >> 32);
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
            output.Distance(at + payloadBytes, offsetOf(entry.Key) - at);
            tags = NodeTags.Guard | (uint)ConstantWriter.TagOf(entry.Value)
                | (uint)Tag.ImageString << (int)NodeTags.KeyTagShift;
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
