using System.Globalization;

namespace NanoLua.Cli.Figures;

/// <summary>
/// What is measured beside what the project keeps. Better figures are differences, too: kept figures
/// that are not true help nobody.
/// </summary>
internal static class FigureComparison
{
    /// <returns>A sentence for each difference; none when all are equal.</returns>
    public static IReadOnlyList<string> Compare(
        IReadOnlyList<Figure> kept, IReadOnlyList<Figure> measured)
    {
        var differences = new List<string>();
        foreach (Figure figure in measured)
        {
            Figure? before = kept.FirstOrDefault(figure.IsSameAs);
            if (before is null)
            {
                differences.Add($"{TitleOf(figure)}: now {Text(figure.Value)}, not kept yet");
            }
            else if (before.Value != figure.Value)
            {
                string change = figure.Value < before.Value ? "better" : "worse";
                differences.Add(
                    $"{TitleOf(figure)}: kept {Text(before.Value)}, now {Text(figure.Value)} "
                    + $"({change})");
            }
            else if (before.Limit != figure.Limit)
            {
                differences.Add(
                    $"{TitleOf(figure)}: kept limit {Text(before.Limit)}, now {Text(figure.Limit)}");
            }
        }
        differences.AddRange(kept.Where(figure => !measured.Any(figure.IsSameAs))
            .Select(figure => $"{TitleOf(figure)}: kept {Text(figure.Value)}, now not measured"));
        return differences;
    }

    private static string TitleOf(Figure figure) =>
        $"{FigureFile.NameOf(figure.Kind)} {figure.Subject} ({figure.Numbers.Name()})";

    private static string Text(long? value) =>
        value?.ToString("#,0", CultureInfo.InvariantCulture) ?? "none";
}
