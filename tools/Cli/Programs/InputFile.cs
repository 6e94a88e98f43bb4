using System.Text;
using NanoLua.Bytecode;
using NanoLua.Compiler;
using NanoLua.Image;

namespace NanoLua.Cli.Programs;

/// <summary>What a file is, seen from its first bytes; only then from its name.</summary>
internal enum InputKind
{
    Source,
    Chunk,
    Image,
}

/// <summary>A file given to the tool: Lua source, an official binary chunk, or an image.</summary>
/// <param name="Path">As messages name it.</param>
internal sealed record InputFile(string Path, byte[] Bytes)
{
    public const string SourceExtension = ".lua";
    public const string ChunkExtension = ".luac";
    public const string ImageExtension = ".nlx";

    private static readonly byte[] ImageMagic = [0x1B, (byte)'N', (byte)'L', (byte)'X'];

    public InputKind Kind
    {
        get
        {
            if (Bytes.AsSpan().StartsWith(ImageMagic) || Path.EndsWith(ImageExtension))
            {
                return InputKind.Image;
            }
            return ChunkReader.HasSignature(Bytes) || Path.EndsWith(ChunkExtension)
                ? InputKind.Chunk
                : InputKind.Source;
        }
    }

    public static InputFile Read(string path) => Read(path, path);

    /// <param name="shownPath">How messages name the file.</param>
    public static InputFile Read(string path, string shownPath)
    {
        if (Directory.Exists(path))
        {
            throw new InputException($"{shownPath}: is a folder, and a file is needed");
        }
        if (!File.Exists(path)) throw new InputException($"{shownPath}: no such file");
        byte[] bytes = File.ReadAllBytes(path);
        return bytes.Length > 0
            ? new InputFile(shownPath, bytes)
            : throw new InputException($"{shownPath}: the file is empty");
    }

    /// <summary>The chunk of a source or binary chunk.</summary>
    /// <param name="chunkName">Name of a source in messages, with its '@'.</param>
    public Prototype ToPrototype(string chunkName, Target target)
    {
        switch (Kind)
        {
            case InputKind.Source:
                return Compile(chunkName, target.Numbers);
            case InputKind.Chunk:
                Prototype chunk = ReadChunk(out NumberModel numbers);
                target.Require(numbers, Path, "chunk");
                return chunk;
            default:
                throw new InputException(
                    $"{Path}: is an image, and Lua source or a binary chunk is needed");
        }
    }

    public Prototype ReadChunk(out NumberModel numbers)
    {
        try
        {
            return ChunkReader.Read(Bytes, out numbers);
        }
        catch (ChunkFormatException error)
        {
            throw new InputException($"{Path}: {error.Message}");
        }
    }

    public ImageContents ReadImage()
    {
        try
        {
            return ImageReader.Read(Bytes);
        }
        catch (ImageFormatException error)
        {
            throw new InputException($"{Path}: {error.Problem}");
        }
    }

    private Prototype Compile(string chunkName, NumberModel numbers)
    {
        try
        {
            return LuaCompiler.Compile(
                LuaCompiler.SkipFilePrefix(Bytes), Encoding.UTF8.GetBytes(chunkName), numbers);
        }
        catch (LuaSyntaxException error)
        {
            throw new InputException(Locate(error.Message, chunkName[1..]));
        }
    }

    /// <summary>In a project a chunk's name is shorter than the path of its file.</summary>
    private string Locate(string message, string chunkFile)
    {
        if (chunkFile == Path) return message;
        return message.StartsWith(chunkFile + ":", StringComparison.Ordinal)
            ? Path + message[chunkFile.Length..]
            : $"{Path}: {message}";
    }
}
