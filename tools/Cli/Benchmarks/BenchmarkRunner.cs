using System.Text;
using NanoLua.Cli.Programs;
using NanoLua.Cli.Running;
using NanoLua.Qemu;

namespace NanoLua.Cli.Benchmarks;

/// <summary>
/// Runs benchmarks on one machine, each in a state of its own. Stripped images, as the figures of
/// other runtimes are for stripped code.
/// </summary>
internal sealed class BenchmarkRunner(Machine machine, Target target, long? heapBytes)
{
    private const string LoadEntry = "main";
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(5);

    public BenchmarkResult Run(Benchmark benchmark)
    {
        byte[] image = benchmark.IsLoadOnly ? PackModules(benchmark) : PackProgram(benchmark);
        using var file = new TemporaryFile(image);
        using var output = new MemoryStream();
        var request = new RunRequest
        {
            ImagePath = file.Path,
            ProgramName = benchmark.Path,
            HeapBytes = heapBytes,
            Report = true,
            Benchmark = !benchmark.IsLoadOnly,
            Input = Stream.Null,
            Output = output,
            Error = output,
            Timeout = TimeLimit,
        };
        try
        {
            return Judge(benchmark, machine.Run(request), output);
        }
        catch (Exception error) when (error is QemuException or MachineException)
        {
            return new BenchmarkResult(benchmark, null, error.Message);
        }
    }

    private byte[] PackProgram(Benchmark benchmark)
    {
        IReadOnlyList<LuaModule> modules = Packer.ReadModules(benchmark.Path, target);
        return Packer.Pack(modules, modules[0].Name, target.Numbers, strip: true, benchmark.Path);
    }

    /// <summary>All modules and an entry that does nothing: what remains is the loading.</summary>
    private byte[] PackModules(Benchmark benchmark)
    {
        var nothing = new InputFile(LoadEntry, "-- Nothing runs."u8.ToArray());
        var entry = new LuaModule(
            LoadEntry, LoadEntry, nothing.ToPrototype("@" + LoadEntry, target));
        return Packer.Pack(
            [.. Packer.ReadModules(benchmark.Path, target), entry], LoadEntry, target.Numbers,
            strip: true, benchmark.Path);
    }

    private static BenchmarkResult Judge(
        Benchmark benchmark, RunResult result, MemoryStream output)
    {
        if (result.Status != ExitStatus.Success || result.Report is not { } report)
        {
            string said = Encoding.UTF8.GetString(output.ToArray()).Trim();
            return new BenchmarkResult(
                benchmark, result.Report, $"ended with exit status {result.Status}: {said}");
        }
        string? expected = benchmark.ExpectedResult;
        string? problem = expected is null || report.Result == expected
            ? null
            : $"returned {report.Result}, but {expected} is right";
        return new BenchmarkResult(benchmark, report, problem);
    }
}
