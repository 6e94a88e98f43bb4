// The Lua 5.5 compiler: source text to prototypes.
// Invariant: for every source and number model the result is the one that PUC-Rio Lua 5.5 has in a
// binary chunk, debug information included, and errors have its messages.
using System;
using NanoLua.Bytecode;

namespace NanoLua.Compiler;

public static class LuaCompiler
{
    /// <summary>Compiles a chunk; its prototype has one upvalue, _ENV.</summary>
    /// <param name="source">The text; a first line that begins with '#' is not skipped.</param>
    /// <param name="chunkName">
    /// '@' and a file name, '=' and a name to be shown as it is, or the source itself.
    /// </param>
    /// <exception cref="LuaSyntaxException">The source is not a Lua program.</exception>
    public static Prototype Compile(byte[] source, byte[] chunkName, NumberModel model)
    {
        return new Parser(source, chunkName, model).ParseChunk();
    }

    /// <summary>
    /// The text of a file without what only a loader of files skips: a byte order mark and a first
    /// line that begins with '#'. Lines keep their numbers.
    /// </summary>
    public static byte[] SkipFilePrefix(byte[] file)
    {
        bool hasMark = file.Length >= 3 && file[0] == 0xEF && file[1] == 0xBB && file[2] == 0xBF;
        int start = hasMark ? 3 : 0;
        if (start >= file.Length || file[start] != '#')
        {
            return start == 0 ? file : Copy(file, start);
        }
        while (start < file.Length && file[start] != '\n')
        {
            start++;
        }
        if (start < file.Length)
        {
            return Copy(file, start);
        }
        return new byte[] { (byte)'\n' };
    }

    private static byte[] Copy(byte[] file, int start)
    {
        byte[] copy = new byte[file.Length - start];
        Array.Copy(file, start, copy, 0, copy.Length);
        return copy;
    }
}
