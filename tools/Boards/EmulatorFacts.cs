namespace NanoLua.Boards;

/// <summary>How QEMU emulates the board.</summary>
public sealed record EmulatorFacts(string Machine, string? Icount);
