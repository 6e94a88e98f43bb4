using System.Diagnostics;
using System.Text;
using NanoLua.Boards;
using NanoLua.Firmware;
using NanoLua.Qemu;
using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Boards;

/// <summary>
/// The promises of firmware/platform/platform.h, checked by the same program on every board that
/// can be emulated and on this PC.
/// </summary>
public sealed class PlatformTests
{
    private const string Host = "host";
    private const int FatalStatus = 3;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);
    private static readonly SourceTree Tree = new(Repository.Root);
    private static readonly BoardCatalog Catalog = new(Tree.Boards);

    public static TheoryData<string> Emulated => new(EmulatedNames());

    public static TheoryData<string> Everywhere => new(EmulatedNames().Append(Host));

    public static TheoryData<string> Protected => new(
        Catalog.LoadAll()
            .Where(board => board.Emulator is not null && board.Core.MpuRegions > 0)
            .Select(board => board.Name));

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void Streams_stay_apart_and_status_is_returned(string board)
    {
        Result result = Run(board, "streams");
        Assert.Equal($"to out, {new string('x', 600)}\n", result.Output);
        Assert.Equal("to error\n", result.Error);
        Assert.Equal(42, result.Status);
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void Arguments_arrive_unchanged(string board)
    {
        Result result = Run(board, "arguments", "a b", "", "c,d%", "ü\n");
        Assert.Equal(new Result("[a b]\n[]\n[c,d%]\n[ü\n]\nnamed\n", "", 0), result);
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void Input_is_read_to_its_end(string board)
    {
        Assert.Equal(new Result("line\nrest", "", 0), Run(board, "echo"));
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void Image_and_heap_are_where_the_facts_say(string board)
    {
        Result result = Run(board, "memory");
        Assert.Contains("image=\u001bNLXbody\n", result.Output);
        Assert.DoesNotContain("heap_usable=0", result.Output);
        Assert.Contains("heap_usable=1\n", result.Output);
        Assert.Contains("stack_in_bounds=1\n", result.Output);
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void Memory_is_copied_moved_filled_and_compared_at_any_alignment(string board)
    {
        Assert.Equal(new Result("", "", 0), Run(board, "memory-functions"));
    }

    [Theory]
    [MemberData(nameof(Emulated))]
    public void Instruction_counter_repeats_exactly(string board)
    {
        int step = Catalog.Load(board).Counter.InstructionsPerTick;
        int counted = step > 0 ? 1 : 0;
        Assert.Equal(
            new Result($"difference_in_bounds=1\ncounted={counted}\nstep={step}\n", "", 0),
            Run(board, "counter"));
    }

    [Theory]
    [MemberData(nameof(Protected))]
    public void Write_to_the_image_faults(string board)
    {
        AssertFault(board, "write-image", "nanolua: memory protection fault\n pc ");
    }

    [Theory]
    [MemberData(nameof(Protected))]
    public void Read_through_null_faults(string board)
    {
        AssertFault(board, "read-null", "nanolua: memory protection fault\n pc ");
    }

    [Theory]
    [MemberData(nameof(Emulated))]
    public void Stack_overflow_faults_with_a_report(string board)
    {
        string fault =
            Catalog.Load(board).Core.MpuRegions > 0 ? "memory protection fault" : "bus fault";
        AssertFault(board, "overflow-stack", $"nanolua: {fault} (C stack overflow)\n r4 ");
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void Fatal_error_has_a_message_and_a_status(string board)
    {
        Assert.Equal(
            new Result("", "nanolua: fatal: as asked\n", FatalStatus), Run(board, "fatal"));
    }

    [Fact]
    public void Host_region_places_reuses_and_protects_its_parts()
    {
        string test = new FirmwareBuilder(Tree).BuildRegionTest();
        Assert.Equal(new Result("", "", 0), RunProgram(test));
    }

    [Fact]
    public void Second_build_starts_no_tool()
    {
        var reports = new List<string>();
        new FirmwareBuilder(Tree).BuildHostSelfTest();
        new FirmwareBuilder(Tree, reports.Add).BuildHostSelfTest();
        Assert.Empty(reports);
    }

    private static IEnumerable<string> EmulatedNames() =>
        Catalog.LoadAll().Where(board => board.Emulator is not null).Select(board => board.Name);

    private static void AssertFault(string board, string test, string report)
    {
        Result result = Run(board, test);
        Assert.StartsWith(report, result.Error);
        Assert.Contains(" cfsr ", result.Error);
        Assert.Equal(FatalStatus, result.Status);
    }

    private static Result Run(string board, params string[] arguments)
    {
        string image = Path.GetTempFileName();
        File.WriteAllText(image, "\u001bNLXbody");
        try
        {
            return board == Host ? RunHost(image, arguments) : RunBoard(board, image, arguments);
        }
        finally
        {
            File.Delete(image);
        }
    }

    private static Result RunBoard(string name, string image, string[] arguments)
    {
        Board board = Catalog.Load(name);
        var output = new MemoryStream();
        var error = new MemoryStream();
        int status = QemuRunner.Run(new QemuRun
        {
            Board = board,
            Firmware = new FirmwareBuilder(Tree).BuildSelfTest(board),
            Image = image,
            Arguments = arguments,
            Input = new MemoryStream("line\nrest"u8.ToArray()),
            Output = output,
            Error = error,
            Timeout = Timeout,
        });
        return new Result(Text(output), Text(error), status);
    }

    private static Result RunHost(string image, string[] arguments) =>
        RunProgram(new FirmwareBuilder(Tree).BuildHostSelfTest(), [image, .. arguments]);

    private static Result RunProgram(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        WriteInput(process);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Result(output, error.Result, process.ExitCode);
    }

    /// <summary>Most of the tests end without reading it.</summary>
    private static void WriteInput(Process process)
    {
        try
        {
            process.StandardInput.Write("line\nrest");
            process.StandardInput.Close();
        }
        catch (IOException)
        {
        }
    }

    private static string Text(MemoryStream stream) => Encoding.UTF8.GetString(stream.ToArray());

    private sealed record Result(string Output, string Error, int Status);
}
