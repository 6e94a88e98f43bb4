namespace NanoLua.Cli;

/// <summary>How the tool itself ends; a Lua program may choose any status with os.exit.</summary>
internal static class ExitStatus
{
    public const int Success = 0;

    /// <summary>A Lua error, a wrong benchmark result, or a failed test.</summary>
    public const int Failure = 1;

    public const int BadInput = 2;

    /// <summary>Our own mistake: an engine or a tool that broke down.</summary>
    public const int InternalError = 3;
}
