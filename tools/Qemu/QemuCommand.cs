using System.Text;
using NanoLua.Boards;

namespace NanoLua.Qemu;

/// <summary>The arguments of qemu-system-arm for a run.</summary>
public static class QemuCommand
{
    public const string Program = "qemu-system-arm";

    public static IReadOnlyList<string> Arguments(QemuRun run)
    {
        EmulatorFacts emulator = run.Board.Emulator
            ?? throw new QemuException($"the board {run.Board.Name} cannot be emulated");
        var arguments = new List<string> { "-M", emulator.Machine };
        if (emulator.Icount is not null) arguments.AddRange(["-icount", emulator.Icount]);
        arguments.AddRange(["-display", "none", "-serial", "none", "-monitor", "none"]);
        arguments.AddRange(["-semihosting-config", SemihostingConfig(run)]);
        arguments.AddRange(["-kernel", run.Firmware]);
        if (run.Image is not null) arguments.AddRange(["-device", Loader(run.Image, run.Board)]);
        if (run.Counting is not null) arguments.AddRange(["-plugin", run.Counting.Argument]);
        return arguments;
    }

    private static string SemihostingConfig(QemuRun run)
    {
        var config = new StringBuilder("enable=on,target=native");
        foreach (string argument in run.Arguments.Prepend(run.ProgramName))
        {
            config.Append(",arg=").Append(CommandLineEncoding.Encode(argument));
        }
        return config.ToString();
    }

    /// <summary>Places the file's bytes in flash. QEMU's options write a comma twice.</summary>
    private static string Loader(string image, Board board) =>
        $"loader,file={image.Replace(",", ",,")},addr=0x{board.Image.Base:x8},force-raw=on";
}
