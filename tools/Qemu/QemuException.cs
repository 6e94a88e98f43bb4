namespace NanoLua.Qemu;

/// <summary>
/// The emulator could not run the program to its end: QEMU is missing, refused its arguments, the
/// image does not fit, or time ran out. The message is one sentence for people.
/// </summary>
public sealed class QemuException(string message) : Exception(message);
