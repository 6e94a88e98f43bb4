namespace NanoLua.Firmware;

/// <summary>What the native build makes for this PC, each for one number model.</summary>
public enum HostProgram
{
    /// <summary>Runs an image as a board would.</summary>
    Runner,

    /// <summary>The runner with address and undefined-behaviour sanitizers.</summary>
    SanitizedRunner,

    /// <summary>The runner that collects and moves its stack as often as it can.</summary>
    StressRunner,

    /// <summary>The engine as a shared library for .NET.</summary>
    SharedLibrary,
}
