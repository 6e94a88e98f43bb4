using System;

namespace NanoLua;

// Code: images, text and binary chunks; and what a program finds when it begins.
public sealed partial class LuaRuntime
{
    private const byte BinaryMark = 0x1B;

    /// <summary>Runs Lua source. It needs a compiler: see <see cref="LuaRuntimeOptions.Compiler"/>.</summary>
    /// <param name="source">The text of a chunk.</param>
    /// <returns>What the chunk returns.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="NotSupportedException">The runtime has no compiler.</exception>
    /// <exception cref="LuaException">The text is wrong, or the chunk failed.</exception>
    /// <exception cref="ObjectDisposedException">The runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="OutOfMemoryException">The memory of the runtime is used up.</exception>
    /// <exception cref="TimeoutException">The budget of the runtime is used up.</exception>
    public object[] DoString(string source)
    {
        return Do(Load(LuaString.ToBytes(source), source));
    }

    /// <summary>Runs a file: an image, a binary chunk, or Lua source.</summary>
    /// <param name="path">A path of the runtime's file system.</param>
    /// <returns>What the chunk returns.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    /// <exception cref="NotSupportedException">There is no file system, or no compiler for a text.</exception>
    /// <exception cref="System.IO.IOException">The file is missing or cannot be read.</exception>
    /// <exception cref="FormatException">The file is an image that cannot be used here.</exception>
    /// <exception cref="LuaException">The text is wrong, or the chunk failed.</exception>
    /// <exception cref="ObjectDisposedException">The runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="OutOfMemoryException">The memory of the runtime is used up.</exception>
    /// <exception cref="TimeoutException">The budget of the runtime is used up.</exception>
    public object[] DoFile(string path)
    {
        if (path == null)
        {
            throw new ArgumentNullException();
        }
        if (_fileSystem == null)
        {
            throw new NotSupportedException();
        }
        return Do(LoadFile(path));
    }

    /// <summary>Makes a function of a chunk.</summary>
    /// <param name="chunk">The official binary form, or text, for which a compiler is needed.</param>
    /// <param name="name">What messages call it: "@file.lua", "=name", or the text itself.</param>
    /// <returns>The main function.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="NotSupportedException">The chunk is a text, and the runtime has no compiler.</exception>
    /// <exception cref="LuaException">The text is wrong, or the binary form cannot be used here.</exception>
    /// <exception cref="ObjectDisposedException">The runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="OutOfMemoryException">The memory of the runtime is used up.</exception>
    public LuaFunction Load(byte[] chunk, string name)
    {
        if (chunk == null || name == null)
        {
            throw new ArgumentNullException();
        }
        return Load(chunk, name, null, false, null);
    }

    /// <summary>
    /// Makes an image part of the runtime: <c>require</c> finds its modules. It stays as long as the runtime.
    /// </summary>
    /// <param name="image">The image.</param>
    /// <returns>The main function of its entry module; null if it has none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="image"/> is null.</exception>
    /// <exception cref="FormatException">It is no image, damaged, or for another engine or number model.</exception>
    /// <exception cref="ObjectDisposedException">The runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    /// <exception cref="OutOfMemoryException">The memory of the runtime is used up.</exception>
    public LuaFunction Mount(LuaImage image)
    {
        if (image == null)
        {
            throw new ArgumentNullException();
        }
        int mark = Enter();
        try
        {
            int number = CheckFormat(image.Mount(_host));
            return Engine.NativePushMain(_host, number) < 0 ? null : (LuaFunction)TakeReference();
        }
        finally
        {
            Leave(mark);
        }
    }

    /// <summary>A module of a mounted image.</summary>
    /// <param name="name">Its name, as for <c>require</c>.</param>
    /// <returns>The main function; null if there is no such module.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The runtime is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the runtime.</exception>
    public LuaFunction GetModule(string name)
    {
        byte[] bytes = LuaString.ToBytes(name);
        int mark = Enter();
        try
        {
            bool found = Engine.NativePushModule(_host, bytes, bytes.Length) >= 0;
            return found ? (LuaFunction)TakeReference() : null;
        }
        finally
        {
            Leave(mark);
        }
    }

    private LuaFunction LoadFile(string path)
    {
        return LoadFile(path, null, false, null);
    }

    private LuaFunction LoadFile(string path, object mode, bool hasEnvironment, object environment)
    {
        byte[] bytes = _fileSystem.ReadAll(path);
        if (LuaImage.IsImage(bytes))
        {
            return Mount(LuaImage.FromBytes(bytes));
        }
        return Load(WithoutPrefix(bytes), "@" + path, mode, hasEnvironment, environment);
    }

    // As the function load of Lua.
    private LuaFunction Load(
        byte[] chunk, string name, object mode, bool hasEnvironment, object environment)
    {
        int mark = Enter();
        try
        {
            if (_compiler == null && (chunk.Length == 0 || chunk[0] != BinaryMark))
            {
                throw new NotSupportedException();
            }
            Check(Engine.NativePushOperation(_host, Engine.Load));
            PushBytes(chunk);
            PushText(name);
            PushValue(mode);
            if (hasEnvironment)
            {
                PushValue(environment);
            }
            if (Run(hasEnvironment ? 4 : 3) != 1)
            {
                throw ErrorAt(mark + 1, null);
            }
            return (LuaFunction)ValueAt(mark);
        }
        finally
        {
            Leave(mark);
        }
    }

    private object[] Do(LuaFunction function)
    {
        try
        {
            return function == null ? new object[0] : function.InvokeAll();
        }
        finally
        {
            if (function != null)
            {
                function.Dispose();
            }
        }
    }

    private int CheckFormat(int status)
    {
        if (status != Engine.Failed)
        {
            return Check(status);
        }
        string message = NativeMessage();
        if (message == NotEnoughMemory)
        {
            throw new OutOfMemoryException();
        }
        throw new FormatException(message);
    }

    // Skips a mark of the byte order and a first line that begins with #, but for its end.
    private static byte[] WithoutPrefix(byte[] bytes)
    {
        int start = 0;
        if (bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF)
        {
            start = 3;
        }
        if (start < bytes.Length && bytes[start] == '#')
        {
            while (start < bytes.Length && bytes[start] != '\n')
            {
                start++;
            }
        }
        if (start == 0)
        {
            return bytes;
        }
        byte[] rest = new byte[bytes.Length - start];
        Array.Copy(bytes, start, rest, 0, rest.Length);
        return rest;
    }

    private void OpenLibraries(LuaLibraries libraries)
    {
        int mark = Enter();
        try
        {
            Check(Engine.NativeOpenLibraries(_host));
            InstallCompiler();
            InstallFiles(libraries);
            RemoveLibrary(libraries, LuaLibraries.Io, "io");
            RemoveLibrary(libraries, LuaLibraries.Os, "os");
            RemoveLibrary(libraries, LuaLibraries.Debug, "debug");
            RemoveLibrary(libraries, LuaLibraries.Package, "package");
            RemoveGlobal(libraries, LuaLibraries.Package, "require");
            RemoveGlobal(libraries, LuaLibraries.Load, "load");
            RemoveGlobal(libraries, LuaLibraries.Load, "loadfile");
            RemoveGlobal(libraries, LuaLibraries.Load, "dofile");
        }
        finally
        {
            Leave(mark);
        }
    }

    private void RemoveLibrary(LuaLibraries libraries, LuaLibraries library, string name)
    {
        RemoveGlobal(libraries, library, name);
        if ((libraries & library) == 0 && (libraries & LuaLibraries.Package) != 0)
        {
            RegistryTable("_LOADED")[name] = null;
        }
    }

    private void RemoveGlobal(LuaLibraries libraries, LuaLibraries library, string name)
    {
        if ((libraries & library) == 0)
        {
            Globals[name] = null;
        }
    }

    private LuaTable RegistryTable(string name)
    {
        int mark = Enter();
        try
        {
            Check(Engine.NativePushRegistry(_host));
            PushText(name);
            Check(Engine.NativeRawGet(_host, mark));
            return (LuaTable)TakeReference();
        }
        finally
        {
            Leave(mark);
        }
    }

    // load asks a function in the registry for the binary form of a text.
    private void InstallCompiler()
    {
        if (_compiler == null)
        {
            return;
        }
        int mark = Enter();
        try
        {
            Check(Engine.NativePushRegistry(_host));
            SetField(mark, "_COMPILE", new LuaCallback(Compile));
        }
        finally
        {
            Leave(mark);
        }
    }

    private void Compile(LuaCall call)
    {
        try
        {
            call.Return(_compiler.Compile(call.GetBytes(0), call.GetBytes(1), NumberModel));
        }
        catch (LuaException error)
        {
            call.Return(null);
            call.Return(error.Value != null ? error.Value : error.Message);
        }
    }
}
