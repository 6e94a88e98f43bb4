namespace NanoLua.Cli.Benchmarks;

/// <param name="Name">As the linker knows it.</param>
/// <param name="Cycles">An estimate; zero where there is none.</param>
internal sealed record FunctionShare(string Name, long Instructions, long Cycles);
