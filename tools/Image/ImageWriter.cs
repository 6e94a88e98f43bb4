// Writes the bytes of a planned image, section by section.
// Invariant: every byte follows from the plan alone; what no statement here writes is zero.
using NanoLua.Bytecode;

namespace NanoLua.Image;

internal sealed class ImageWriter
{
    private readonly ImagePlan _plan;
    private readonly ImageOutput _output;

    private ImageWriter(ImagePlan plan)
    {
        _plan = plan;
        _output = new ImageOutput(plan.ImageBytes);
    }

    public static byte[] Write(ImagePlan plan, byte[]? entry)
    {
        ImageWriter writer = new(plan);
        writer.WriteHeader(entry);
        writer.WriteStrings();
        writer.WriteStringIndex();
        foreach (FunctionPlan function in plan.Functions)
        {
            writer.WritePrototype(function);
        }
        writer.WriteModules();
        foreach (FunctionPlan function in plan.Functions.Where(function => function.HasDebug))
        {
            writer.WriteDebug(function);
        }
        writer.WriteChecksum();
        return writer._output.Bytes;
    }

    private void WriteHeader(byte[]? entry)
    {
        _output.Word(ImageHeader.MagicOffset, ImageFormat.Magic);
        _output.Half(ImageHeader.FormatVersionOffset, ImageFormat.Version);
        _output.Byte(ImageHeader.NumberModelOffset, (int)_plan.Model);
        _output.Byte(ImageHeader.FlagsOffset, _plan.HasDebug ? 0 : (int)ImageFlag.Stripped);
        _output.Word(ImageHeader.AbiFingerprintOffset, ImageRules.AbiFingerprint);
        _output.Word(ImageHeader.ImageBytesOffset, _plan.ImageBytes);
        _output.Word(ImageHeader.EntryModuleOffset, EntryIndex(entry));
        _output.Word(ImageHeader.StringsOffsetOffset, _plan.StringsOffset);
        _output.Word(
            ImageHeader.StringsBytesOffset, _plan.StringIndexOffset - _plan.StringsOffset);
        _output.Word(ImageHeader.StringIndexOffsetOffset, _plan.StringIndexOffset);
        _output.Word(ImageHeader.StringIndexSlotsOffset,
            (_plan.PrototypesOffset - _plan.StringIndexOffset) / ImageRules.WordBytes);
        _output.Word(ImageHeader.PrototypesOffsetOffset, _plan.PrototypesOffset);
        _output.Word(
            ImageHeader.PrototypesBytesOffset, _plan.ModulesOffset - _plan.PrototypesOffset);
        _output.Word(ImageHeader.ModulesOffsetOffset, _plan.ModulesOffset);
        _output.Word(ImageHeader.ModuleCountOffset, _plan.Modules.Count);
        if (_plan.TablesBytes > 0)
        {
            _output.Word(ImageHeader.TablesOffsetOffset, _plan.TablesOffset);
            _output.Word(ImageHeader.TablesBytesOffset, _plan.TablesBytes);
        }
        if (_plan.HasDebug)
        {
            _output.Word(ImageHeader.DebugOffsetOffset, _plan.DebugOffset);
            _output.Word(ImageHeader.DebugBytesOffset, _plan.ImageBytes - _plan.DebugOffset);
        }
    }

    private long EntryIndex(byte[]? entry)
    {
        return entry is null
            ? ImageFormat.NoEntry
            : _plan.Modules.Keys.TakeWhile(name => !name.SequenceEqual(entry)).Count();
    }

    private void WriteStrings()
    {
        foreach ((byte[] text, long offset) in _plan.Strings.Texts)
        {
            ObjectKind kind =
                ImageRules.IsShort(text) ? ObjectKind.ShortString : ObjectKind.LongString;
            long bytes = ImageRules.StringBytes(text.Length);
            _output.Word(offset + StringRecord.HeaderOffset, ImageRules.HeaderOf(kind, bytes));
            _output.Word(offset + StringRecord.HashOffset, StringHash.Of(text));
            _output.Text(offset + StringRecord.Size, text);
            if (kind == ObjectKind.LongString)
            {
                _output.Word(offset + bytes - ImageRules.WordBytes, text.Length);
            }
        }
    }

    private void WriteStringIndex()
    {
        List<(uint Offset, uint Hash)> strings = [];
        foreach ((byte[] text, long offset) in _plan.Strings.Texts)
        {
            if (ImageRules.IsShort(text))
            {
                strings.Add(((uint)offset, StringHash.Of(text)));
            }
        }
        long field = _plan.StringIndexOffset;
        foreach (uint slot in StringSlots.Fill(strings))
        {
            _output.Word(field, slot);
            field += ImageRules.WordBytes;
        }
    }

    // ---- Prototypes --------------------------------------------------------------------------

    private void WritePrototype(FunctionPlan function)
    {
        WritePrototypeRecord(function);
        Prototype prototype = function.Prototype;
        long offset = function.Offset + function.Record.Code;
        foreach (uint instruction in prototype.Code)
        {
            _output.Word(offset, instruction);
            offset += ImageRules.WordBytes;
        }
        foreach ((int index, uint instruction) in function.Differing)
        {
            _output.Word(function.Offset + function.Record.Code
                + ImageRules.WordBytes * (long)index, instruction);
        }
        foreach (ConstantTable table in function.Tables)
        {
            table.Write(_output, _plan.TablesOffset, _plan.Model, _plan.Strings.OffsetOf);
        }
        long constants = offset;
        foreach (Constant constant in prototype.Constants)
        {
            WriteConstant(constants, offset, constant);
            offset += ImageRules.ValueBytes(_plan.Model);
        }
        foreach (FunctionPlan nested in function.Nested)
        {
            _output.Distance(offset, nested.Offset - offset);
            offset += ImageRules.WordBytes;
        }
        foreach (UpvalueDescriptor upvalue in prototype.Upvalues)
        {
            _output.Byte(offset + UpvalueRecord.InStackOffset, upvalue.InStack ? 1 : 0);
            _output.Byte(offset + UpvalueRecord.IndexOffset, upvalue.Index);
            _output.Byte(offset + UpvalueRecord.KindOffset, upvalue.Kind);
            offset += UpvalueRecord.Size;
        }
    }

    private void WritePrototypeRecord(FunctionPlan function)
    {
        Prototype prototype = function.Prototype;
        RecordLayout layout = function.Record;
        long at = function.Offset;
        _output.Word(at + PrototypeRecord.HeaderOffset,
            ImageRules.HeaderOf(ObjectKind.Prototype, layout.Constants));
        _output.Distance(at + PrototypeRecord.ImageOffsetOffset, -at);
        _output.Byte(at + PrototypeRecord.ParameterCountOffset, prototype.ParameterCount);
        _output.Byte(at + PrototypeRecord.FlagsOffset, prototype.Flags);
        _output.Byte(at + PrototypeRecord.StackSlotsMaxOffset, prototype.StackSlotsMax);
        _output.Byte(at + PrototypeRecord.UpvalueCountOffset, prototype.Upvalues.Length);
        _output.Word(at + PrototypeRecord.ConstantsOffsetOffset, layout.Constants);
        _output.Word(at + PrototypeRecord.ConstantCountOffset, prototype.Constants.Length);
        _output.Word(at + PrototypeRecord.CodeCountOffset, prototype.Code.Length);
        _output.Word(at + PrototypeRecord.PrototypesOffsetOffset, layout.NestedOffsets);
        _output.Word(at + PrototypeRecord.PrototypeCountOffset, function.Nested.Count);
        _output.Word(at + PrototypeRecord.UpvaluesOffsetOffset, layout.Upvalues);
        _output.Distance(at + PrototypeRecord.DebugOffsetOffset,
            function.HasDebug ? function.DebugOffset - at : 0);
        _output.Word(at + PrototypeRecord.LineDefinedOffset, prototype.LineDefined);
        _output.Word(at + PrototypeRecord.LastLineDefinedOffset, prototype.LastLineDefined);
    }

    private void WriteConstant(long constants, long offset, Constant constant)
    {
        int payloadBytes = ImageRules.PayloadBytes(_plan.Model);
        _output.Word(offset + payloadBytes, (uint)ConstantWriter.TagOf(constant));
        ConstantWriter.WritePayload(_output, offset, constant, payloadBytes,
            text => _plan.Strings.OffsetOf(text) - constants);
    }

    private void WriteModules()
    {
        long offset = _plan.ModulesOffset;
        foreach ((byte[] name, FunctionPlan main) in _plan.Modules)
        {
            _output.Word(offset + ImageModule.NameOffsetOffset, _plan.Strings.OffsetOf(name));
            _output.Word(offset + ImageModule.PrototypeOffsetOffset, main.Offset);
            offset += ImageModule.Size;
        }
    }

    // ---- Debug information -------------------------------------------------------------------

    private void WriteDebug(FunctionPlan function)
    {
        WriteDebugRecord(function);
        Prototype prototype = function.Prototype;
        long offset = function.DebugOffset + function.Debug.LineDeltas;
        foreach (sbyte delta in prototype.LineDeltas)
        {
            _output.Byte(offset++, (byte)delta);
        }
        offset = function.DebugOffset + function.Debug.AbsoluteLines;
        foreach (AbsoluteLine line in prototype.AbsoluteLines)
        {
            _output.Word(offset + AbsoluteLineRecord.PcOffset, line.Pc);
            _output.Word(offset + AbsoluteLineRecord.LineOffset, line.Line);
            offset += AbsoluteLineRecord.Size;
        }
        foreach (LocalVariable variable in prototype.LocalVariables)
        {
            WriteString(offset + LocalVariableRecord.NameOffsetOffset, variable.Name);
            _output.Word(offset + LocalVariableRecord.StartPcOffset, variable.StartPc);
            _output.Word(offset + LocalVariableRecord.EndPcOffset, variable.EndPc);
            offset += LocalVariableRecord.Size;
        }
        int upvalueNameCount = (int)function.Debug.UpvalueNameCount;
        foreach (UpvalueDescriptor upvalue in prototype.Upvalues.Take(upvalueNameCount))
        {
            WriteString(offset, upvalue.Name);
            offset += ImageRules.WordBytes;
        }
    }

    /// <summary>Where there is nothing, the offset stays 0.</summary>
    private void WriteDebugRecord(FunctionPlan function)
    {
        DebugLayout layout = function.Debug;
        long at = function.DebugOffset;
        if (function.Source is not null)
        {
            _output.Distance(at + DebugRecord.SourceOffsetOffset,
                _plan.Strings.OffsetOf(function.Source) - at);
        }
        WritePart(at + DebugRecord.LineDeltasOffsetOffset, layout.LineDeltas,
            at + DebugRecord.LineDeltaCountOffset, layout.LineDeltaCount);
        WritePart(at + DebugRecord.AbsoluteLinesOffsetOffset, layout.AbsoluteLines,
            at + DebugRecord.AbsoluteLineCountOffset, layout.AbsoluteLineCount);
        WritePart(at + DebugRecord.LocalVariablesOffsetOffset, layout.LocalVariables,
            at + DebugRecord.LocalVariableCountOffset, layout.LocalVariableCount);
        WritePart(at + DebugRecord.UpvalueNamesOffsetOffset, layout.UpvalueNames,
            at + DebugRecord.UpvalueNameCountOffset, layout.UpvalueNameCount);
    }

    private void WritePart(long offsetField, long offset, long countField, long count)
    {
        if (count > 0)
        {
            _output.Word(offsetField, offset);
            _output.Word(countField, count);
        }
    }

    /// <summary>The distance of a string from the field that refers to it; 0: none.</summary>
    private void WriteString(long field, byte[]? text)
    {
        _output.Distance(field, text is null ? 0 : _plan.Strings.OffsetOf(text) - field);
    }

    private void WriteChecksum()
    {
        _output.Word(ImageHeader.Crc32Offset, Crc32.OfImage(_output.Bytes));
    }
}
