using System.CommandLine;
using NanoLua.Bytecode;
using NanoLua.Cli.Running;
using NanoLua.Cli.Testing;

namespace NanoLua.Cli.Commands;

/// <summary>Runs the project's tests and ends with the line "N passed, N failed".</summary>
internal sealed class TestCommand : Command, IHasExamples
{
    private const string Unit = "unit";
    private const string Engine = "engine";
    private const string Conformance = "conformance";

    private readonly Argument<string?> _filter = new("FILTER")
    {
        Description = "Run only tests whose name contains this text.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _only = new("--only")
    {
        Description = "Run one part: unit (the C# tests), engine (the C++ tests) or conformance "
            + "(what Lua programs do).",
        HelpName = "PART",
    };

    private readonly Option<string?> _board = CommonOptions.Board(
        "Conformance: run on host (sanitizers), stress (a collection at every allocation) or a "
        + $"board. Default: {string.Join(", ", TestMachine.DefaultNames)}, all in turn.");

    private readonly Option<NumberModel?> _numbers =
        CommonOptions.Numbers("both on the host, the default of a board");

    public TestCommand()
        : base("test", "Run the project's own tests: unit, engine, conformance.")
    {
        _only.AcceptOnlyFromAmong(Unit, Engine, Conformance);
        Arguments.Add(_filter);
        Options.Add(_only);
        Options.Add(_board);
        Options.Add(_numbers);
        SetAction(Invoke);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "test",
        "test --only conformance --board netduinoplus2 coroutines/",
        "test --only conformance --board host --numbers i64f64",
        "test --only unit CompilerTests",
    ];

    private int Invoke(ParseResult options)
    {
        string? only = options.GetValue(_only);
        string? filter = options.GetValue(_filter);
        string? board = options.GetValue(_board);
        if (board is not null) TestMachine.Check(board);
        var all = new TestTally();
        if (only is null or Unit)
        {
            RunPart(Unit, all, (tally, progress) =>
            {
                progress("running the C# tests");
                new UnitTests(Checkout.Tree, tally).Run(filter);
            });
        }
        if (only is null or Engine)
        {
            RunPart(Engine, all, (tally, progress) =>
                new EngineTests(Checkout.Tree, tally, progress).Run(filter));
        }
        if (only is null or Conformance)
        {
            RunPart(Conformance, all, (tally, progress) => RunConformance(
                filter, board, options.GetValue(_numbers), tally, progress));
        }
        Console.Out.WriteLine($"{all.Passed} passed, {all.Failed} failed");
        return all.Failed == 0 ? ExitStatus.Success : ExitStatus.Failure;
    }

    private static void RunPart(
        string name, TestTally all, Action<TestTally, Action<string>> part)
    {
        var tally = new TestTally();
        using (var progress = new Progress()) part(tally, progress.Report);
        Console.Error.WriteLine($"nanolua: {name}: {tally.Summary}");
        all.Add(tally);
    }

    private static void RunConformance(
        string? filter, string? board, NumberModel? numbers, TestTally tally,
        Action<string> progress)
    {
        var builder = new MachineBuilder(Checkout.Tree, progress);
        IEnumerable<TestMachine> machines = board is null
            ? TestMachine.CreateDefaults(numbers, builder)
            : TestMachine.Create(board, numbers, builder);
        string folder = Path.Combine(Checkout.Tree.Root, "NanoLua.Tests", "Conformance");
        ConformanceProgram[] programs = ConformanceProgram.Find(folder, filter);
        new ConformanceTests(programs, [.. machines], tally, progress).Run();
    }
}
