namespace NanoLua.Cli;

/// <summary>
/// Bad input or bad usage. The message is one sentence that names the file and, for a mismatch,
/// both sides. The tool ends with exit status 2.
/// </summary>
internal sealed class InputException(string message) : Exception(message);
