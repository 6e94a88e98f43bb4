// Assignments and calls as statements (manual §3.3.3 and §3.3.6).
using NanoLua.Bytecode;

namespace NanoLua.Compiler;

internal sealed partial class Parser
{
    // stat ::= functioncall | varlist '=' explist
    private void ExpressionStatement()
    {
        Expression e = new Expression();
        SuffixedExpression(e);
        if (_lexer.Kind == '=' || _lexer.Kind == ',')
        {
            Assignment(e, 1);
            return;
        }
        if (e.Kind != ExpressionKind.Call)
        {
            throw _lexer.SyntaxError("syntax error");
        }
        _code.DropReturns(e);
    }

    // varlist ::= var {',' var}
    // Targets are read one after the other, and assigned on the way back, the last one first.
    private void Assignment(Expression target, int count)
    {
        if (!target.IsVariable)
        {
            throw _lexer.SyntaxError("syntax error");
        }
        CheckAssignable(target);
        if (SkipIf(','))
        {
            Expression next = new Expression();
            next.PreviousTarget = target;
            SuffixedExpression(next);
            if (!next.IsIndexed)
            {
                ProtectTargets(target, next);
            }
            EnterLevel();
            Assignment(next, count + 1);
            LeaveLevel();
        }
        else
        {
            Skip('=');
            Expression last = new Expression();
            int values = ExpressionList(last);
            if (values == count)
            {
                _code.SetOneReturn(last);
                _code.Store(target, last);
                return;
            }
            AdjustValues(count, values, last);
        }
        StoreLastRegister(target);
    }

    /// <summary>
    /// Where a local variable or upvalue is assigned that an earlier target indexes or uses as a
    /// key, that target gets a copy of its old value.
    /// </summary>
    private void ProtectTargets(Expression targets, Expression assigned)
    {
        int copy = _function.FreeRegister;
        bool isUsed = false;
        for (Expression target = targets; target != null; target = target.PreviousTarget)
        {
            isUsed |= ReplaceTable(target, assigned, copy);
            isUsed |= ReplaceKey(target, assigned, copy);
        }
        if (!isUsed)
        {
            return;
        }
        Opcode opcode = assigned.Kind == ExpressionKind.Local ? Opcode.Move : Opcode.GetUpval;
        _code.Emit(opcode, copy, assigned.Info, 0);
        _function.ReserveRegisters(1);
    }

    private static bool ReplaceTable(Expression target, Expression assigned, int copy)
    {
        if (!target.IsIndexed || target.Table != assigned.Info)
        {
            return false;
        }
        bool isUpvalue = target.Kind == ExpressionKind.IndexedUpvalue;
        ExpressionKind owner = isUpvalue ? ExpressionKind.Upvalue : ExpressionKind.Local;
        if (assigned.Kind != owner)
        {
            return false;
        }
        if (isUpvalue)
        {
            target.Kind = ExpressionKind.IndexedField;
        }
        target.Table = copy;
        return true;
    }

    private static bool ReplaceKey(Expression target, Expression assigned, int copy)
    {
        bool isKey = target.Kind == ExpressionKind.Indexed
            && assigned.Kind == ExpressionKind.Local && target.Key == assigned.Info;
        if (isKey)
        {
            target.Key = copy;
        }
        return isKey;
    }

    private void StoreLastRegister(Expression variable)
    {
        Expression value = new Expression();
        value.Set(ExpressionKind.Register, _function.FreeRegister - 1);
        _code.Store(variable, value);
    }

    /// <summary>
    /// Adjusts a list of expressions, the last not coded yet, to a number of values.
    /// </summary>
    private void AdjustValues(int wanted, int count, Expression last)
    {
        int missing = wanted - count;
        _function.CheckStack(missing);
        if (last.IsMultiple)
        {
            int returns = missing + 1;
            _code.SetReturns(last, returns < 0 ? 0 : returns);
        }
        else
        {
            if (last.Kind != ExpressionKind.None)
            {
                _code.PutIntoNextRegister(last);
            }
            if (missing > 0)
            {
                _code.EmitNil(_function.FreeRegister, missing);
            }
        }
        if (missing > 0)
        {
            _function.ReserveRegisters(missing);
        }
        else
        {
            // Values too many are dropped.
            _function.FreeRegister += missing;
        }
    }
}
