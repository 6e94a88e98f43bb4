namespace NanoLua.Boards;

/// <summary>The processor core: what the compiler has to know, and its protection unit.</summary>
public sealed record CoreFacts(string Cpu, string FloatAbi, string? Fpu, int MpuRegions);
