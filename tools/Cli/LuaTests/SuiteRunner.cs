using System.Diagnostics;
using System.Text.RegularExpressions;
using NanoLua.Bytecode;
using NanoLua.Cli.Programs;

namespace NanoLua.Cli.LuaTests;

/// <summary>
/// Runs single files of the suite, each in a process of its own, so that a file that hangs or breaks
/// the engine costs nothing but its own result.
/// </summary>
internal sealed partial class SuiteRunner(SuiteFolder folder)
{
    private const string DriverName = "lua-tests-driver.lua";
    private const string EntryName = "driver of the test suite";
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(5);

    public SuiteResult Run(string file, NumberModel numbers)
    {
        try
        {
            using var image = new TemporaryFile(Pack(file, numbers));
            return new SuiteResult(file, numbers, RunImage(image.Path, file, numbers));
        }
        catch (InputException error)
        {
            return new SuiteResult(file, numbers, error.Message);
        }
    }

    private byte[] Pack(string file, NumberModel numbers)
    {
        var target = new Target("the test suite is run with", numbers);
        InputFile test = InputFile.Read(folder.PathOf(file), file);
        var driver = new InputFile(
            DriverName, System.Text.Encoding.UTF8.GetBytes(KnownFailures.Resource(DriverName)));
        LuaModule[] modules =
        [
            new(EntryName, DriverName, driver.ToPrototype("@" + DriverName, target)),
            new(Path.GetFileNameWithoutExtension(file), file, test.ToPrototype("@" + file, target)),
        ];
        return Packer.Pack(modules, EntryName, numbers, strip: false, file);
    }

    /// <returns>Null, or the first line of what went wrong.</returns>
    private string? RunImage(string image, string file, NumberModel numbers)
    {
        ProcessStartInfo start = StartInfo("run", image, "--numbers", numbers.Name(), "--", file);
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeLimit))
        {
            process.Kill(entireProcessTree: true);
            return $"no end after {TimeLimit.TotalMinutes} minutes";
        }
        Task.WaitAll(output, error);
        return process.ExitCode == 0 ? null : FirstProblem(error.Result, process.ExitCode);
    }

    /// <summary>This tool once more, in the suite's folder.</summary>
    private ProcessStartInfo StartInfo(params string[] arguments)
    {
        string host = Environment.ProcessPath!;
        string[] tool = Path.GetFileNameWithoutExtension(host) == "dotnet"
            ? ["exec", Path.Combine(AppContext.BaseDirectory, "NanoLua.Cli.dll")]
            : [];
        var start = new ProcessStartInfo(host, [.. tool, .. arguments])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NANOLUA_ROOT"] = Checkout.Tree.Root;
        return start;
    }

    internal static string FirstProblem(string error, int status)
    {
        Match message = LuaError().Match(error);
        return message.Success ? message.Groups[1].Value.Trim() : $"the process ended with {status}";
    }

    // The suite marks the progress of collections by dots, in front of whatever comes next.
    [GeneratedRegex(@"^\.*(?:lua|nanolua): (.*)$", RegexOptions.Multiline)]
    private static partial Regex LuaError();
}
