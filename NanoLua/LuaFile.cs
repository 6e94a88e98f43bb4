using System;
using System.IO;

namespace NanoLua;

// An open file of a program: a stream with a buffer for reading. Writing goes to the stream at once.
internal sealed class LuaFile : IDisposable
{
    private const int BufferBytes = 128;
    private const int NumeralBytesMax = 200;

    private readonly LuaRuntime _runtime;
    private readonly bool _appends;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private Stream _stream;
    private int _next;
    private int _end;

    internal LuaFile(LuaRuntime runtime, Stream stream, bool appends)
    {
        _runtime = runtime;
        _stream = stream;
        _appends = appends;
    }

    internal bool IsClosed
    {
        get { return _stream == null; }
    }

    public void Dispose()
    {
        Stream stream = _stream;
        _stream = null;
        if (stream != null)
        {
            _runtime.RemoveFile(this);
            stream.Dispose();
        }
    }

    internal void Flush()
    {
        _stream.Flush();
    }

    internal void Write(byte[] bytes)
    {
        ForgetBuffer();
        if (_appends)
        {
            _stream.Seek(0, SeekOrigin.End);
        }
        _stream.Write(bytes, 0, bytes.Length);
    }

    internal long Seek(long offset, SeekOrigin origin)
    {
        ForgetBuffer();
        return _stream.Seek(offset, origin);
    }

    // A line, with its end if asked for; null at the end of the file.
    internal byte[] ReadLine(bool keepsEnd)
    {
        byte[] line = new byte[0];
        int count = 0;
        int next = ReadByte();
        if (next < 0)
        {
            return null;
        }
        while (next >= 0 && next != '\n')
        {
            line = Append(line, count++, (byte)next);
            next = ReadByte();
        }
        if (next >= 0 && keepsEnd)
        {
            line = Append(line, count++, (byte)next);
        }
        return Cut(line, count);
    }

    internal byte[] ReadAll()
    {
        byte[] bytes = new byte[0];
        int count = 0;
        for (int next = ReadByte(); next >= 0; next = ReadByte())
        {
            bytes = Append(bytes, count++, (byte)next);
        }
        return Cut(bytes, count);
    }

    // Up to so many bytes; null at the end of the file.
    internal byte[] ReadBytes(int wanted)
    {
        if (Peek() < 0)
        {
            return null;
        }
        byte[] bytes = new byte[0];
        int count = 0;
        while (count < wanted && Peek() >= 0)
        {
            bytes = Append(bytes, count++, (byte)ReadByte());
        }
        return Cut(bytes, count);
    }

    // What may be a numeral: the longest beginning that fits one, as the manual asks for.
    internal byte[] ReadNumeral()
    {
        byte[] text = new byte[NumeralBytesMax];
        int count = 0;
        while (IsSpace(Peek()))
        {
            ReadByte();
        }
        count = Take(text, count, "+-");
        bool isHexadecimal = false;
        int zero = count;
        count = Take(text, count, "0");
        if (count > zero)
        {
            int mark = count;
            count = Take(text, count, "xX");
            isHexadecimal = count > mark;
        }
        string digits = isHexadecimal ? "0123456789abcdefABCDEF" : "0123456789";
        count = TakeAll(text, count, digits);
        count = Take(text, count, ".");
        count = TakeAll(text, count, digits);
        int exponent = count;
        count = Take(text, count, isHexadecimal ? "pP" : "eE");
        if (count > exponent)
        {
            count = Take(text, count, "+-");
            count = TakeAll(text, count, "0123456789");
        }
        return Cut(text, count);
    }

    private int ReadByte()
    {
        int next = Peek();
        if (next >= 0)
        {
            _next++;
        }
        return next;
    }

    private int Peek()
    {
        if (_next == _end)
        {
            _next = 0;
            _end = _stream.Read(_buffer, 0, BufferBytes);
            if (_end <= 0)
            {
                _end = 0;
                return -1;
            }
        }
        return _buffer[_next];
    }

    // Has the stream stand where the program is.
    private void ForgetBuffer()
    {
        if (_next != _end)
        {
            _stream.Seek(_next - _end, SeekOrigin.Current);
        }
        _next = 0;
        _end = 0;
    }

    private int Take(byte[] text, int count, string accepted)
    {
        int next = Peek();
        if (count < text.Length && next > 0 && accepted.IndexOf((char)next) >= 0)
        {
            text[count++] = (byte)ReadByte();
        }
        return count;
    }

    private int TakeAll(byte[] text, int count, string accepted)
    {
        int before;
        do
        {
            before = count;
            count = Take(text, count, accepted);
        }
        while (count > before);
        return count;
    }

    private static bool IsSpace(int next)
    {
        return next == ' ' || (next >= '\t' && next <= '\r');
    }

    private static byte[] Append(byte[] bytes, int count, byte value)
    {
        if (count == bytes.Length)
        {
            byte[] larger = new byte[count == 0 ? 64 : 2 * count];
            Array.Copy(bytes, larger, count);
            bytes = larger;
        }
        bytes[count] = value;
        return bytes;
    }

    private static byte[] Cut(byte[] bytes, int count)
    {
        if (count == bytes.Length)
        {
            return bytes;
        }
        byte[] cut = new byte[count];
        Array.Copy(bytes, cut, count);
        return cut;
    }
}

// What io.lines and file:lines give to a for loop: it is called for every line.
internal sealed class LuaLines
{
    internal readonly LuaFile File;
    internal readonly object[] Formats;
    internal readonly bool ClosesFile;

    internal LuaLines(LuaFile file, object[] formats, bool closesFile)
    {
        File = file;
        Formats = formats;
        ClosesFile = closesFile;
    }
}
