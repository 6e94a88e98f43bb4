// Which token is which operator, and how strongly it binds (manual §3.4.8).
namespace NanoLua.Compiler;

internal static class OperatorTable
{
    /// <summary>Unary operators bind stronger than all binary ones but '^'.</summary>
    public const int UnaryPriority = 12;

    // A right priority below the left one makes an operator right associative.
    private static readonly byte[] s_leftPriorities =
    {
        10, 10, 11, 11, 14, 11, 11, 6, 4, 5, 7, 7, 9, 3, 3, 3, 3, 3, 3, 2, 1, 0,
    };

    private static readonly byte[] s_rightPriorities =
    {
        10, 10, 11, 11, 13, 11, 11, 6, 4, 5, 7, 7, 8, 3, 3, 3, 3, 3, 3, 2, 1, 0,
    };

    /// <summary>
    /// Zero for BinaryOperator.None, which therefore never continues an expression.
    /// </summary>
    public static int LeftPriority(BinaryOperator binary)
    {
        return s_leftPriorities[(int)binary];
    }

    public static int RightPriority(BinaryOperator binary)
    {
        return s_rightPriorities[(int)binary];
    }

    public static UnaryOperator Unary(int tokenKind)
    {
        switch (tokenKind)
        {
            case TokenKind.Not:
                return UnaryOperator.Not;
            case '-':
                return UnaryOperator.Minus;
            case '~':
                return UnaryOperator.BitNot;
            case '#':
                return UnaryOperator.Length;
            default:
                return UnaryOperator.None;
        }
    }

    public static BinaryOperator Binary(int tokenKind)
    {
        switch (tokenKind)
        {
            case '+':
                return BinaryOperator.Add;
            case '-':
                return BinaryOperator.Subtract;
            case '*':
                return BinaryOperator.Multiply;
            case '%':
                return BinaryOperator.Modulo;
            case '^':
                return BinaryOperator.Power;
            case '/':
                return BinaryOperator.Divide;
            case TokenKind.FloorDivide:
                return BinaryOperator.FloorDivide;
            case '&':
                return BinaryOperator.BitAnd;
            case '|':
                return BinaryOperator.BitOr;
            case '~':
                return BinaryOperator.BitXor;
            case TokenKind.ShiftLeft:
                return BinaryOperator.ShiftLeft;
            case TokenKind.ShiftRight:
                return BinaryOperator.ShiftRight;
            case TokenKind.Concat:
                return BinaryOperator.Concat;
            case TokenKind.NotEqual:
                return BinaryOperator.NotEqual;
            case TokenKind.Equal:
                return BinaryOperator.Equal;
            case '<':
                return BinaryOperator.Less;
            case TokenKind.LessEqual:
                return BinaryOperator.LessEqual;
            case '>':
                return BinaryOperator.Greater;
            case TokenKind.GreaterEqual:
                return BinaryOperator.GreaterEqual;
            case TokenKind.And:
                return BinaryOperator.And;
            case TokenKind.Or:
                return BinaryOperator.Or;
            default:
                return BinaryOperator.None;
        }
    }
}
