// Function bodies (manual §3.4.11).
using NanoLua.Bytecode;

namespace NanoLua.Compiler;

internal sealed partial class Parser
{
    // funcbody ::= '(' [parlist] ')' block end
    private void FunctionBody(Expression e, bool isMethod, int line)
    {
        Prototype prototype = new Prototype();
        _function.AddPrototype(prototype);
        CodeGenerator enclosing = OpenFunction(line);
        Skip('(');
        if (isMethod)
        {
            DeclareHidden("self");
            ActivateVariables(1);
        }
        ParameterList();
        Skip(')');
        StatementList();
        _function.LastLineDefined = _lexer.Line;
        SkipClosing(TokenKind.End, TokenKind.Function, line);
        EmitClosure(enclosing, e);
        CloseFunction(prototype, enclosing);
    }

    // parlist ::= namelist [',' varargparam] | varargparam
    // varargparam ::= '...' [Name]
    private void ParameterList()
    {
        int count = 0;
        bool hasVarargs = false;
        if (_lexer.Kind != ')')
        {
            do
            {
                if (_lexer.Kind == TokenKind.Name)
                {
                    Declare(SkipName(), VariableKind.Regular);
                    count++;
                }
                else if (SkipIf(TokenKind.Dots))
                {
                    hasVarargs = true;
                    DeclareVarargParameter();
                }
                else
                {
                    throw _lexer.SyntaxError("<name> or '...' expected");
                }
            }
            while (!hasVarargs && SkipIf(','));
        }
        ActivateVariables(count);
        _function.ParameterCount = _function.ActiveVariables;
        if (hasVarargs)
        {
            DeclareVarargs();
            ActivateVariables(1);
        }
        _function.ReserveRegisters(_function.ActiveVariables);
    }

    private void DeclareVarargParameter()
    {
        if (_lexer.Kind == TokenKind.Name)
        {
            Declare(SkipName(), VariableKind.VarargParameter);
        }
        else
        {
            DeclareHidden("(vararg table)");
        }
    }

    /// <summary>Varargs are hidden arguments unless some use of them needs a table.</summary>
    private void DeclareVarargs()
    {
        _function.Flags |= Prototype.HiddenVarargsFlag;
        _code.Emit(Opcode.VarArgPrep, 0, 0, 0);
    }

    /// <summary>Begins a function and returns the generator of the one around it.</summary>
    private CodeGenerator OpenFunction(int line)
    {
        CodeGenerator enclosing = _code;
        _function = new FunctionState(
            _function, _lexer, _variables, _labels.Count, line, _model);
        _code = new CodeGenerator(_function, _lexer, _variables, _model);
        EnterScope(false);
        return enclosing;
    }

    private void CloseFunction(Prototype prototype, CodeGenerator enclosing)
    {
        _code.EmitReturn(_function.VariableRegisters(), 0);
        LeaveScope();
        _code.Finish();
        _function.FinishPrototype(prototype, _chunkName);
        _function = _function.Enclosing;
        _code = enclosing;
    }

    /// <summary>
    /// Creates the closure in the last register in use, so that the collector knows all others.
    /// </summary>
    private static void EmitClosure(CodeGenerator enclosing, Expression e)
    {
        int index = enclosing.Function.PrototypeCount - 1;
        e.Set(ExpressionKind.Relocatable, enclosing.EmitABx(Opcode.Closure, 0, index));
        enclosing.PutIntoNextRegister(e);
    }
}
