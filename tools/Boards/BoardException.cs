namespace NanoLua.Boards;

/// <summary>A mistake in the facts of a board; the message names the file and the field.</summary>
public sealed class BoardException(string file, string? field, string problem)
    : Exception(field is null ? $"{file}: {problem}" : $"{file}: field '{field}': {problem}")
{
    /// <summary>Path as shown to people, relative to the project.</summary>
    public string File { get; } = file;

    /// <summary>Path of the field, such as <c>ram[0].size</c>; null: the whole file.</summary>
    public string? Field { get; } = field;
}
