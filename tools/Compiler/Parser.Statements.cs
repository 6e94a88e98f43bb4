// Statements (manual §3.3), without loops, declarations and assignments.
namespace NanoLua.Compiler;

internal sealed partial class Parser
{
    // block ::= {stat} [retstat]
    private void Block()
    {
        EnterScope(false);
        StatementList();
        LeaveScope();
    }

    private void StatementList()
    {
        while (!IsBlockEnd(true))
        {
            bool isReturn = _lexer.Kind == TokenKind.Return;
            Statement();
            if (isReturn)
            {
                return;
            }
        }
    }

    /// <summary>'until' ends a list of statements but not the scope of their variables.</summary>
    private bool IsBlockEnd(bool countsUntil)
    {
        switch (_lexer.Kind)
        {
            case TokenKind.Else:
            case TokenKind.Elseif:
            case TokenKind.End:
            case TokenKind.EndOfSource:
                return true;
            case TokenKind.Until:
                return countsUntil;
            default:
                return false;
        }
    }

    private void Statement()
    {
        int line = _lexer.Line;
        EnterLevel();
        if (!TryKeywordStatement(line))
        {
            if (IsGlobalDeclaration())
            {
                GlobalStatement(line);
            }
            else
            {
                ExpressionStatement();
            }
        }
        _function.FreeRegister = _function.VariableRegisters();
        LeaveLevel();
    }

    // stat ::= ';' | ifstat | whilestat | do block end | forstat | repeatstat | funcstat
    //        | localstat | label | retstat | break | goto Name
    private bool TryKeywordStatement(int line)
    {
        switch (_lexer.Kind)
        {
            case ';':
                _lexer.Next();
                return true;
            case TokenKind.If:
                IfStatement(line);
                return true;
            case TokenKind.While:
                WhileStatement(line);
                return true;
            case TokenKind.Do:
                _lexer.Next();
                Block();
                SkipClosing(TokenKind.End, TokenKind.Do, line);
                return true;
            case TokenKind.For:
                ForStatement(line);
                return true;
            case TokenKind.Repeat:
                RepeatStatement(line);
                return true;
            case TokenKind.Function:
                FunctionStatement(line);
                return true;
            case TokenKind.Local:
                LocalStatement();
                return true;
            default:
                return TryJumpStatement(line);
        }
    }

    private bool TryJumpStatement(int line)
    {
        switch (_lexer.Kind)
        {
            case TokenKind.DoubleColon:
                _lexer.Next();
                LabelStatement(SkipName(), line);
                return true;
            case TokenKind.Return:
                _lexer.Next();
                ReturnStatement();
                return true;
            case TokenKind.Break:
                BreakStatement(line);
                return true;
            case TokenKind.Goto:
                _lexer.Next();
                CreateGoto(SkipName(), line);
                return true;
            default:
                return false;
        }
    }

    // ifstat ::= if exp then block {elseif exp then block} [else block] end
    private void IfStatement(int line)
    {
        int ends = ConditionalBlock(JumpList.Empty);
        while (_lexer.Kind == TokenKind.Elseif)
        {
            ends = ConditionalBlock(ends);
        }
        if (SkipIf(TokenKind.Else))
        {
            Block();
        }
        SkipClosing(TokenKind.End, TokenKind.If, line);
        _code.Jumps.PatchToHere(ends);
    }

    // (if | elseif) exp then block
    // Adds the jump behind the statement to those of the blocks before.
    private int ConditionalBlock(int ends)
    {
        _lexer.Next();
        int exits = Condition();
        Skip(TokenKind.Then);
        Block();
        if (_lexer.Kind == TokenKind.Else || _lexer.Kind == TokenKind.Elseif)
        {
            ends = _code.Jumps.Concat(ends, _code.EmitJump());
        }
        _code.Jumps.PatchToHere(exits);
        return ends;
    }

    /// <summary>Reads a condition and returns the jumps taken where it is false.</summary>
    private int Condition()
    {
        Expression e = new Expression();
        ParseExpression(e);
        if (e.Kind == ExpressionKind.Nil)
        {
            e.Kind = ExpressionKind.False;
        }
        _code.GoOnIfTrue(e);
        return e.FalseJumps;
    }

    // funcstat ::= function funcname funcbody
    private void FunctionStatement(int line)
    {
        _lexer.Next();
        Expression variable = new Expression();
        bool isMethod = FunctionName(variable);
        CheckAssignable(variable);
        Expression body = new Expression();
        FunctionBody(body, isMethod, line);
        _code.Store(variable, body);
        _code.FixLine(line);
    }

    // funcname ::= Name {'.' Name} [':' Name]
    private bool FunctionName(Expression e)
    {
        Variable(e);
        while (_lexer.Kind == '.')
        {
            FieldSelector(e);
        }
        if (_lexer.Kind != ':')
        {
            return false;
        }
        FieldSelector(e);
        return true;
    }

    // label ::= '::' Name '::'
    private void LabelStatement(Symbol name, int line)
    {
        Skip(TokenKind.DoubleColon);
        while (_lexer.Kind == ';' || _lexer.Kind == TokenKind.DoubleColon)
        {
            Statement();
        }
        LabelEntry repeated = _labels.Find(name, _function.FirstLabel);
        if (repeated != null)
        {
            throw _lexer.SemanticError("label '" + name + "' already defined on line "
                + repeated.Line.ToString());
        }
        CreateLabel(name, line, IsBlockEnd(false));
    }

    // break
    // A goto to a label that the innermost loop defines at its end.
    private void BreakStatement(int line)
    {
        Scope scope = _function.Scope;
        while (scope != null && !scope.IsLoop)
        {
            scope = scope.Previous;
        }
        if (scope == null)
        {
            throw _lexer.SyntaxError("break outside loop");
        }
        scope.HasBreak = true;
        _lexer.Next();
        CreateGoto(_breakName, line);
    }

    // retstat ::= return [explist] [';']
    private void ReturnStatement()
    {
        int first = _function.VariableRegisters();
        int count = 0;
        if (!IsBlockEnd(true) && _lexer.Kind != ';')
        {
            Expression last = new Expression();
            count = ExpressionList(last);
            if (last.IsMultiple)
            {
                ReturnMultiple(last, count);
                count = CodeGenerator.AllValues;
            }
            else if (count == 1)
            {
                first = _code.PutIntoAnyRegister(last);
            }
            else
            {
                _code.PutIntoNextRegister(last);
            }
        }
        _code.EmitReturn(first, count);
        SkipIf(';');
    }

    private void ReturnMultiple(Expression last, int count)
    {
        _code.SetMultipleReturns(last);
        bool isTailCall = last.Kind == ExpressionKind.Call && count == 1
            && !_function.Scope.IsInsideToBeClosed;
        if (isTailCall)
        {
            _code.MakeTailCall(last);
        }
    }
}
