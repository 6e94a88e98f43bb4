using NanoLua.Firmware;
using NanoLua.Qemu.Counting;

namespace NanoLua.Cli.Benchmarks;

/// <summary>Where the instructions of a measured run went.</summary>
internal sealed class ExecutionProfile
{
    private const string Unnamed = "(no function)";

    private readonly ElfFile _elf;
    private readonly ExecutionCounts _counts;
    private readonly IReadOnlyDictionary<uint, string> _opcodes;
    private readonly long[]? _cycles;

    public ExecutionProfile(
        ExecutionCounts counts, ElfFile elf, CycleModel? model,
        IReadOnlyDictionary<uint, string> opcodes)
    {
        _elf = elf;
        _counts = counts;
        _opcodes = opcodes;
        Instructions = counts.Total;
        _cycles = model is null ? null : [.. model.Estimate(counts.Instructions, elf.HalfwordAt)];
    }

    public long Instructions { get; }

    /// <summary>An estimate; null for a core whose timings are not known.</summary>
    public long? Cycles => _cycles?.Sum();

    /// <summary>By descending instructions; the instructions add up to all.</summary>
    public IReadOnlyList<FunctionShare> Functions()
    {
        ElfSymbol[] functions = [.. _elf.Symbols
            .Where(symbol => symbol.Kind == ElfSymbolKind.Function)
            .OrderBy(symbol => symbol.Address)];
        uint[] begins = [.. functions.Select(function => function.Address & ~1u)];
        var shares = new Dictionary<string, FunctionShare>();
        for (int i = 0; i < _counts.Instructions.Count; i++)
        {
            InstructionCount count = _counts.Instructions[i];
            int index = Array.BinarySearch(begins, count.Address);
            if (index < 0) index = ~index - 1;
            string name = index < 0 ? Unnamed : functions[index].Name;
            FunctionShare share = shares.GetValueOrDefault(name, new FunctionShare(name, 0, 0));
            shares[name] = share with
            {
                Instructions = share.Instructions + count.Executions,
                Cycles = share.Cycles + (_cycles?[i] ?? 0),
            };
        }
        return [.. shares.Values.OrderByDescending(share => share.Instructions)];
    }

    /// <summary>
    /// By descending instructions. What a handler calls belongs to its opcode: the instructions add
    /// up to all but those before the first handler.
    /// </summary>
    public IReadOnlyList<OpcodeShare> Opcodes() =>
    [
        .. _counts.Entries
            .Select(entry => new OpcodeShare(
                _opcodes[entry.Address], entry.Executions, entry.Instructions))
            .OrderByDescending(share => share.Instructions),
    ];
}
