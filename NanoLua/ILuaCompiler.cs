namespace NanoLua;

/// <summary>Compiles Lua source for <c>load</c> and DoString: the assembly NanoLua.Compiler has one.</summary>
public interface ILuaCompiler
{
    /// <summary>Compiles a chunk.</summary>
    /// <param name="source">The text, in UTF-8.</param>
    /// <param name="chunkName">What messages call it: "@file.lua", "=name", or the text itself.</param>
    /// <param name="model">The number model of the engine that will run it.</param>
    /// <returns>The official binary form of the chunk.</returns>
    /// <exception cref="LuaException">The text is wrong; the message says where.</exception>
    byte[] Compile(byte[] source, byte[] chunkName, LuaNumberModel model);
}
