// What an image can hold of a prototype: checked before packing, so that the writer need not fail,
// and the engine, which asks for the same (firmware/engine/image.cpp), does not refuse the image.
using NanoLua.Bytecode;

namespace NanoLua.Image;

internal static class PrototypeRules
{
    /// <exception cref="ImageException">Names the function by its line and the limit.</exception>
    public static void Check(Prototype prototype, NumberModel model)
    {
        CheckByte(prototype, "parameters", prototype.ParameterCount);
        CheckByte(prototype, "stack slots", prototype.StackSlotsMax);
        CheckByte(prototype, "upvalues", prototype.Upvalues.Length);
        Require(prototype, prototype.ParameterCount <= prototype.StackSlotsMax,
            $"has {prototype.ParameterCount} parameters in {prototype.StackSlotsMax} stack slots");
        Require(prototype, prototype.Code.Length > 0, "has no instructions");
        Require(prototype, (prototype.Flags & ~ImageRules.PrototypeFlags) == 0,
            $"has the flags {prototype.Flags:X}, images know {ImageRules.PrototypeFlags:X}");
        Require(prototype, prototype.LineDefined >= 0 && prototype.LastLineDefined >= 0,
            "is defined in a negative line");
        long words = (PrototypeRecord.Size / ImageRules.WordBytes) + prototype.Code.LongLength;
        Require(prototype, words <= Header.SizeWordsMax,
            $"takes {words} words of code, more than {Header.SizeWordsMax}");
        foreach (Constant constant in prototype.Constants)
        {
            CheckConstant(prototype, constant, model);
        }
        foreach (UpvalueDescriptor upvalue in prototype.Upvalues)
        {
            CheckByte(prototype, "as the index of an upvalue", upvalue.Index);
            CheckByte(prototype, "as the kind of an upvalue", upvalue.Kind);
            CheckText(prototype, upvalue.Name);
        }
        CheckDebug(prototype);
    }

    private static void CheckConstant(Prototype prototype, Constant constant, NumberModel model)
    {
        bool isNarrow = model == NumberModel.I32F32;
        switch (constant.Kind)
        {
            case ConstantKind.Integer:
                Require(prototype, !isNarrow || constant.Integer == (int)constant.Integer,
                    $"has the integer {constant.Integer}, which i32f32 cannot represent");
                break;
            case ConstantKind.Float:
                Require(prototype, !isNarrow || constant.Float.Equals((float)constant.Float),
                    $"has the float {constant.Float:R}, which i32f32 cannot represent");
                break;
            case ConstantKind.String:
                Require(prototype, constant.Text is not null, "has a string without a text");
                CheckText(prototype, constant.Text);
                break;
        }
    }

    private static void CheckDebug(Prototype prototype)
    {
        int deltas = prototype.LineDeltas.Length;
        Require(prototype, deltas == 0 || deltas == prototype.Code.Length,
            $"has {deltas} lines for {prototype.Code.Length} instructions");
        CheckText(prototype, prototype.Source);
        Require(prototype, prototype.AbsoluteLines.All(line => line.Pc >= 0 && line.Line >= 0),
            "has an absolute line with a negative number");
        foreach (LocalVariable variable in prototype.LocalVariables)
        {
            Require(prototype, variable.Name is not null, "has a local variable without a name");
            CheckText(prototype, variable.Name);
            Require(prototype, variable.StartPc >= 0 && variable.EndPc >= 0,
                "has a local variable with a negative range");
        }
    }

    private static void CheckText(Prototype prototype, byte[]? text)
    {
        long words = ImageRules.StringBytes(text?.LongLength ?? 0) / ImageRules.WordBytes;
        Require(prototype, words <= Header.SizeWordsMax,
            $"has a string of {text?.LongLength} bytes, which is too long");
    }

    private static void CheckByte(Prototype prototype, string what, int value)
    {
        Require(prototype, value is >= 0 and <= byte.MaxValue,
            $"has {value} {what}, outside of 0 to {byte.MaxValue}");
    }

    private static void Require(Prototype prototype, bool condition, string problem)
    {
        if (!condition)
        {
            throw new ImageException($"the function of line {prototype.LineDefined} {problem}");
        }
    }
}
