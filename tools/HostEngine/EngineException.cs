namespace NanoLua.HostEngine;

/// <summary>The engine refused something: an image, a value, more memory.</summary>
public class EngineException(string message, Exception? inner = null) : Exception(message, inner);
