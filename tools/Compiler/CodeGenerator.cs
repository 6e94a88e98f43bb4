// Turns expressions and assignments of one function into instructions.
// Invariant: the code is, instruction for instruction, what PUC-Rio Lua 5.5 generates; so the order
// in which operands get their registers and constants their indexes is part of the contract. The
// parser calls it; it never reads a token, but takes the line of the last one for its instructions.
using NanoLua.Bytecode;

namespace NanoLua.Compiler;

internal sealed partial class CodeGenerator
{
    /// <summary>In place of a number of values: as many as there are.</summary>
    public const int AllValues = -1;

    private readonly FunctionState _function;
    private readonly CodeBuffer _code;
    private readonly ConstantPool _constants;
    private readonly JumpList _jumps;
    private readonly Lexer _lexer;
    private readonly VariableStack _variables;
    private readonly NumberModel _model;

    public CodeGenerator(
        FunctionState function, Lexer lexer, VariableStack variables, NumberModel model)
    {
        _function = function;
        _code = function.Code;
        _constants = function.Constants;
        _jumps = new JumpList(function.Code, lexer);
        _lexer = lexer;
        _variables = variables;
        _model = model;
    }

    public FunctionState Function
    {
        get { return _function; }
    }

    public JumpList Jumps
    {
        get { return _jumps; }
    }

    public int Emit(Opcode opcode, int a, int b, int c)
    {
        return Emit(Instruction.ABC(opcode, a, b, c, false));
    }

    public int EmitABx(Opcode opcode, int a, int bx)
    {
        return Emit(Instruction.ABx(opcode, a, bx));
    }

    /// <summary>Gives the last instruction a line.</summary>
    public void FixLine(int line)
    {
        _code.SetLastLine(line);
    }

    /// <summary>Emits a jump whose target is not known and returns its pc.</summary>
    public int EmitJump()
    {
        return Emit(Instruction.SJ(Opcode.Jmp, JumpList.Empty));
    }

    public void EmitJumpTo(int target)
    {
        _jumps.Patch(EmitJump(), target);
    }

    public void EmitReturn(int first, int count)
    {
        Opcode opcode = Opcode.Return;
        if (count == 0)
        {
            opcode = Opcode.Return0;
        }
        else if (count == 1)
        {
            opcode = Opcode.Return1;
        }
        _function.CheckLimit(count + 1, Limits.Operand, "returns");
        Emit(opcode, first, count + 1, 0);
    }

    /// <summary>
    /// Sets registers to nil, together with those of a LOADNIL just before where both ranges touch.
    /// </summary>
    public void EmitNil(int first, int count)
    {
        int last = first + count - 1;
        uint previous = _code.Previous;
        if (Instruction.GetOpcode(previous) == Opcode.LoadNil)
        {
            int previousFirst = Instruction.GetA(previous);
            int previousLast = previousFirst + Instruction.GetB(previous);
            bool touches = (previousFirst <= first && first <= previousLast + 1)
                || (first <= previousFirst && previousFirst <= last + 1);
            if (touches)
            {
                int from = first < previousFirst ? first : previousFirst;
                int to = last > previousLast ? last : previousLast;
                _code[_code.Count - 1] = Instruction.ABC(Opcode.LoadNil, from, to - from, 0, false);
                return;
            }
        }
        Emit(Opcode.LoadNil, first, count - 1, 0);
    }

    public void EmitInteger(int register, long value)
    {
        if (FitsSignedBx(value))
        {
            Emit(Instruction.AsBx(Opcode.LoadI, register, (int)value));
        }
        else
        {
            EmitConstant(register, _constants.AddInteger(value));
        }
    }

    public void SetMultipleReturns(Expression e)
    {
        SetReturns(e, AllValues);
    }

    /// <summary>Makes a call or vararg expression give so many values.</summary>
    public void SetReturns(Expression e, int count)
    {
        _function.CheckLimit(count + 1, Limits.Operand, "multiple results");
        uint instruction = Instruction.WithC(_code[e.Info], count + 1);
        if (e.Kind == ExpressionKind.Varargs)
        {
            instruction = Instruction.WithA(instruction, _function.FreeRegister);
            _function.ReserveRegisters(1);
        }
        _code[e.Info] = instruction;
    }

    /// <summary>Makes a call or vararg expression give one value; others do already.</summary>
    public void SetOneReturn(Expression e)
    {
        if (e.Kind == ExpressionKind.Call)
        {
            e.Become(ExpressionKind.Register, Instruction.GetA(_code[e.Info]));
        }
        else if (e.Kind == ExpressionKind.Varargs)
        {
            _code[e.Info] = Instruction.WithC(_code[e.Info], 2);
            e.Kind = ExpressionKind.Relocatable;
        }
    }

    /// <summary>Makes a call statement: its values are dropped.</summary>
    public void DropReturns(Expression call)
    {
        _code[call.Info] = Instruction.WithC(_code[call.Info], 1);
    }

    public void MakeTailCall(Expression call)
    {
        _code[call.Info] = Instruction.WithOpcode(_code[call.Info], Opcode.TailCall);
    }

    public void EmitToBeClosed(int register)
    {
        Emit(Opcode.Tbc, register, 0, 0);
    }

    private int Emit(uint instruction)
    {
        return _code.Add(instruction, _lexer.LastLine);
    }

    private int EmitWithK(Opcode opcode, int a, int b, int c, bool k)
    {
        return Emit(Instruction.ABC(opcode, a, b, c, k));
    }

    private void EmitExtra(int value)
    {
        Emit(Instruction.Ax(Opcode.ExtraArg, value));
    }

    private void EmitConstant(int register, int index)
    {
        if (index <= InstructionLayout.BxMax)
        {
            EmitABx(Opcode.LoadK, register, index);
        }
        else
        {
            EmitABx(Opcode.LoadKX, register, 0);
            EmitExtra(index);
        }
    }

    private void EmitFloat(int register, double value)
    {
        long integer;
        if (Arithmetic.TryToInteger(value, _model, out integer) && FitsSignedBx(integer))
        {
            Emit(Instruction.AsBx(Opcode.LoadF, register, (int)integer));
        }
        else
        {
            EmitConstant(register, _constants.AddFloat(value));
        }
    }

    private static bool FitsSignedBx(long value)
    {
        return value >= -InstructionLayout.SignedBxOffset
            && value <= InstructionLayout.BxMax - InstructionLayout.SignedBxOffset;
    }

    private static bool FitsSignedC(long value)
    {
        return value >= -InstructionLayout.SignedCOffset
            && value <= InstructionLayout.CMax - InstructionLayout.SignedCOffset;
    }
}
