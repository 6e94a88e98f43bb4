using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace NanoLua.Cli.Testing;

/// <summary>Runs a program of the development tools and collects what it says.</summary>
internal static class ToolProcess
{
    /// <returns>Exit status, and both streams as they came.</returns>
    public static (int Status, string Output) Run(string program, params string[] arguments)
    {
        var output = new StringBuilder();
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Start(start);
        process.StandardInput.Close();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return (process.ExitCode, output.ToString());
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new InputException($"{start.FileName} is not installed, and the tests need it");
        }
    }

    private static void Append(StringBuilder output, string? line)
    {
        if (line is null) return;
        lock (output) output.Append(line).Append('\n');
    }
}
