// Lists of jumps that wait for their common target. A list is the pc of its first jump, and each
// jump holds the distance to the next one in place of its own; a jump to itself ends the list.
using NanoLua.Bytecode;

namespace NanoLua.Compiler;

internal sealed class JumpList
{
    /// <summary>The empty list, and the operand of the last jump of a list.</summary>
    public const int Empty = -1;

    /// <summary>Says that a test shall not put its value into a register.</summary>
    public const int NoRegister = 255;

    private readonly CodeBuffer _code;
    private readonly Lexer _lexer;

    public JumpList(CodeBuffer code, Lexer lexer)
    {
        _code = code;
        _lexer = lexer;
    }

    /// <summary>Appends one list to another and returns the result.</summary>
    public int Concat(int list, int appended)
    {
        if (appended == Empty)
        {
            return list;
        }
        if (list == Empty)
        {
            return appended;
        }
        int last = list;
        for (int next = Next(last); next != Empty; next = Next(last))
        {
            last = next;
        }
        SetTarget(last, appended);
        return list;
    }

    public void SetTarget(int pc, int target)
    {
        int offset = target - (pc + 1);
        if (!Instruction.FitsSJ(offset))
        {
            throw _lexer.SyntaxError("control structure too long");
        }
        _code[pc] = Instruction.WithSJ(_code[pc], offset);
    }

    /// <summary>Lets all jumps lead to a target; no test keeps a value.</summary>
    public void Patch(int list, int target)
    {
        PatchValues(list, target, NoRegister, target);
    }

    public void PatchToHere(int list)
    {
        Patch(list, _code.MarkTarget());
    }

    /// <summary>
    /// Lets tests that produce a value put it into a register and jump to one target, and all
    /// other jumps lead to another.
    /// </summary>
    public void PatchValues(int list, int valueTarget, int register, int otherTarget)
    {
        while (list != Empty)
        {
            int next = Next(list);
            bool hasValue = PatchTestRegister(list, register);
            SetTarget(list, hasValue ? valueTarget : otherTarget);
            list = next;
        }
    }

    /// <summary>Turns tests that produce a value into plain tests.</summary>
    public void RemoveValues(int list)
    {
        for (; list != Empty; list = Next(list))
        {
            PatchTestRegister(list, NoRegister);
        }
    }

    /// <summary>Is there a jump that does not produce the value it has tested?</summary>
    public bool NeedsValue(int list)
    {
        for (; list != Empty; list = Next(list))
        {
            if (Instruction.GetOpcode(_code[ControlOf(list)]) != Opcode.TestSet)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The test before a jump, or the jump itself where there is none.</summary>
    public int ControlOf(int jump)
    {
        return jump >= 1 && IsTest(Instruction.GetOpcode(_code[jump - 1])) ? jump - 1 : jump;
    }

    private static bool IsTest(Opcode opcode)
    {
        return opcode >= Opcode.Eq && opcode <= Opcode.TestSet;
    }

    private int Next(int pc)
    {
        int offset = Instruction.GetSJ(_code[pc]);
        return offset == Empty ? Empty : pc + 1 + offset;
    }

    private bool PatchTestRegister(int jump, int register)
    {
        int pc = ControlOf(jump);
        uint test = _code[pc];
        if (Instruction.GetOpcode(test) != Opcode.TestSet)
        {
            return false;
        }
        int tested = Instruction.GetB(test);
        if (register != NoRegister && register != tested)
        {
            _code[pc] = Instruction.WithA(test, register);
        }
        else
        {
            _code[pc] = Instruction.ABC(Opcode.Test, tested, 0, 0, Instruction.GetK(test));
        }
        return true;
    }
}
