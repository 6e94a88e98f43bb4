// The constant tables of an image that is read.
// Invariant: they follow from the prototypes alone, so they are not read but compared with what the
// writer would write.
using NanoLua.Bytecode;

namespace NanoLua.Image;

internal sealed class ConstantTableSection(
    ImageInput input, StringSection strings, ImageSection section)
{
    private long _end;

    /// <summary>Checks the tables of a prototype whose instructions lie at `codeOffset`.</summary>
    public void Read(Prototype prototype, long codeOffset)
    {
        List<ConstantTable> tables = ConstantTable.Find(prototype);
        tables.ForEach(Compare);
        Dictionary<int, uint> differing = new(FunctionPlan.DifferingOf(prototype, tables));
        for (int pc = 0; pc + 1 < prototype.Code.Length; pc++)
        {
            if (ConstantTable.IsMaker(prototype.Code, pc))
            {
                input.ExpectWord(
                    codeOffset + ImageRules.WordBytes * (long)pc, differing[pc], "a NEWTABLE");
                input.ExpectWord(codeOffset + ImageRules.WordBytes * (pc + 1L),
                    differing.GetValueOrDefault(pc + 1, Instruction.Ax(Opcode.ExtraArg, 0)),
                    "an instruction behind NEWTABLE");
            }
        }
    }

    public void ExpectEnd()
    {
        ImageInput.Expect(
            section.Offset, _end, section.Bytes, "the size of all constant tables");
    }

    private void Compare(ConstantTable table)
    {
        long bytes = table.Bytes(input.Model);
        ImageInput.NeedRange(section, section.Offset + _end, bytes, "a constant table");
        ImageOutput expected = new(section.Offset + _end + bytes);
        table.Offset = _end;
        table.Write(expected, section.Offset, input.Model, strings.OffsetOf);
        for (; bytes > 0; bytes -= ImageRules.WordBytes, _end += ImageRules.WordBytes)
        {
            long at = section.Offset + _end;
            input.ExpectWord(at,
                BitConverter.ToUInt32(expected.Bytes, (int)at), "a word of a constant table");
        }
    }
}
