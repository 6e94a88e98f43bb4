// Recursive descent parser of Lua 5.5 (manual §9): a method per production, which generates code as
// it goes. This file has what all productions use.
// Invariant: every recursion passes EnterLevel, so that nesting is bounded and the stack of the
// machine is not at risk.
using NanoLua.Bytecode;

namespace NanoLua.Compiler;

internal sealed partial class Parser
{
    private readonly Lexer _lexer;
    private readonly byte[] _chunkName;
    private readonly NumberModel _model;
    private readonly VariableStack _variables = new VariableStack();
    private readonly LabelList _labels = new LabelList();
    private readonly LabelList _gotos = new LabelList();
    private readonly Symbol _environmentName;
    private readonly Symbol _breakName;
    private readonly Symbol _globalName;
    private FunctionState _function;
    private CodeGenerator _code;
    private int _level = Limits.NestingLevelsInUse;

    public Parser(byte[] source, byte[] chunkName, NumberModel model)
    {
        _lexer = new Lexer(source, chunkName, model);
        _chunkName = chunkName;
        _model = model;
        _environmentName = _lexer.Symbols.Intern("_ENV");
        _breakName = _lexer.Symbols.Intern("break");
        _globalName = _lexer.Symbols.Intern("global");
    }

    // chunk ::= block
    public Prototype ParseChunk()
    {
        Prototype prototype = new Prototype();
        CodeGenerator enclosing = OpenFunction(0);
        DeclareVarargs();
        _function.AddUpvalue(_environmentName, true, 0, (int)VariableKind.Regular);
        _lexer.Next();
        StatementList();
        Check(TokenKind.EndOfSource);
        CloseFunction(prototype, enclosing);
        return prototype;
    }

    private void EnterLevel()
    {
        _level++;
        if (_level >= Limits.NestingLevels)
        {
            throw Lexer.ResourceError("C stack overflow");
        }
    }

    private void LeaveLevel()
    {
        _level--;
    }

    private bool SkipIf(int kind)
    {
        if (_lexer.Kind != kind)
        {
            return false;
        }
        _lexer.Next();
        return true;
    }

    private void Check(int kind)
    {
        if (_lexer.Kind != kind)
        {
            throw Expected(kind);
        }
    }

    private void Skip(int kind)
    {
        Check(kind);
        _lexer.Next();
    }

    /// <summary>Skips the token that closes what another one has opened at a line.</summary>
    private void SkipClosing(int kind, int openedBy, int line)
    {
        if (SkipIf(kind))
        {
            return;
        }
        if (line == _lexer.Line)
        {
            throw Expected(kind);
        }
        throw _lexer.SyntaxError(TokenKind.Describe(kind) + " expected (to close "
            + TokenKind.Describe(openedBy) + " at line " + line.ToString() + ")");
    }

    private Symbol SkipName()
    {
        Check(TokenKind.Name);
        Symbol name = _lexer.Current.Text;
        _lexer.Next();
        return name;
    }

    private LuaSyntaxException Expected(int kind)
    {
        return _lexer.SyntaxError(TokenKind.Describe(kind) + " expected");
    }
}
