// Writes an official Lua 5.5 binary chunk, byte for byte what string.dump of PUC-Rio Lua 5.5 gives
// for the same function. Its twin is ChunkReader.
// Invariant: equal prototypes give equal bytes; a string is written once and then referred to.
using System;

namespace NanoLua.Bytecode;

public sealed class ChunkWriter
{
    private readonly ChunkOutput _output = new ChunkOutput();
    private readonly StringIndex _strings = new StringIndex();
    private readonly NumberModel _model;
    private readonly bool _strip;

    private ChunkWriter(NumberModel model, bool strip)
    {
        _model = model;
        _strip = strip;
    }

    /// <param name="strip">Leaves out source names, lines and names of variables.</param>
    public static byte[] Write(Prototype main, NumberModel model, bool strip)
    {
        ChunkWriter writer = new ChunkWriter(model, strip);
        writer.WriteHeader();
        writer._output.Byte(main.Upvalues.Length);
        writer.WriteFunction(main);
        return writer._output.ToArray();
    }

    private void WriteHeader()
    {
        int numberBytes = ChunkFormat.NumberBytes(_model);
        _output.Bytes(ChunkFormat.Signature);
        _output.Byte(ChunkFormat.Version);
        _output.Byte(ChunkFormat.Format);
        _output.Bytes(ChunkFormat.TransferCheck);
        WriteSample(ChunkFormat.SampleInteger, ChunkFormat.WordBytes);
        WriteSample(ChunkFormat.SampleInstruction, ChunkFormat.WordBytes);
        WriteSample(ChunkFormat.SampleInteger, numberBytes);
        _output.Byte(numberBytes);
        WriteFloat(ChunkFormat.SampleFloat);
    }

    private void WriteSample(long sample, int sizeBytes)
    {
        _output.Byte(sizeBytes);
        _output.Fixed((ulong)sample, sizeBytes);
    }

    private void WriteFunction(Prototype prototype)
    {
        _output.Varint((uint)prototype.LineDefined);
        _output.Varint((uint)prototype.LastLineDefined);
        _output.Byte(prototype.ParameterCount);
        _output.Byte(prototype.Flags);
        _output.Byte(prototype.StackSlotsMax);
        WriteCode(prototype);
        WriteConstants(prototype);
        WriteUpvalues(prototype);
        WritePrototypes(prototype);
        WriteString(_strip ? null : prototype.Source);
        WriteDebug(prototype);
    }

    private void WriteCode(Prototype prototype)
    {
        _output.Varint((uint)prototype.Code.Length);
        _output.Align();
        for (int i = 0; i < prototype.Code.Length; i++)
        {
            _output.Fixed(prototype.Code[i], ChunkFormat.WordBytes);
        }
    }

    private void WriteConstants(Prototype prototype)
    {
        _output.Varint((uint)prototype.Constants.Length);
        for (int i = 0; i < prototype.Constants.Length; i++)
        {
            WriteConstant(prototype.Constants[i]);
        }
    }

    private void WriteConstant(Constant constant)
    {
        switch (constant.Kind)
        {
            case ConstantKind.Nil:
                _output.Byte(ChunkFormat.NilTag);
                break;
            case ConstantKind.False:
                _output.Byte(ChunkFormat.FalseTag);
                break;
            case ConstantKind.True:
                _output.Byte(ChunkFormat.TrueTag);
                break;
            case ConstantKind.Integer:
                _output.Byte(ChunkFormat.IntegerTag);
                WriteInteger(constant.Integer);
                break;
            case ConstantKind.Float:
                _output.Byte(ChunkFormat.FloatTag);
                WriteFloat(constant.Float);
                break;
            case ConstantKind.String:
                bool isShort = constant.Text.Length <= ChunkFormat.ShortStringBytesMax;
                _output.Byte(isShort ? ChunkFormat.ShortStringTag : ChunkFormat.LongStringTag);
                WriteString(constant.Text);
                break;
        }
    }

    private void WriteInteger(long value)
    {
        _output.Varint(value >= 0 ? (ulong)value << 1 : (ulong)~value << 1 | 1);
    }

    private void WriteFloat(double value)
    {
        if (_model == NumberModel.I32F32)
        {
            _output.Bytes(BitConverter.GetBytes((float)value));
        }
        else
        {
            _output.Fixed((ulong)BitConverter.DoubleToInt64Bits(value), 8);
        }
    }

    private void WriteUpvalues(Prototype prototype)
    {
        _output.Varint((uint)prototype.Upvalues.Length);
        for (int i = 0; i < prototype.Upvalues.Length; i++)
        {
            UpvalueDescriptor upvalue = prototype.Upvalues[i];
            _output.Byte(upvalue.InStack ? 1 : 0);
            _output.Byte(upvalue.Index);
            _output.Byte(upvalue.Kind);
        }
    }

    private void WritePrototypes(Prototype prototype)
    {
        _output.Varint((uint)prototype.Prototypes.Length);
        for (int i = 0; i < prototype.Prototypes.Length; i++)
        {
            WriteFunction(prototype.Prototypes[i]);
        }
    }

    private void WriteDebug(Prototype prototype)
    {
        if (_strip)
        {
            // No line deltas, absolute lines, local variables and upvalue names.
            _output.Fixed(0, 4);
            return;
        }
        WriteLines(prototype);
        _output.Varint((uint)prototype.LocalVariables.Length);
        for (int i = 0; i < prototype.LocalVariables.Length; i++)
        {
            LocalVariable variable = prototype.LocalVariables[i];
            WriteString(variable.Name);
            _output.Varint((uint)variable.StartPc);
            _output.Varint((uint)variable.EndPc);
        }
        _output.Varint((uint)prototype.Upvalues.Length);
        for (int i = 0; i < prototype.Upvalues.Length; i++)
        {
            WriteString(prototype.Upvalues[i].Name);
        }
    }

    private void WriteLines(Prototype prototype)
    {
        _output.Varint((uint)prototype.LineDeltas.Length);
        for (int i = 0; i < prototype.LineDeltas.Length; i++)
        {
            _output.Byte(prototype.LineDeltas[i]);
        }
        _output.Varint((uint)prototype.AbsoluteLines.Length);
        if (prototype.AbsoluteLines.Length > 0)
        {
            _output.Align();
        }
        for (int i = 0; i < prototype.AbsoluteLines.Length; i++)
        {
            _output.Fixed((uint)prototype.AbsoluteLines[i].Pc, ChunkFormat.WordBytes);
            _output.Fixed((uint)prototype.AbsoluteLines[i].Line, ChunkFormat.WordBytes);
        }
    }

    private void WriteString(byte[] text)
    {
        int reference = text == null ? 0 : _strings.FindOrAdd(text);
        if (text == null || reference != 0)
        {
            _output.Varint(0);
            _output.Varint((uint)reference);
            return;
        }
        _output.Varint((ulong)text.Length + 1);
        _output.Bytes(text);
        _output.Byte(0);
    }
}
