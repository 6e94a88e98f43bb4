using System;
using System.Collections;
using System.IO;

namespace NanoLua;

// io, os and require on a LuaFileSystem (manual §6.3, §6.8 and §6.9): the functions that reach files. The
// standard streams stay with the engine.
public sealed partial class LuaRuntime
{
    private const string FileTypeName = "FILE*";
    private const string NoSuchFile = "No such file or directory";
    private const int NoSuchFileCode = 2;
    private const int FailureCode = 5;

    private readonly ArrayList _files = new ArrayList();
    private LuaUserdataType _fileType;
    private LuaUserdataType _linesType;

    internal void RemoveFile(LuaFile file)
    {
        _files.Remove(file);
    }

    private void CloseFiles()
    {
        while (_files.Count > 0)
        {
            try
            {
                ((LuaFile)_files[_files.Count - 1]).Dispose();
            }
            catch (Exception)
            {
                // A file that cannot be written to its end is closed all the same.
            }
        }
    }

    private void InstallFiles(LuaLibraries libraries)
    {
#if NET
        HideFilesOfProcess();
#endif
        if (_fileSystem == null)
        {
            return;
        }
        _fileType = new LuaUserdataType(this, FileTypeName)
            .Method("close", CloseFile)
            .Method("flush", FlushFile)
            .Method("lines", FileLines)
            .Method("read", ReadFile)
            .Method("seek", SeekFile)
            .Method("setvbuf", BufferFile)
            .Method("write", WriteFile)
            .Meta("__gc", CollectFile)
            .Meta("__tostring", ShowFile);
        _linesType = new LuaUserdataType(this, "lines").Meta("__call", NextLine);
        if ((libraries & LuaLibraries.Io) != 0)
        {
            InstallIo((LuaTable)Globals["io"]);
        }
        if ((libraries & LuaLibraries.Os) != 0)
        {
            LuaTable os = (LuaTable)Globals["os"];
            os["remove"] = new LuaCallback(RemovePath);
            os["rename"] = new LuaCallback(RenamePath);
        }
        if ((libraries & LuaLibraries.Load) != 0)
        {
            Register("loadfile", LoadPath);
            Register("dofile", DoPath);
        }
        if ((libraries & LuaLibraries.Package) != 0)
        {
            LuaTable package = (LuaTable)Globals["package"];
            LuaTable searchers = (LuaTable)package["searchers"];
            package["path"] = _fileSystem.ModulePath;
            searchers[searchers.Length + 1] = new LuaCallback(SearchModule);
        }
    }

    private void InstallIo(LuaTable io)
    {
        io["open"] = new LuaCallback(OpenPath);
        io["lines"] = new LuaCallback(PathLines);
        io["close"] = new LuaCallback(CloseFile);
        io["type"] = new LuaCallback(TypeOfFile);
    }

#if NET
    // The engine of a PC reaches the files of the process by itself; here only the file system does.
    private void HideFilesOfProcess()
    {
        Hide("io", "close", "input", "lines", "open", "output", "popen", "tmpfile");
        Hide("os", "execute", "getenv", "remove", "rename", "tmpname");
        Hide("_G", "dofile", "loadfile");
        Hide("package", "loadlib", "searchpath");
        LuaTable package = (LuaTable)Globals["package"];
        LuaTable searchers = (LuaTable)package["searchers"];
        for (int i = searchers.Length; i > 2; i--)
        {
            searchers[i] = null;
        }
        package["path"] = string.Empty;
        package["cpath"] = string.Empty;
    }

    private void Hide(string library, params string[] names)
    {
        LuaTable table = (LuaTable)Globals[library];
        foreach (string name in names)
        {
            table[name] = null;
        }
    }
#endif

    /// io

    private void OpenPath(LuaCall call)
    {
        string path = call.GetString(0);
        string mode = call.IsNil(1) ? "r" : call.GetString(1);
        if (!IsMode(mode))
        {
            throw new LuaException("bad argument #2 to 'open' (invalid mode)");
        }
        try
        {
            call.ReturnObject(_fileType, OpenFile(path, mode));
        }
        catch (Exception reason)
        {
            ReturnFailure(call, path, reason);
        }
    }

    private static bool IsMode(string mode)
    {
        int length = mode.Length;
        if (length == 0 || (mode[0] != 'r' && mode[0] != 'w' && mode[0] != 'a'))
        {
            return false;
        }
        string rest = mode.Substring(1);
        return rest == "" || rest == "+" || rest == "b" || rest == "+b";
    }

    private LuaFile OpenFile(string path, string mode)
    {
        bool updates = mode.Length > 1 && mode[1] == '+';
        FileMode fileMode = FileMode.Open;
        FileAccess access = FileAccess.Read;
        if (mode[0] != 'r')
        {
            fileMode = mode[0] == 'w' ? FileMode.Create : FileMode.OpenOrCreate;
            access = FileAccess.Write;
        }
        Stream stream = _fileSystem.Open(path, fileMode, updates ? FileAccess.ReadWrite : access);
        LuaFile file = new LuaFile(this, stream, mode[0] == 'a');
        _files.Add(file);
        return file;
    }

    private void PathLines(LuaCall call)
    {
        string path = call.GetString(0);
        LuaFile file;
        try
        {
            file = OpenFile(path, "r");
        }
        catch (Exception reason)
        {
            throw new LuaException(FailureText(path, reason));
        }
        call.ReturnObject(_linesType, new LuaLines(file, FormatsOf(call), true));
        call.Return(null);
        call.Return(null);
        call.ReturnObject(_fileType, file);
    }

    private void TypeOfFile(LuaCall call)
    {
        if (call.Count == 0)
        {
            throw new LuaException("bad argument #1 to 'type' (value expected)");
        }
        LuaFile file = TargetAt(0) as LuaFile;
        if (file == null)
        {
            call.Return(null);
            return;
        }
        call.Return(file.IsClosed ? "closed file" : "file");
    }

    /// file:...

    private static LuaFile FileOf(LuaCall call)
    {
        LuaFile file = call.GetObject(0) as LuaFile;
        if (file == null)
        {
            throw new LuaException("bad argument #1 (FILE* expected)");
        }
        if (file.IsClosed)
        {
            throw new LuaException("attempt to use a closed file");
        }
        return file;
    }

    private void CloseFile(LuaCall call)
    {
        FileOf(call).Dispose();
        call.Return(true);
    }

    private void CollectFile(LuaCall call)
    {
        ((LuaFile)call.GetObject(0)).Dispose();
    }

    private void ShowFile(LuaCall call)
    {
        call.Return(((LuaFile)call.GetObject(0)).IsClosed ? "file (closed)" : "file");
    }

    private void FlushFile(LuaCall call)
    {
        FileOf(call).Flush();
        call.ReturnArgument(0);
    }

    private void BufferFile(LuaCall call)
    {
        FileOf(call);
        call.Return(true);
    }

    private void WriteFile(LuaCall call)
    {
        LuaFile file = FileOf(call);
        for (int i = 1; i < call.Count; i++)
        {
            byte[] bytes = call.GetValue(i) as byte[];
            if (bytes == null)
            {
                call.GetDouble(i);
                bytes = Describe(i);
            }
            try
            {
                file.Write(bytes);
            }
            catch (Exception reason)
            {
                ReturnFailure(call, null, reason);
                return;
            }
        }
        call.ReturnArgument(0);
    }

    private void SeekFile(LuaCall call)
    {
        LuaFile file = FileOf(call);
        string whence = call.IsNil(1) ? "cur" : call.GetString(1);
        long offset = call.IsNil(2) ? 0 : call.GetInt64(2);
        try
        {
            call.Return(file.Seek(offset, OriginOf(whence)));
        }
        catch (IOException reason)
        {
            ReturnFailure(call, null, reason);
        }
    }

    private static SeekOrigin OriginOf(string whence)
    {
        switch (whence)
        {
            case "set":
                return SeekOrigin.Begin;
            case "cur":
                return SeekOrigin.Current;
            case "end":
                return SeekOrigin.End;
            default:
                throw new LuaException("bad argument #1 to 'seek' (invalid option '" + whence + "')");
        }
    }

    private void ReadFile(LuaCall call)
    {
        ReadFormats(call, FileOf(call), FormatsOf(call));
    }

    private void FileLines(LuaCall call)
    {
        call.ReturnObject(_linesType, new LuaLines(FileOf(call), FormatsOf(call), false));
    }

    private void NextLine(LuaCall call)
    {
        LuaLines lines = (LuaLines)call.GetObject(0);
        if (lines.File.IsClosed)
        {
            throw new LuaException("file is already closed");
        }
        if (!ReadFormats(call, lines.File, lines.Formats) && lines.ClosesFile)
        {
            lines.File.Dispose();
        }
    }

    private static object[] FormatsOf(LuaCall call)
    {
        object[] formats = new object[call.Count > 1 ? call.Count - 1 : 0];
        for (int i = 0; i < formats.Length; i++)
        {
            formats[i] = call.GetValue(i + 1);
        }
        return formats;
    }

    // Returns what the formats ask for, up to the first that fails; a line if there are none. Says
    // whether the first one succeeded.
    private bool ReadFormats(LuaCall call, LuaFile file, object[] formats)
    {
        if (formats.Length == 0)
        {
            byte[] line = file.ReadLine(false);
            call.Return(line);
            return line != null;
        }
        for (int i = 0; i < formats.Length; i++)
        {
            if (!ReadFormat(call, file, formats[i]))
            {
                call.Return(null);
                return i > 0;
            }
        }
        return true;
    }

    private bool ReadFormat(LuaCall call, LuaFile file, object format)
    {
        if (format is long)
        {
            return ReturnRead(call, file.ReadBytes((int)(long)format));
        }
        byte[] name = format as byte[];
        int at = name != null && name.Length > 1 && name[0] == '*' ? 1 : 0;
        switch (name != null && name.Length > at ? (char)name[at] : '?')
        {
            case 'n':
                return ReturnNumeral(call, file.ReadNumeral());
            case 'l':
                return ReturnRead(call, file.ReadLine(false));
            case 'L':
                return ReturnRead(call, file.ReadLine(true));
            case 'a':
                return ReturnRead(call, file.ReadAll());
            default:
                throw new LuaException("bad argument to 'read' (invalid format)");
        }
    }

    private static bool ReturnRead(LuaCall call, byte[] bytes)
    {
        if (bytes == null)
        {
            return false;
        }
        call.Return(bytes);
        return true;
    }

    // A text that is no numeral gives nothing.
    private bool ReturnNumeral(LuaCall call, byte[] text)
    {
        PushBytes(text);
        long integer = Engine.NativeToInteger(_host, -1);
        double number = Engine.NativeToFloat(_host, -1);
        Drop(1);
        if (double.IsNaN(number))
        {
            return false;
        }
        if (integer != long.MinValue && IsIntegerNumeral(text))
        {
            call.Return(integer);
        }
        else
        {
            call.Return(number);
        }
        return true;
    }

    private static bool IsIntegerNumeral(byte[] text)
    {
        bool isHexadecimal = false;
        foreach (byte character in text)
        {
            isHexadecimal |= character == 'x' || character == 'X';
            bool isExponent = !isHexadecimal && (character == 'e' || character == 'E');
            if (character == '.' || isExponent || character == 'p' || character == 'P')
            {
                return false;
            }
        }
        return true;
    }

    /// os, loadfile, dofile, require

    private void RemovePath(LuaCall call)
    {
        string path = call.GetString(0);
        try
        {
            if (!_fileSystem.Exists(path))
            {
                ReturnFailure(call, path, null);
                return;
            }
            _fileSystem.Delete(path);
            call.Return(true);
        }
        catch (Exception reason)
        {
            ReturnFailure(call, path, reason);
        }
    }

    private void RenamePath(LuaCall call)
    {
        string from = call.GetString(0);
        string to = call.GetString(1);
        try
        {
            _fileSystem.Move(from, to);
            call.Return(true);
        }
        catch (Exception reason)
        {
            ReturnFailure(call, from, reason);
        }
    }

    private void LoadPath(LuaCall call)
    {
        string path = call.GetString(0);
        try
        {
            call.Return(LoadFile(path, call.GetValue(1), call.Count > 2, call.GetValue(2)));
        }
        catch (LuaException reason)
        {
            call.Return(null);
            call.Return(reason.Message);
        }
        catch (Exception reason)
        {
            ReturnFailure(call, path, reason);
        }
    }

    private void DoPath(LuaCall call)
    {
        object[] results = Do(LoadFile(call.GetString(0)));
        for (int i = 0; i < results.Length; i++)
        {
            call.Return(results[i]);
        }
    }

    private void SearchModule(LuaCall call)
    {
        string tried = string.Empty;
        byte[] path = ((LuaTable)Globals["package"])["path"] as byte[];
        if (path == null)
        {
            throw new LuaException("'package.path' must be a string");
        }
        string[] patterns = LuaString.ToText(path).Split(new char[] { ';' });
        string name = WithSeparators(call.GetString(0));
        for (int i = 0; i < patterns.Length; i++)
        {
            string file = Expand(patterns[i], name);
            if (file.Length != 0 && _fileSystem.Exists(file))
            {
                call.Return(LoadFile(file));
                call.Return(file);
                return;
            }
            tried += (i == 0 ? "no file '" : "\n\tno file '") + file + "'";
        }
        call.Return(tried);
    }

    private static string WithSeparators(string name)
    {
        char[] characters = name.ToCharArray();
        for (int i = 0; i < characters.Length; i++)
        {
            if (characters[i] == '.')
            {
                characters[i] = Path.DirectorySeparatorChar;
            }
        }
        return new string(characters);
    }

    private static string Expand(string pattern, string name)
    {
        int mark = pattern.IndexOf('?');
        return mark < 0 ? pattern : pattern.Substring(0, mark) + name + pattern.Substring(mark + 1);
    }

    /// Failures, as the manual's functions give them

    private void ReturnFailure(LuaCall call, string path, Exception reason)
    {
        bool isMissing = path != null && !_fileSystem.Exists(path);
        call.Return(null);
        call.Return(FailureText(path, reason));
        call.Return(isMissing ? NoSuchFileCode : FailureCode);
    }

    private string FailureText(string path, Exception reason)
    {
        if (path == null)
        {
            return TextOf(reason);
        }
        return path + ": " + (_fileSystem.Exists(path) ? TextOf(reason) : NoSuchFile);
    }
}
