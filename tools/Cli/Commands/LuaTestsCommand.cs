using System.CommandLine;
using NanoLua.Bytecode;
using NanoLua.Cli.LuaTests;
using NanoLua.Cli.Running;
using Spectre.Console;

namespace NanoLua.Cli.Commands;

/// <summary>Runs PUC-Rio Lua's own test suite on this PC and shows a table of results.</summary>
internal sealed class LuaTestsCommand : Command, IHasExamples
{
    private readonly Argument<string> _folder = new("DIR")
    {
        Description = "The folder testes of the Lua 5.5.0 sources (github.com/lua/lua, v5.5.0).",
    };

    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Files of the folder to run, such as gc.lua. Default: all that are tests.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<NumberModel?> _numbers = CommonOptions.Numbers("both");

    public LuaTestsCommand()
        : base("lua-tests", "Run the official test suite of Lua, file by file.")
    {
        Arguments.Add(_folder);
        Arguments.Add(_files);
        Options.Add(_numbers);
        SetAction(Invoke);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "lua-tests ../lua/testes",
        "lua-tests ../lua/testes gc.lua strings.lua --numbers i32f32",
    ];

    private int Invoke(ParseResult options)
    {
        var folder = new SuiteFolder(options.GetValue(_folder)!);
        string[] files = folder.Find(options.GetValue(_files)!);
        NumberModel[] models = options.GetValue(_numbers) is { } numbers
            ? [numbers]
            : [NumberModel.I64F64, NumberModel.I32F32];
        SuiteResult[] results = RunAll(folder, files, models);
        Print(results);
        return results.Any(result => result.IsFailure) ? ExitStatus.Failure : ExitStatus.Success;
    }

    private static SuiteResult[] RunAll(SuiteFolder folder, string[] files, NumberModel[] models)
    {
        using var progress = new Progress();
        var builder = new MachineBuilder(Checkout.Tree, progress.Report);
        foreach (NumberModel numbers in models) builder.InProcess(numbers);
        var runner = new SuiteRunner(folder);
        // One after another: files of the suite write to temporary files of equal names.
        return [.. models.SelectMany(numbers => files.Select(file =>
        {
            progress.Report($"running {file} with {numbers.Name()}");
            return runner.Run(file, numbers);
        }))];
    }

    private static void Print(SuiteResult[] results)
    {
        Table table = ResultTable.Create("file", "numbers", "result", "details");
        foreach (SuiteResult result in results)
        {
            table.AddRow(
                Markup.Escape(result.File), result.Numbers.Name(), result.Outcome,
                Markup.Escape(result.Details));
        }
        ResultTable.Print(table);
        int passed = results.Count(result => result.Problem is null);
        int failed = results.Count(result => result.IsFailure);
        int listed = results.Length - passed - failed;
        string also = listed == 0 ? "" : $", {listed} listed";
        Console.Out.WriteLine($"{passed} passed, {failed} failed{also}");
    }
}
