using System.Text.Json;
using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Cli;

/// <summary>What the commands do with good input.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly CliProcess _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Program_gets_its_arguments_and_its_output_is_all_there_is()
    {
        _cli.Write("echo.lua", "print(arg[0], #arg, ...)");
        AssertRuns("echo.lua\t2\t--help\t@x\n", "run", "echo.lua", "--", "--help", "@x");
    }

    [Fact]
    public void Lua_error_has_status_1_and_a_traceback_with_file_and_line()
    {
        _cli.Write("fail.lua", "local function f()\n  error 'no'\nend\nf()");
        CliResult result = _cli.Run("run", "fail.lua");
        Assert.Equal(1, result.Status);
        Assert.Equal(
            "lua: fail.lua:2: no\nstack traceback:\n\t[C]: in global 'error'\n"
            + "\tfail.lua:2: in local 'f'\n\tfail.lua:4: in main chunk\n\t[C]: in ?\n",
            result.Problem);
    }

    [Fact]
    public void Project_chunk_image_and_source_run_alike()
    {
        Directory.CreateDirectory(_cli.PathOf("app/net"));
        _cli.Write("app/main.lua", "print((require 'net.http'))");
        _cli.Write("app/net/http.lua", "return 'http'");
        AssertRuns("http\n", "run", "app");
        AssertRuns("", "pack", "app", "-o", "app.nlx");
        AssertRuns("http\n", "run", "app.nlx");
        _cli.Write("one.lua", "print 'one'");
        AssertRuns("", "compile", "one.lua", "-o", "one.luac");
        AssertRuns("one\n", "run", "one.luac");
        AssertRuns("", "pack", "one.luac", "-o", "one.nlx");
        AssertRuns("one\n", "run", "one.nlx");
    }

    [Fact]
    public void Same_input_gives_the_same_image_from_any_folder()
    {
        Directory.CreateDirectory(_cli.PathOf("a"));
        _cli.Write("main.lua", "print(require('b'))");
        _cli.Write("b.lua", "return 'b'");
        File.Copy(_cli.PathOf("main.lua"), _cli.PathOf("a/main.lua"));
        File.Copy(_cli.PathOf("b.lua"), _cli.PathOf("a/b.lua"));
        AssertRuns("", "pack", "main.lua", "b.lua", "-o", "1.nlx");
        AssertRuns("", "pack", "a/b.lua", "a/main.lua", "-o", "2.nlx");
        AssertRuns("", "pack", "a", "-o", "3.nlx");
        Assert.Equal(_cli.Read("1.nlx"), _cli.Read("2.nlx"));
        Assert.Equal(_cli.Read("1.nlx"), _cli.Read("3.nlx"));
    }

    [Fact]
    public void Statistics_are_written_and_the_report_is_not_shown()
    {
        _cli.Write("quiet.lua", "local t = {}");
        CliResult result = _cli.Run("run", "quiet.lua", "--stats", "quiet.json");
        Assert.Equal(new CliResult(0, "", ""), result with { Error = result.Problem });
        using JsonDocument stats = JsonDocument.Parse(_cli.Read("quiet.json"));
        Assert.Equal(
            ["image_bytes", "ram_fresh", "ram_after_load", "ram_peak", "ram_free",
                "ram_free_largest", "allocations", "instructions_load", "instructions_run",
                "firmware_flash_bytes", "c_stack_peak"],
            stats.RootElement.EnumerateObject().Select(field => field.Name));
        Assert.True(stats.RootElement.GetProperty("ram_peak").GetInt64() > 0);
        long free = stats.RootElement.GetProperty("ram_free").GetInt64();
        Assert.InRange(stats.RootElement.GetProperty("ram_free_largest").GetInt64(), 1, free);
        Assert.Equal(
            JsonValueKind.Null, stats.RootElement.GetProperty("instructions_run").ValueKind);
    }

    [Fact]
    public void Heap_limit_reaches_the_program()
    {
        _cli.Write("large.lua", "print(pcall(string.rep, 'x', 100000))");
        AssertRuns("false\tnot enough memory\n", "run", "large.lua", "--heap", "64K");
    }

    [Fact]
    public void Listings_and_inspection_are_on_standard_output()
    {
        AssertRuns("", "pack", Repository.PathOf("flash-images/hello"), "-o", "hello.nlx");
        Assert.Contains("entry module \"main\"", _cli.Run("inspect", "hello.nlx").Output);
        Assert.Contains("module greeting", _cli.Run("dis", "hello.nlx").Output);
        Assert.Contains("netduinoplus2", _cli.Run("boards").Output);
        Assert.Contains(
            "GETTABUP", _cli.Run("dis", Repository.PathOf("bench/dhcp.lua")).Output);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("compile")]
    [InlineData("pack")]
    [InlineData("inspect")]
    [InlineData("dis")]
    [InlineData("boards")]
    [InlineData("bench")]
    [InlineData("test")]
    public void Every_command_has_help_with_an_example(string command)
    {
        CliResult result = _cli.Run(command, "--help");
        Assert.Equal(0, result.Status);
        Assert.Contains($"Examples:\n  nanolua {command}", result.Output);
    }

    private void AssertRuns(string output, params string[] arguments)
    {
        CliResult result = _cli.Run(arguments);
        Assert.Equal(new CliResult(0, output, ""), result with { Error = result.Problem });
    }
}
