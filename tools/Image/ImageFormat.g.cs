// Generated from tools/spec/image.txt; do not edit.
//
// The image format (.nlx): little endian, 4-byte aligned, relative offsets only.
//
//   +--------------+---------+--------------+------------+---------+--------+-------+--------+
//   | ImageHeader  | strings | string index | prototypes | modules | tables | debug | native |
//   +--------------+---------+--------------+------------+---------+--------+-------+--------+
//
// Strings, prototypes and constants are used in place. A section offset counts from the image's start,
// offsets inside a record from where the comment says. Every section begins on a word.
namespace NanoLua.Image;

public static class ImageFormat
{
    public const uint Magic = 0x584C4E1B;  // the bytes 1B 4E 4C 58
    public const uint Version = 1;
    public const uint Fingerprint = 0x3FDA02A8;
    public const uint Alignment = 4;
    // ImageHeader.entryModule of an image that is only a library
    public const uint NoEntry = 0xFFFFFFFF;
    // Where NEWTABLE's bit k is clear, the EXTRAARG behind it says 0, or the number of fields that
    // the table gets, or which ConstantTableRecord it begins with, in units of 1 << ExtraShift.
    public const uint ExtraShift = 1;
    public const uint ExtraIsCount = 1;
    // B of such a NEWTABLE where the constructor has no fields, but others follow: it is 0 in the
    // source.
    public const uint LaterFields = 32;
}

// Opcodes that only images have, beside those of opcodes.txt. An instruction with one of them does what
// it does with the official one, from which nothing else differs; what the name says holds besides.
public enum ImageOpcode : byte
{
    SelfCall = 85,  // SELF: next calls the method without further arguments
    // SELF: next is MOVE or LOADI of the only argument, and next to that the call
    SelfArgumentCall = 86,
    EqIForward = 87,  // EQI with k, and next jumps forward
    NeIForward = 88,  // EQI without k, and next jumps forward
    TrueForward = 89,  // TEST with k, and next jumps forward
    FalseForward = 90,  // TEST without k, and next jumps forward
}

public static class ImageOpcodeNames
{
    public static string Of(ImageOpcode value)
    {
        switch (value)
        {
            case ImageOpcode.SelfCall:
                return "SelfCall";
            case ImageOpcode.SelfArgumentCall:
                return "SelfArgumentCall";
            case ImageOpcode.EqIForward:
                return "EqIForward";
            case ImageOpcode.NeIForward:
                return "NeIForward";
            case ImageOpcode.TrueForward:
                return "TrueForward";
            case ImageOpcode.FalseForward:
                return "FalseForward";
            default:
                return "?";
        }
    }
}

[System.Flags]
public enum ImageFlag : byte
{
    Stripped = 0x1,  // no debug information
}

[System.Flags]
public enum PrototypeFlag : byte
{
    HiddenVarargs = 0x1,  // extra arguments lie below the function on the stack
    VarargTable = 0x2,  // extra arguments are in a table
}

public static class ImageHeader
{
    public const int MagicOffset = 0;
    public const int FormatVersionOffset = 4;
    public const int NumberModelOffset = 6;  // 0: i32f32, 1: i64f64
    public const int FlagsOffset = 7;
    public const int AbiFingerprintOffset = 8;  // of Abi and of ImageFormat, xored
    public const int ImageBytesOffset = 12;
    public const int Crc32Offset = 16;  // IEEE 802.3, over the whole image with this field as zero
    public const int EntryModuleOffset = 20;  // index into the modules, or NoEntry
    public const int StringsOffsetOffset = 24;
    public const int StringsBytesOffset = 28;
    // u32 slots: offset of a short string from the image's start, 0 is empty
    public const int StringIndexOffsetOffset = 32;
    // a power of two; probed linearly from hash / 64 & (slots - 1)
    public const int StringIndexSlotsOffset = 36;
    public const int PrototypesOffsetOffset = 40;
    public const int PrototypesBytesOffset = 44;
    // ImageModule records, sorted by the bytes of their names
    public const int ModulesOffsetOffset = 48;
    public const int ModuleCountOffset = 52;
    public const int TablesOffsetOffset = 56;  // 0: no constant tables
    public const int TablesBytesOffset = 60;
    public const int DebugOffsetOffset = 64;  // 0: stripped
    public const int DebugBytesOffset = 68;
    public const int NativeOffsetOffset = 72;  // 0: no native code
    public const int NativeBytesOffset = 76;
    public const int Size = 80;
}

public static class ImageModule
{
    public const int NameOffsetOffset = 0;  // StringRecord, from the image's start
    public const int PrototypeOffsetOffset = 4;  // PrototypeRecord, from the image's start
    public const int Size = 8;
}

// The fields of a table that a main function makes with constants alone. The EXTRAARG behind its
// NEWTABLE names it by 1 + the record's distance from the section's start in words. Followed by the
// nodes: see Node in firmware/engine/object.h. Their keys are short strings with Tag.ImageString
// and integers with Tag.ImageInteger; all strings are distances from the node.
public static class ConstantTableRecord
{
    public const int NodesLog2Offset = 0;  // of the nodes that are main positions
    // how many other nodes follow, of their number; below 16
    public const int SpareSixteenthsOffset = 1;
    // instructions behind EXTRAARG that write the fields to an empty table
    public const int SkippedCountOffset = 2;
    public const int Size = 4;
}

// Followed by the text, NUL, zeros up to the next word, and, if it is long, its length in bytes as a word.
public static class StringRecord
{
    public const int HeaderOffset = 0;  // kind ShortString or LongString, black, size in words
    // of a short string: with its length, see Abi.ShortStringLengthMask
    public const int HashOffset = 4;
    public const int Size = 8;
}

// Followed by the instructions; offsets count from the record's start.
public static class PrototypeRecord
{
    // kind Prototype, black, size in words of record and instructions
    public const int HeaderOffset = 0;
    public const int ImageOffsetOffset = 4;  // of the ImageHeader: negative
    public const int ParameterCountOffset = 8;
    public const int FlagsOffset = 9;
    public const int StackSlotsMaxOffset = 10;
    public const int UpvalueCountOffset = 11;
    // values; a string constant's payload is its distance from the first of them
    public const int ConstantsOffsetOffset = 12;
    public const int ConstantCountOffset = 16;
    public const int CodeCountOffset = 20;
    // i32 each: distance of the nested prototype from this entry
    public const int PrototypesOffsetOffset = 24;
    public const int PrototypeCountOffset = 28;
    public const int UpvaluesOffsetOffset = 32;  // UpvalueRecord each
    public const int DebugOffsetOffset = 36;  // DebugRecord; 0: stripped
    public const int LineDefinedOffset = 40;
    public const int LastLineDefinedOffset = 44;
    public const int Size = 48;
}

public static class UpvalueRecord
{
    public const int InStackOffset = 0;  // 1: register of the enclosing function, 0: its upvalue
    public const int IndexOffset = 1;
    public const int KindOffset = 2;
    public const int ReservedOffset = 3;  // 0
    public const int Size = 4;
}

// Offsets count from the record's start; 0 where there is nothing.
public static class DebugRecord
{
    public const int SourceOffsetOffset = 0;  // StringRecord "@file.lua"
    // i8 per instruction; -128: see the absolute lines
    public const int LineDeltasOffsetOffset = 4;
    public const int LineDeltaCountOffset = 8;
    public const int AbsoluteLinesOffsetOffset = 12;
    public const int AbsoluteLineCountOffset = 16;
    public const int LocalVariablesOffsetOffset = 20;
    public const int LocalVariableCountOffset = 24;
    // i32 each: distance of the StringRecord from this entry, or 0
    public const int UpvalueNamesOffsetOffset = 28;
    public const int UpvalueNameCountOffset = 32;
    public const int Size = 36;
}

public static class AbsoluteLineRecord
{
    public const int PcOffset = 0;
    public const int LineOffset = 4;
    public const int Size = 8;
}

public static class LocalVariableRecord
{
    public const int NameOffsetOffset = 0;  // StringRecord, from this field
    public const int StartPcOffset = 4;
    public const int EndPcOffset = 8;  // the first instruction in which the variable is dead
    public const int Size = 12;
}
