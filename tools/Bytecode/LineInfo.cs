// Lines of instructions from their compact form: a difference per instruction, and now and then a
// full line for the differences after it to count on.
namespace NanoLua.Bytecode;

public static class LineInfo
{
    /// <summary>A difference that says: the line is among the absolute ones.</summary>
    public const sbyte AbsoluteMark = -128;

    /// <summary>The line of every instruction; empty where lines are stripped.</summary>
    public static int[] LinesOf(Prototype prototype)
    {
        int[] lines = new int[prototype.LineDeltas.Length];
        int line = prototype.LineDefined;
        int next = 0;
        for (int pc = 0; pc < lines.Length; pc++)
        {
            if (next < prototype.AbsoluteLines.Length && prototype.AbsoluteLines[next].Pc == pc)
            {
                line = prototype.AbsoluteLines[next++].Line;
            }
            else if (prototype.LineDeltas[pc] != AbsoluteMark)
            {
                line += prototype.LineDeltas[pc];
            }
            lines[pc] = line;
        }
        return lines;
    }
}
