using System.ComponentModel;
using System.Diagnostics;

namespace NanoLua.Qemu;

/// <summary>
/// Runs a firmware with an image on an emulated board. The program's standard output and standard
/// error stay two byte streams, and its exit status is returned unchanged.
/// </summary>
public static class QemuRunner
{
    /// <summary>Runs to the end and returns the program's exit status.</summary>
    /// <exception cref="QemuException">The program did not run to its end.</exception>
    public static int Run(QemuRun run)
    {
        CheckImage(run);
        using Process process = Start(run);
        try
        {
            return Attend(process, run);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    private static void CheckImage(QemuRun run)
    {
        if (run.Image is null) return;
        var file = new FileInfo(run.Image);
        if (!file.Exists) throw new QemuException($"{run.Image}: no such file");
        if (file.Length <= run.Board.Image.Size) return;
        throw new QemuException(
            $"{run.Image}: the image has {file.Length} bytes, but {run.Board.Name} has room for "
            + $"{run.Board.Image.Size}");
    }

    private static Process Start(QemuRun run)
    {
        var start = new ProcessStartInfo(QemuCommand.Program, QemuCommand.Arguments(run))
        {
            RedirectStandardInput = run.Input is not null,
            RedirectStandardOutput = run.Output is not null,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new QemuException(
                $"{QemuCommand.Program} is not installed (Debian package qemu-system-arm)");
        }
    }

    private static int Attend(Process process, QemuRun run)
    {
        using Stream error = run.Error is null ? Console.OpenStandardError() : Stream.Null;
        var filter = new ErrorFilter(run.Error ?? error);
        Task output = run.Output is null
            ? Task.CompletedTask
            : ProcessStreams.Copy(process.StandardOutput.BaseStream, run.Output);
        Task errors = Task.Run(() => filter.Copy(process.StandardError.BaseStream));
        if (run.Input is not null) _ = ProcessStreams.CopyInput(run.Input, process);
        bool ended = process.WaitForExit(run.Timeout ?? Timeout.InfiniteTimeSpan);
        if (!ended) process.Kill();
        Task.WaitAll(output, errors);
        if (!ended)
        {
            throw new QemuException(
                $"{run.Board.Name}: no end after {run.Timeout!.Value.TotalSeconds:0.#} seconds");
        }
        if (filter.EmulatorMessage.Length > 0) throw new QemuException(filter.EmulatorMessage);
        return process.ExitCode;
    }
}
