// The instructions of one function as they are generated, with their lines.
// Invariant: an instruction before the last jump target is never merged with one after it.
using System;

namespace NanoLua.Compiler;

internal sealed class CodeBuffer
{
    /// <summary>No valid instruction: has an opcode beyond the last one.</summary>
    public const uint InvalidInstruction = 0xFFFFFFFF;

    private readonly LineTable _lines;
    private uint[] _instructions = new uint[32];
    private int _count;
    private int _lastTarget;

    public CodeBuffer(int firstLine)
    {
        _lines = new LineTable(firstLine);
    }

    /// <summary>The pc of the next instruction.</summary>
    public int Count
    {
        get { return _count; }
    }

    public LineTable Lines
    {
        get { return _lines; }
    }

    public uint this[int pc]
    {
        get { return _instructions[pc]; }
        set { _instructions[pc] = value; }
    }

    /// <summary>The last instruction, unless a jump may lead between it and the next one.</summary>
    public uint Previous
    {
        get { return _count > _lastTarget ? _instructions[_count - 1] : InvalidInstruction; }
    }

    /// <summary>Adds an instruction and returns its pc.</summary>
    public int Add(uint instruction, int line)
    {
        if (_count == _instructions.Length)
        {
            uint[] larger = new uint[_count * 2];
            Array.Copy(_instructions, 0, larger, 0, _count);
            _instructions = larger;
        }
        _instructions[_count] = instruction;
        _lines.Add(line);
        return _count++;
    }

    public void RemoveLast()
    {
        _lines.RemoveLast();
        _count--;
    }

    /// <summary>Gives the last instruction another line.</summary>
    public void SetLastLine(int line)
    {
        _lines.RemoveLast();
        _lines.Add(line);
    }

    /// <summary>Marks the next instruction as the target of a jump and returns its pc.</summary>
    public int MarkTarget()
    {
        _lastTarget = _count;
        return _count;
    }

    public uint[] CopyInstructions()
    {
        uint[] copy = new uint[_count];
        Array.Copy(_instructions, 0, copy, 0, _count);
        return copy;
    }
}
