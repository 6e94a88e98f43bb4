using System.Globalization;
using NanoLua.Bytecode;
using Spectre.Console;

namespace NanoLua.Cli.Figures;

/// <summary>Figures about memory as tables, each beside its limit.</summary>
internal static class FigureReport
{
    private static readonly (FigureKind Kind, string Title)[] Sections =
    [
        (FigureKind.State, "State and loading"),
        (FigureKind.Peak, "Peak RAM of benchmarks, bytes (limit: 0.6 of PUC-Rio's)"),
        (FigureKind.Flash, "Firmware in flash without image, bytes"),
        (FigureKind.Structure, "Structures, bytes"),
    ];

    public static void Print(IReadOnlyList<Figure> figures)
    {
        foreach ((FigureKind kind, string title) in Sections)
        {
            Console.Out.WriteLine(title);
            PrintSection([.. figures.Where(figure => figure.Kind == kind)]);
            Console.Out.WriteLine();
        }
    }

    private static void PrintSection(Figure[] figures)
    {
        Table table = ResultTable.Create("", "i32f32", "limit", "", "i64f64", "limit", "");
        foreach (int column in (int[])[1, 2, 4, 5]) table.Columns[column].RightAligned();
        foreach (IGrouping<string, Figure> row in figures.GroupBy(figure => figure.Subject))
        {
            table.AddRow([
                Markup.Escape(row.Key),
                .. CellsOf(row, NumberModel.I32F32), .. CellsOf(row, NumberModel.I64F64)]);
        }
        ResultTable.Print(table);
    }

    private static string[] CellsOf(IEnumerable<Figure> row, NumberModel numbers)
    {
        Figure? figure = row.FirstOrDefault(figure => figure.Numbers == numbers);
        if (figure is null) return ["-", "", ""];
        string judgement = figure.Limit is null ? "" : figure.IsOver ? "over" : "ok";
        return [Text(figure.Value), Text(figure.Limit), judgement];
    }

    private static string Text(long? value) =>
        value?.ToString("#,0", CultureInfo.InvariantCulture) ?? "";
}
