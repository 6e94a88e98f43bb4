// What is known of an expression (or variable) whose code is not finished.
// Instructions are put off as long as possible, so that the context can choose the best one. Beside
// its main value, an expression has two lists of jumps out of 'and', 'or' and comparisons: those
// taken when its value is true and those taken when it is false.
namespace NanoLua.Compiler;

internal sealed class Expression
{
    public ExpressionKind Kind;

    /// <summary>Register, pc, upvalue, constant or declaration: see ExpressionKind.</summary>
    public int Info;
    public long Integer;
    public double Float;
    public Symbol Text;

    /// <summary>Number of a local variable among the declarations of its function.</summary>
    public int Variable;
    public int Table;
    public int Key;

    /// <summary>Index of the constant that is the key of an indexed name; -1 otherwise.</summary>
    public int KeyConstant;
    public bool IsReadOnly;
    public int TrueJumps = JumpList.Empty;
    public int FalseJumps = JumpList.Empty;

    /// <summary>The target before this one in a multiple assignment.</summary>
    public Expression PreviousTarget;

    public bool HasJumps
    {
        get { return TrueJumps != FalseJumps; }
    }

    /// <summary>Can it give any number of values?</summary>
    public bool IsMultiple
    {
        get { return Kind == ExpressionKind.Call || Kind == ExpressionKind.Varargs; }
    }

    public bool IsVariable
    {
        get { return Kind >= ExpressionKind.Local && Kind <= ExpressionKind.IndexedField; }
    }

    public bool IsIndexed
    {
        get { return Kind >= ExpressionKind.Indexed && Kind <= ExpressionKind.IndexedField; }
    }

    public bool IsNumeral
    {
        get
        {
            return (Kind == ExpressionKind.Integer || Kind == ExpressionKind.Float) && !HasJumps;
        }
    }

    public bool IsIntegerLiteral
    {
        get { return Kind == ExpressionKind.Integer && !HasJumps; }
    }

    public void Set(ExpressionKind kind, int info)
    {
        Kind = kind;
        Info = info;
        TrueJumps = JumpList.Empty;
        FalseJumps = JumpList.Empty;
    }

    public void SetString(Symbol text)
    {
        Set(ExpressionKind.String, 0);
        Text = text;
    }

    /// <summary>Changes the main value and keeps the jumps.</summary>
    public void Become(ExpressionKind kind, int info)
    {
        Kind = kind;
        Info = info;
    }

    public void CopyFrom(Expression other)
    {
        Kind = other.Kind;
        Info = other.Info;
        Integer = other.Integer;
        Float = other.Float;
        Text = other.Text;
        Variable = other.Variable;
        Table = other.Table;
        Key = other.Key;
        KeyConstant = other.KeyConstant;
        IsReadOnly = other.IsReadOnly;
        TrueJumps = other.TrueJumps;
        FalseJumps = other.FalseJumps;
    }

    public void SwapWith(Expression other)
    {
        Expression copy = new Expression();
        copy.CopyFrom(this);
        CopyFrom(other);
        other.CopyFrom(copy);
    }
}
