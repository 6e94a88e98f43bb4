using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Cli;

/// <summary>
/// Whatever is wrong with an input: one sentence that names the file and both sides of a mismatch,
/// exit status 2, nothing on standard output and no output file.
/// </summary>
public sealed class BadInputTests : IDisposable
{
    private const int ChecksumOffset = 16;
    private readonly CliProcess _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("empty.lua")]
    [InlineData("empty.luac")]
    [InlineData("empty.nlx")]
    public void Empty_file_is_refused(string name)
    {
        _cli.Write(name, "");
        AssertRefused($"nanolua: {name}: the file is empty\n", "run", name);
    }

    [Fact]
    public void Text_that_is_not_Lua_is_refused_with_its_line()
    {
        _cli.Write("letter.lua", "-- Dear reader,\nthis is a letter\n");
        AssertRefused("nanolua: letter.lua:2: syntax error near 'is'\n", "run", "letter.lua");
        AssertRefused(
            "nanolua: letter.lua:2: syntax error near 'is'\n",
            "compile", "letter.lua", "-o", "letter.luac");
        Assert.Equal(["letter.lua"], FilesIn(_cli.Folder));
    }

    [Fact]
    public void Error_in_a_project_names_the_file_with_its_folder()
    {
        Directory.CreateDirectory(_cli.PathOf("app"));
        _cli.Write("app/main.lua", "x = = 1");
        AssertRefused("nanolua: app/main.lua:1: unexpected symbol near '='\n", "run", "app");
    }

    [Fact]
    public void Truncated_image_is_refused_with_both_lengths()
    {
        byte[] image = PackHello();
        _cli.Write("hello.nlx", image[..^4]);
        AssertRefused(
            $"nanolua: hello.nlx: the image is truncated: its header says {image.Length} bytes, "
            + $"there are {image.Length - 4}\n",
            "run", "hello.nlx");
    }

    [Fact]
    public void Flipped_byte_is_refused_with_both_checksums()
    {
        byte[] image = PackHello();
        uint stored = BitConverter.ToUInt32(image, ChecksumOffset);
        image[^1] ^= 0x40;
        _cli.Write("hello.nlx", image);
        CliResult result = _cli.Run("run", "hello.nlx");
        Assert.Equal(2, result.Status);
        Assert.StartsWith("nanolua: hello.nlx: the image is damaged: ", result.Error);
        Assert.EndsWith($"its header says 0x{stored:X8}\n", result.Error);
    }

    [Fact]
    public void Truncated_chunk_is_refused()
    {
        _cli.Write("fib.luac", File.ReadAllBytes(Golden("fib.i64f64.luac"))[..100]);
        CliResult result = _cli.Run("run", "fib.luac");
        Assert.Equal(2, result.Status);
        Assert.StartsWith("nanolua: fib.luac: the chunk is truncated", result.Error);
    }

    [Fact]
    public void Wrong_number_model_is_refused_with_both_models()
    {
        PackHello("--numbers", "i32f32");
        AssertRefused(
            "nanolua: hello.nlx: the image is for i32f32, but the host runs i64f64 "
            + "(--numbers i32f32 chooses the other)\n",
            "run", "hello.nlx");
        string chunk = Golden("fib.i64f64.luac");
        AssertRefused(
            $"nanolua: {chunk}: the chunk is for i64f64, but netduinoplus2 runs i32f32 "
            + "(--numbers i64f64 chooses the other)\n",
            "run", chunk, "--board", "netduinoplus2");
        AssertRefused(
            $"nanolua: {chunk}: the chunk is for i64f64, but the output is for i32f32 "
            + "(--numbers i64f64 chooses the other)\n",
            "pack", chunk, "-o", "fib.nlx", "--numbers", "i32f32");
        Assert.False(File.Exists(_cli.PathOf("fib.nlx")));
    }

    [Fact]
    public void Image_too_large_for_the_board_is_refused_with_both_sizes()
    {
        _cli.Write("large.lua", $"return [[{new string('x', 17_000)}]]");
        CliResult result = _cli.Run("run", "large.lua", "--board", "stm32vldiscovery");
        Assert.Equal(2, result.Status);
        Assert.Matches(
            @"\Ananolua: large\.lua: the image has 17\d\d\d bytes, "
            + @"but stm32vldiscovery has room for 8192\n\z",
            result.Error);
    }

    [Fact]
    public void Missing_emulator_is_reported_with_its_package()
    {
        PackHello("--numbers", "i32f32");
        using var bare = new CliProcess { SearchPath = _cli.Folder };
        string image = _cli.PathOf("hello.nlx");
        CliResult result = bare.Run("run", image, "--board", "netduinoplus2");
        Assert.Equal(
            new CliResult(2, "", $"nanolua: {image}: cannot run, because netduinoplus2 runs under "
                + "qemu-system-arm, which is not installed (Debian package qemu-system-arm)\n"),
            result);
    }

    [Fact]
    public void Missing_file_and_unknown_board_are_refused()
    {
        AssertRefused("nanolua: nothing.lua: no such file\n", "run", "nothing.lua");
        CliResult result = _cli.Run("run", "nothing.lua", "--board", "toaster");
        Assert.Equal(2, result.Status);
        Assert.Contains("toaster", result.Error);
        Assert.Contains("netduinoplus2", result.Error);
    }

    [Fact]
    public void Unknown_board_is_refused_before_any_test_runs()
    {
        CliResult result = _cli.Run("test", "no test", "--only", "unit", "--board", "toaster");
        Assert.Equal(2, result.Status);
        Assert.StartsWith("nanolua: boards/toaster/board.json: no such board", result.Error);
    }

    [Fact]
    public void Output_into_a_missing_folder_is_refused()
    {
        _cli.Write("hello.lua", "print 'hello'");
        AssertRefused(
            "nanolua: nowhere/hello.luac: cannot be written, its folder does not exist\n",
            "compile", "hello.lua", "-o", "nowhere/hello.luac");
    }

    [Fact]
    public void Two_modules_of_one_name_are_refused_with_both_files()
    {
        Directory.CreateDirectory(_cli.PathOf("a"));
        _cli.Write("a/json.lua", "return 1");
        _cli.Write("json.lua", "return 2");
        AssertRefused(
            "nanolua: json.lua and a/json.lua: both are the module 'json'\n",
            "pack", "json.lua", "a/json.lua", "-o", "both.nlx");
    }

    [Theory]
    [InlineData("run")]
    [InlineData("paint", "x.lua")]
    [InlineData("run", "x.lua", "--numbers", "i16f16")]
    [InlineData("run", "x.lua", "--heap", "much")]
    [InlineData("pack", "x.lua")]
    public void Wrong_usage_has_status_2_and_points_to_the_help(params string[] arguments)
    {
        CliResult result = _cli.Run(arguments);
        Assert.Equal(2, result.Status);
        Assert.Empty(result.Output);
        Assert.EndsWith("--help)\n", result.Error);
    }

    private static string Golden(string name) => Repository.PathOf($"NanoLua.Tests/Golden/{name}");

    private static string[] FilesIn(string folder) =>
        [.. Directory.GetFiles(folder).Select(path => Path.GetFileName(path)!)];

    private byte[] PackHello(params string[] options)
    {
        _cli.Write("hello.lua", "print 'hello'");
        CliResult result = _cli.Run(["pack", "hello.lua", "-o", "hello.nlx", .. options]);
        Assert.Equal(new CliResult(0, "", ""), result);
        return _cli.Read("hello.nlx");
    }

    [Theory]
    [InlineData("700", "a new state: it has 700 bytes")]
    [InlineData("900", "the libraries and the image: it has 896 bytes")]
    public void Heap_that_is_too_small_for_a_program_is_refused_with_both_sizes(
        string heap, string what)
    {
        _cli.Write("hello.lua", "print('hello')");
        CliResult result = _cli.Run("run", "hello.lua", "--board", "netduinoplus2", "--heap", heap);
        Assert.Equal(2, result.Status);
        Assert.Matches(
            $@"nanolua: the heap is too small for {what}, at least \d+ are needed\n$", result.Error);
    }

    private void AssertRefused(string message, params string[] arguments) =>
        Assert.Equal(new CliResult(2, "", message), _cli.Run(arguments));
}
