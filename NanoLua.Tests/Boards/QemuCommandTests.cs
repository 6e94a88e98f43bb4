using NanoLua.Boards;
using NanoLua.Qemu;
using NanoLua.Qemu.Counting;
using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Boards;

public sealed class QemuCommandTests
{
    private static readonly Board NetduinoPlus2 =
        new BoardCatalog(Repository.PathOf("boards")).Load("netduinoplus2");

    [Theory]
    [InlineData("plain-1.5/x", "plain-1.5/x")]
    [InlineData("", "%")]
    [InlineData("a b,c", "a%20b%2cc")]
    [InlineData("100%", "100%25")]
    [InlineData("é\n", "%c3%a9%0a")]
    public void Argument_is_encoded_against_separators(string argument, string encoded)
    {
        Assert.Equal(encoded, CommandLineEncoding.Encode(argument));
    }

    [Fact]
    public void Command_has_machine_counter_streams_and_image_address()
    {
        var run = new QemuRun
        {
            Board = NetduinoPlus2,
            Firmware = "f.elf",
            Image = "a,b.nlx",
            ProgramName = "hello",
            Arguments = ["x y"],
        };
        Assert.Equal(
            "-M netduinoplus2 -icount shift=0,sleep=off -display none -serial none -monitor none "
            + "-semihosting-config enable=on,target=native,arg=hello,arg=x%20y -kernel f.elf "
            + "-device loader,file=a,,b.nlx,addr=0x08040000,force-raw=on",
            string.Join(' ', QemuCommand.Arguments(run)));
    }

    [Fact]
    public void Counting_loads_the_plugin_with_its_marks()
    {
        var run = new QemuRun
        {
            Board = NetduinoPlus2,
            Firmware = "f.elf",
            Counting = new ExecutionCounting
            {
                Plugin = "a,b.so", Output = "o.txt", Mark = 0x8000200, Entries = [0x10, 0x20],
            },
        };
        Assert.EndsWith(
            "-plugin a,,b.so,out=o.txt,mark=8000200,entries=10+20",
            string.Join(' ', QemuCommand.Arguments(run)));
    }

    [Fact]
    public void Board_without_emulator_is_refused()
    {
        Board board = NetduinoPlus2 with { Emulator = null };
        var run = new QemuRun { Board = board, Firmware = "f.elf" };
        Assert.Equal(
            "the board netduinoplus2 cannot be emulated",
            Assert.Throws<QemuException>(() => QemuCommand.Arguments(run)).Message);
    }

    [Fact]
    public void Image_too_large_for_the_board_is_refused_with_both_sizes()
    {
        string image = Path.GetTempFileName();
        using (FileStream file = File.OpenWrite(image)) file.SetLength(786433);
        var run = new QemuRun { Board = NetduinoPlus2, Firmware = "f.elf", Image = image };
        Assert.Equal(
            $"{image}: the image has 786433 bytes, but netduinoplus2 has room for 786432",
            Assert.Throws<QemuException>(() => QemuRunner.Run(run)).Message);
        File.Delete(image);
    }

    [Fact]
    public void Message_of_the_emulator_becomes_the_error()
    {
        var run = new QemuRun
        {
            Board = NetduinoPlus2, Firmware = "/nowhere/f.elf", Output = Stream.Null,
            Error = Stream.Null,
        };
        Assert.Equal(
            "qemu-system-arm: Could not load kernel '/nowhere/f.elf'",
            Assert.Throws<QemuException>(() => QemuRunner.Run(run)).Message);
    }
}
