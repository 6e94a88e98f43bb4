using NanoLua.Bytecode;

namespace NanoLua.Image;

/// <summary>An entry of an image's module directory.</summary>
public sealed record PackedModule(byte[] Name, Prototype Main);
