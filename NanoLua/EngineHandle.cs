namespace NanoLua;

/// <summary>
/// What a runtime, its objects and the firmware share: the state, and which thread uses it. The firmware
/// knows the fields by their places; between two instructions of one thread it does not run for another.
/// </summary>
internal sealed class EngineHandle
{
#pragma warning disable CS0649 // On a device, the firmware alone assigns to some.
    /// <summary>The state; 0 once the runtime is disposed.</summary>
    internal long Host;

    /// <summary>The thread that uses the state, as a number that is not 0; 0: none.</summary>
    internal int Owner;

    /// <summary>How often that thread has entered.</summary>
    internal int Depth;

    /// <summary>How many references wait for their release.</summary>
    internal int ReleasedCount;

    /// <summary>Does what the firmware has not done of an exchange.</summary>
    internal ExchangeRest ExchangeRest = new ExchangeRest(LuaBuffer.FinishExchange);
#pragma warning restore CS0649
}
