using System.Diagnostics;
using NanoLua.Qemu;

namespace NanoLua.Cli.Running;

/// <summary>This PC: a native program that runs an image as a board would.</summary>
internal sealed class HostMachine(string runner) : Machine
{
    private const int FirstSignalStatus = 128;

    protected override int Start(RunRequest request, Stream? error)
    {
        // The runner would call the program by the path of its image, perhaps a temporary file.
        string name = "--nl-name=" + request.ProgramName;
        var start = new ProcessStartInfo(
            runner, [request.ImagePath, name, .. ArgumentsOf(request)])
        {
            RedirectStandardInput = request.Input is not null,
            RedirectStandardOutput = request.Output is not null,
            RedirectStandardError = error is not null,
        };
        using Process process = Process.Start(start)!;
        try
        {
            return Attend(process, request, error);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    private static int Attend(Process process, RunRequest request, Stream? error)
    {
        Task output = request.Output is null
            ? Task.CompletedTask
            : ProcessStreams.Copy(process.StandardOutput.BaseStream, request.Output);
        Task errors = error is null
            ? Task.CompletedTask
            : ProcessStreams.Copy(process.StandardError.BaseStream, error);
        if (request.Input is not null) _ = ProcessStreams.CopyInput(request.Input, process);
        bool ended = process.WaitForExit(request.Timeout ?? Timeout.InfiniteTimeSpan);
        if (!ended) process.Kill();
        Task.WaitAll(output, errors);
        if (!ended)
        {
            throw new MachineException(
                $"no end after {request.Timeout!.Value.TotalSeconds:0.#} seconds");
        }
        if (process.ExitCode > FirstSignalStatus)
        {
            throw new MachineException(
                $"the engine broke down with signal {process.ExitCode - FirstSignalStatus}");
        }
        return process.ExitCode;
    }
}
