using NanoLua.Boards;
using NanoLua.Bytecode;
using NanoLua.Firmware;
using NanoLua.Image;
using NanoLua.Qemu.Counting;

namespace NanoLua.Cli.Benchmarks;

/// <summary>
/// A firmware whose every instruction is counted, and what its ELF file says about the counts. The
/// calls of <c>platform::instructionCount</c> in firmware/baremetal/measurement.cpp are the phases
/// of a run.
/// </summary>
internal sealed class CountedFirmware(Board board, string elfPath, string plugin)
{
    private const string Mark = "_ZN7nanolua8platform16instructionCountEv";
    private const string Handlers = "_ZN7nanolua12_GLOBAL__N_1L9kHandlersE";
    private const int WordBytes = 4;

    // What was done when the mark was reached for the second, fourth and sixth time.
    private const int CheckPhase = 1;
    private const int MountPhase = 3;
    private const int RunPhase = 5;

    private readonly ElfFile _elf = ElfFile.Read(elfPath);
    private readonly CycleModel? _cycles = CycleModel.ForCore(board.Core.Cpu);
    private IReadOnlyDictionary<uint, string>? _opcodes;

    /// <summary>How far the board's own count may be off: it is read twice, in its steps.</summary>
    public int CountToleranceMax => 2 * Math.Max(0, board.Counter.InstructionsPerTick - 1);

    /// <summary>Names of opcodes by the address of the function that does them.</summary>
    private IReadOnlyDictionary<uint, string> Opcodes => _opcodes ??= ReadOpcodes();

    public ExecutionCounting CountInto(string output) => new()
    {
        Plugin = plugin,
        Output = output,
        Mark = AddressOf(Mark),
        Entries = [.. Opcodes.Keys],
    };

    /// <param name="loadOnly">Whether loading the image is measured, not the run.</param>
    /// <returns>Null when the program did not come that far.</returns>
    public ExecutionProfile? ReadProfile(string path, bool loadOnly)
    {
        using var reader = new StreamReader(path);
        IReadOnlyList<ExecutionCounts> phases = ExecutionCounts.ReadPhases(reader);
        int[] measured = loadOnly ? [CheckPhase, MountPhase] : [RunPhase];
        if (phases.Count <= measured[^1]) return null;
        return new ExecutionProfile(
            ExecutionCounts.Sum([.. measured.Select(phase => phases[phase])]), _elf, _cycles, Opcodes);
    }

    private Dictionary<uint, string> ReadOpcodes()
    {
        var names = new Dictionary<uint, string>();
        uint table = AddressOf(Handlers);
        for (int opcode = 0; opcode < OpcodeTable.Count; opcode++)
        {
            uint handler = _elf.WordAt(table + (uint)(opcode * WordBytes)) & ~1u;
            string name = OpcodeTable.Names[opcode];
            names[handler] = names.TryGetValue(handler, out string? other) ? $"{other} {name}" : name;
        }
        foreach (ImageOpcode opcode in Enum.GetValues<ImageOpcode>())
        {
            uint handler = _elf.WordAt(table + (uint)opcode * WordBytes) & ~1u;
            names[handler] = ImageOpcodeNames.Of(opcode);
        }
        return names;
    }

    private uint AddressOf(string symbol)
    {
        if (_elf.Find(symbol) is { } found) return found.Address & ~1u;
        throw new InputException($"{elfPath}: has no symbol {symbol}, by which runs are counted");
    }
}
