namespace NanoLua.Qemu.Counting;

/// <param name="Instructions">All that ran from this entry to the next one.</param>
public readonly record struct EntryCount(uint Address, long Executions, long Instructions);
