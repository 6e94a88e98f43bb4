// Declarations of local and global variables (manual §3.3.7).
namespace NanoLua.Compiler;

internal sealed partial class Parser
{
    private const int NoVariable = -1;

    // stat ::= local function Name funcbody | local attnamelist ['=' explist]
    private void LocalStatement()
    {
        _lexer.Next();
        if (SkipIf(TokenKind.Function))
        {
            LocalFunction();
        }
        else
        {
            LocalVariables();
        }
    }

    private void LocalFunction()
    {
        int variable = _function.ActiveVariables;
        Declare(SkipName(), VariableKind.Regular);
        ActivateVariables(1);
        Expression body = new Expression();
        FunctionBody(body, false, _lexer.Line);
        // A debugger sees the variable only when it has its value.
        _function.DebugName(variable).StartPc = _function.Code.Count;
    }

    // attnamelist ::= [attrib] Name [attrib] {',' Name [attrib]}
    private void LocalVariables()
    {
        int toBeClosed = NoVariable;
        int last;
        int names = 0;
        VariableKind commonKind = Attribute(VariableKind.Regular);
        do
        {
            Symbol name = SkipName();
            VariableKind kind = Attribute(commonKind);
            last = Declare(name, kind);
            if (kind == VariableKind.ToBeClosed)
            {
                if (toBeClosed != NoVariable)
                {
                    throw _lexer.SemanticError(
                        "multiple to-be-closed variables in local list");
                }
                toBeClosed = _function.ActiveVariables + names;
            }
            names++;
        }
        while (SkipIf(','));
        InitializeLocals(names, _function.Variable(last));
        if (toBeClosed != NoVariable)
        {
            MarkToBeClosed();
            _code.EmitToBeClosed(_function.RegisterLevel(toBeClosed));
        }
    }

    private void InitializeLocals(int names, VariableDeclaration lastVariable)
    {
        Expression last = new Expression();
        int values = SkipIf('=') ? ExpressionList(last) : 0;
        Expression constant = new Expression();
        bool isConstant = names == values && lastVariable.Kind == VariableKind.Constant
            && _code.TryGetConstant(last, constant);
        if (!isConstant)
        {
            AdjustValues(names, values, last);
            ActivateVariables(names);
            return;
        }
        lastVariable.Kind = VariableKind.CompileTimeConstant;
        lastVariable.Value = constant;
        ActivateVariables(names - 1);
        _function.Activate();
    }

    // attrib ::= '<' Name '>'
    private VariableKind Attribute(VariableKind common)
    {
        if (!SkipIf('<'))
        {
            return common;
        }
        string name = SkipName().ToString();
        Skip('>');
        switch (name)
        {
            case "const":
                return VariableKind.Constant;
            case "close":
                return VariableKind.ToBeClosed;
            default:
                throw _lexer.SemanticError("unknown attribute '" + name + "'");
        }
    }

    /// <summary>'global' is a plain name except at the head of a declaration.</summary>
    private bool IsGlobalDeclaration()
    {
        if (_lexer.Kind != TokenKind.Name || _lexer.Current.Text != _globalName)
        {
            return false;
        }
        int next = _lexer.PeekKind();
        return next == '<' || next == '*' || next == TokenKind.Name
            || next == TokenKind.Function;
    }

    // stat ::= global function Name funcbody | global attnamelist ['=' explist]
    //        | global [attrib] '*'
    private void GlobalStatement(int line)
    {
        _lexer.Next();
        if (SkipIf(TokenKind.Function))
        {
            GlobalFunction(line);
            return;
        }
        VariableKind commonKind = GlobalAttribute(VariableKind.Global);
        if (SkipIf('*'))
        {
            Declare(null, commonKind);
            _function.Activate();
        }
        else
        {
            GlobalVariables(commonKind);
        }
    }

    private void GlobalFunction(int line)
    {
        Symbol name = SkipName();
        Declare(name, VariableKind.Global);
        _function.Activate();
        Expression variable = new Expression();
        ResolveGlobal(name, variable);
        Expression body = new Expression();
        FunctionBody(body, false, _lexer.Line);
        CheckGlobalIsNew(name, line);
        _code.Store(variable, body);
        _code.FixLine(line);
    }

    private void GlobalVariables(VariableKind commonKind)
    {
        int names = 0;
        int last;
        do
        {
            Symbol name = SkipName();
            VariableKind kind = GlobalAttribute(commonKind);
            last = Declare(name, kind);
            names++;
        }
        while (SkipIf(','));
        if (SkipIf('='))
        {
            InitializeGlobals(names, last - names + 1, 0, _lexer.Line);
        }
        // Their scope begins after the initial values.
        for (int i = 0; i < names; i++)
        {
            _function.Activate();
        }
    }

    /// <summary>
    /// Prepares one variable after the other, then reads the values, and on the way back assigns
    /// them, the last one first.
    /// </summary>
    private void InitializeGlobals(int names, int firstVariable, int index, int line)
    {
        if (index == names)
        {
            Expression last = new Expression();
            int values = ExpressionList(last);
            AdjustValues(names, values, last);
            return;
        }
        Symbol name = _function.Variable(firstVariable + index).Name;
        Expression variable = new Expression();
        ResolveGlobal(name, variable);
        EnterLevel();
        InitializeGlobals(names, firstVariable, index + 1, line);
        LeaveLevel();
        CheckGlobalIsNew(name, line);
        StoreLastRegister(variable);
    }

    private VariableKind GlobalAttribute(VariableKind common)
    {
        VariableKind kind = Attribute(common);
        switch (kind)
        {
            case VariableKind.ToBeClosed:
                throw _lexer.SemanticError("global variables cannot be to-be-closed");
            case VariableKind.Constant:
                return VariableKind.GlobalConstant;
            default:
                return kind;
        }
    }

    private void CheckGlobalIsNew(Symbol name, int line)
    {
        Expression variable = new Expression();
        ResolveGlobal(name, variable);
        _code.CheckGlobalIsNil(variable, variable.KeyConstant, line);
    }
}
