using NanoLua.Bytecode;

namespace NanoLua.Cli.Figures;

/// <summary>One measured number that the project keeps.</summary>
/// <param name="Subject">What it was measured of: a benchmark, a board, a structure.</param>
/// <param name="Limit">The most it shall be; null: it has no limit of its own.</param>
internal sealed record Figure(
    FigureKind Kind, string Subject, NumberModel Numbers, long Value, long? Limit)
{
    public bool IsOver => Value > Limit;

    /// <summary>Whether it is the same figure, whatever its value.</summary>
    public bool IsSameAs(Figure other) =>
        Kind == other.Kind && Subject == other.Subject && Numbers == other.Numbers;
}
