using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace NanoLua.Firmware;

/// <summary>What a build tool said and how it ended.</summary>
internal sealed record ToolResult(int Status, string Output);

/// <summary>Runs a build tool and collects its output.</summary>
internal static class Tool
{
    /// <param name="package">Debian package to name when the tool is missing.</param>
    /// <param name="onLine">Gets every line of standard output as it comes.</param>
    public static ToolResult Run(
        string tool, string package, IReadOnlyList<string> arguments, Action<string> onLine)
    {
        var output = new StringBuilder();
        var start = new ProcessStartInfo(tool, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Start(start, package);
        process.StandardInput.Close();
        process.OutputDataReceived += (_, e) => Collect(output, e.Data, onLine);
        process.ErrorDataReceived += (_, e) => Collect(output, e.Data, null);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return new ToolResult(process.ExitCode, output.ToString());
    }

    private static Process Start(ProcessStartInfo start, string package)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new BuildException(
                $"{start.FileName} is not installed (Debian package {package})");
        }
    }

    private static void Collect(StringBuilder output, string? line, Action<string>? onLine)
    {
        if (line is null) return;
        lock (output) output.AppendLine(line);
        onLine?.Invoke(line);
    }
}
