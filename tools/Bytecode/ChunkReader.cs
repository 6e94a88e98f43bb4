// Reads an official Lua 5.5 binary chunk of either number model. Its twin is ChunkWriter: the same
// methods in the same order.
// Invariant: no byte is trusted. What is returned has the shape of a prototype; that its
// instructions make sense is the business of a verifier.
using System;

namespace NanoLua.Bytecode;

public sealed class ChunkReader
{
    private const int NestingMax = 200;

    // The least sizes of items: an empty function, a local variable, a string.
    private const int PrototypeBytesMin = 15;
    private const int LocalVariableBytesMin = 4;
    private const int StringBytesMin = 2;

    // A flag of the program that made the chunk: its code was in fixed memory. Of no use here.
    private const int FixedFlag = 4;

    private readonly ChunkInput _input;
    private byte[][] _strings = new byte[16][];
    private int _stringCount;
    private NumberModel _model;

    private ChunkReader(byte[] bytes)
    {
        _input = new ChunkInput(bytes);
    }

    /// <summary>Whether the bytes begin like a binary chunk of any version of Lua.</summary>
    public static bool HasSignature(byte[] bytes)
    {
        for (int i = 0; i < ChunkFormat.Signature.Length; i++)
        {
            if (i >= bytes.Length || bytes[i] != ChunkFormat.Signature[i])
            {
                return false;
            }
        }
        return true;
    }

    /// <exception cref="ChunkFormatException">The bytes are not exactly one chunk.</exception>
    public static Prototype Read(byte[] bytes, out NumberModel model)
    {
        ChunkReader reader = new ChunkReader(bytes);
        reader.ReadHeader();
        model = reader._model;
        int upvalueCount = reader._input.Byte();
        Prototype main = reader.ReadFunction(0);
        if (main.Upvalues.Length != upvalueCount)
        {
            throw reader._input.Error("the main function's number of upvalues is contradictory");
        }
        if (reader._input.BytesLeft != 0)
        {
            throw reader._input.Error("more bytes follow the end of the chunk");
        }
        return main;
    }

    private void ReadHeader()
    {
        _input.Expect(ChunkFormat.Signature, "not a binary chunk");
        int version = _input.Byte();
        if (version != ChunkFormat.Version)
        {
            throw _input.Error("the chunk is for Lua " + LuaNumber.FormatInteger(version >> 4) + "."
                + LuaNumber.FormatInteger(version & 15) + ", and not for Lua 5.5");
        }
        if (_input.Byte() != ChunkFormat.Format)
        {
            throw _input.Error("the chunk is not in the official format");
        }
        _input.Expect(ChunkFormat.TransferCheck, "the chunk was damaged by a transfer as text");
        ReadSample("int", ChunkFormat.WordBytes, ChunkFormat.SampleInteger);
        ReadSample("instruction", ChunkFormat.WordBytes, ChunkFormat.SampleInstruction);
        int integerBytes = _input.Byte();
        _model = integerBytes == ChunkFormat.NumberBytes(NumberModel.I32F32)
            ? NumberModel.I32F32 : NumberModel.I64F64;
        ReadSampleValue("integer", integerBytes, ChunkFormat.SampleInteger);
        int floatBytes = _input.Byte();
        if (floatBytes != integerBytes)
        {
            throw _input.Error("integers of " + LuaNumber.FormatInteger(integerBytes)
                + " bytes beside floats of " + LuaNumber.FormatInteger(floatBytes)
                + " bytes are neither i32f32 nor i64f64");
        }
        if (ReadFloat() != ChunkFormat.SampleFloat)
        {
            throw _input.Error("the representation of floats is unknown");
        }
    }

    private void ReadSample(string name, int sizeBytes, int expected)
    {
        int size = _input.Byte();
        if (size != sizeBytes)
        {
            throw _input.Error("the size of an " + name + ", " + LuaNumber.FormatInteger(size)
                + " bytes, is not " + LuaNumber.FormatInteger(sizeBytes));
        }
        ReadSampleValue(name, sizeBytes, expected);
    }

    private void ReadSampleValue(string name, int sizeBytes, int expected)
    {
        if (sizeBytes != 4 && sizeBytes != 8)
        {
            throw _input.Error("the size of an " + name + ", " + LuaNumber.FormatInteger(sizeBytes)
                + " bytes, is neither 4 nor 8");
        }
        ulong value = _input.Fixed(sizeBytes);
        ulong sample = sizeBytes == 4 ? (uint)expected : (ulong)expected;
        if (value != sample)
        {
            throw _input.Error("the representation of an " + name + " is unknown");
        }
    }

    private Prototype ReadFunction(int depth)
    {
        if (depth > NestingMax)
        {
            throw _input.Error("functions are nested too deeply");
        }
        Prototype prototype = new Prototype();
        prototype.LineDefined = _input.Int();
        prototype.LastLineDefined = _input.Int();
        prototype.ParameterCount = _input.Byte();
        prototype.Flags = _input.Byte() & ~FixedFlag;
        prototype.StackSlotsMax = _input.Byte();
        ReadCode(prototype);
        ReadConstants(prototype);
        ReadUpvalues(prototype);
        ReadPrototypes(prototype, depth);
        prototype.Source = ReadString();
        ReadDebug(prototype);
        return prototype;
    }

    private void ReadCode(Prototype prototype)
    {
        int count = _input.Count(ChunkFormat.WordBytes);
        _input.Align();
        if (count > _input.BytesLeft / ChunkFormat.WordBytes)
        {
            throw _input.Error("the chunk is truncated");
        }
        prototype.Code = new uint[count];
        for (int i = 0; i < count; i++)
        {
            prototype.Code[i] = (uint)_input.Fixed(ChunkFormat.WordBytes);
        }
    }

    private void ReadConstants(Prototype prototype)
    {
        prototype.Constants = new Constant[_input.Count(1)];
        for (int i = 0; i < prototype.Constants.Length; i++)
        {
            prototype.Constants[i] = ReadConstant();
        }
    }

    private Constant ReadConstant()
    {
        Constant constant = new Constant();
        switch (_input.Byte())
        {
            case ChunkFormat.NilTag:
                constant.Kind = ConstantKind.Nil;
                break;
            case ChunkFormat.FalseTag:
                constant.Kind = ConstantKind.False;
                break;
            case ChunkFormat.TrueTag:
                constant.Kind = ConstantKind.True;
                break;
            case ChunkFormat.IntegerTag:
                constant.Kind = ConstantKind.Integer;
                constant.Integer = ReadInteger();
                break;
            case ChunkFormat.FloatTag:
                constant.Kind = ConstantKind.Float;
                constant.Float = ReadFloat();
                break;
            case ChunkFormat.ShortStringTag:
            case ChunkFormat.LongStringTag:
                constant.Kind = ConstantKind.String;
                constant.Text = ReadString() ?? throw _input.Error("a constant string is missing");
                break;
            default:
                throw _input.Error("a constant has an unknown type");
        }
        return constant;
    }

    /// <summary>Numbers near zero are short: 0, -1, 1, -2 are written as 0, 1, 2, 3.</summary>
    private long ReadInteger()
    {
        ulong coded = _input.Varint(
            _model == NumberModel.I32F32 ? uint.MaxValue : ulong.MaxValue);
        long magnitude = (long)(coded >> 1);
        return (coded & 1) != 0 ? ~magnitude : magnitude;
    }

    private double ReadFloat()
    {
        return _model == NumberModel.I32F32
            ? BitConverter.ToSingle(_input.Bytes(4), 0)
            : BitConverter.Int64BitsToDouble((long)_input.Fixed(8));
    }

    private void ReadUpvalues(Prototype prototype)
    {
        prototype.Upvalues = new UpvalueDescriptor[_input.Count(3)];
        for (int i = 0; i < prototype.Upvalues.Length; i++)
        {
            UpvalueDescriptor upvalue = new UpvalueDescriptor();
            int inStack = _input.Byte();
            if (inStack > 1)
            {
                throw _input.Error("an upvalue is neither in the stack nor outside");
            }
            upvalue.InStack = inStack == 1;
            upvalue.Index = _input.Byte();
            upvalue.Kind = _input.Byte();
            prototype.Upvalues[i] = upvalue;
        }
    }

    private void ReadPrototypes(Prototype prototype, int depth)
    {
        prototype.Prototypes = new Prototype[_input.Count(PrototypeBytesMin)];
        for (int i = 0; i < prototype.Prototypes.Length; i++)
        {
            prototype.Prototypes[i] = ReadFunction(depth + 1);
        }
    }

    private void ReadDebug(Prototype prototype)
    {
        ReadLines(prototype);
        prototype.LocalVariables = new LocalVariable[_input.Count(LocalVariableBytesMin)];
        for (int i = 0; i < prototype.LocalVariables.Length; i++)
        {
            LocalVariable variable = new LocalVariable();
            variable.Name = ReadString();
            variable.StartPc = _input.Int();
            variable.EndPc = _input.Int();
            prototype.LocalVariables[i] = variable;
        }
        int nameCount = _input.Count(StringBytesMin);
        if (nameCount != 0 && nameCount != prototype.Upvalues.Length)
        {
            throw _input.Error("the number of upvalue names is not the number of upvalues");
        }
        for (int i = 0; i < nameCount; i++)
        {
            prototype.Upvalues[i].Name = ReadString();
        }
    }

    private void ReadLines(Prototype prototype)
    {
        int count = _input.Count(1);
        if (count != 0 && count != prototype.Code.Length)
        {
            throw _input.Error("the number of lines is not the number of instructions");
        }
        prototype.LineDeltas = new sbyte[count];
        for (int i = 0; i < count; i++)
        {
            prototype.LineDeltas[i] = (sbyte)_input.Byte();
        }
        prototype.AbsoluteLines = new AbsoluteLine[_input.Count(2 * ChunkFormat.WordBytes)];
        if (prototype.AbsoluteLines.Length > 0)
        {
            _input.Align();
        }
        for (int i = 0; i < prototype.AbsoluteLines.Length; i++)
        {
            prototype.AbsoluteLines[i] = ReadAbsoluteLine(prototype, i);
        }
    }

    /// <summary>Users of these lines search by pc: it must grow and stay in the code.</summary>
    private AbsoluteLine ReadAbsoluteLine(Prototype prototype, int index)
    {
        AbsoluteLine line = new AbsoluteLine();
        line.Pc = (int)_input.Fixed(ChunkFormat.WordBytes);
        line.Line = (int)_input.Fixed(ChunkFormat.WordBytes);
        int previousPc = index == 0 ? -1 : prototype.AbsoluteLines[index - 1].Pc;
        return line.Pc > previousPc && line.Pc < prototype.LineDeltas.Length && line.Line >= 0
            ? line
            : throw _input.Error("an absolute line is out of order or out of range");
    }

    /// <summary>A size of zero refers to a string before; reference zero is no string.</summary>
    private byte[] ReadString()
    {
        int size = _input.Int();
        if (size == 0)
        {
            int index = _input.Int();
            if (index > _stringCount)
            {
                throw _input.Error("a reference to a string leads nowhere");
            }
            return index == 0 ? null : _strings[index - 1];
        }
        byte[] text = _input.Bytes(size - 1);
        if (_input.Byte() != 0)
        {
            throw _input.Error("a string does not end in a zero");
        }
        Remember(text);
        return text;
    }

    private void Remember(byte[] text)
    {
        if (_stringCount == _strings.Length)
        {
            byte[][] strings = new byte[_stringCount * 2][];
            Array.Copy(_strings, 0, strings, 0, _stringCount);
            _strings = strings;
        }
        _strings[_stringCount++] = text;
    }
}
