// The parts of a debug record, which follow each other without gaps; offsets from its start.
namespace NanoLua.Image;

internal readonly record struct DebugLayout(
    long LineDeltaCount, long AbsoluteLineCount, long LocalVariableCount, long UpvalueNameCount)
{
    public long LineDeltas => DebugRecord.Size;

    public long AbsoluteLines => LineDeltas + ImageRules.Align(LineDeltaCount);

    public long LocalVariables => AbsoluteLines + AbsoluteLineRecord.Size * AbsoluteLineCount;

    public long UpvalueNames => LocalVariables + LocalVariableRecord.Size * LocalVariableCount;

    public long Bytes => UpvalueNames + ImageRules.WordBytes * UpvalueNameCount;
}
