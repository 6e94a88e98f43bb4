using System;
using System.IO;
using System.Reflection;

namespace NanoLua;

/// <summary>
/// A packed image (.nlx), to be mounted by any number of runtimes. Images in flash are used in place; all others
/// are copied into RAM by each runtime.
/// </summary>
public sealed class LuaImage
{
    private const int PieceBytes = 1024;

    // What every image begins with.
    private static readonly byte[] s_magic = { 0x1B, (byte)'N', (byte)'L', (byte)'X' };

    private readonly long _address;
    private readonly int _length;
    private readonly byte[] _bytes;

    private LuaImage(long address, int length, byte[] bytes)
    {
        _address = address;
        _length = length;
        _bytes = bytes;
    }

    /// <summary>Whether runtimes use the image where it lies, without a copy in RAM.</summary>
    public bool IsInPlace
    {
        get { return _bytes == null; }
    }

    /// <summary>
    /// A binary resource of a deployed assembly, which nanoFramework executes from flash. On .NET: the manifest
    /// resource with that name, whose id does not matter.
    /// </summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="baseName">The name of the resource file, such as "MyApp.Resources".</param>
    /// <param name="id">The id of the resource: <c>(int)Resources.BinaryResources.main</c>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no such resource.</exception>
    public static LuaImage FromResource(Assembly assembly, string baseName, int id)
    {
        if (assembly is null || baseName == null)
        {
            throw new ArgumentNullException();
        }
#if NET
        Stream stream = assembly.GetManifestResourceStream(baseName);
        if (stream == null)
        {
            throw new ArgumentException();
        }
        return FromStream(stream);
#else
        long address = Engine.NativeFindResource(assembly, baseName, id);
        if (address == 0)
        {
            throw new ArgumentException();
        }
        return new LuaImage(address, Engine.NativeResourceBytes(assembly, baseName, id), null);
#endif
    }

    /// <summary>An image in memory-mapped flash.</summary>
    /// <param name="address">Where it begins, a multiple of 4.</param>
    /// <exception cref="ArgumentException"><paramref name="address"/> is no multiple of 4, or 0.</exception>
    /// <exception cref="PlatformNotSupportedException">This is .NET.</exception>
    public static LuaImage FromFlash(long address)
    {
        if (address == 0 || (address & 3) != 0)
        {
            throw new ArgumentException();
        }
#if NET
        throw new PlatformNotSupportedException();
#else
        return new LuaImage(address, 0, null);
#endif
    }

    /// <summary>An image in a file of System.IO.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    public static LuaImage FromFile(string path)
    {
        if (path == null)
        {
            throw new ArgumentNullException();
        }
        using (FileStream stream = new FileStream(path, FileMode.Open, FileAccess.Read))
        {
            return FromStream(stream);
        }
    }

    /// <summary>An image that is the rest of a stream.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static LuaImage FromStream(Stream stream)
    {
        if (stream == null)
        {
            throw new ArgumentNullException();
        }
        return FromBytes(ReadAll(stream));
    }

    /// <summary>An image in an array, which must not change until it is mounted.</summary>
    /// <param name="bytes">The bytes of the image.</param>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    public static LuaImage FromBytes(byte[] bytes)
    {
        if (bytes == null)
        {
            throw new ArgumentNullException();
        }
        return new LuaImage(0, bytes.Length, bytes);
    }

    internal static bool IsImage(byte[] bytes)
    {
        for (int i = 0; i < s_magic.Length; i++)
        {
            if (i >= bytes.Length || bytes[i] != s_magic[i])
            {
                return false;
            }
        }
        return true;
    }

    internal static byte[] ReadAll(Stream stream)
    {
        byte[] bytes = new byte[stream.CanSeek ? (int)(stream.Length - stream.Position) : PieceBytes];
        int count = 0;
        for (;;)
        {
            if (count == bytes.Length)
            {
                int next = stream.ReadByte();
                if (next < 0)
                {
                    return bytes;
                }
                bytes = Resized(bytes, 2 * count + PieceBytes);
                bytes[count++] = (byte)next;
            }
            int read = stream.Read(bytes, count, bytes.Length - count);
            if (read <= 0)
            {
                return Resized(bytes, count);
            }
            count += read;
        }
    }

    internal int Mount(long host)
    {
        return IsInPlace
            ? Engine.NativeMountAddress(host, _address, _length)
            : Engine.NativeMountBytes(host, _bytes, _length);
    }

    private static byte[] Resized(byte[] bytes, int count)
    {
        if (count == bytes.Length)
        {
            return bytes;
        }
        byte[] resized = new byte[count];
        Array.Copy(bytes, resized, count < bytes.Length ? count : bytes.Length);
        return resized;
    }
}
