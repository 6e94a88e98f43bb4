// Expressions (manual §3.4).
using NanoLua.Bytecode;

namespace NanoLua.Compiler;

internal sealed partial class Parser
{
    // exp ::= subexp
    private void ParseExpression(Expression e)
    {
        SubExpression(e, 0);
    }

    // subexp ::= (simpleexp | unop subexp) {binop subexp}
    // Takes binary operators that bind stronger than the limit; returns the first that does not.
    private BinaryOperator SubExpression(Expression e, int limit)
    {
        EnterLevel();
        UnaryOperator unary = OperatorTable.Unary(_lexer.Kind);
        if (unary != UnaryOperator.None)
        {
            int line = _lexer.Line;
            _lexer.Next();
            SubExpression(e, OperatorTable.UnaryPriority);
            _code.Unary(unary, e, line);
        }
        else
        {
            SimpleExpression(e);
        }
        BinaryOperator binary = OperatorTable.Binary(_lexer.Kind);
        while (OperatorTable.LeftPriority(binary) > limit)
        {
            int line = _lexer.Line;
            _lexer.Next();
            _code.BeginBinary(binary, e);
            Expression right = new Expression();
            BinaryOperator next = SubExpression(right, OperatorTable.RightPriority(binary));
            _code.EndBinary(binary, e, right, line);
            binary = next;
        }
        LeaveLevel();
        return binary;
    }

    // simpleexp ::= nil | false | true | Numeral | LiteralString | '...' | tableconstructor
    //             | function funcbody | suffixedexp
    private void SimpleExpression(Expression e)
    {
        switch (_lexer.Kind)
        {
            case '{':
                TableConstructor(e);
                return;
            case TokenKind.Function:
                _lexer.Next();
                FunctionBody(e, false, _lexer.Line);
                return;
            case TokenKind.Float:
                e.Set(ExpressionKind.Float, 0);
                e.Float = _lexer.Current.Float;
                break;
            case TokenKind.Integer:
                e.Set(ExpressionKind.Integer, 0);
                e.Integer = _lexer.Current.Integer;
                break;
            case TokenKind.String:
                e.SetString(_lexer.Current.Text);
                break;
            case TokenKind.Nil:
                e.Set(ExpressionKind.Nil, 0);
                break;
            case TokenKind.True:
                e.Set(ExpressionKind.True, 0);
                break;
            case TokenKind.False:
                e.Set(ExpressionKind.False, 0);
                break;
            case TokenKind.Dots:
                VarargExpression(e);
                break;
            default:
                SuffixedExpression(e);
                return;
        }
        _lexer.Next();
    }

    private void VarargExpression(Expression e)
    {
        if (!_function.HasVarargs)
        {
            throw _lexer.SyntaxError("cannot use '...' outside a vararg function");
        }
        int pc = _code.Emit(Opcode.VarArg, 0, _function.ParameterCount, 1);
        e.Set(ExpressionKind.Varargs, pc);
    }

    // suffixedexp ::= primaryexp {'.' Name | '[' exp ']' | ':' Name args | args}
    private void SuffixedExpression(Expression e)
    {
        PrimaryExpression(e);
        while (true)
        {
            switch (_lexer.Kind)
            {
                case '.':
                    FieldSelector(e);
                    break;
                case '[':
                    _code.MakeIndexable(e);
                    Expression key = new Expression();
                    BracketedKey(key);
                    _code.Index(e, key);
                    break;
                case ':':
                    _lexer.Next();
                    Expression name = new Expression();
                    name.SetString(SkipName());
                    _code.Self(e, name);
                    CallArguments(e);
                    break;
                case '(':
                case TokenKind.String:
                case '{':
                    _code.PutIntoNextRegister(e);
                    CallArguments(e);
                    break;
                default:
                    return;
            }
        }
    }

    // primaryexp ::= Name | '(' exp ')'
    private void PrimaryExpression(Expression e)
    {
        switch (_lexer.Kind)
        {
            case '(':
                int line = _lexer.Line;
                _lexer.Next();
                ParseExpression(e);
                SkipClosing(')', '(', line);
                _code.Discharge(e);
                break;
            case TokenKind.Name:
                Variable(e);
                break;
            default:
                throw _lexer.SyntaxError("unexpected symbol");
        }
    }

    // fieldsel ::= ('.' | ':') Name
    private void FieldSelector(Expression e)
    {
        _code.MakeIndexable(e);
        _lexer.Next();
        Expression key = new Expression();
        key.SetString(SkipName());
        _code.Index(e, key);
    }

    // '[' exp ']'
    private void BracketedKey(Expression e)
    {
        _lexer.Next();
        ParseExpression(e);
        _code.MakeValue(e);
        Skip(']');
    }

    // explist ::= exp {',' exp}
    // Returns the number of expressions; the last one is not coded yet.
    private int ExpressionList(Expression last)
    {
        int count = 1;
        ParseExpression(last);
        while (SkipIf(','))
        {
            _code.PutIntoNextRegister(last);
            ParseExpression(last);
            count++;
        }
        return count;
    }

    // args ::= '(' [explist] ')' | tableconstructor | LiteralString
    private void CallArguments(Expression function)
    {
        int line = _lexer.Line;
        Expression last = new Expression();
        switch (_lexer.Kind)
        {
            case '(':
                ParenthesizedArguments(last, line);
                break;
            case '{':
                TableConstructor(last);
                break;
            case TokenKind.String:
                last.SetString(_lexer.Current.Text);
                _lexer.Next();
                break;
            default:
                throw _lexer.SyntaxError("function arguments expected");
        }
        EmitCall(function, last, line);
    }

    private void ParenthesizedArguments(Expression last, int line)
    {
        _lexer.Next();
        if (_lexer.Kind == ')')
        {
            last.Set(ExpressionKind.None, 0);
        }
        else
        {
            ExpressionList(last);
            if (last.IsMultiple)
            {
                _code.SetMultipleReturns(last);
            }
        }
        SkipClosing(')', '(', line);
    }

    private void EmitCall(Expression function, Expression last, int line)
    {
        int register = function.Info;
        int arguments = CodeGenerator.AllValues;
        if (!last.IsMultiple)
        {
            if (last.Kind != ExpressionKind.None)
            {
                _code.PutIntoNextRegister(last);
            }
            arguments = _function.FreeRegister - (register + 1);
        }
        int pc = _code.Emit(Opcode.Call, register, arguments + 1, 2);
        function.Set(ExpressionKind.Call, pc);
        _code.FixLine(line);
        // The call leaves one value in place of function and arguments, until told otherwise.
        _function.FreeRegister = register + 1;
    }
}
