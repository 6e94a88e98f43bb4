using NanoLua.Bytecode;

namespace NanoLua.Cli.LuaTests;

/// <summary>What became of one file of the suite in one number model.</summary>
/// <param name="Problem">Null: the file passed; else the first line of what went wrong.</param>
internal sealed record SuiteResult(string File, NumberModel Numbers, string? Problem)
{
    public string? KnownReason => KnownFailures.ReasonFor(File);

    /// <summary>Whether the file failed although nothing says that it may.</summary>
    public bool IsFailure => Problem is not null && KnownReason is null;

    public string Outcome => Problem is null ? "ok" : KnownReason is null ? "FAILED" : "listed";

    public string Details => Problem is null ? ""
        : KnownReason is null ? Problem
        : $"{Problem} ({KnownReason})";
}
