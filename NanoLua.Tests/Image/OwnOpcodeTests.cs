using NanoLua.Bytecode;
using NanoLua.Image;
using Xunit;

namespace NanoLua.Tests.Image;

public sealed class OwnOpcodeTests
{
    private static readonly uint Self = Instruction.ABC(Opcode.Self, 3, 1, 0, false);

    [Fact]
    public void Method_that_is_called_with_the_object_alone_is_marked()
    {
        Assert.Equal(ImageOpcode.SelfCall, FirstIn(Self, Call(3, 2)));
    }

    [Fact]
    public void Method_that_is_called_with_one_register_or_integer_is_marked()
    {
        uint move = Instruction.ABC(Opcode.Move, 5, 2, 0, false);
        uint integer = Instruction.AsBx(Opcode.LoadI, 5, -7);
        Assert.Equal(ImageOpcode.SelfArgumentCall, FirstIn(Self, move, Call(3, 3)));
        Assert.Equal(ImageOpcode.SelfArgumentCall, FirstIn(Self, integer, Call(3, 3)));
    }

    [Fact]
    public void Other_calls_of_methods_are_not_marked()
    {
        uint move = Instruction.ABC(Opcode.Move, 5, 2, 0, false);
        uint elsewhere = Instruction.ABC(Opcode.Move, 4, 2, 0, false);
        uint text = Instruction.ABx(Opcode.LoadK, 5, 0);
        Assert.Equal(Opcode.Self, OfficialIn(Self));
        Assert.Equal(Opcode.Self, OfficialIn(Self, Call(4, 2)));
        Assert.Equal(Opcode.Self, OfficialIn(Self, Call(3, 0)));
        Assert.Equal(Opcode.Self, OfficialIn(Self, Call(3, 3)));
        Assert.Equal(Opcode.Self, OfficialIn(Self, move, Call(3, 2)));
        Assert.Equal(Opcode.Self, OfficialIn(Self, move, Call(4, 3)));
        Assert.Equal(Opcode.Self, OfficialIn(Self, elsewhere, Call(3, 3)));
        Assert.Equal(Opcode.Self, OfficialIn(Self, text, Call(3, 3)));
        Assert.Equal(Opcode.Self, OfficialIn(
            Self, Instruction.ABC(Opcode.TailCall, 3, 2, 0, false)));
    }

    [Theory]
    [InlineData(Opcode.EqI, true, ImageOpcode.EqIForward)]
    [InlineData(Opcode.EqI, false, ImageOpcode.NeIForward)]
    [InlineData(Opcode.Test, true, ImageOpcode.TrueForward)]
    [InlineData(Opcode.Test, false, ImageOpcode.FalseForward)]
    public void Tests_whose_jumps_lead_forward_are_marked(Opcode opcode, bool k, ImageOpcode expected)
    {
        uint test = Instruction.ABC(opcode, 0, 0, 0, k);
        Assert.Equal(expected, FirstIn(test, Instruction.SJ(Opcode.Jmp, 0)));
        Assert.Equal(opcode, OfficialIn(test, Instruction.SJ(Opcode.Jmp, -2)));
    }

    [Fact]
    public void Nothing_but_the_opcode_differs_and_official_ones_are_read_back()
    {
        uint[] code = [Self, Call(3, 2), Instruction.ABC(Opcode.Return0, 0, 1, 1, false)];
        byte[] image = ImageOf(code);
        Assert.Equal(Instruction.WithOpcode(Self, (Opcode)ImageOpcode.SelfCall), WordIn(image, 0));
        Assert.Equal(Call(3, 2), WordIn(image, 1));
        ImageContents contents = ImageReader.Read(image);
        Assert.Equal(code, contents.Modules[0].Main.Code);
        Assert.Equal(image, Images.Rebuild(contents));
    }

    private static uint Call(int function, int values)
    {
        return Instruction.ABC(Opcode.Call, function, values, 1, false);
    }

    private static ImageOpcode FirstIn(params uint[] code)
    {
        return (ImageOpcode)Instruction.GetOpcode(WordIn(ImageOf(code), 0));
    }

    private static Opcode OfficialIn(params uint[] code)
    {
        return Instruction.GetOpcode(WordIn(ImageOf(code), 0));
    }

    private static byte[] ImageOf(uint[] code)
    {
        Prototype main = Images.Function(
            new Constant { Kind = ConstantKind.String, Text = "name"u8.ToArray() });
        main.StackSlotsMax = 8;
        main.Code = code;
        return Images.Of(NumberModel.I32F32, main);
    }

    private static uint WordIn(byte[] image, int pc)
    {
        ImageSection prototypes = ImageReader.Read(image).Sections.Single(
            section => section.Name == "prototypes");
        return BitConverter.ToUInt32(
            image, (int)prototypes.Offset + PrototypeRecord.Size + pc * sizeof(uint));
    }
}
