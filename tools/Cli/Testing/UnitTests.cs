using System.Globalization;
using System.Xml.Linq;
using NanoLua.Boards;

namespace NanoLua.Cli.Testing;

/// <summary>The facts in NanoLua.Tests, run by <c>dotnet test</c>.</summary>
internal sealed class UnitTests(SourceTree tree, TestTally tally)
{
    private const string ResultName = "unit.trx";
    private static readonly XNamespace Trx =
        "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <param name="filter">Part of a fact's full name; null runs all.</param>
    public void Run(string? filter)
    {
        string results = Path.Combine(tree.Build, "test-results");
        string resultFile = Path.Combine(results, ResultName);
        Directory.CreateDirectory(results);
        File.Delete(resultFile);
        List<string> arguments =
        [
            "test", Path.Combine(tree.Root, "NanoLua.Tests"), "--nologo", "--verbosity", "quiet",
            "--artifacts-path", Path.Combine(tree.Build, "dotnet"),
            "--results-directory", results, "--logger", $"trx;LogFileName={ResultName}",
        ];
        if (filter is not null) arguments.AddRange(["--filter", $"FullyQualifiedName~{filter}"]);
        (int status, string output) = ToolProcess.Run("dotnet", [.. arguments]);
        if (File.Exists(resultFile)) Count(XDocument.Load(resultFile));
        else if (status != 0) tally.Fail("unit tests do not build or start", output);
    }

    private void Count(XDocument results)
    {
        XElement counters = results.Descendants(Trx + "Counters").Single();
        int passed = Number(counters, "passed");
        XElement[] failures = [.. results.Descendants(Trx + "UnitTestResult")
            .Where(test => (string?)test.Attribute("outcome") == "Failed")];
        tally.Pass(passed);
        tally.Skip(Number(counters, "total") - passed - failures.Length);
        foreach (XElement failure in failures)
        {
            tally.Fail((string)failure.Attribute("testName")!, Details(failure));
        }
    }

    private static int Number(XElement counters, string name) =>
        int.Parse(counters.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static string Details(XElement failure)
    {
        string message = failure.Descendants(Trx + "Message").FirstOrDefault()?.Value ?? "";
        string trace = failure.Descendants(Trx + "StackTrace").FirstOrDefault()?.Value ?? "";
        return string.Concat((message + "\n" + trace).Split('\n')
            .Where(line => line.Trim().Length > 0)
            .Select(line => $"    {line.TrimEnd()}\n"));
    }
}
