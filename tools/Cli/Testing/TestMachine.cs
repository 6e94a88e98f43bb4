using NanoLua.Boards;
using NanoLua.Bytecode;
using NanoLua.Cli.Running;
using NanoLua.Firmware;

namespace NanoLua.Cli.Testing;

/// <summary>A machine that the conformance corpus runs on.</summary>
/// <param name="Name">As in "on NAME".</param>
/// <param name="RamBytes">Null: as much as any program asks for.</param>
internal sealed record TestMachine(
    string Name, NumberModel Numbers, Machine Machine, long? RamBytes)
{
    public const string Stress = "stress";

    /// <summary>The machines that prove conformance when nothing else is asked for.</summary>
    public static readonly string[] DefaultNames =
        [Checkout.HostName, Stress, BothModels, "mps2-an386", "stm32vldiscovery"];

    // Registers and alignment of a 64-bit model are a board's own.
    private const string BothModels = "netduinoplus2";

    /// <summary>All of them.</summary>
    /// <param name="numbers">Null: each model that is to be tested.</param>
    public static IEnumerable<TestMachine> CreateDefaults(
        NumberModel? numbers, MachineBuilder builder)
    {
        IEnumerable<TestMachine> machines =
            DefaultNames.SelectMany(name => Create(name, numbers, builder));
        return numbers is null
            ? machines.Concat(Create(BothModels, NumberModel.I64F64, builder))
            : machines;
    }

    /// <summary>Refuses a name that no machine has.</summary>
    public static void Check(string name)
    {
        if (name is not (Checkout.HostName or Stress)) Checkout.Boards.Load(name);
    }

    /// <summary>This PC with sanitizers or under stress in both models, or one board.</summary>
    /// <param name="numbers">Null: all models of the host, the default model of a board.</param>
    public static IEnumerable<TestMachine> Create(
        string name, NumberModel? numbers, MachineBuilder builder)
    {
        if (name is Checkout.HostName or Stress)
        {
            HostProgram program = name == Stress
                ? HostProgram.StressRunner
                : HostProgram.SanitizedRunner;
            return Enum.GetValues<NumberModel>()
                .Where(model => numbers is null || model == numbers)
                .Select(model => new TestMachine(
                    $"{name} ({model.Name()})", model, builder.Host(model, program), null));
        }
        Board board = Checkout.Boards.Load(name);
        NumberModel chosen = numbers ?? NumberModels.Parse(board.Numbers);
        Machine machine = builder.OnBoard(board, chosen);
        return [new TestMachine($"{name} ({chosen.Name()})", chosen, machine, board.RamBytes)];
    }
}
