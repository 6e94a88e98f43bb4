using NanoLua.Boards;
using NanoLua.Bytecode;
using NanoLua.Cli.Benchmarks;
using NanoLua.Cli.Programs;
using NanoLua.Cli.Running;
using NanoLua.Firmware;

namespace NanoLua.Cli.Figures;

/// <summary>Measures everything that bench/figures.csv keeps.</summary>
/// <param name="say">Gets a sentence about what cannot be measured.</param>
internal sealed class FigureMeasurement(
    SourceTree tree, Action<string> progress, Action<string> say)
{
    private const string ReferenceBoard = "netduinoplus2";
    private const string LinkerOverflow = "' overflowed by ";
    private const int KilobyteBytes = 1024;
    private const double PeakShareMax = 0.6;
    private const double InstructionShareMax = 0.9;
    private const int InstructionsPerPacketMax = 600;

    private static readonly string[] Structures =
    [
        "State", "Thread", "Frame", "Value", "String", "Table", "Node", "LuaClosure",
        "NativeClosure", "Upvalue", "Userdata", "MountedImage",
    ];

    private readonly MachineBuilder _machines = new(tree, progress);
    private readonly FirmwareBuilder _builder = new(tree, progress);
    private readonly BoardCatalog _boards = new(tree.Boards);

    public IReadOnlyList<Figure> MeasureAll() =>
        [.. Enum.GetValues<NumberModel>().SelectMany(MeasureModel), .. MeasureFlash()];

    private IEnumerable<Figure> MeasureModel(NumberModel numbers)
    {
        Board board = _boards.Load(ReferenceBoard);
        Target target = Target.ForRun(board, numbers);
        var runner = new ImageRunner(
            _machines.MeasuringOnBoard(board, numbers), null, _machines.Counted(board, numbers));
        Benchmark[] benchmarks = [.. Benchmark.Find([Path.Combine(tree.Root, "bench")])];
        Benchmark modules = benchmarks.Single(benchmark => benchmark.IsLoadOnly);
        progress($"measuring loading ({numbers.Name()})");
        Figure[] state = [.. new StateFigures(
            runner, target, Packer.ReadModules(modules.Path, target)).Measure()];
        BenchmarkResult[] results =
            MeasureBenchmarks([.. benchmarks.Except([modules])], new(runner, target));
        return
        [
            .. state,
            DeepestStack(results, numbers),
            .. results.Select(result => PeakOf(result, numbers)),
            .. results.Select(result => InstructionsOf(result, numbers)),
            .. MeasureStructures(_builder.BuildFirmware(board, numbers.Name()), numbers),
        ];
    }

    private BenchmarkResult[] MeasureBenchmarks(Benchmark[] benchmarks, BenchmarkRunner runner) =>
    [
        .. benchmarks.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(benchmark =>
        {
            progress($"measuring {benchmark.Name}");
            BenchmarkResult result = runner.Run(benchmark);
            return result.IsRight
                ? result
                : throw new InputException($"{benchmark.Path}: {result.Problem}");
        }),
    ];

    private static Figure DeepestStack(BenchmarkResult[] results, NumberModel numbers)
    {
        BenchmarkResult deepest = results.MaxBy(result => result.Report!.CStackPeak)!;
        return new Figure(
            FigureKind.State, "deepest C stack of a benchmark: bytes", numbers,
            deepest.Report!.CStackPeak!.Value, null);
    }

    private static Figure PeakOf(BenchmarkResult result, NumberModel numbers)
    {
        Benchmark benchmark = result.Benchmark;
        double? theirs = benchmark.Baseline.Ram(
            benchmark.Name, $"puc55_{numbers.Name()}_peak_ram");
        return new Figure(
            FigureKind.Peak, benchmark.Name, numbers, result.Report!.RamPeak,
            (long?)(PeakShareMax * theirs));
    }

    private static Figure InstructionsOf(BenchmarkResult result, NumberModel numbers)
    {
        Benchmark benchmark = result.Benchmark;
        double? theirs = benchmark.Baseline.Instructions(
            benchmark.Name, $"puc55_{numbers.Name()}");
        long? limit = benchmark.Baseline.Packets(benchmark.Name) is { } packets
            ? packets * InstructionsPerPacketMax
            : (long?)(InstructionShareMax * theirs * 1e6);
        return new Figure(
            FigureKind.Instructions, benchmark.Name, numbers, result.Instructions!.Value,
            numbers == NumberModel.I32F32 ? limit : null);
    }

    private static IEnumerable<Figure> MeasureStructures(string elfPath, NumberModel numbers)
    {
        IReadOnlyDictionary<string, int> sizes = StructureSizes.Read(elfPath, Structures);
        return Structures.Where(sizes.ContainsKey).Select(name =>
            new Figure(FigureKind.Structure, name, numbers, sizes[name], null));
    }

    private IEnumerable<Figure> MeasureFlash() =>
        from board in _boards.LoadAll()
        where board.Emulator is not null
        from numbers in ModelsOf(board)
        let bytes = FlashBytes(board, numbers)
        where bytes is not null
        select new Figure(
            FigureKind.Flash, board.Name, numbers, bytes.Value, FlashLimit(board, numbers));

    private long? FlashBytes(Board board, NumberModel numbers)
    {
        try
        {
            return ElfFile.Read(_builder.BuildFirmware(board, numbers.Name())).LoadBytes;
        }
        catch (BuildException error) when (error.Output.Contains(LinkerOverflow))
        {
            say($"{board.Name}: the firmware does not fit");
            return null;
        }
    }

    private static NumberModel[] ModelsOf(Board board) => board.Name == ReferenceBoard
        ? Enum.GetValues<NumberModel>()
        : [NumberModels.Parse(board.Numbers)];

    /// <summary>Cores without an FPU have floats done by functions.</summary>
    private static long? FlashLimit(Board board, NumberModel numbers) => numbers switch
    {
        NumberModel.I64F64 => null,
        _ => (board.Core.FloatAbi == "soft" ? 84 : 80) * KilobyteBytes,
    };
}
