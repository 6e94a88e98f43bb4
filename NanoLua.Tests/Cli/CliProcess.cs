using System.Diagnostics;
using NanoLua.Tests.Support;

namespace NanoLua.Tests.Cli;

/// <summary>The command line tool as its users meet it: a process in a folder of its own.</summary>
public sealed class CliProcess : IDisposable
{
    public CliProcess()
    {
        Directory.CreateDirectory(Folder);
    }

    /// <summary>Current folder of the tool; every path is relative to it.</summary>
    public string Folder { get; } = Path.Combine(
        Path.GetTempPath(), $"nanolua-cli-{Guid.NewGuid():n}");

    /// <summary>Replaces the environment variable PATH where not null.</summary>
    public string? SearchPath { get; init; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    public void Write(string name, byte[] bytes) => File.WriteAllBytes(PathOf(name), bytes);

    public byte[] Read(string name) => File.ReadAllBytes(PathOf(name));

    public string PathOf(string name) => Path.Combine(Folder, name);

    internal CliResult Run(params string[] arguments)
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "NanoLua.Cli.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", tool, .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NANOLUA_ROOT"] = Repository.Root;
        if (SearchPath is not null) start.Environment["PATH"] = SearchPath;
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CliResult(process.ExitCode, output, error.Result);
    }
}

internal sealed record CliResult(int Status, string Output, string Error)
{
    /// <summary>What is said beside the progress of builds and measurements.</summary>
    public string Problem => string.Concat(Error.Split('\n')
        .Where(line => line.Length > 0 && !line.Contains(": building ")
            && !line.Contains(": configuring ") && !line.Contains(": measuring "))
        .Select(line => line + "\n"));
}
