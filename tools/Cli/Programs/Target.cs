using NanoLua.Boards;
using NanoLua.Bytecode;

namespace NanoLua.Cli.Programs;

/// <summary>What a program is made for, as messages name it.</summary>
/// <param name="Title">Subject of a sentence, such as "netduinoplus2 runs".</param>
internal sealed record Target(string Title, NumberModel Numbers)
{
    /// <summary>Standard Lua has 64-bit integers and double floats.</summary>
    public const NumberModel HostNumbers = NumberModel.I64F64;

    /// <param name="board">Null: this PC.</param>
    /// <param name="numbers">Null: the model that the board names, or the host's.</param>
    public static Target ForRun(Board? board, NumberModel? numbers) => board is null
        ? new Target("the host runs", numbers ?? HostNumbers)
        : new Target($"{board.Name} runs", numbers ?? NumberModels.Parse(board.Numbers));

    public static Target ForFile(NumberModel? numbers) =>
        new("the output is for", numbers ?? HostNumbers);

    public void Require(NumberModel actual, string path, string kind)
    {
        if (actual == Numbers) return;
        throw new InputException(
            $"{path}: the {kind} is for {actual.Name()}, but {Title} {Numbers.Name()} "
            + $"(--numbers {actual.Name()} chooses the other)");
    }
}

