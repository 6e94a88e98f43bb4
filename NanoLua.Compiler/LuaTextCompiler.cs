using NanoLua.Bytecode;

namespace NanoLua.Compiler;

/// <summary>
/// The Lua compiler for runtimes: <c>new LuaRuntimeOptions { Compiler = new LuaTextCompiler() }</c>.
/// </summary>
public sealed class LuaTextCompiler : ILuaCompiler
{
    /// <inheritdoc/>
    public byte[] Compile(byte[] source, byte[] chunkName, LuaNumberModel model)
    {
        NumberModel numbers = model == LuaNumberModel.I32F32 ? NumberModel.I32F32 : NumberModel.I64F64;
        try
        {
            return ChunkWriter.Write(LuaCompiler.Compile(source, chunkName, numbers), numbers, false);
        }
        catch (LuaSyntaxException error)
        {
            throw new LuaException((object)error.MessageBytes);
        }
    }
}
