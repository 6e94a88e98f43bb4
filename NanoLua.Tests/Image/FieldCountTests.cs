using NanoLua.Bytecode;
using NanoLua.Image;
using Xunit;

namespace NanoLua.Tests.Image;

public sealed class FieldCountTests
{
    private static readonly uint Empty = Instruction.VABC(Opcode.NewTable, 0, 0, 0, false);
    private static readonly uint OfTwo = Instruction.VABC(Opcode.NewTable, 0, 2, 0, false);
    private static readonly uint ByKey = Instruction.ABC(Opcode.SetTable, 0, 1, 0, false);
    private static readonly uint Overwriting = Instruction.AsBx(Opcode.LoadI, 0, 7);

    [Fact]
    public void Module_table_has_room_for_the_fields_that_follow()
    {
        Assert.Equal((Marked(Empty), 3), Written(Empty, Field(0), Field(1), Field(0), Field(2)));
    }

    [Fact]
    public void Constructor_with_fields_has_room_for_those_that_follow()
    {
        Assert.Equal((OfTwo, 3), Written(OfTwo, Field(0), Field(1), Field(2)));
    }

    [Fact]
    public void Table_without_named_fields_has_room_for_none()
    {
        Assert.Equal((Empty, 0), Written(Empty, ByKey));
    }

    [Fact]
    public void Fields_count_until_the_register_is_another_variable()
    {
        Assert.Equal((Marked(Empty), 1), Written(Empty, Field(0), Overwriting, Field(1)));
    }

    [Fact]
    public void Tables_of_other_functions_than_the_main_one_stay_empty()
    {
        Prototype function = Function(Empty, Field(0));
        function.LineDefined = 1;
        Assert.Equal((Empty, 0), WrittenOf(function));
    }

    private static uint Marked(uint maker)
    {
        return Instruction.WithVB(maker, (int)ImageFormat.LaterFields);
    }

    private static uint Field(int name)
    {
        return Instruction.ABC(Opcode.SetField, 0, name, 0, false);
    }

    private static Prototype Function(params uint[] code)
    {
        Prototype main = Images.Function(
            [.. Enumerable.Range(0, 3).Select(number => new Constant
            {
                Kind = ConstantKind.String, Text = [(byte)('a' + number)],
            })]);
        main.Code = [code[0], Instruction.Ax(Opcode.ExtraArg, 0), .. code[1..], .. main.Code];
        return main;
    }

    private static (uint Maker, int Count) Written(params uint[] code)
    {
        return WrittenOf(Function(code));
    }

    /// <summary>NEWTABLE in an image, and the number of fields in its EXTRAARG.</summary>
    private static (uint Maker, int Count) WrittenOf(Prototype main)
    {
        byte[] image = Images.Of(NumberModel.I32F32, main);
        ImageContents contents = ImageReader.Read(image);
        Assert.Equal(main.Code, contents.Modules[0].Main.Code);
        int code = (int)contents.Sections.Single(section => section.Name == "prototypes").Offset
            + PrototypeRecord.Size;
        int extra = Instruction.GetAx(BitConverter.ToUInt32(image, code + 4));
        return (BitConverter.ToUInt32(image, code), extra >> (int)ImageFormat.ExtraShift);
    }
}
