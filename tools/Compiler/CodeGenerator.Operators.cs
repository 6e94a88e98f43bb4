// Unary and binary operators.
// A binary operator is coded in two steps: one after its first operand, so that this operand gets
// its place before the second is read, and one after its second. Arithmetic and bitwise
// instructions are followed by the one that calls a metamethod, which keeps the original order of
// operands.
using NanoLua.Bytecode;

namespace NanoLua.Compiler;

internal sealed partial class CodeGenerator
{
    public void Unary(UnaryOperator unary, Expression e, int line)
    {
        Discharge(e);
        switch (unary)
        {
            case UnaryOperator.Not:
                EmitNot(e);
                break;
            case UnaryOperator.Minus:
                if (!ConstantFolder.TryNegate(e, _model))
                {
                    EmitUnary(Opcode.Unm, e, line);
                }
                break;
            case UnaryOperator.BitNot:
                if (!ConstantFolder.TryBitNot(e, _model))
                {
                    EmitUnary(Opcode.BNot, e, line);
                }
                break;
            default:
                EmitUnary(Opcode.Len, e, line);
                break;
        }
    }

    /// <summary>Codes the first operand before the second is read.</summary>
    public void BeginBinary(BinaryOperator binary, Expression e)
    {
        Discharge(e);
        switch (binary)
        {
            case BinaryOperator.And:
                GoOnIfTrue(e);
                break;
            case BinaryOperator.Or:
                GoOnIfFalse(e);
                break;
            case BinaryOperator.Concat:
                PutIntoNextRegister(e);
                break;
            case BinaryOperator.Equal:
            case BinaryOperator.NotEqual:
                if (!e.IsNumeral)
                {
                    MakeRegisterOrConstant(e);
                }
                break;
            case BinaryOperator.Less:
            case BinaryOperator.LessEqual:
            case BinaryOperator.Greater:
            case BinaryOperator.GreaterEqual:
                if (!IsSmallNumber(e))
                {
                    PutIntoAnyRegister(e);
                }
                break;
            default:
                if (!e.IsNumeral)
                {
                    PutIntoAnyRegister(e);
                }
                break;
        }
    }

    /// <summary>Codes the operation; the result is in the first expression.</summary>
    public void EndBinary(BinaryOperator binary, Expression left, Expression right, int line)
    {
        Discharge(right);
        if (ConstantFolder.TryFold(binary, left, right, _model))
        {
            return;
        }
        switch (binary)
        {
            case BinaryOperator.And:
                right.FalseJumps = _jumps.Concat(right.FalseJumps, left.FalseJumps);
                left.CopyFrom(right);
                break;
            case BinaryOperator.Or:
                right.TrueJumps = _jumps.Concat(right.TrueJumps, left.TrueJumps);
                left.CopyFrom(right);
                break;
            case BinaryOperator.Concat:
                PutIntoNextRegister(right);
                EmitConcat(left, right, line);
                break;
            case BinaryOperator.Equal:
            case BinaryOperator.NotEqual:
                EmitEquality(binary, left, right);
                break;
            case BinaryOperator.Less:
            case BinaryOperator.LessEqual:
                EmitOrder(binary, left, right);
                break;
            case BinaryOperator.Greater:
            case BinaryOperator.GreaterEqual:
                // a > b is b < a
                left.SwapWith(right);
                EmitOrder(binary - BinaryOperator.Greater + BinaryOperator.Less, left, right);
                break;
            default:
                EmitArithmetic(binary, left, right, line);
                break;
        }
    }

    private void EmitUnary(Opcode opcode, Expression e, int line)
    {
        int register = PutIntoAnyRegister(e);
        Release(e);
        BecomeRelocatable(e, opcode, register, 0);
        FixLine(line);
    }

    /// <summary>
    /// Concatenation is right associative: where the right operand is one, it takes the left
    /// operand in as well.
    /// </summary>
    private void EmitConcat(Expression left, Expression right, int line)
    {
        uint previous = _code.Previous;
        if (Instruction.GetOpcode(previous) == Opcode.Concat)
        {
            int count = Instruction.GetB(previous);
            Release(right);
            _code[_code.Count - 1] =
                Instruction.ABC(Opcode.Concat, left.Info, count + 1, 0, false);
        }
        else
        {
            Emit(Opcode.Concat, left.Info, 2, 0);
            Release(right);
            FixLine(line);
        }
    }

    private void EmitArithmetic(
        BinaryOperator binary, Expression left, Expression right, int line)
    {
        switch (binary)
        {
            case BinaryOperator.Add:
            case BinaryOperator.Multiply:
                EmitCommutative(binary, left, right, line);
                break;
            case BinaryOperator.Subtract:
                if (!TryEmitNegated(Opcode.AddI, Metamethod.Sub, left, right, line))
                {
                    EmitWithNumeral(binary, left, right, false, line);
                }
                break;
            case BinaryOperator.BitAnd:
            case BinaryOperator.BitOr:
            case BinaryOperator.BitXor:
                EmitBitwise(binary, left, right, line);
                break;
            case BinaryOperator.ShiftLeft:
                EmitShiftLeft(left, right, line);
                break;
            case BinaryOperator.ShiftRight:
                if (IsSignedC(right))
                {
                    EmitImmediate(Opcode.ShrI, Metamethod.Shr, left, right, false, line);
                }
                else
                {
                    EmitRegisters(binary, left, right, line);
                }
                break;
            default:
                EmitWithNumeral(binary, left, right, false, line);
                break;
        }
    }

    private void EmitCommutative(
        BinaryOperator binary, Expression left, Expression right, int line)
    {
        bool isFlipped = left.IsNumeral;
        if (isFlipped)
        {
            left.SwapWith(right);
        }
        if (binary == BinaryOperator.Add && IsSignedC(right))
        {
            EmitImmediate(Opcode.AddI, Metamethod.Add, left, right, isFlipped, line);
        }
        else
        {
            EmitWithNumeral(binary, left, right, isFlipped, line);
        }
    }

    private void EmitBitwise(BinaryOperator binary, Expression left, Expression right, int line)
    {
        bool isFlipped = left.Kind == ExpressionKind.Integer;
        if (isFlipped)
        {
            left.SwapWith(right);
        }
        if (right.Kind == ExpressionKind.Integer && TryMakeConstant(right))
        {
            EmitConstantOperand(binary, left, right, isFlipped, line);
        }
        else
        {
            EmitUnflipped(binary, left, right, isFlipped, line);
        }
    }

    private void EmitShiftLeft(Expression left, Expression right, int line)
    {
        if (IsSignedC(left))
        {
            left.SwapWith(right);
            EmitImmediate(Opcode.ShlI, Metamethod.Shl, left, right, true, line);
        }
        else if (!TryEmitNegated(Opcode.ShrI, Metamethod.Shl, left, right, line))
        {
            EmitRegisters(BinaryOperator.ShiftLeft, left, right, line);
        }
    }

    /// <summary>With a numeral as the right operand where it is one.</summary>
    private void EmitWithNumeral(
        BinaryOperator binary, Expression left, Expression right, bool isFlipped, int line)
    {
        if (right.IsNumeral && TryMakeConstant(right))
        {
            EmitConstantOperand(binary, left, right, isFlipped, line);
        }
        else
        {
            EmitUnflipped(binary, left, right, isFlipped, line);
        }
    }

    private void EmitUnflipped(
        BinaryOperator binary, Expression left, Expression right, bool isFlipped, int line)
    {
        if (isFlipped)
        {
            left.SwapWith(right);
        }
        EmitRegisters(binary, left, right, line);
    }

    private void EmitRegisters(BinaryOperator binary, Expression left, Expression right, int line)
    {
        int register = PutIntoAnyRegister(right);
        Opcode opcode = Offset(Opcode.Add, binary, BinaryOperator.Add);
        EmitOperation(opcode, left, right, register, line);
        EmitMetamethod(Opcode.MMBin, register, EventOf(binary), false, line);
    }

    private void EmitConstantOperand(
        BinaryOperator binary, Expression left, Expression right, bool isFlipped, int line)
    {
        Opcode opcode = Offset(Opcode.AddK, binary, BinaryOperator.Add);
        int constant = right.Info;
        EmitOperation(opcode, left, right, constant, line);
        EmitMetamethod(Opcode.MMBinK, constant, EventOf(binary), isFlipped, line);
    }

    private void EmitImmediate(
        Opcode opcode,
        Metamethod metamethod,
        Expression left,
        Expression right,
        bool isFlipped,
        int line)
    {
        int operand = SignedC(right.Integer);
        EmitOperation(opcode, left, right, operand, line);
        EmitMetamethod(Opcode.MMBinI, operand, metamethod, isFlipped, line);
    }

    /// <summary>
    /// Codes a subtraction or a shift to the left as the opposite with the operand negated. The
    /// metamethod still gets the operand as it was written.
    /// </summary>
    private bool TryEmitNegated(
        Opcode opcode, Metamethod metamethod, Expression left, Expression right, int line)
    {
        if (!IsSignedC(right) || !FitsSignedC(-right.Integer))
        {
            return false;
        }
        EmitOperation(opcode, left, right, SignedC(-right.Integer), line);
        EmitMetamethod(Opcode.MMBinI, SignedC(right.Integer), metamethod, false, line);
        return true;
    }

    private void EmitOperation(
        Opcode opcode, Expression left, Expression right, int operand, int line)
    {
        int register = PutIntoAnyRegister(left);
        int pc = Emit(opcode, 0, register, operand);
        ReleaseBoth(left, right);
        left.Become(ExpressionKind.Relocatable, pc);
        FixLine(line);
    }

    /// <summary>Follows the operation just emitted, whose first operand it takes over.</summary>
    private void EmitMetamethod(
        Opcode opcode, int operand, Metamethod metamethod, bool isFlipped, int line)
    {
        int register = Instruction.GetB(_code[_code.Count - 1]);
        EmitWithK(opcode, register, operand, (int)metamethod, isFlipped);
        FixLine(line);
    }

    private void EmitOrder(BinaryOperator binary, Expression left, Expression right)
    {
        int first;
        int second;
        bool isFloat = false;
        Opcode opcode;
        if (TryGetSmallNumber(right, out second, ref isFloat))
        {
            first = PutIntoAnyRegister(left);
            opcode = Offset(Opcode.LtI, binary, BinaryOperator.Less);
        }
        else if (TryGetSmallNumber(left, out second, ref isFloat))
        {
            // a < b is b > a
            first = PutIntoAnyRegister(right);
            opcode = Offset(Opcode.GtI, binary, BinaryOperator.Less);
        }
        else
        {
            first = PutIntoAnyRegister(left);
            second = PutIntoAnyRegister(right);
            opcode = Offset(Opcode.Lt, binary, BinaryOperator.Less);
        }
        ReleaseBoth(left, right);
        int jump = EmitConditionalJump(opcode, first, second, isFloat ? 1 : 0, true);
        left.Become(ExpressionKind.Jump, jump);
    }

    private void EmitEquality(BinaryOperator binary, Expression left, Expression right)
    {
        if (left.Kind != ExpressionKind.Register)
        {
            left.SwapWith(right);
        }
        int first = PutIntoAnyRegister(left);
        int second;
        bool isFloat = false;
        Opcode opcode;
        if (TryGetSmallNumber(right, out second, ref isFloat))
        {
            opcode = Opcode.EqI;
        }
        else
        {
            opcode = MakeRegisterOrConstant(right) ? Opcode.EqK : Opcode.Eq;
            second = right.Info;
        }
        ReleaseBoth(left, right);
        bool condition = binary == BinaryOperator.Equal;
        int jump = EmitConditionalJump(opcode, first, second, isFloat ? 1 : 0, condition);
        left.Become(ExpressionKind.Jump, jump);
    }

    private static bool IsSignedC(Expression e)
    {
        return e.IsIntegerLiteral && FitsSignedC(e.Integer);
    }

    private static int SignedC(long value)
    {
        return (int)value + InstructionLayout.SignedCOffset;
    }

    private bool IsSmallNumber(Expression e)
    {
        int operand;
        bool isFloat = false;
        return TryGetSmallNumber(e, out operand, ref isFloat);
    }

    /// <summary>
    /// A number that fits a signed operand. The flag is set for any whole float, one that does not
    /// fit included: operand C of the comparison then says so, as it does in the reference.
    /// </summary>
    private bool TryGetSmallNumber(Expression e, out int operand, ref bool isFloat)
    {
        operand = 0;
        long value = e.Integer;
        bool isWhole = e.Kind == ExpressionKind.Integer;
        if (e.Kind == ExpressionKind.Float)
        {
            isWhole = Arithmetic.TryToInteger(e.Float, _model, out value);
            isFloat |= isWhole;
        }
        if (!isWhole || e.HasJumps || !FitsSignedC(value))
        {
            return false;
        }
        operand = SignedC(value);
        return true;
    }

    private static Opcode Offset(Opcode first, BinaryOperator binary, BinaryOperator firstBinary)
    {
        return (Opcode)((int)first + (int)binary - (int)firstBinary);
    }

    private static Metamethod EventOf(BinaryOperator binary)
    {
        return (Metamethod)((int)Metamethod.Add + (int)binary - (int)BinaryOperator.Add);
    }
}
