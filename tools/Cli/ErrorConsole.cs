using Spectre.Console;

namespace NanoLua.Cli;

/// <summary>Standard error as Spectre.Console knows it.</summary>
internal static class ErrorConsole
{
    public static IAnsiConsole Instance { get; } = AnsiConsole.Create(
        new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
}
