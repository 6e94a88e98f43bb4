using NanoLua.Boards;
using NanoLua.Bytecode;
using NanoLua.Cli;
using NanoLua.Cli.Benchmarks;
using NanoLua.Cli.Programs;
using NanoLua.Cli.Running;
using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Cli;

/// <summary>Chunks that PUC-Rio Lua 5.5.0 made run on our engine, in both number models.</summary>
public sealed class GoldenChunkTests
{
    private static readonly Baseline Baseline = Baseline.Read(Repository.PathOf("bench"));

    public static TheoryData<string> Benchmarks => Chunks(isBenchmark: true);

    public static TheoryData<string> Modules => Chunks(isBenchmark: false);

    [Theory]
    [MemberData(nameof(Benchmarks))]
    public void Benchmark_gives_the_result_of_the_baseline(string name)
    {
        Target target = TargetOf(name);
        var benchmark = new Benchmark(BaseName(name), PathOf(name), Baseline);
        BenchmarkResult result =
            new BenchmarkRunner(new ImageRunner(MachineFor(target), null, null), target).Run(benchmark);
        Assert.Null(result.Problem);
        Assert.Equal(Baseline.ResultOf(benchmark.Name), result.Report!.Result);
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void Module_runs(string name)
    {
        Target target = TargetOf(name);
        using ProgramImage image = ProgramImage.Open(PathOf(name), target);
        using var output = new MemoryStream();
        RunResult result = MachineFor(target).Run(new RunRequest
        {
            ImagePath = image.ImagePath,
            ProgramName = name,
            Input = Stream.Null,
            Output = output,
            Error = output,
        });
        Assert.Equal((0, 0L), (result.Status, output.Length));
    }

    private static TheoryData<string> Chunks(bool isBenchmark) => new(
        Directory.GetFiles(Repository.PathOf("NanoLua.Tests/Golden"), "*.luac")
            .Select(path => Path.GetFileName(path)!)
            .Where(name => Baseline.ResultOf(BaseName(name)) is not null == isBenchmark)
            .Order());

    private static string PathOf(string name) => Repository.PathOf($"NanoLua.Tests/Golden/{name}");

    private static string BaseName(string name) => name.Split('.')[0];

    private static Target TargetOf(string name) =>
        Target.ForRun(null, NumberModels.Parse(name.Split('.')[1]));

    private static Machine MachineFor(Target target) =>
        new MachineBuilder(new SourceTree(Repository.Root), null).Host(target.Numbers);
}
