// Constants as values in an image.
using NanoLua.Bytecode;

namespace NanoLua.Image;

internal static class ConstantWriter
{
    public static Tag TagOf(Constant constant)
    {
        return constant.Kind switch
        {
            ConstantKind.Nil => Tag.Nil,
            ConstantKind.False => Tag.False,
            ConstantKind.True => Tag.True,
            ConstantKind.Integer => Tag.Integer,
            ConstantKind.Float => Tag.Float,
            _ => ImageRules.IsShort(constant.Text) ? Tag.ShortString : Tag.LongString,
        };
    }

    /// <param name="distanceTo">Of a text from the value.</param>
    public static void WritePayload(ImageOutput output, long offset, Constant constant,
        int payloadBytes, Func<byte[], long> distanceTo)
    {
        switch (constant.Kind)
        {
            case ConstantKind.Integer:
                output.Integer(offset, constant.Integer, payloadBytes);
                break;
            case ConstantKind.Float:
                output.Float(offset, constant.Float, payloadBytes);
                break;
            case ConstantKind.String:
                output.Distance(offset, distanceTo(constant.Text));
                break;
        }
    }
}
