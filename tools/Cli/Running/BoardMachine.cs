using NanoLua.Boards;
using NanoLua.Qemu;

namespace NanoLua.Cli.Running;

/// <summary>A board under QEMU.</summary>
internal sealed class BoardMachine(Board board, string firmware) : Machine
{
    protected override int Start(RunRequest request, Stream? error) => QemuRunner.Run(new QemuRun
    {
        Board = board,
        Firmware = firmware,
        Image = request.ImagePath,
        ProgramName = request.ProgramName,
        Arguments = ArgumentsOf(request),
        Input = request.Input,
        Output = request.Output,
        Error = error,
        Counting = request.Counting,
        Timeout = request.Timeout,
    });
}
