namespace NanoLua.Cli.Running;

/// <param name="Report">Null when it was not wanted or the program could not report.</param>
internal sealed record RunResult(int Status, RunReport? Report);
