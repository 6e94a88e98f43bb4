// Operations on numerals, computed at compile time in the number model of the target.
// Nothing is folded that could raise an error, nor what gives NaN or a zero float, whose sign a
// constant would lose.
using System;
using NanoLua.Bytecode;

namespace NanoLua.Compiler;

internal static class ConstantFolder
{
    public static bool TryNegate(Expression e, NumberModel model)
    {
        if (!e.IsNumeral)
        {
            return false;
        }
        if (e.Kind == ExpressionKind.Integer)
        {
            e.Integer = Arithmetic.WrapInteger(-e.Integer, model);
            return true;
        }
        return TrySetFloat(e, -e.Float);
    }

    public static bool TryBitNot(Expression e, NumberModel model)
    {
        long value;
        if (!e.IsNumeral || !TryGetInteger(e, model, out value))
        {
            return false;
        }
        SetInteger(e, ~value);
        return true;
    }

    /// <summary>Leaves the result in the first expression.</summary>
    public static bool TryFold(
        BinaryOperator binary, Expression left, Expression right, NumberModel model)
    {
        if (binary > BinaryOperator.ShiftRight || !left.IsNumeral || !right.IsNumeral)
        {
            return false;
        }
        if (binary >= BinaryOperator.BitAnd)
        {
            return TryFoldBits(binary, left, right, model);
        }
        if (IsDivision(binary) && IsZero(right))
        {
            return false;
        }
        bool areIntegers = left.Kind == ExpressionKind.Integer
            && right.Kind == ExpressionKind.Integer;
        if (areIntegers && binary != BinaryOperator.Divide && binary != BinaryOperator.Power)
        {
            SetInteger(left, IntegerResult(binary, left.Integer, right.Integer, model));
            return true;
        }
        double result = FloatResult(binary, FloatOf(left, model), FloatOf(right, model), model);
        return TrySetFloat(left, result);
    }

    private static bool TryFoldBits(
        BinaryOperator binary, Expression left, Expression right, NumberModel model)
    {
        long first;
        long second;
        if (!TryGetInteger(left, model, out first) || !TryGetInteger(right, model, out second))
        {
            return false;
        }
        SetInteger(left, BitsResult(binary, first, second, model));
        return true;
    }

    private static long BitsResult(
        BinaryOperator binary, long first, long second, NumberModel model)
    {
        switch (binary)
        {
            case BinaryOperator.BitAnd:
                return first & second;
            case BinaryOperator.BitOr:
                return first | second;
            case BinaryOperator.BitXor:
                return first ^ second;
            case BinaryOperator.ShiftLeft:
                return Arithmetic.ShiftLeft(first, second, model);
            default:
                // The smallest integer negated is itself, and either way nothing is left.
                return Arithmetic.ShiftLeft(first, -second, model);
        }
    }

    private static long IntegerResult(
        BinaryOperator binary, long first, long second, NumberModel model)
    {
        switch (binary)
        {
            case BinaryOperator.Add:
                return Arithmetic.WrapInteger(first + second, model);
            case BinaryOperator.Subtract:
                return Arithmetic.WrapInteger(first - second, model);
            case BinaryOperator.Multiply:
                return Arithmetic.WrapInteger(first * second, model);
            case BinaryOperator.Modulo:
                return Arithmetic.Modulo(first, second);
            default:
                return Arithmetic.FloorDivide(first, second, model);
        }
    }

    private static double FloatResult(
        BinaryOperator binary, double first, double second, NumberModel model)
    {
        switch (binary)
        {
            case BinaryOperator.Add:
                return Arithmetic.RoundFloat(first + second, model);
            case BinaryOperator.Subtract:
                return Arithmetic.RoundFloat(first - second, model);
            case BinaryOperator.Multiply:
                return Arithmetic.RoundFloat(first * second, model);
            case BinaryOperator.Modulo:
                return Arithmetic.FloatModulo(first, second, model);
            case BinaryOperator.Power:
                return Arithmetic.Power(first, second, model);
            case BinaryOperator.Divide:
                return Arithmetic.RoundFloat(first / second, model);
            default:
                return Math.Floor(Arithmetic.RoundFloat(first / second, model));
        }
    }

    private static bool IsDivision(BinaryOperator binary)
    {
        return binary == BinaryOperator.Divide || binary == BinaryOperator.FloorDivide
            || binary == BinaryOperator.Modulo;
    }

    private static bool IsZero(Expression e)
    {
        return e.Kind == ExpressionKind.Integer ? e.Integer == 0 : e.Float == 0;
    }

    private static double FloatOf(Expression e, NumberModel model)
    {
        return e.Kind == ExpressionKind.Integer ? Arithmetic.ToFloat(e.Integer, model) : e.Float;
    }

    private static bool TryGetInteger(Expression e, NumberModel model, out long value)
    {
        value = e.Integer;
        return e.Kind == ExpressionKind.Integer
            || Arithmetic.TryToInteger(e.Float, model, out value);
    }

    private static void SetInteger(Expression e, long value)
    {
        e.Kind = ExpressionKind.Integer;
        e.Integer = value;
    }

    private static bool TrySetFloat(Expression e, double value)
    {
        if (value == 0 || double.IsNaN(value))
        {
            return false;
        }
        e.Kind = ExpressionKind.Float;
        e.Float = value;
        return true;
    }
}
