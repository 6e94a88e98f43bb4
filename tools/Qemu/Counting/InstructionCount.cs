namespace NanoLua.Qemu.Counting;

/// <param name="Departures">
/// How often its block was left behind it for another address than the next instruction's.
/// </param>
public readonly record struct InstructionCount(uint Address, long Executions, long Departures);
