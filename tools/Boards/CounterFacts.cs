namespace NanoLua.Boards;

/// <summary>
/// The board's time source. <see cref="InstructionsPerTick"/> is 0 where it does not measure
/// executed instructions.
/// </summary>
public sealed record CounterFacts(string Kind, uint Hertz, int InstructionsPerTick);
