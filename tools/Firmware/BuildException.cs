namespace NanoLua.Firmware;

/// <summary>
/// The native build failed: a tool is missing, or the compiler refused a source. The message is
/// one sentence; <see cref="Output"/> is what the compiler said.
/// </summary>
public sealed class BuildException(string message, string output = "") : Exception(message)
{
    public string Output { get; } = output;
}
