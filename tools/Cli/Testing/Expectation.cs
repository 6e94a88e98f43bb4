using System.Text;

namespace NanoLua.Cli.Testing;

/// <summary>
/// What a conformance program shall do in one number model. Its source says so in comments that
/// begin with <c>--></c>; NanoLua.Tests/Conformance/README.md describes them.
/// </summary>
internal sealed class Expectation
{
    private const string Marker = "-->";
    private const string ErrorPrefix = "error: ";
    private const string StderrHeading = "stderr:";
    private const string MessagePrefix = "lua: ";

    private readonly StringBuilder _output = new();
    private readonly StringBuilder _stderr = new();
    private string? _message;
    private bool _wholeStderr;

    private Expectation()
    {
    }

    /// <param name="source">A byte per character.</param>
    /// <param name="model">Name of the number model.</param>
    public static Expectation Parse(string source, string model)
    {
        var expectation = new Expectation();
        foreach (string line in source.Split('\n'))
        {
            int marker = line.IndexOf(Marker, StringComparison.Ordinal);
            if (marker < 0) continue;
            string text = line[(marker + Marker.Length)..];
            if (ForModel(text, model) is { } applies) expectation.Add(applies);
        }
        return expectation;
    }

    /// <summary>Null, or what is different, as lines for people.</summary>
    public string? Difference(Outcome outcome)
    {
        bool fails = _message is not null || _wholeStderr;
        var differences = new StringBuilder();
        int status = fails ? ExitStatus.Failure : ExitStatus.Success;
        if (outcome.Status != status)
        {
            differences.Append($"    exit status {outcome.Status}, expected {status}\n");
        }
        differences.Append(TextDifference.Of("stdout", _output.ToString(), outcome.Output));
        differences.Append(_message is null
            ? TextDifference.Of("stderr", _stderr.ToString(), outcome.Error)
            : TextDifference.Of("message", MessagePrefix + _message, FirstLine(outcome.Error)));
        return differences.Length == 0 ? null : differences.ToString();
    }

    /// <summary>The text of a comment without its model; null when it is for another one.</summary>
    private static string? ForModel(string comment, string model)
    {
        string text = comment.StartsWith(' ') ? comment[1..] : comment;
        foreach (string name in NumberModels.Names)
        {
            string mark = $"[{name}]";
            if (!text.StartsWith(mark, StringComparison.Ordinal)) continue;
            if (name != model) return null;
            string rest = text[mark.Length..];
            return rest.StartsWith(' ') ? rest[1..] : rest;
        }
        return text;
    }

    private void Add(string text)
    {
        if (_wholeStderr) _stderr.Append(text).Append('\n');
        else if (text == StderrHeading) _wholeStderr = true;
        else if (text.StartsWith(ErrorPrefix)) _message = text[ErrorPrefix.Length..];
        else _output.Append(text).Append('\n');
    }

    private static string FirstLine(string text) => text.Split('\n')[0];
}
