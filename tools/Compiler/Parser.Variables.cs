// What a name means (manual §2.2 and §3.5): a local variable, an upvalue, a compile-time constant,
// or a field of _ENV, which has to be declared where global declarations are in force.
using NanoLua.Bytecode;

namespace NanoLua.Compiler;

internal sealed partial class Parser
{
    /// <summary>Info of a global while no global declaration is in scope.</summary>
    private const int ImplicitGlobal = -1;

    /// <summary>Info of a global that no declaration in scope covers.</summary>
    private const int UndeclaredGlobal = -2;

    private void Variable(Expression e)
    {
        ResolveVariable(SkipName(), e);
    }

    private void ResolveVariable(Symbol name, Expression e)
    {
        e.Set(ExpressionKind.Global, ImplicitGlobal);
        FindVariable(_function, name, e, true);
        if (e.Kind != ExpressionKind.Global)
        {
            return;
        }
        int declaration = e.Info;
        if (declaration == UndeclaredGlobal)
        {
            throw _lexer.SemanticError("variable '" + name + "' not declared");
        }
        ResolveGlobal(name, e);
        if (declaration != ImplicitGlobal)
        {
            e.IsReadOnly = _variables[declaration].Kind == VariableKind.GlobalConstant;
        }
    }

    /// <summary>Makes the expression the variable _ENV[name].</summary>
    private void ResolveGlobal(Symbol name, Expression e)
    {
        e.Set(ExpressionKind.Global, ImplicitGlobal);
        FindVariable(_function, _environmentName, e, true);
        if (e.Kind == ExpressionKind.Global)
        {
            throw _lexer.SemanticError(
                "_ENV is global when accessing variable '" + name + "'");
        }
        _code.MakeIndexable(e);
        Expression key = new Expression();
        key.SetString(name);
        _code.Index(e, key);
    }

    /// <summary>
    /// Looks a name up in a function and those around it; what it finds there becomes an upvalue of
    /// each function in between. A global stays one, with the declaration that applies.
    /// </summary>
    private void FindVariable(FunctionState function, Symbol name, Expression e, bool isInnermost)
    {
        if (FindDeclaration(function, name, e))
        {
            if (!isInnermost)
            {
                CaptureVariable(function, e);
            }
            return;
        }
        int upvalue = function.FindUpvalue(name);
        if (upvalue < 0)
        {
            if (function.Enclosing != null)
            {
                FindVariable(function.Enclosing, name, e, false);
            }
            if (e.Kind != ExpressionKind.Local && e.Kind != ExpressionKind.Upvalue)
            {
                return;
            }
            upvalue = AddUpvalue(function, name, e);
        }
        e.Set(ExpressionKind.Upvalue, upvalue);
    }

    private static void CaptureVariable(FunctionState function, Expression e)
    {
        if (e.Kind == ExpressionKind.VarargParameter)
        {
            function.Flags |= Prototype.VarargTableFlag;
            e.Kind = ExpressionKind.Local;
        }
        if (e.Kind == ExpressionKind.Local)
        {
            MarkUpvalue(function, e.Variable);
        }
    }

    private static int AddUpvalue(FunctionState function, Symbol name, Expression outer)
    {
        bool inStack = outer.Kind == ExpressionKind.Local;
        int kind = inStack
            ? (int)function.Enclosing.Variable(outer.Variable).Kind
            : function.Enclosing.Upvalue(outer.Info).Kind;
        return function.AddUpvalue(name, inStack, outer.Info, kind);
    }

    /// <summary>
    /// Looks for a declaration in one function. On the way out, Info of a global is set to the
    /// innermost 'global *', or to a mark that other global declarations are in force.
    /// </summary>
    private static bool FindDeclaration(FunctionState function, Symbol name, Expression e)
    {
        for (int i = function.ActiveVariables - 1; i >= 0; i--)
        {
            VariableDeclaration declaration = function.Variable(i);
            if (declaration.IsGlobal && declaration.Name != name)
            {
                NoteGlobalDeclaration(declaration, function.FirstVariable + i, e);
            }
            else if (declaration.Name == name)
            {
                SetToDeclared(declaration, i, function.FirstVariable + i, e);
                return true;
            }
        }
        return false;
    }

    private static void NoteGlobalDeclaration(
        VariableDeclaration declaration, int index, Expression e)
    {
        if (declaration.Name == null)
        {
            if (e.Info < 0)
            {
                e.Info = index;
            }
        }
        else if (e.Info == ImplicitGlobal)
        {
            e.Info = UndeclaredGlobal;
        }
    }

    private static void SetToDeclared(
        VariableDeclaration declaration, int number, int index, Expression e)
    {
        switch (declaration.Kind)
        {
            case VariableKind.Global:
            case VariableKind.GlobalConstant:
                e.Set(ExpressionKind.Global, index);
                break;
            case VariableKind.CompileTimeConstant:
                e.Set(ExpressionKind.CompileTimeConstant, index);
                break;
            case VariableKind.VarargParameter:
                e.Set(ExpressionKind.VarargParameter, declaration.Register);
                e.Variable = number;
                break;
            default:
                e.Set(ExpressionKind.Local, declaration.Register);
                e.Variable = number;
                break;
        }
    }

    /// <summary>
    /// Makes sure that a variable can be assigned to. Assignment to a field of the vararg parameter
    /// needs the table it names.
    /// </summary>
    private void CheckAssignable(Expression variable)
    {
        if (variable.Kind == ExpressionKind.IndexedVararg)
        {
            _function.Flags |= Prototype.VarargTableFlag;
            variable.Kind = ExpressionKind.Indexed;
        }
        string constant = ConstantName(variable);
        if (constant != null)
        {
            throw _lexer.SemanticError(
                "attempt to assign to const variable '" + constant + "'");
        }
    }

    /// <summary>The name of a variable that cannot change; null for any other.</summary>
    private string ConstantName(Expression variable)
    {
        switch (variable.Kind)
        {
            case ExpressionKind.CompileTimeConstant:
                return _variables[variable.Info].Name.ToString();
            case ExpressionKind.Local:
            case ExpressionKind.VarargParameter:
                VariableDeclaration declaration = _function.Variable(variable.Variable);
                return declaration.Kind == VariableKind.Regular
                    ? null
                    : declaration.Name.ToString();
            case ExpressionKind.Upvalue:
                return _function.Upvalue(variable.Info).Kind == (int)VariableKind.Regular
                    ? null
                    : _function.UpvalueName(variable.Info).ToString();
            case ExpressionKind.IndexedUpvalue:
            case ExpressionKind.IndexedField:
            case ExpressionKind.Indexed:
                return variable.IsReadOnly ? ConstantText(variable.KeyConstant) : null;
            default:
                return null;
        }
    }

    private string ConstantText(int index)
    {
        byte[] text = _function.Constants.TextAt(index);
        return Latin1.ToText(text, 0, text.Length);
    }
}
