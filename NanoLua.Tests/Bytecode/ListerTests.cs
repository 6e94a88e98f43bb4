using NanoLua.Bytecode;
using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Bytecode;

/// <summary>Listings of official chunks; with NANOLUA_BLESS=1 they are written instead.</summary>
public sealed class ListerTests
{
    [Theory]
    [InlineData("closures.i64f64")]
    [InlineData("crc32.i32f32")]
    [InlineData("config.i32f32")]
    public void Listing_is_as_reviewed(string name)
    {
        string folder = Repository.PathOf("NanoLua.Tests/Golden");
        byte[] bytes = File.ReadAllBytes(Path.Combine(folder, name + ".luac"));
        string listing = Lister.List(ChunkReader.Read(bytes, out NumberModel model), model);
        string reviewed = Path.Combine(folder, name + ".verified.txt");
        if (Environment.GetEnvironmentVariable("NANOLUA_BLESS") == "1")
        {
            File.WriteAllText(reviewed, listing);
        }
        Assert.Equal(File.ReadAllText(reviewed).ReplaceLineEndings("\n"), listing);
    }

    [Fact]
    public void Instructions_that_make_no_sense_are_listed_all_the_same()
    {
        Prototype prototype = new()
        {
            Code =
            [
                127, Instruction.ABx(Opcode.LoadK, 9, 7), Instruction.ABx(Opcode.Closure, 0, 3),
                Instruction.ABC(Opcode.GetTabUp, 0, 5, 5, false),
                Instruction.ABC(Opcode.MMBin, 0, 0, 200, false),
                Instruction.ABx(Opcode.ForLoop, 0, 131071),
            ],
        };
        string[] lines = Lister.List(prototype, NumberModel.I64F64).Split('\n');
        Assert.Equal("main <-:0-0> parameters=0 slots=0 instructions=6 functions=0", lines[0]);
        Assert.Equal("     0  [-]   opcode 127 does not exist", lines[1]);
        Assert.Equal("     1  [-]   LOADK       r9 k7           ; ?", lines[2]);
        Assert.Equal("     2  [-]   CLOSURE     r0 p3           ; line ?", lines[3]);
        Assert.Equal("     3  [-]   GETTABUP    r0 u5 k5        ; - ?", lines[4]);
        Assert.Equal("     4  [-]   MMBIN       r0 r0 200       ; __?", lines[5]);
        Assert.Equal("     5  [-]   FORLOOP     r0 131071       ; to -131065", lines[6]);
    }
}
