// The last pass over the code of a function, when it is known whether it closes variables and how
// it keeps its varargs.
using NanoLua.Bytecode;

namespace NanoLua.Compiler;

internal sealed partial class CodeGenerator
{
    /// <summary>Jumps are followed so far; in an endless loop they never end.</summary>
    private const int JumpsFollowedMax = 100;

    public void Finish()
    {
        if ((_function.Flags & Prototype.VarargTableFlag) != 0)
        {
            _function.Flags &= ~Prototype.HiddenVarargsFlag;
        }
        for (int pc = 0; pc < _code.Count; pc++)
        {
            FinishInstruction(pc);
        }
    }

    private void FinishInstruction(int pc)
    {
        bool hasTable = (_function.Flags & Prototype.VarargTableFlag) != 0;
        switch (Instruction.GetOpcode(_code[pc]))
        {
            case Opcode.Return0:
            case Opcode.Return1:
            case Opcode.Return:
            case Opcode.TailCall:
                FinishReturn(pc);
                break;
            case Opcode.GetVarg:
                if (hasTable)
                {
                    _code[pc] = Instruction.WithOpcode(_code[pc], Opcode.GetTable);
                }
                break;
            case Opcode.VarArg:
                if (hasTable)
                {
                    _code[pc] = Instruction.WithK(_code[pc], true);
                }
                break;
            case Opcode.Jmp:
                _jumps.SetTarget(pc, FinalTarget(pc));
                break;
            default:
                break;
        }
    }

    private void FinishReturn(int pc)
    {
        uint instruction = _code[pc];
        Opcode opcode = Instruction.GetOpcode(instruction);
        bool hidesVarargs = (_function.Flags & Prototype.HiddenVarargsFlag) != 0;
        if (!_function.NeedsClose && !hidesVarargs)
        {
            return;
        }
        if (opcode != Opcode.TailCall)
        {
            instruction = Instruction.WithOpcode(instruction, Opcode.Return);
        }
        if (_function.NeedsClose)
        {
            instruction = Instruction.WithK(instruction, true);
        }
        if (hidesVarargs)
        {
            instruction = Instruction.WithC(instruction, _function.ParameterCount + 1);
        }
        _code[pc] = instruction;
    }

    /// <summary>Where a jump leads in the end, if it leads to other jumps.</summary>
    private int FinalTarget(int pc)
    {
        int target = pc;
        for (int i = 0; i < JumpsFollowedMax; i++)
        {
            uint instruction = _code[target];
            if (Instruction.GetOpcode(instruction) != Opcode.Jmp)
            {
                break;
            }
            target += Instruction.GetSJ(instruction) + 1;
        }
        return target;
    }
}
