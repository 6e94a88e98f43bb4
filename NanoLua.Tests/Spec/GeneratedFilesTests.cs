using NanoLua.SpecGenerator;
using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Spec;

public sealed class GeneratedFilesTests
{
    private const string Output = "output cpp out.h nanolua";

    [Fact]
    public void Committed_files_are_what_the_specification_generates()
    {
        Assert.Empty(GeneratedFiles.Differences(Repository.Root));
    }

    [Fact]
    public void Constants_records_and_enumerations_refer_to_each_other()
    {
        string text = Generate(
            Output, "record Pair", "    first : u32", "    second : u16[2]  # both", "",
            "constants Limits : u16", "    Bytes = (Pair.Size + Pair.second) << 1",
            "    Name : text = \"a#b\"", "    Least : i32 = -1", "",
            "enum Kind : u8 list", "    None", "    Last = Limits.Bytes - 4", "    Next");
        Assert.Contains("static_assert(sizeof(Pair) == 8);", text);
        Assert.Contains("uint16_t second[2];  // both", text);
        Assert.Contains("static constexpr uint16_t kBytes = 24;", text);
        Assert.Contains("static constexpr char kName[] = \"a#b\";", text);
        Assert.Contains("static constexpr int32_t kLeast = -1;", text);
        Assert.Contains("Next = 21,", text);
        Assert.Contains("#define NANOLUA_KINDS(X)", text);
    }

    [Theory]
    [InlineData("s.txt:3: 256 does not fit in u8", "constants X : u8", "    A = 256")]
    [InlineData("s.txt:3: 'B' is not defined above this line", "constants X", "    A = B")]
    [InlineData("s.txt:4: 'A' is defined twice", "enum X", "    A", "    A")]
    [InlineData("s.txt:3: a constant needs a value", "constants X", "    A")]
    [InlineData("s.txt:2: unknown kind of section 'table'", "table X")]
    [InlineData("s.txt:3: division by zero in the value", "constants X", "    A = 1 / 0")]
    [InlineData("s.txt:4: 'b' at offset 1 is not aligned to 4 bytes",
        "record X", "    a : u8", "    b : u32")]
    [InlineData("s.txt:4: the size of 'X', 5, is not a multiple of 4 bytes",
        "record X", "    a : u32", "    b : u8")]
    [InlineData("s.txt:3: 'Odd' is not a member of InstructionFormat",
        "opcodes X", "    0 Move Odd")]
    public void Mistake_is_reported_with_its_line(string expected, params string[] lines)
    {
        SpecException exception = Assert.Throws<SpecException>(() => Generate([Output, .. lines]));
        Assert.Equal(expected, exception.Message);
    }

    [Fact]
    public void Fingerprint_ignores_comments_and_spacing_only()
    {
        string[] lines = [Output, "constants X", "    Hash = fingerprint", "    A = 1"];
        string[] commented =
            [Output, "constants X", "    Hash  =  fingerprint  # why", "    A = 1"];
        string[] changed = [Output, "constants X", "    Hash = fingerprint", "    A = 2"];
        Assert.Equal(HashLine(lines), HashLine(commented));
        Assert.NotEqual(HashLine(lines), HashLine(changed));
    }

    private static string HashLine(string[] lines)
    {
        string line = Generate(lines).Split('\n').Single(candidate => candidate.Contains("kHash"));
        return line.Split("//")[0].Trim();
    }

    private static string Generate(params string[] lines)
    {
        SpecFile file = SpecReader.Read("s.txt", lines);
        return GeneratedFiles.Write(file, file.Outputs[0]);
    }
}
