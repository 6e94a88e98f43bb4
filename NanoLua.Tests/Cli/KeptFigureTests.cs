using NanoLua.Boards;
using NanoLua.Cli.Figures;
using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Cli;

/// <summary>The figures in bench/figures.csv are true: whoever changes one accepts the change.</summary>
public sealed class KeptFigureTests
{
    [Fact]
    public void Kept_figures_are_what_is_measured()
    {
        string path = Repository.PathOf("bench/" + FigureFile.Name);
        IReadOnlyList<Figure> measured = new FigureMeasurement(
            new SourceTree(Repository.Root), _ => { }, _ => { }).MeasureAll();
        IReadOnlyList<string> changes = FigureComparison.Compare(FigureFile.Read(path), measured);
        Assert.True(
            changes.Count == 0,
            $"{path} differs:\n{string.Join('\n', changes)}\n"
            + "./dev bench --memory --accept keeps what is measured now.");
    }
}
