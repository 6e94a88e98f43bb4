using System.CommandLine;
using NanoLua.Boards;
using NanoLua.Bytecode;
using NanoLua.Cli.Benchmarks;
using NanoLua.Cli.Figures;
using NanoLua.Cli.Programs;
using NanoLua.Cli.Running;

namespace NanoLua.Cli.Commands;

/// <summary>Measures benchmarks and compares them with other runtimes.</summary>
internal sealed class BenchCommand : Command, IHasExamples
{
    private const string DefaultBoard = "netduinoplus2";

    private readonly Argument<string[]> _paths = new("DIR or FILES")
    {
        Description = "Files that return a function, or folders of them; a folder may hold a "
            + "baseline.json with figures to compare. Default: the project's bench/.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _board = CommonOptions.Board(
        $"Where to run: host, or a board that is emulated. Default: {DefaultBoard}.");

    private readonly Option<NumberModel?> _numbers =
        CommonOptions.Numbers("the board's; i64f64 on the host");

    private readonly Option<long?> _heap =
        CommonOptions.Bytes("--heap", "Memory for Lua. Default: all that the board has.");

    private readonly Option<bool> _profile = new("--profile")
    {
        Description = "Show where the instructions of each program go: by function of the "
            + "firmware and by Lua opcode.",
    };

    private readonly Option<bool> _all = new("--all")
    {
        Description = "Compare with every runtime in the baseline, not with PUC-Rio's alone.",
    };

    private readonly Option<bool> _memory = new("--memory")
    {
        Description = "Measure what the project keeps in bench/figures.csv, show what is about RAM "
            + "and flash beside its limits, and say what has changed.",
    };

    private readonly Option<bool> _accept = new("--accept")
    {
        Description = "With --memory: keep what was measured in bench/figures.csv.",
    };

    private readonly Option<string?> _json = new("--json")
    {
        Description = "Write the results to a file, as an array of objects.",
        HelpName = "FILE",
    };

    public BenchCommand()
        : base("bench", "Measure programs in guest instructions and RAM.")
    {
        Arguments.Add(_paths);
        Options.Add(_board);
        Options.Add(_numbers);
        Options.Add(_heap);
        Options.Add(_profile);
        Options.Add(_all);
        Options.Add(_memory);
        Options.Add(_accept);
        Options.Add(_json);
        SetAction(Invoke);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "bench",
        "bench bench/fib.lua bench/oop.lua --json result.json",
        "bench --profile bench/oop.lua",
        "bench --all --numbers i64f64",
        "bench --memory --accept",
    ];

    private int Invoke(ParseResult options)
    {
        string[] paths = options.GetValue(_paths)!;
        if (options.GetValue(_memory)) return MeasureFigures(options);
        if (options.GetValue(_accept)) throw new InputException("--accept needs --memory");
        if (paths.Length == 0) paths = [DefaultFolder()];
        IReadOnlyList<Benchmark> benchmarks = Benchmark.Find(paths);
        Board? board = Checkout.FindBoard(options.GetValue(_board) ?? DefaultBoard);
        if (board is null && options.GetValue(_profile))
        {
            throw new InputException("--profile counts guest instructions, and the host has none");
        }
        Target target = Target.ForRun(board, options.GetValue(_numbers));
        BenchmarkResult[] results =
            Measure(benchmarks, board, target, options.GetValue(_heap));
        if (options.GetValue(_profile))
        {
            PrintProfiles(results);
        }
        else
        {
            BenchmarkReport.Print(results, target.Numbers, options.GetValue(_all));
        }
        if (options.GetValue(_json) is { } json) BenchmarkReport.WriteJson(json, results);
        return Conclude(results);
    }

    private int MeasureFigures(ParseResult options)
    {
        RequireAlone(options);
        string path = Path.Combine(Checkout.Tree.Root, "bench", FigureFile.Name);
        IReadOnlyList<Figure> measured;
        using (var progress = new Progress())
        {
            measured = new FigureMeasurement(
                Checkout.Tree, progress.Report, text => progress.Say($"nanolua: {text}")).MeasureAll();
        }
        FigureReport.Print(measured);
        if (options.GetValue(_accept))
        {
            FigureFile.Write(path, measured);
            return ExitStatus.Success;
        }
        IReadOnlyList<string> changes = FigureComparison.Compare(FigureFile.Read(path), measured);
        foreach (string change in changes) Console.Error.WriteLine($"nanolua: {change}");
        if (changes.Count == 0) return ExitStatus.Success;
        Console.Error.WriteLine("nanolua: bench --memory --accept keeps what is measured now");
        return ExitStatus.Failure;
    }

    /// <summary>The figures are of fixed programs and boards.</summary>
    private void RequireAlone(ParseResult options)
    {
        Option[] others = [_board, _numbers, _heap, _profile, _all, _json];
        string? other = options.GetValue(_paths)!.FirstOrDefault()
            ?? others.FirstOrDefault(option => options.GetResult(option) is { Implicit: false })?.Name;
        if (other is null) return;
        throw new InputException($"--memory measures fixed programs and boards: leave out {other}");
    }

    private static string DefaultFolder() => Path.GetRelativePath(
        Directory.GetCurrentDirectory(), Path.Combine(Checkout.Tree.Root, "bench"));

    private static BenchmarkResult[] Measure(
        IReadOnlyList<Benchmark> benchmarks, Board? board, Target target, long? heapBytes)
    {
        using var progress = new Progress();
        var builder = new MachineBuilder(Checkout.Tree, progress.Report);
        Machine machine = board is null
            ? builder.Host(target.Numbers)
            : builder.MeasuringOnBoard(board, target.Numbers);
        CountedFirmware? firmware =
            board is null ? null : builder.Counted(board, target.Numbers);
        var runner = new BenchmarkRunner(new ImageRunner(machine, heapBytes, firmware), target);
        int finished = 0;
        return [.. benchmarks.AsParallel().AsOrdered().WithDegreeOfParallelism(2)
            .Select(benchmark =>
            {
                progress.Report($"measuring {benchmark.Name} ({finished} of {benchmarks.Count})");
                BenchmarkResult result = runner.Run(benchmark);
                Interlocked.Increment(ref finished);
                return result;
            })];
    }

    private static void PrintProfiles(BenchmarkResult[] results)
    {
        foreach (BenchmarkResult result in results)
        {
            if (result.Profile is not { } profile) continue;
            ProfileReport.Print(result.Benchmark, profile);
            Console.Out.WriteLine();
        }
    }

    private static int Conclude(BenchmarkResult[] results)
    {
        BenchmarkResult[] wrong = [.. results.Where(result => !result.IsRight)];
        foreach (BenchmarkResult result in wrong)
        {
            Console.Error.WriteLine($"nanolua: {result.Benchmark.Path}: {result.Problem}");
        }
        return wrong.Length == 0 ? ExitStatus.Success : ExitStatus.Failure;
    }
}
