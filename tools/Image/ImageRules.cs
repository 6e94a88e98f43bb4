// Facts about images that follow from the generated tables and that writer and reader share.
using NanoLua.Bytecode;

namespace NanoLua.Image;

internal static class ImageRules
{
    /// <summary>Of records and of sections; also the bytes of an offset.</summary>
    public const int WordBytes = (int)ImageFormat.Alignment;

    /// <summary>Functions in functions, as in chunks; bounds recursion over an image.</summary>
    public const int NestingMax = 200;

    /// <summary>All flags of a prototype that an image may hold.</summary>
    public const int PrototypeFlags =
        (int)(PrototypeFlag.HiddenVarargs | PrototypeFlag.VarargTable);

    /// <summary>Stamped into every image; another one means another layout of something.</summary>
    public const uint AbiFingerprint = Abi.Fingerprint ^ ImageFormat.Fingerprint;

    public static int ValueBytes(NumberModel model)
    {
        return (int)(model == NumberModel.I32F32 ? Abi.ValueBytesI32F32 : Abi.ValueBytesI64F64);
    }

    /// <summary>The tag of a value is its last word; the payload takes the bytes before.</summary>
    public static int PayloadBytes(NumberModel model)
    {
        return ValueBytes(model) - WordBytes;
    }

    public static string NameOf(NumberModel model)
    {
        return model == NumberModel.I32F32 ? "i32f32" : "i64f64";
    }

    public static long Align(long bytes)
    {
        return (bytes + WordBytes - 1) / WordBytes * WordBytes;
    }

    /// <summary>Whether it is the function of a whole chunk, which runs once as a rule.</summary>
    public static bool IsMain(Prototype prototype)
    {
        return prototype.LineDefined == 0;
    }

    public static bool IsShort(byte[] text)
    {
        return text.Length <= Abi.ShortStringBytesMax;
    }

    /// <summary>Record, text, NUL, zeros up to the next word, and a long string's length.</summary>
    public static long StringBytes(long lengthBytes)
    {
        long textEnd = Align(StringRecord.Size + lengthBytes + 1);
        return lengthBytes <= Abi.ShortStringBytesMax ? textEnd : textEnd + WordBytes;
    }

    public static uint HeaderOf(ObjectKind kind, long bytes)
    {
        return (uint)kind | Color.Black | (uint)(bytes / WordBytes) << (int)Header.SizeShift;
    }
}
