using Spectre.Console;

namespace NanoLua.Cli;

/// <summary>Plain tables on standard output, never folded: a pipe has no width.</summary>
internal static class ResultTable
{
    private const int WidthMax = 400;

    public static Table Create(params string[] columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (string column in columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)).NoWrap());
        }
        return table;
    }

    public static void Print(Table table)
    {
        var text = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = WidthMax;
        console.Write(table);
        foreach (string line in text.ToString().Split('\n'))
        {
            if (line.AsSpan().TrimEnd().Length > 0) Console.Out.WriteLine(line.TrimEnd());
        }
    }
}
