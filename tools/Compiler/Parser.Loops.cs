// Loops (manual §3.3.4 and §3.3.5).
using NanoLua.Bytecode;

namespace NanoLua.Compiler;

internal sealed partial class Parser
{
    // whilestat ::= while exp do block end
    private void WhileStatement(int line)
    {
        _lexer.Next();
        int start = _function.Code.MarkTarget();
        int exits = Condition();
        EnterScope(true);
        Skip(TokenKind.Do);
        Block();
        _code.EmitJumpTo(start);
        SkipClosing(TokenKind.End, TokenKind.While, line);
        LeaveScope();
        _code.Jumps.PatchToHere(exits);
    }

    // repeatstat ::= repeat block until exp
    private void RepeatStatement(int line)
    {
        int start = _function.Code.MarkTarget();
        EnterScope(true);
        Scope body = EnterScope(false);
        _lexer.Next();
        StatementList();
        SkipClosing(TokenKind.Until, TokenKind.Repeat, line);
        int exits = Condition();
        LeaveScope();
        if (body.HasUpvalue)
        {
            // A repetition closes the variables as well, and the normal end jumps around that.
            int end = _code.EmitJump();
            _code.Jumps.PatchToHere(exits);
            _code.Emit(Opcode.Close, _function.RegisterLevel(body.ActiveVariables), 0, 0);
            exits = _code.EmitJump();
            _code.Jumps.PatchToHere(end);
        }
        _code.Jumps.Patch(exits, start);
        LeaveScope();
    }

    // forstat ::= for (fornum | forlist) end
    private void ForStatement(int line)
    {
        EnterScope(true);
        _lexer.Next();
        Symbol name = SkipName();
        switch (_lexer.Kind)
        {
            case '=':
                NumericFor(name, line);
                break;
            case ',':
            case TokenKind.In:
                GenericFor(name);
                break;
            default:
                throw _lexer.SyntaxError("'=' or 'in' expected");
        }
        SkipClosing(TokenKind.End, TokenKind.For, line);
        LeaveScope();
    }

    // fornum ::= Name '=' exp ',' exp [',' exp] do block
    private void NumericFor(Symbol name, int line)
    {
        int register = _function.FreeRegister;
        DeclareHidden("(for state)");
        DeclareHidden("(for state)");
        Declare(name, VariableKind.Constant);
        Skip('=');
        ExpressionIntoNextRegister();
        Skip(',');
        ExpressionIntoNextRegister();
        if (SkipIf(','))
        {
            ExpressionIntoNextRegister();
        }
        else
        {
            _code.EmitInteger(_function.FreeRegister, 1);
            _function.ReserveRegisters(1);
        }
        ActivateVariables(2);
        int prepare = ForBody(register, Opcode.ForPrep, 1);
        EmitForLoop(Opcode.ForLoop, register, prepare, line);
    }

    // forlist ::= Name {',' Name} in explist do block
    private void GenericFor(Symbol name)
    {
        int register = _function.FreeRegister;
        // Iterator, state and closing value; the names follow them.
        DeclareHidden("(for state)");
        DeclareHidden("(for state)");
        DeclareHidden("(for state)");
        Declare(name, VariableKind.Constant);
        int names = 1;
        while (SkipIf(','))
        {
            Declare(SkipName(), VariableKind.Regular);
            names++;
        }
        Skip(TokenKind.In);
        int line = _lexer.Line;
        Expression last = new Expression();
        int count = ExpressionList(last);
        AdjustValues(4, count, last);
        ActivateVariables(3);
        MarkToBeClosed();
        // The call of the iterator copies function and state.
        _function.CheckStack(2);
        int prepare = ForBody(register, Opcode.TForPrep, names);
        _code.Emit(Opcode.TForCall, register, 0, names);
        _code.FixLine(line);
        EmitForLoop(Opcode.TForLoop, register, prepare, line);
    }

    // do block
    // Returns the pc of the instruction before the body, which is complete.
    private int ForBody(int register, Opcode opcode, int names)
    {
        Skip(TokenKind.Do);
        int prepare = _code.EmitABx(opcode, register, 0);
        // The instruction takes one value away.
        _function.FreeRegister--;
        EnterScope(false);
        ActivateVariables(names);
        _function.ReserveRegisters(names);
        Block();
        LeaveScope();
        int end = _function.Code.MarkTarget();
        SetLoopDistance(prepare, end - (prepare + 1));
        return prepare;
    }

    private void EmitForLoop(Opcode opcode, int register, int prepare, int line)
    {
        int pc = _code.EmitABx(opcode, register, 0);
        SetLoopDistance(pc, pc - prepare);
        _code.FixLine(line);
    }

    private void SetLoopDistance(int pc, int distance)
    {
        if (distance > InstructionLayout.BxMax)
        {
            throw _lexer.SyntaxError("control structure too long");
        }
        _function.Code[pc] = Instruction.WithBx(_function.Code[pc], distance);
    }

    private void ExpressionIntoNextRegister()
    {
        Expression e = new Expression();
        ParseExpression(e);
        _code.PutIntoNextRegister(e);
    }
}
