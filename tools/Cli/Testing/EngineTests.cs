using System.Text.Json;
using NanoLua.Boards;

namespace NanoLua.Cli.Testing;

/// <summary>
/// The C++ tests in NanoLua.Tests/Engine, built with sanitizers for both number models. Their
/// programs print <c>ok NAME</c> or <c>FAILED NAME: why</c> for every fact.
/// </summary>
internal sealed class EngineTests(SourceTree tree, TestTally tally, Action<string> progress)
{
    private const string PassedPrefix = "ok ";
    private const string FailedPrefix = "FAILED ";

    private readonly string _folder = Path.Combine(tree.Build, "native", "engine-tests");

    /// <param name="filter">Part of a program's or fact's name; null runs all.</param>
    public void Run(string? filter)
    {
        progress("building the engine's tests");
        if (!Succeeds("cmake", "-G", "Ninja", "-S",
                Path.Combine(tree.Root, "NanoLua.Tests", "Engine"), "-B", _folder,
                "-DNANOLUA_SANITIZE=ON")
            || !Succeeds("cmake", "--build", _folder))
        {
            return;
        }
        foreach ((string name, string[] command) in FindPrograms())
        {
            progress($"engine: {name}");
            RunProgram(name, command, filter);
        }
    }

    private bool Succeeds(string program, params string[] arguments)
    {
        (int status, string output) = ToolProcess.Run(program, arguments);
        if (status != 0) tally.Fail("engine tests do not build", output);
        return status == 0;
    }

    /// <summary>Program and arguments of every test that CMake knows.</summary>
    private (string Name, string[] Command)[] FindPrograms()
    {
        (_, string output) = ToolProcess.Run(
            "ctest", "--test-dir", _folder, "--show-only=json-v1");
        using JsonDocument document = JsonDocument.Parse(output);
        return [.. document.RootElement.GetProperty("tests").EnumerateArray().Select(test => (
            test.GetProperty("name").GetString()!,
            test.GetProperty("command").Deserialize<string[]>()!))];
    }

    private void RunProgram(string name, string[] command, string? filter)
    {
        (int status, string output) = ToolProcess.Run(command[0], command[1..]);
        bool hasFailure = false;
        foreach (string line in output.Split('\n'))
        {
            hasFailure |= line.StartsWith(FailedPrefix);
            if (filter is null || $"{name}: {line}".Contains(filter)) Count(name, line);
        }
        if (status != 0 && !hasFailure) tally.Fail($"{name} broke down", output);
    }

    private void Count(string name, string line)
    {
        if (line.StartsWith(PassedPrefix)) tally.Pass();
        else if (line.StartsWith(FailedPrefix))
        {
            tally.Fail($"{name}: {line[FailedPrefix.Length..]}", "");
        }
    }
}
