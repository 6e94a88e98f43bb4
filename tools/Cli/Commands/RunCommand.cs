using System.CommandLine;
using NanoLua.Boards;
using NanoLua.Bytecode;
using NanoLua.Cli.Programs;
using NanoLua.Cli.Running;

namespace NanoLua.Cli.Commands;

/// <summary>Runs a program on this PC or on an emulated board.</summary>
internal sealed class RunCommand : Command, IHasExamples
{
    private readonly Argument<string> _program = new("PROGRAM")
    {
        Description = "A .lua file, an official Lua 5.5 binary chunk, an image (.nlx), or the "
            + "folder of an image project.",
    };

    private readonly Argument<string[]> _arguments = new("ARGS")
    {
        Description = "Arguments of the program, after --.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _board = CommonOptions.Board(
        "Where to run: host, or a board that is emulated (see boards). Default: host.");

    private readonly Option<NumberModel?> _numbers =
        CommonOptions.Numbers("the board's; i64f64 on the host");

    private readonly Option<long?> _heap =
        CommonOptions.Bytes("--heap", "Memory for Lua. Default: all that the board has.");

    private readonly Option<string?> _stats = new("--stats")
    {
        Description = "Write figures of the run (RAM, instructions, sizes) to a JSON file.",
        HelpName = "FILE.json",
    };

    public RunCommand()
        : base("run", "Run a Lua program on this PC or on an emulated board.")
    {
        Arguments.Add(_program);
        Arguments.Add(_arguments);
        Options.Add(_board);
        Options.Add(_numbers);
        Options.Add(_heap);
        Options.Add(_stats);
        SetAction(Invoke);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "run flash-images/hello --board netduinoplus2",
        "run hello.lua -- one two",
        "run sensor.nlx --numbers i32f32 --heap 32K --stats sensor.json",
    ];

    private int Invoke(ParseResult options)
    {
        string program = options.GetValue(_program)!;
        Board? board = Checkout.FindBoard(options.GetValue(_board) ?? Checkout.HostName);
        Target target = Target.ForRun(board, options.GetValue(_numbers));
        using ProgramImage image = ProgramImage.Open(program, target);
        if (board is not null) RequireRoom(program, image, board);
        string? stats = options.GetValue(_stats);
        Machine machine = Build(program, board, target.Numbers, stats is not null);
        RunResult result = machine.Run(new RunRequest
        {
            ImagePath = image.ImagePath,
            ProgramName = program,
            Arguments = options.GetValue(_arguments)!,
            HeapBytes = options.GetValue(_heap),
            Report = stats is not null,
        });
        if (stats is not null && result.Report is { } report)
        {
            OutputFile.Write(stats, StatsFile.Format(image.Bytes, report));
        }
        return result.Status;
    }

    private static void RequireRoom(string program, ProgramImage image, Board board)
    {
        if (image.Bytes <= board.Image.Size) return;
        throw new InputException(
            $"{program}: the image has {image.Bytes} bytes, but {board.Name} has room for "
            + $"{board.Image.Size}");
    }

    private static Machine Build(
        string program, Board? board, NumberModel numbers, bool measures)
    {
        using var progress = new Progress();
        var builder = new MachineBuilder(Checkout.Tree, progress.Report);
        try
        {
            if (board is null) return builder.InProcess(numbers);
            return measures
                ? builder.MeasuringOnBoard(board, numbers)
                : builder.OnBoard(board, numbers);
        }
        catch (InputException error)
        {
            throw new InputException($"{program}: cannot run, because {error.Message}");
        }
    }
}
