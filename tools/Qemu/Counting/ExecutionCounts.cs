using System.Globalization;

namespace NanoLua.Qemu.Counting;

/// <summary>How often the instructions of one phase of a run were executed.</summary>
public sealed class ExecutionCounts
{
    private readonly List<InstructionCount> _instructions = [];
    private readonly List<EntryCount> _entries = [];

    /// <summary>In ascending order of their addresses.</summary>
    public IReadOnlyList<InstructionCount> Instructions => _instructions;

    public IReadOnlyList<EntryCount> Entries => _entries;

    public long Total => _instructions.Sum(instruction => instruction.Executions);

    /// <summary>The phases that a mark ended, in the order of the run.</summary>
    public static IReadOnlyList<ExecutionCounts> ReadPhases(TextReader reader)
    {
        var phases = new List<ExecutionCounts>();
        var phase = new ExecutionCounts();
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split(' ');
            switch (fields[0])
            {
                case "i":
                    phase._instructions.Add(new InstructionCount(
                        (uint)Number(fields[1]), Number(fields[2]), Number(fields[3])));
                    break;
                case "e":
                    phase._entries.Add(new EntryCount(
                        (uint)Number(fields[1]), Number(fields[2]), Number(fields[3])));
                    break;
                default:
                    phases.Add(phase);
                    phase = new ExecutionCounts();
                    break;
            }
        }
        return phases;
    }

    /// <summary>All phases as if they were one.</summary>
    public static ExecutionCounts Sum(IReadOnlyList<ExecutionCounts> phases)
    {
        if (phases.Count == 1) return phases[0];
        var sum = new ExecutionCounts();
        sum._instructions.AddRange(phases.SelectMany(phase => phase._instructions)
            .GroupBy(count => count.Address)
            .Select(same => new InstructionCount(
                same.Key, same.Sum(it => it.Executions), same.Sum(it => it.Departures)))
            .OrderBy(count => count.Address));
        sum._entries.AddRange(phases.SelectMany(phase => phase._entries)
            .GroupBy(count => count.Address)
            .Select(same => new EntryCount(
                same.Key, same.Sum(it => it.Executions), same.Sum(it => it.Instructions))));
        return sum;
    }

    private static long Number(string text) =>
        long.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
