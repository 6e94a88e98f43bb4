namespace NanoLua.Cli.Testing;

/// <summary>
/// What a program wrote and how it ended. A text here is a byte per character, so that comparisons
/// are exact whatever a program writes.
/// </summary>
internal sealed record Outcome(string Output, string Error, int Status);
