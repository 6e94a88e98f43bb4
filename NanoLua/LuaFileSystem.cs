using System;
using System.IO;

namespace NanoLua;

/// <summary>
/// The files that programs reach: those of System.IO. Derive from it for other files, or to keep programs within
/// a folder. An exception of a member becomes Lua's <c>nil, message</c>.
/// </summary>
public class LuaFileSystem
{
    private const string DefaultModulePath = "?.lua;?.nlx";

    /// <summary>
    /// Where <c>require</c> looks for modules: patterns with ? for the name, between semicolons. A program can
    /// change it: <c>package.path</c>.
    /// </summary>
    public virtual string ModulePath
    {
        get { return DefaultModulePath; }
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">What the program calls it.</param>
    /// <param name="mode">Open, Create or OpenOrCreate.</param>
    /// <param name="access">What the program may do.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public virtual Stream Open(string path, FileMode mode, FileAccess access)
    {
        return new FileStream(path, mode, access);
    }

    /// <summary>Whether there is a file.</summary>
    /// <param name="path">What the program calls it.</param>
    public virtual bool Exists(string path)
    {
        return File.Exists(path);
    }

    /// <summary>Deletes a file.</summary>
    /// <param name="path">What the program calls it.</param>
    /// <exception cref="IOException">The file cannot be deleted.</exception>
    public virtual void Delete(string path)
    {
        File.Delete(path);
    }

    /// <summary>Renames a file.</summary>
    /// <param name="from">What the program calls it.</param>
    /// <param name="to">What it shall be called.</param>
    /// <exception cref="IOException">The file cannot be renamed.</exception>
    public virtual void Move(string from, string to)
    {
        File.Move(from, to);
    }

    internal byte[] ReadAll(string path)
    {
        using (Stream stream = Open(path, FileMode.Open, FileAccess.Read))
        {
            return LuaImage.ReadAll(stream);
        }
    }
}
