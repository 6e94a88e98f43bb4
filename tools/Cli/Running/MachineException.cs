namespace NanoLua.Cli.Running;

/// <summary>A run that did not come to its end: time ran out or the engine broke down.</summary>
internal sealed class MachineException(string message) : Exception(message);
