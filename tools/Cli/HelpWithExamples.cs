using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace NanoLua.Cli;

/// <summary>A command that shows how it is used below its help text.</summary>
internal interface IHasExamples
{
    /// <summary>Command lines without the tool's name.</summary>
    IReadOnlyList<string> Examples { get; }
}

/// <summary>The usual help text, followed by the examples of the command.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult result)
    {
        int status = usual.Invoke(result);
        IReadOnlyList<string> examples = ExamplesOf(result.CommandResult.Command);
        if (examples.Count == 0) return status;
        TextWriter output = result.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (string example in examples) output.WriteLine($"  nanolua {example}");
        output.WriteLine();
        return status;
    }

    /// <summary>The tool's own help shows the first example of every command.</summary>
    private static IReadOnlyList<string> ExamplesOf(Command command) => command switch
    {
        IHasExamples documented => documented.Examples,
        RootCommand root => [.. root.Subcommands.OfType<IHasExamples>().Select(c => c.Examples[0])],
        _ => [],
    };
}
