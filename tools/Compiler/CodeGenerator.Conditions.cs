// Conditions: jumps that depend on the value of an expression.
using NanoLua.Bytecode;

namespace NanoLua.Compiler;

internal sealed partial class CodeGenerator
{
    /// <summary>Goes on where the expression is true, and jumps out where it is false.</summary>
    public void GoOnIfTrue(Expression e)
    {
        Discharge(e);
        int jump;
        switch (e.Kind)
        {
            case ExpressionKind.Jump:
                NegateComparison(e);
                jump = e.Info;
                break;
            case ExpressionKind.Constant:
            case ExpressionKind.Float:
            case ExpressionKind.Integer:
            case ExpressionKind.String:
            case ExpressionKind.True:
                jump = JumpList.Empty;
                break;
            default:
                jump = EmitTest(e, false);
                break;
        }
        e.FalseJumps = _jumps.Concat(e.FalseJumps, jump);
        _jumps.PatchToHere(e.TrueJumps);
        e.TrueJumps = JumpList.Empty;
    }

    /// <summary>Goes on where the expression is false, and jumps out where it is true.</summary>
    private void GoOnIfFalse(Expression e)
    {
        Discharge(e);
        int jump;
        switch (e.Kind)
        {
            case ExpressionKind.Jump:
                jump = e.Info;
                break;
            case ExpressionKind.Nil:
            case ExpressionKind.False:
                jump = JumpList.Empty;
                break;
            default:
                jump = EmitTest(e, true);
                break;
        }
        e.TrueJumps = _jumps.Concat(e.TrueJumps, jump);
        _jumps.PatchToHere(e.FalseJumps);
        e.FalseJumps = JumpList.Empty;
    }

    private int EmitConditionalJump(Opcode opcode, int a, int b, int c, bool condition)
    {
        EmitWithK(opcode, a, b, c, condition);
        return EmitJump();
    }

    private void NegateComparison(Expression e)
    {
        int pc = _jumps.ControlOf(e.Info);
        uint test = _code[pc];
        _code[pc] = Instruction.WithK(test, !Instruction.GetK(test));
    }

    /// <summary>
    /// Emits a jump taken where the value is as the condition says; 'not' costs nothing.
    /// </summary>
    private int EmitTest(Expression e, bool condition)
    {
        if (e.Kind == ExpressionKind.Relocatable)
        {
            uint instruction = _code[e.Info];
            if (Instruction.GetOpcode(instruction) == Opcode.Not)
            {
                _code.RemoveLast();
                int tested = Instruction.GetB(instruction);
                return EmitConditionalJump(Opcode.Test, tested, 0, 0, !condition);
            }
        }
        DischargeIntoAnyRegister(e);
        Release(e);
        return EmitConditionalJump(
            Opcode.TestSet, JumpList.NoRegister, e.Info, 0, condition);
    }

    private void EmitNot(Expression e)
    {
        switch (e.Kind)
        {
            case ExpressionKind.Nil:
            case ExpressionKind.False:
                e.Kind = ExpressionKind.True;
                break;
            case ExpressionKind.Constant:
            case ExpressionKind.Float:
            case ExpressionKind.Integer:
            case ExpressionKind.String:
            case ExpressionKind.True:
                e.Kind = ExpressionKind.False;
                break;
            case ExpressionKind.Jump:
                NegateComparison(e);
                break;
            default:
                DischargeIntoAnyRegister(e);
                Release(e);
                BecomeRelocatable(e, Opcode.Not, e.Info, 0);
                break;
        }
        int jumps = e.FalseJumps;
        e.FalseJumps = e.TrueJumps;
        e.TrueJumps = jumps;
        // A negated value is none of the values that were tested.
        _jumps.RemoveValues(e.FalseJumps);
        _jumps.RemoveValues(e.TrueJumps);
    }
}
