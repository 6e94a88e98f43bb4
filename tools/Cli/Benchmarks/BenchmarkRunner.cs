using System.Text;
using NanoLua.Cli.Programs;
using NanoLua.Cli.Running;
using NanoLua.Qemu;

namespace NanoLua.Cli.Benchmarks;

/// <summary>
/// Runs benchmarks on one machine, each in a state of its own. Stripped images, as the figures of
/// other runtimes are for stripped code.
/// </summary>
internal sealed class BenchmarkRunner(
    Machine machine, Target target, long? heapBytes, CountedFirmware? firmware = null)
{
    private const string LoadEntry = "main";
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(5);

    public BenchmarkResult Run(Benchmark benchmark)
    {
        byte[] image = benchmark.IsLoadOnly ? PackModules(benchmark) : PackProgram(benchmark);
        using var file = new TemporaryFile(image);
        using var counts = new TemporaryFile([]);
        using var output = new MemoryStream();
        var request = new RunRequest
        {
            ImagePath = file.Path,
            ProgramName = benchmark.Path,
            HeapBytes = heapBytes,
            Report = true,
            Benchmark = !benchmark.IsLoadOnly,
            Counting = firmware?.CountInto(counts.Path),
            Input = Stream.Null,
            Output = output,
            Error = output,
            Timeout = TimeLimit,
        };
        try
        {
            RunResult result = machine.Run(request);
            return Judge(
                benchmark, result, firmware?.ReadProfile(counts.Path, benchmark.IsLoadOnly), output);
        }
        catch (Exception error) when (error is QemuException or MachineException)
        {
            return new BenchmarkResult(benchmark, null, null, error.Message);
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

    private BenchmarkResult Judge(
        Benchmark benchmark, RunResult result, ExecutionProfile? profile, MemoryStream output)
    {
        if (result.Status != ExitStatus.Success || result.Report is not { } report)
        {
            string said = Encoding.UTF8.GetString(output.ToArray()).Trim();
            return new BenchmarkResult(
                benchmark, result.Report, null,
                $"ended with exit status {result.Status}: {said}");
        }
        return new BenchmarkResult(
            benchmark, report, profile, ProblemOf(benchmark, report, profile));
    }

    private string? ProblemOf(
        Benchmark benchmark, RunReport report, ExecutionProfile? profile)
    {
        if (benchmark.ExpectedResult is { } expected && report.Result != expected)
        {
            return $"returned {report.Result}, but {expected} is right";
        }
        long? counted = benchmark.IsLoadOnly ? report.InstructionsLoad : report.InstructionsRun;
        return profile is null || counted is null
            || Math.Abs(profile.Instructions - counted.Value) <= firmware!.CountToleranceMax
            ? null
            : $"the board counted {counted} instructions, the emulator {profile.Instructions}";
    }
}
