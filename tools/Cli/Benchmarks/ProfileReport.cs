using System.Globalization;
using NanoLua.Firmware;
using Spectre.Console;

namespace NanoLua.Cli.Benchmarks;

/// <summary>Where the instructions of one benchmark went, by function and by Lua opcode.</summary>
internal static class ProfileReport
{
    private const int NameColumnsMax = 72;
    private const double SmallestShare = 0.001;

    public static void Print(Benchmark benchmark, ExecutionProfile profile)
    {
        string cycles = profile.Cycles is { } count ? $", about {Whole(count)} cycles" : "";
        Console.Out.WriteLine(
            $"{benchmark.Path}: {Whole(profile.Instructions)} instructions{cycles}");
        Console.Out.WriteLine();
        Console.Out.WriteLine("By function of the firmware:");
        PrintFunctions(profile);
        if (benchmark.IsLoadOnly) return;
        Console.Out.WriteLine();
        Console.Out.WriteLine("By opcode, with all that its handler calls:");
        PrintOpcodes(profile);
    }

    private static void PrintFunctions(ExecutionProfile profile)
    {
        IReadOnlyList<FunctionShare> shares = profile.Functions();
        FunctionShare[] shown = [.. shares.Where(share => IsShown(share.Instructions, profile))];
        IReadOnlyList<string> names = Demangler.Demangle([.. shown.Select(share => share.Name)]);
        Table table = CreateTable("share", "instructions", "est. cycles", "function");
        for (int i = 0; i < shown.Length; i++)
        {
            AddRow(table, shown[i].Instructions, shown[i].Cycles, Shorten(names[i]), profile);
        }
        FunctionShare[] rest = [.. shares.Skip(shown.Length)];
        if (rest.Length > 0)
        {
            AddRow(
                table, rest.Sum(share => share.Instructions), rest.Sum(share => share.Cycles),
                $"({rest.Length} others)", profile);
        }
        AddRow(table, profile.Instructions, profile.Cycles ?? 0, "(all)", profile);
        ResultTable.Print(table);
    }

    private static void PrintOpcodes(ExecutionProfile profile)
    {
        Table table = CreateTable("share", "instructions", "executions", "each", "opcode");
        IReadOnlyList<OpcodeShare> shares = profile.Opcodes();
        foreach (OpcodeShare share in shares)
        {
            double each = (double)share.Instructions / share.Executions;
            table.AddRow(
                Percent(share.Instructions, profile), Whole(share.Instructions),
                Whole(share.Executions), each.ToString("#,0.0", CultureInfo.InvariantCulture),
                Markup.Escape(share.Name));
        }
        long outside = profile.Instructions - shares.Sum(share => share.Instructions);
        table.AddRow(Percent(outside, profile), Whole(outside), "", "", "(before the first)");
        table.AddRow(
            Percent(profile.Instructions, profile), Whole(profile.Instructions),
            Whole(shares.Sum(share => share.Executions)), "", "(all)");
        ResultTable.Print(table);
    }

    private static Table CreateTable(params string[] columns)
    {
        Table table = ResultTable.Create(columns);
        foreach (TableColumn column in table.Columns.SkipLast(1)) column.RightAligned();
        return table;
    }

    private static void AddRow(
        Table table, long instructions, long cycles, string name, ExecutionProfile profile) =>
        table.AddRow(
            Percent(instructions, profile), Whole(instructions),
            profile.Cycles is null ? "-" : Whole(cycles), Markup.Escape(name));

    private static bool IsShown(long instructions, ExecutionProfile profile) =>
        instructions >= SmallestShare * profile.Instructions;

    /// <summary>Without the namespaces that all have, as long as a row has room for.</summary>
    private static string Shorten(string name)
    {
        string shortened = name
            .Replace("nanolua::", "", StringComparison.Ordinal)
            .Replace("(anonymous namespace)::", "", StringComparison.Ordinal);
        return shortened.Length <= NameColumnsMax
            ? shortened
            : string.Concat(shortened.AsSpan(0, NameColumnsMax - 1), "…");
    }

    private static string Percent(long part, ExecutionProfile profile) =>
        (100.0 * part / profile.Instructions).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    private static string Whole(long value) =>
        value.ToString("#,0", CultureInfo.InvariantCulture);
}
