namespace NanoLua.Cli.Benchmarks;

/// <param name="Name">Opcodes that share a handler have one row: their names, with spaces.</param>
/// <param name="Instructions">From the handler's begin to the next handler's.</param>
internal sealed record OpcodeShare(string Name, long Executions, long Instructions);
