namespace NanoLua.Image;

/// <summary>What was given to an <see cref="ImageBuilder"/> does not fit into an image.</summary>
public sealed class ImageException(string message) : Exception(message);
