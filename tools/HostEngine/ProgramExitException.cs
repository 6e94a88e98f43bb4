namespace NanoLua.HostEngine;

/// <summary>The program called os.exit. Its state can only be disposed.</summary>
public sealed class ProgramExitException(int status)
    : EngineException($"the program ended with exit status {status}")
{
    public int Status => status;
}
