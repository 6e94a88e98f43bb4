namespace NanoLua.SpecGenerator;

/// <summary>A mistake in a specification file; the message begins with file and line.</summary>
public sealed class SpecException(string file, int line, string problem)
    : Exception($"{file}:{line}: {problem}");
