using System.CommandLine;
using NanoLua.Boards;
using Spectre.Console;

namespace NanoLua.Cli.Commands;

/// <summary>Lists the boards.</summary>
internal sealed class BoardsCommand : Command, IHasExamples
{
    public BoardsCommand()
        : base("boards", "List the boards: memory, number model, emulator.")
    {
        SetAction(_ => Invoke());
    }

    public IReadOnlyList<string> Examples { get; } = ["boards"];

    private static int Invoke()
    {
        Table table = ResultTable.Create(
            "board", "core", "flash", "RAM", "image", "numbers", "emulator", "description");
        foreach (Board board in Checkout.Boards.LoadAll())
        {
            table.AddRow(CellsOf(board).Select(Markup.Escape).ToArray());
        }
        ResultTable.Print(table);
        return ExitStatus.Success;
    }

    private static IEnumerable<string> CellsOf(Board board) =>
    [
        board.Name,
        board.Core.Cpu,
        Kilobytes(board.FlashBytes),
        Kilobytes(board.RamBytes),
        $"{Kilobytes(board.Image.Size)} at 0x{board.Image.Base:x8}",
        board.Numbers,
        board.Emulator?.Machine ?? "-",
        board.Description,
    ];

    private static string Kilobytes(long bytes) => $"{bytes / 1024} KB";
}
