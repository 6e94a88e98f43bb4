namespace NanoLua.Qemu.Counting;

/// <summary>
/// Estimates the cycles of counted instructions from a table of the core's timings (cortex-m4.txt,
/// which names its source and what it leaves out).
/// </summary>
public sealed class CycleModel
{
    private const string BranchPrefix = "taken branch:";

    private readonly CycleRule[] _rules;
    private readonly int _branchCycles;

    private CycleModel(string table)
    {
        string[] lines = [.. table.Split('\n')
            .Where(line => line.Length > 0 && !line.StartsWith('#'))];
        string branch = lines.Single(line => line.StartsWith(BranchPrefix));
        _branchCycles = int.Parse(branch.AsSpan(BranchPrefix.Length));
        _rules = [.. lines.Where(line => line != branch).Select(CycleRule.Parse)];
    }

    /// <summary>Null for a core without a table.</summary>
    public static CycleModel? ForCore(string cpu)
    {
        using Stream? stream = typeof(CycleModel).Assembly.GetManifestResourceStream($"{cpu}.txt");
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return new CycleModel(reader.ReadToEnd());
    }

    /// <summary>The estimated cycles of each instruction, in the order given.</summary>
    /// <param name="halfwordAt">Reads the program's code.</param>
    public IEnumerable<long> Estimate(
        IReadOnlyList<InstructionCount> instructions, Func<uint, ushort> halfwordAt)
    {
        Decoded before = default;
        foreach (InstructionCount count in instructions)
        {
            Decoded current = Decode(count, halfwordAt);
            yield return count.Executions * (current.Rule?.CyclesOf(current.Bits) ?? 1)
                + count.Departures * _branchCycles
                - Overlaps(before, current);
            before = current;
        }
    }

    private Decoded Decode(InstructionCount count, Func<uint, ushort> halfwordAt)
    {
        uint bits = halfwordAt(count.Address);
        int bytes = bits >> 11 >= 0b11101 ? 4 : 2;
        if (bytes == 4) bits = bits << 16 | halfwordAt(count.Address + 2);
        return new Decoded(
            count, bits, bytes, Array.Find(_rules, rule => rule.Fits(bits, bytes)));
    }

    /// <summary>How often a load came directly behind another one that it did not wait for.</summary>
    private static long Overlaps(Decoded before, Decoded current)
    {
        if (before.Rule is not { IsLoad: true } || current.Rule is not { IsLoad: true }) return 0;
        if (before.Count.Address + before.Bytes != current.Count.Address) return 0;
        if (current.Rule.NeedsLoaded(current.Bits, before.Rule, before.Bits)) return 0;
        return Math.Min(
            before.Count.Executions - before.Count.Departures, current.Count.Executions);
    }

    private readonly record struct Decoded(
        InstructionCount Count, uint Bits, int Bytes, CycleRule? Rule);
}
