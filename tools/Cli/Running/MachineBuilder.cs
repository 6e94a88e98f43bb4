using NanoLua.Boards;
using NanoLua.Bytecode;
using NanoLua.Cli.Benchmarks;
using NanoLua.Firmware;
using NanoLua.HostEngine;
using NanoLua.Qemu;

namespace NanoLua.Cli.Running;

/// <summary>Builds what a machine needs, incrementally, and gives the machine.</summary>
internal sealed class MachineBuilder(SourceTree tree, Action<string>? progress)
{
    private readonly FirmwareBuilder _builder = new(tree, progress);

    public Machine Host(NumberModel numbers, HostProgram program = HostProgram.Runner) =>
        new HostMachine(_builder.BuildHost(program, numbers.Name()));

    /// <summary>This PC, inside this process: see <see cref="HostEngineMachine"/>.</summary>
    public Machine InProcess(NumberModel numbers) => new HostEngineMachine(
        EngineLibrary.Load(_builder.BuildHost(HostProgram.SharedLibrary, numbers.Name())));

    public Machine OnBoard(Board board, NumberModel numbers)
    {
        RequireEmulator(board);
        return new BoardMachine(board, _builder.BuildFirmware(board, numbers.Name()));
    }

    /// <summary>For runs that are to report their figures.</summary>
    public Machine MeasuringOnBoard(Board board, NumberModel numbers)
    {
        RequireEmulator(board);
        return new BoardMachine(board, _builder.BuildMeasuringFirmware(board, numbers.Name()));
    }

    /// <summary>The firmware of <see cref="MeasuringOnBoard"/>, and what counts it.</summary>
    public CountedFirmware Counted(Board board, NumberModel numbers) => new(
        board, _builder.BuildMeasuringFirmware(board, numbers.Name()),
        _builder.BuildCountingPlugin());

    /// <summary>Told before a firmware is built for nothing.</summary>
    private static void RequireEmulator(Board board)
    {
        if (board.Emulator is null)
        {
            throw new InputException($"{board.Name}: no emulator knows this board");
        }
        string path = Environment.GetEnvironmentVariable("PATH") ?? "";
        bool found = path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, QemuCommand.Program)));
        if (found) return;
        throw new InputException(
            $"{board.Name} runs under {QemuCommand.Program}, which is not installed "
            + "(Debian package qemu-system-arm)");
    }
}
