using System.Diagnostics;
using System.Text;
using NanoLua.Boards;
using NanoLua.Bytecode;
using NanoLua.Compiler;
using NanoLua.Firmware;
using NanoLua.Image;
using NanoLua.Qemu;
using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Engine;

/// <summary>
/// The application in C++ of firmware/examples/dhcp: one program, one output, on this PC and on an
/// emulated board.
/// </summary>
public sealed class EmbeddingExampleTests
{
    private const string Output = """
        server 10.0.0.1, leases for 43200 seconds
          printer  02:11:22:33:44:55  10.0.0.10
          camera  02:11:22:33:44:66  10.0.0.11
        offered 10.0.0.10
        offered 10.0.0.100
        ignored
        failed: handler.lua:20: attempt to perform bitwise operation on a nil value
        stack traceback:
        	handler.lua:20: in upvalue 'is_group'
        	handler.lua:26: in function 'handle'
        	[C]: in ?
        ignored
        offered 10.0.0.100
        3 packets accepted, 1 failed

        """;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);
    private static readonly SourceTree Tree = new(Repository.Root);
    private static readonly FirmwareBuilder Builder = new(Tree);

    [Theory]
    [InlineData("i32f32")]
    [InlineData("i64f64")]
    public void Example_serves_packets_on_this_pc(string numbers)
    {
        string program = Builder.BuildHostExample("dhcp", numbers);
        Assert.Equal((Output, 0), Run(program, Pack(numbers)));
    }

    [Fact]
    public void Example_serves_packets_on_an_emulated_board()
    {
        Board board = new BoardCatalog(Tree.Boards).Load("netduinoplus2");
        var output = new MemoryStream();
        using var image = new TemporaryImage(Pack(board.Numbers));
        int status = QemuRunner.Run(new QemuRun
        {
            Board = board,
            Firmware = Builder.BuildExample(board, "dhcp"),
            Image = image.Path,
            Input = Stream.Null,
            Output = output,
            Error = Stream.Null,
            Timeout = Timeout,
        });
        Assert.Equal((Output, 0), (Encoding.UTF8.GetString(output.ToArray()), status));
    }

    [Fact]
    public void Image_that_cannot_be_used_is_refused_with_a_reason()
    {
        string program = Builder.BuildHostExample("dhcp", "i64f64");
        Assert.Equal(
            ("configuration: image is for number model i32f32, this engine is i64f64\n", 1),
            Run(program, Pack("i32f32")));
    }

    /// <summary>The modules beside the application, as one image.</summary>
    private static byte[] Pack(string model)
    {
        NumberModel numbers = model == "i32f32" ? NumberModel.I32F32 : NumberModel.I64F64;
        var builder = new ImageBuilder(numbers);
        foreach (string name in new[] { "config", "handler" })
        {
            byte[] source = File.ReadAllBytes(
                Repository.PathOf($"firmware/examples/dhcp/{name}.lua"));
            byte[] chunkName = Encoding.UTF8.GetBytes($"@{name}.lua");
            builder.AddModule(name, LuaCompiler.Compile(source, chunkName, numbers));
        }
        builder.SetEntry("config");
        return builder.Build();
    }

    private static (string Output, int Status) Run(string program, byte[] image)
    {
        using var file = new TemporaryImage(image);
        var start = new ProcessStartInfo(program, [file.Path]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, process.ExitCode);
    }

    private sealed class TemporaryImage : IDisposable
    {
        public TemporaryImage(byte[] image) => File.WriteAllBytes(Path, image);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
