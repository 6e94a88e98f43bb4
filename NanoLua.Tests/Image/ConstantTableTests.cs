using NanoLua.Bytecode;
using NanoLua.Image;
using Xunit;

namespace NanoLua.Tests.Image;

public sealed class ConstantTableTests
{
    private static readonly Constant[] Constants =
    [
        Text("name"), Text("value"), Text("size"), new() { Kind = ConstantKind.Integer, Integer = 7 },
        new() { Kind = ConstantKind.Nil },
    ];

    [Theory]
    [InlineData(NumberModel.I32F32, 4 + 2 * 12)]
    [InlineData(NumberModel.I64F64, 4 + 2 * 24)]
    public void Table_of_a_main_function_lies_in_the_image(NumberModel model, int bytes)
    {
        Assert.Equal(bytes, TableBytes(Images.Of(model, MainFunction(Field(0, 1), Field(2, 3)))));
    }

    [Fact]
    public void Every_field_has_one_node()
    {
        Assert.Equal(4 + 3 * 12, TableBytes(Images.Of(
            NumberModel.I32F32, MainFunction(Field(0, 1), Field(2, 3), Field(1, 3)))));
    }

    [Theory]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(63)]
    [InlineData(100)]
    public void Tables_of_many_fields_are_read_back(int count)
    {
        Prototype main = MainFunction(
            [.. Enumerable.Range(0, count).Select(number => Field(number, number))]);
        main.Constants = [.. Enumerable.Range(0, count).Select(number => Text($"field{number}"))];
        byte[] image = Images.Of(NumberModel.I32F32, main);
        Assert.InRange(TableBytes(image), 4 + count * 12, 4 + count * 12 * 17 / 16);
        Assert.Equal(image, Images.Rebuild(ImageReader.Read(image)));
    }

    [Theory]
    [InlineData(NumberModel.I32F32, 4 + 4 * 12)]
    [InlineData(NumberModel.I64F64, 4 + 4 * 24)]
    public void Integers_are_keys_too(NumberModel model, int bytes)
    {
        Prototype main = MainFunction(WithIntegers);
        byte[] image = Images.Of(model, main);
        Assert.Equal(bytes, TableBytes(image));
        Assert.Equal(main.Code, ImageReader.Read(image).Modules[0].Main.Code);
    }

    [Fact]
    public void Instructions_are_read_back_as_they_were()
    {
        Prototype main = MainFunction(Field(0, 1), Field(2, 3));
        byte[] image = Images.Of(NumberModel.I32F32, main);
        ImageContents contents = ImageReader.Read(image);
        Assert.Equal(main.Code, contents.Modules[0].Main.Code);
        Assert.Equal(image, Images.Rebuild(contents));
    }

    [Fact]
    public void Other_tables_are_made_by_instructions()
    {
        uint variable = Instruction.ABC(Opcode.SetField, 0, 1, 0, false);
        Prototype inner = MainFunction(Field(0, 1), Field(2, 3));
        inner.LineDefined = 1;
        Prototype[] mains =
        [
            MainFunction(Field(0, 1)), MainFunction(Field(0, 1), Field(0, 3)), MainFunction(Field(0, 1), Field(2, 4)),
            MainFunction(Field(0, 1), Field(2, 3), variable), inner,
            MainFunction([.. WithIntegers, Instruction.ABC(Opcode.SetI, 0, 7, 1, true)]),
        ];
        foreach (Prototype main in mains)
        {
            Assert.Equal(0, TableBytes(Images.Of(NumberModel.I32F32, main)));
        }
    }

    [Fact]
    public void Reader_refuses_another_table_than_the_instructions_make()
    {
        byte[] image = Images.Of(NumberModel.I32F32, MainFunction(Field(0, 1), Field(2, 3)));
        ImageSection tables = ImageReader.Read(image).Sections.Single(
            section => section.Name == "tables");
        byte[] changed = Images.Sealed(
            Images.WithWord(image, tables.Offset + ConstantTableRecord.Size, 8));
        ImageFormatException exception =
            Assert.Throws<ImageFormatException>(() => ImageReader.Read(changed));
        Assert.StartsWith("a word of a constant table is 8", exception.Message);
    }

    private static readonly uint[] WithIntegers =
    [
        Field(0, 1), Instruction.ABC(Opcode.SetI, 0, 200, 1, true),
        Instruction.AsBx(Opcode.LoadI, 1, -301), Instruction.ABC(Opcode.SetTable, 0, 1, 1, true),
        Instruction.ABx(Opcode.LoadK, 1, 3), Instruction.ABC(Opcode.SetTable, 0, 1, 2, true),
    ];

    private static long TableBytes(byte[] image)
    {
        return ImageReader.Read(image).Sections.Single(section => section.Name == "tables").Bytes;
    }

    private static Constant Text(string text)
    {
        return new Constant { Kind = ConstantKind.String, Text = Bytes(text) };
    }

    private static byte[] Bytes(string text)
    {
        return System.Text.Encoding.ASCII.GetBytes(text);
    }

    private static uint Field(int key, int value)
    {
        return Instruction.ABC(Opcode.SetField, 0, key, value, true);
    }

    private static Prototype MainFunction(params uint[] writes)
    {
        Prototype main = Images.Function(Constants);
        main.Code =
        [
            Instruction.VABC(Opcode.NewTable, 0, 2, 0, false), Instruction.Ax(Opcode.ExtraArg, 0),
            .. writes, .. main.Code,
        ];
        return main;
    }
}
