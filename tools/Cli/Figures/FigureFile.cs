using System.Globalization;
using System.Text;
using NanoLua.Cli.Programs;

namespace NanoLua.Cli.Figures;

/// <summary>
/// The figures that the project keeps, as a CSV file: kind, subject, number model, value, limit (may
/// be empty). No field has a comma.
/// </summary>
internal static class FigureFile
{
    public const string Name = "figures.csv";

    private const string Header = "kind,subject,numbers,value,limit";
    private const int Fields = 5;

    /// <exception cref="InputException">It is missing, or a row is wrong.</exception>
    public static IReadOnlyList<Figure> Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"{path}: no such file (bench --memory --accept makes it)");
        }
        string[] lines = File.ReadAllLines(path);
        if (lines.Length == 0 || lines[0] != Header)
        {
            throw new InputException($"{path}:1: is not the header {Header}");
        }
        return [.. lines.Skip(1).Select((line, index) => Parse(line, $"{path}:{index + 2}"))];
    }

    public static void Write(string path, IEnumerable<Figure> figures)
    {
        var text = new StringBuilder(Header + "\n");
        foreach (Figure figure in figures)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{NameOf(figure.Kind)},{figure.Subject},{figure.Numbers.Name()},{figure.Value},"
                + $"{figure.Limit}\n");
        }
        OutputFile.Write(path, Encoding.UTF8.GetBytes(text.ToString()));
    }

    public static string NameOf(FigureKind kind) => kind.ToString().ToLowerInvariant();

    private static Figure Parse(string line, string place)
    {
        string[] fields = line.Split(',');
        if (fields.Length == Fields
            && Enum.TryParse(fields[0], ignoreCase: true, out FigureKind kind)
            && NumberModels.Names.Contains(fields[2])
            && TryParse(fields[3], out long value))
        {
            long? limit = TryParse(fields[4], out long most) ? most : null;
            if (limit is not null || fields[4].Length == 0)
            {
                return new Figure(kind, fields[1], NumberModels.Parse(fields[2]), value, limit);
            }
        }
        throw new InputException($"{place}: '{line}' is not a row of {Header}");
    }

    private static bool TryParse(string text, out long value) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
