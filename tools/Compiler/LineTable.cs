// Line information of one function: a delta per instruction, and now and then an absolute line,
// which lets a reader start in the middle. The last instruction can be taken back.
using System;
using NanoLua.Bytecode;

namespace NanoLua.Compiler;

internal sealed class LineTable
{
    private const int DeltaLimit = 128;
    private const sbyte AbsoluteMark = -128;
    private const int InstructionsPerAbsoluteLineMax = 128;

    private sbyte[] _deltas = new sbyte[32];
    private int _count;
    private AbsoluteLine[] _absoluteLines = new AbsoluteLine[4];
    private int _absoluteCount;
    private int _previousLine;
    private int _sinceAbsolute;

    public LineTable(int firstLine)
    {
        _previousLine = firstLine;
    }

    public void Add(int line)
    {
        int delta = line - _previousLine;
        bool isFar = delta >= DeltaLimit || delta <= -DeltaLimit;
        if (isFar || _sinceAbsolute >= InstructionsPerAbsoluteLineMax)
        {
            AddAbsolute(line);
            delta = AbsoluteMark;
            _sinceAbsolute = 1;
        }
        else
        {
            _sinceAbsolute++;
        }
        AddDelta((sbyte)delta);
        _previousLine = line;
    }

    public void RemoveLast()
    {
        _count--;
        if (_deltas[_count] != AbsoluteMark)
        {
            _previousLine -= _deltas[_count];
            _sinceAbsolute--;
            return;
        }
        _absoluteCount--;
        // The instruction in its place gets an absolute line as well.
        _sinceAbsolute = InstructionsPerAbsoluteLineMax + 1;
    }

    public sbyte[] CopyDeltas()
    {
        sbyte[] copy = new sbyte[_count];
        Array.Copy(_deltas, 0, copy, 0, _count);
        return copy;
    }

    public AbsoluteLine[] CopyAbsoluteLines()
    {
        AbsoluteLine[] copy = new AbsoluteLine[_absoluteCount];
        Array.Copy(_absoluteLines, 0, copy, 0, _absoluteCount);
        return copy;
    }

    private void AddDelta(sbyte delta)
    {
        if (_count == _deltas.Length)
        {
            sbyte[] larger = new sbyte[_count * 2];
            Array.Copy(_deltas, 0, larger, 0, _count);
            _deltas = larger;
        }
        _deltas[_count++] = delta;
    }

    private void AddAbsolute(int line)
    {
        if (_absoluteCount == _absoluteLines.Length)
        {
            AbsoluteLine[] larger = new AbsoluteLine[_absoluteCount * 2];
            Array.Copy(_absoluteLines, 0, larger, 0, _absoluteCount);
            _absoluteLines = larger;
        }
        AbsoluteLine entry = new AbsoluteLine();
        entry.Pc = _count;
        entry.Line = line;
        _absoluteLines[_absoluteCount++] = entry;
    }
}
