// The prototypes of an image that is read.
// Invariants: the section is a gapless run of sound records, and the debug records lie in the same
// order; references to nested prototypes lead forward, to the start of a record, and to each record
// at most once, so they form trees without cycles; no recursion reads them.
using NanoLua.Bytecode;

namespace NanoLua.Image;

internal sealed class PrototypeSection
{
    private const int NoDepth = -1;

    private readonly ImageInput _input;
    private readonly StringSection _strings;
    private readonly ImageSection _section;
    private readonly DebugSection _debug;
    private readonly ConstantTableSection _tables;
    private readonly List<ImageFunction> _functions = [];
    private readonly Dictionary<long, int> _indexes = [];

    public PrototypeSection(ImageInput input, StringSection strings, SectionTable sections)
    {
        _input = input;
        _strings = strings;
        _section = sections.Prototypes;
        _debug = new DebugSection(input, strings, sections.Debug);
        _tables = new ConstantTableSection(input, strings, sections.Tables);
        for (long offset = _section.Offset; offset < _section.End;)
        {
            offset = ReadFunction(offset);
        }
        _debug.ExpectEnd();
        _tables.ExpectEnd();
    }

    public IReadOnlyList<ImageFunction> Functions => _functions;

    /// <summary>Gives a prototype to the module that refers to it.</summary>
    public Prototype TakeMain(long field, long offset)
    {
        return _functions[Take(field, offset, 0)].Prototype;
    }

    /// <summary>Gives every nested prototype to its outer one, after those of modules.</summary>
    public void Nest()
    {
        for (int i = 0; i < _functions.Count; i++)
        {
            ImageFunction outer = _functions[i];
            if (outer.Depth == NoDepth)
            {
                throw new ImageFormatException("nothing refers to the prototype", outer.Offset);
            }
            NestInto(outer, i);
        }
    }

    private void NestInto(ImageFunction outer, int outerIndex)
    {
        Prototype[] nested = outer.Prototype.Prototypes;
        long field =
            outer.Offset + _input.Word(outer.Offset + PrototypeRecord.PrototypesOffsetOffset);
        for (int i = 0; i < nested.Length; i++, field += ImageRules.WordBytes)
        {
            int index = Take(field, field + _input.Integer(field), outer.Depth + 1);
            if (index <= outerIndex)
            {
                throw new ImageFormatException($"the nested prototype at "
                    + $"{_functions[index].Offset} lies before {outer.Offset}", field);
            }
            nested[i] = _functions[index].Prototype;
        }
    }

    private int Take(long field, long offset, int depth)
    {
        if (!_indexes.TryGetValue(offset, out int index))
        {
            throw new ImageFormatException(
                $"a prototype is at {offset}, where none begins", field);
        }
        if (_functions[index].Depth != NoDepth)
        {
            throw new ImageFormatException(
                $"the prototype at {offset} has two references", field);
        }
        if (depth > ImageRules.NestingMax)
        {
            throw new ImageFormatException($"the prototype at {offset} is nested {depth} deep, "
                + $"the limit is {ImageRules.NestingMax}", field);
        }
        _functions[index] = _functions[index] with { Depth = depth };
        return index;
    }

    private long ReadFunction(long offset)
    {
        ImageInput.NeedRange(_section, offset, PrototypeRecord.Size, "a prototype");
        RecordLayout layout = new(_input.Model,
            _input.Word(offset + PrototypeRecord.CodeCountOffset),
            _input.Word(offset + PrototypeRecord.ConstantCountOffset),
            _input.Word(offset + PrototypeRecord.PrototypeCountOffset),
            _input.Byte(offset + PrototypeRecord.UpvalueCountOffset));
        ImageInput.NeedRange(_section, offset, layout.Bytes, "a prototype");
        CheckRecord(offset, layout);
        Prototype prototype = ReadRecord(offset, layout);
        _tables.Read(prototype, offset + layout.Code);
        long debugBytes = _debug.Read(
            offset, _input.Integer(offset + PrototypeRecord.DebugOffsetOffset), prototype);
        _indexes.Add(offset, _functions.Count);
        _functions.Add(new ImageFunction(offset, layout.Bytes, debugBytes, NoDepth, prototype));
        return offset + layout.Bytes;
    }

    private void CheckRecord(long offset, RecordLayout layout)
    {
        _input.ExpectWord(offset + PrototypeRecord.HeaderOffset,
            ImageRules.HeaderOf(ObjectKind.Prototype, layout.Constants),
            "the header of a prototype");
        ImageInput.Expect(offset, _input.Integer(offset + PrototypeRecord.ImageOffsetOffset),
            -offset, "the image offset of a prototype");
        _input.ExpectWord(offset + PrototypeRecord.ConstantsOffsetOffset, layout.Constants,
            "the offset of constants");
        _input.ExpectWord(offset + PrototypeRecord.PrototypesOffsetOffset, layout.NestedOffsets,
            "the offset of nested prototypes");
        _input.ExpectWord(offset + PrototypeRecord.UpvaluesOffsetOffset, layout.Upvalues,
            "the offset of upvalues");
        int parameters = _input.Byte(offset + PrototypeRecord.ParameterCountOffset);
        int slots = _input.Byte(offset + PrototypeRecord.StackSlotsMaxOffset);
        if (layout.CodeCount == 0 || parameters > slots)
        {
            throw new ImageFormatException($"a prototype has {layout.CodeCount} instructions, "
                + $"and {parameters} parameters in {slots} stack slots", offset);
        }
        int flags = _input.Byte(offset + PrototypeRecord.FlagsOffset);
        ImageInput.Expect(offset + PrototypeRecord.FlagsOffset, flags,
            flags & ImageRules.PrototypeFlags, "the flags of a prototype");
    }

    private Prototype ReadRecord(long offset, RecordLayout layout)
    {
        return new Prototype
        {
            LineDefined = _input.Number(
                offset + PrototypeRecord.LineDefinedOffset, "the line of a function"),
            LastLineDefined = _input.Number(
                offset + PrototypeRecord.LastLineDefinedOffset, "the last line of a function"),
            ParameterCount = _input.Byte(offset + PrototypeRecord.ParameterCountOffset),
            Flags = _input.Byte(offset + PrototypeRecord.FlagsOffset),
            StackSlotsMax = _input.Byte(offset + PrototypeRecord.StackSlotsMaxOffset),
            Code = ReadCode(offset + layout.Code, layout.CodeCount),
            Constants = ReadConstants(offset + layout.Constants, layout.ConstantCount),
            Prototypes = new Prototype[layout.NestedCount],
            Upvalues = ReadUpvalues(offset + layout.Upvalues, layout.UpvalueCount),
        };
    }

    private uint[] ReadCode(long offset, long count)
    {
        uint[] code = new uint[count];
        for (int i = 0; i < code.Length; i++)
        {
            code[i] = OwnOpcode.Official(_input.Word(offset + (long)ImageRules.WordBytes * i));
        }
        for (int i = 0; i + 1 < code.Length; i++)
        {
            if (ConstantTable.IsMaker(code, i))
            {
                code[i] = FieldCount.Unmarked(code[i]);
                code[i + 1] = Instruction.Ax(Opcode.ExtraArg, 0);
            }
        }
        return code;
    }

    private Constant[] ReadConstants(long offset, long count)
    {
        Constant[] constants = new Constant[count];
        long begin = offset;
        for (int i = 0; i < constants.Length; i++)
        {
            constants[i] = ReadConstant(begin, offset);
            offset += ImageRules.ValueBytes(_input.Model);
        }
        return constants;
    }

    private Constant ReadConstant(long constants, long offset)
    {
        int payloadBytes = ImageRules.PayloadBytes(_input.Model);
        uint tag = _input.Word(offset + payloadBytes);
        switch ((Tag)tag)
        {
            case Tag.Nil:
                return ReadSingleton(offset, ConstantKind.Nil);
            case Tag.False:
                return ReadSingleton(offset, ConstantKind.False);
            case Tag.True:
                return ReadSingleton(offset, ConstantKind.True);
            case Tag.Integer:
                return new Constant
                {
                    Kind = ConstantKind.Integer, Integer = _input.Integer(offset, payloadBytes),
                };
            case Tag.Float:
                return new Constant
                {
                    Kind = ConstantKind.Float, Float = _input.Float(offset, payloadBytes),
                };
            case Tag.ShortString or Tag.LongString:
                return ReadStringConstant(constants, offset, (Tag)tag);
            default:
                throw new ImageFormatException(
                    $"a constant has the tag {tag}, which is that of no constant", offset);
        }
    }

    private Constant ReadSingleton(long offset, ConstantKind kind)
    {
        _input.ExpectZeros(offset, offset + ImageRules.PayloadBytes(_input.Model),
            "a byte of a constant without a number");
        return new Constant { Kind = kind };
    }

    private Constant ReadStringConstant(long constants, long offset, Tag tag)
    {
        byte[] text = _strings.TextAt(offset, constants + _input.Integer(offset), "a constant");
        Tag expected = ImageRules.IsShort(text) ? Tag.ShortString : Tag.LongString;
        ImageInput.Expect(offset, (long)tag, (long)expected, "the tag of a string constant");
        _input.ExpectZeros(offset + ImageRules.WordBytes,
            offset + ImageRules.PayloadBytes(_input.Model), "a byte after a distance");
        return new Constant { Kind = ConstantKind.String, Text = text };
    }

    private UpvalueDescriptor[] ReadUpvalues(long offset, long count)
    {
        UpvalueDescriptor[] upvalues = new UpvalueDescriptor[count];
        for (int i = 0; i < upvalues.Length; i++)
        {
            int inStack = _input.Byte(offset + UpvalueRecord.InStackOffset);
            ImageInput.Expect(offset, inStack, inStack & 1, "the place of an upvalue");
            ImageInput.Expect(offset, _input.Byte(offset + UpvalueRecord.ReservedOffset), 0,
                "the reserved byte of an upvalue");
            upvalues[i] = new UpvalueDescriptor
            {
                InStack = inStack != 0,
                Index = _input.Byte(offset + UpvalueRecord.IndexOffset),
                Kind = _input.Byte(offset + UpvalueRecord.KindOffset),
            };
            offset += UpvalueRecord.Size;
        }
        return upvalues;
    }
}
