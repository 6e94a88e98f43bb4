// The parts of a prototype record, which follow each other without gaps; offsets from its start.
using NanoLua.Bytecode;

namespace NanoLua.Image;

internal readonly record struct RecordLayout(
    NumberModel Model, long CodeCount, long ConstantCount, long NestedCount, long UpvalueCount)
{
    public long Code => PrototypeRecord.Size;

    public long Constants => Code + ImageRules.WordBytes * CodeCount;

    public long NestedOffsets => Constants + ImageRules.ValueBytes(Model) * ConstantCount;

    public long Upvalues => NestedOffsets + ImageRules.WordBytes * NestedCount;

    public long Bytes => Upvalues + UpvalueRecord.Size * UpvalueCount;
}
