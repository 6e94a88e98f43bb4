// The debug records of an image that is read.
// Invariant: the section is a gapless run of sound records, in the order of their prototypes.
using NanoLua.Bytecode;

namespace NanoLua.Image;

internal sealed class DebugSection(ImageInput input, StringSection strings, ImageSection section)
{
    private long _next = section.Offset;

    /// <summary>Reads the record of a prototype, if it has one, into it.</summary>
    /// <returns>Bytes of the debug record.</returns>
    public long Read(long prototypeOffset, long distance, Prototype prototype)
    {
        if (distance == 0)
        {
            return 0;
        }
        long offset = prototypeOffset + distance;
        ImageInput.Expect(prototypeOffset + PrototypeRecord.DebugOffsetOffset, offset, _next,
            "the place of a debug record");
        ImageInput.NeedRange(section, offset, DebugRecord.Size, "a debug record");
        DebugLayout layout = new(
            input.Word(offset + DebugRecord.LineDeltaCountOffset),
            input.Word(offset + DebugRecord.AbsoluteLineCountOffset),
            input.Word(offset + DebugRecord.LocalVariableCountOffset),
            input.Word(offset + DebugRecord.UpvalueNameCountOffset));
        ImageInput.NeedRange(section, offset, layout.Bytes, "a debug record");
        CheckOffsets(offset, layout);
        prototype.Source = strings.TextOrNull(
            offset + DebugRecord.SourceOffsetOffset, offset, "the name of a source");
        ReadLines(offset, layout, prototype);
        ReadLocalVariables(offset + layout.LocalVariables, layout, prototype);
        ReadUpvalueNames(offset + layout.UpvalueNames, layout, prototype);
        _next = offset + layout.Bytes;
        return layout.Bytes;
    }

    public void ExpectEnd()
    {
        ImageInput.Expect(_next, _next, section.End, "the end of the last debug record");
    }

    private void CheckOffsets(long at, DebugLayout layout)
    {
        CheckOffset(at + DebugRecord.LineDeltasOffsetOffset, layout.LineDeltas,
            layout.LineDeltaCount, "the offset of line differences");
        CheckOffset(at + DebugRecord.AbsoluteLinesOffsetOffset, layout.AbsoluteLines,
            layout.AbsoluteLineCount, "the offset of absolute lines");
        CheckOffset(at + DebugRecord.LocalVariablesOffsetOffset, layout.LocalVariables,
            layout.LocalVariableCount, "the offset of local variables");
        CheckOffset(at + DebugRecord.UpvalueNamesOffsetOffset, layout.UpvalueNames,
            layout.UpvalueNameCount, "the offset of upvalue names");
    }

    private void CheckOffset(long field, long offset, long count, string what)
    {
        input.ExpectWord(field, count > 0 ? offset : 0, what);
    }

    private void ReadLines(long at, DebugLayout layout, Prototype prototype)
    {
        long count = layout.LineDeltaCount;
        ImageInput.Expect(at + DebugRecord.LineDeltaCountOffset, count,
            count == 0 ? 0 : prototype.Code.Length, "the number of line differences");
        prototype.LineDeltas = new sbyte[count];
        for (int i = 0; i < prototype.LineDeltas.Length; i++)
        {
            prototype.LineDeltas[i] = (sbyte)input.Byte(at + layout.LineDeltas + i);
        }
        input.ExpectZeros(at + layout.LineDeltas + count, at + layout.AbsoluteLines,
            "a byte after line differences");
        prototype.AbsoluteLines = new AbsoluteLine[layout.AbsoluteLineCount];
        long offset = at + layout.AbsoluteLines;
        for (int i = 0; i < prototype.AbsoluteLines.Length; i++)
        {
            prototype.AbsoluteLines[i] = ReadAbsoluteLine(offset, prototype, i);
            offset += AbsoluteLineRecord.Size;
        }
    }

    /// <summary>Users of these lines search by pc: it must grow and stay in the code.</summary>
    private AbsoluteLine ReadAbsoluteLine(long offset, Prototype prototype, int index)
    {
        AbsoluteLine line = new()
        {
            Pc = input.Number(offset + AbsoluteLineRecord.PcOffset, "the pc of an absolute line"),
            Line = input.Number(offset + AbsoluteLineRecord.LineOffset, "an absolute line"),
        };
        int least = index == 0 ? 0 : prototype.AbsoluteLines[index - 1].Pc + 1;
        return line.Pc >= least && line.Pc < prototype.LineDeltas.Length
            ? line
            : throw new ImageFormatException($"the pc of an absolute line is {line.Pc}, "
                + $"outside of {least} to {prototype.LineDeltas.Length - 1}", offset);
    }

    private void ReadLocalVariables(long offset, DebugLayout layout, Prototype prototype)
    {
        prototype.LocalVariables = new LocalVariable[layout.LocalVariableCount];
        for (int i = 0; i < prototype.LocalVariables.Length; i++)
        {
            long field = offset + LocalVariableRecord.NameOffsetOffset;
            prototype.LocalVariables[i] = new LocalVariable
            {
                Name = strings.TextAt(
                    field, field + input.Integer(field), "the name of a local variable"),
                StartPc = input.Number(
                    offset + LocalVariableRecord.StartPcOffset, "the start of a local variable"),
                EndPc = input.Number(
                    offset + LocalVariableRecord.EndPcOffset, "the end of a local variable"),
            };
            offset += LocalVariableRecord.Size;
        }
    }

    private void ReadUpvalueNames(long offset, DebugLayout layout, Prototype prototype)
    {
        long count = layout.UpvalueNameCount;
        ImageInput.Expect(offset, count, count == 0 ? 0 : prototype.Upvalues.Length,
            "the number of upvalue names");
        foreach (UpvalueDescriptor upvalue in prototype.Upvalues.Take((int)count))
        {
            upvalue.Name = strings.TextOrNull(offset, offset, "the name of an upvalue");
            offset += ImageRules.WordBytes;
        }
    }
}
