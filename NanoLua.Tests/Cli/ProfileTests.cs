using System.Text.RegularExpressions;
using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Cli;

/// <summary>Counts of the emulator, beside what the board counts itself.</summary>
public sealed partial class ProfileTests : IDisposable
{
    private readonly CliProcess _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Profile_has_functions_and_opcodes_that_add_up()
    {
        _cli.Write("loop.lua", "return function() local n = 0 for i = 1, 1000 do n = n ~ i end end");
        CliResult result = _cli.Run("bench", "--profile", "loop.lua");
        Assert.Equal(new CliResult(0, result.Output, ""), result with { Error = result.Problem });
        string[] parts = result.Output.Split("By ");
        string total = TotalPattern().Match(parts[0]).Groups[1].Value;
        Assert.Contains($"{total} ", parts[1].Split('\n').Single(line => line.Contains("(all)")));
        Assert.Contains($"{total} ", parts[2].Split('\n').Single(line => line.Contains("(all)")));
        Assert.Matches(@"\brunForLoop\b", parts[1]);
        Assert.Matches(@" 1,000 +\d+\.0 +BXOR\n", parts[2]);
    }

    [Fact]
    public void Profile_of_the_host_is_refused()
    {
        CliResult result = _cli.Run(
            "bench", "--profile", "--board", "host", Repository.PathOf("bench/fib.lua"));
        Assert.Equal(
            new CliResult(
                2, "",
                "nanolua: --profile counts guest instructions, and the host has none\n"),
            result);
    }

    [Theory]
    [InlineData("--accept needs --memory", "bench", "--accept")]
    [InlineData(
        "--memory measures fixed programs and boards: leave out --board", "bench", "--memory",
        "--board", "host")]
    [InlineData(
        "--memory measures fixed programs and boards: leave out fib.lua", "bench", "--memory",
        "fib.lua")]
    public void Options_that_contradict_are_refused(string problem, params string[] arguments)
    {
        Assert.Equal(new CliResult(2, "", $"nanolua: {problem}\n"), _cli.Run(arguments));
    }

    [GeneratedRegex(@"^loop\.lua: ([\d,]+) instructions, about [\d,]+ cycles")]
    private static partial Regex TotalPattern();
}
