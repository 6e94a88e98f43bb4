// From expressions to registers, constants and upvalues.
// An expression is first discharged: a variable becomes the instruction that reads it. Then its
// value goes to a register, and last its jumps are resolved, which may need code for true and
// false.
using NanoLua.Bytecode;

namespace NanoLua.Compiler;

internal sealed partial class CodeGenerator
{
    /// <summary>Turns a variable or compile-time constant into the value it has.</summary>
    public void Discharge(Expression e)
    {
        switch (e.Kind)
        {
            case ExpressionKind.CompileTimeConstant:
                BecomeConstant(e, _variables[e.Info].Value);
                break;
            case ExpressionKind.VarargParameter:
                MakeVarargTable(e);
                e.Kind = ExpressionKind.Register;
                break;
            case ExpressionKind.Local:
                e.Kind = ExpressionKind.Register;
                break;
            case ExpressionKind.Upvalue:
                BecomeRelocatable(e, Opcode.GetUpval, e.Info, 0);
                break;
            case ExpressionKind.Varargs:
            case ExpressionKind.Call:
                SetOneReturn(e);
                break;
            default:
                DischargeIndexed(e);
                break;
        }
    }

    /// <summary>Leaves the final value in the first free register.</summary>
    public void PutIntoNextRegister(Expression e)
    {
        Discharge(e);
        Release(e);
        _function.ReserveRegisters(1);
        PutInto(e, _function.FreeRegister - 1);
    }

    /// <summary>Leaves the final value in some register and returns it.</summary>
    public int PutIntoAnyRegister(Expression e)
    {
        Discharge(e);
        if (e.Kind == ExpressionKind.Register)
        {
            if (!e.HasJumps)
            {
                return e.Info;
            }
            // The value of a jump must not go into the register of a variable.
            if (e.Info >= _function.VariableRegisters())
            {
                PutInto(e, e.Info);
                return e.Info;
            }
        }
        PutIntoNextRegister(e);
        return e.Info;
    }

    /// <summary>Leaves the final value where it can be indexed.</summary>
    public void MakeIndexable(Expression e)
    {
        bool isReady = e.Kind == ExpressionKind.Upvalue
            || e.Kind == ExpressionKind.VarargParameter;
        if (!isReady || e.HasJumps)
        {
            PutIntoAnyRegister(e);
        }
    }

    /// <summary>Leaves a value without jumps, in a register or a constant.</summary>
    public void MakeValue(Expression e)
    {
        if (e.Kind == ExpressionKind.Jump || e.HasJumps)
        {
            PutIntoAnyRegister(e);
        }
        else
        {
            Discharge(e);
        }
    }

    /// <summary>
    /// The vararg parameter is used as a plain variable: it needs the table that it names.
    /// </summary>
    public void MakeVarargTable(Expression e)
    {
        _function.Flags |= Prototype.VarargTableFlag;
        e.Kind = ExpressionKind.Local;
    }

    /// <summary>
    /// Copies a value known at compile time; false where the expression is no such value.
    /// </summary>
    public bool TryGetConstant(Expression e, Expression value)
    {
        if (e.HasJumps)
        {
            return false;
        }
        switch (e.Kind)
        {
            case ExpressionKind.CompileTimeConstant:
                value.CopyFrom(_variables[e.Info].Value);
                return true;
            case ExpressionKind.Nil:
            case ExpressionKind.True:
            case ExpressionKind.False:
            case ExpressionKind.String:
            case ExpressionKind.Integer:
            case ExpressionKind.Float:
                value.CopyFrom(e);
                return true;
            default:
                return false;
        }
    }

    private static void BecomeConstant(Expression e, Expression value)
    {
        e.Kind = value.Kind;
        e.Integer = value.Integer;
        e.Float = value.Float;
        e.Text = value.Text;
    }

    private void BecomeRelocatable(Expression e, Opcode opcode, int b, int c)
    {
        e.Become(ExpressionKind.Relocatable, Emit(opcode, 0, b, c));
    }

    private void DischargeIndexed(Expression e)
    {
        switch (e.Kind)
        {
            case ExpressionKind.IndexedUpvalue:
                BecomeRelocatable(e, Opcode.GetTabUp, e.Table, e.Key);
                break;
            case ExpressionKind.IndexedInteger:
                _function.ReleaseRegister(e.Table);
                BecomeRelocatable(e, Opcode.GetI, e.Table, e.Key);
                break;
            case ExpressionKind.IndexedField:
                _function.ReleaseRegister(e.Table);
                BecomeRelocatable(e, Opcode.GetField, e.Table, e.Key);
                break;
            case ExpressionKind.Indexed:
                _function.ReleaseRegisters(e.Table, e.Key);
                BecomeRelocatable(e, Opcode.GetTable, e.Table, e.Key);
                break;
            case ExpressionKind.IndexedVararg:
                _function.ReleaseRegisters(e.Table, e.Key);
                BecomeRelocatable(e, Opcode.GetVarg, e.Table, e.Key);
                break;
            default:
                // The value is there already.
                break;
        }
    }

    /// <summary>Frees the register of a temporary.</summary>
    private void Release(Expression e)
    {
        if (e.Kind == ExpressionKind.Register)
        {
            _function.ReleaseRegister(e.Info);
        }
    }

    private void ReleaseBoth(Expression one, Expression other)
    {
        int first = one.Kind == ExpressionKind.Register ? one.Info : -1;
        int second = other.Kind == ExpressionKind.Register ? other.Info : -1;
        _function.ReleaseRegisters(first, second);
    }

    /// <summary>
    /// Puts the main value into a register; jumps stay, and a comparison stays one.
    /// </summary>
    private void DischargeInto(Expression e, int register)
    {
        Discharge(e);
        if (e.Kind == ExpressionKind.Jump)
        {
            return;
        }
        switch (e.Kind)
        {
            case ExpressionKind.Relocatable:
                _code[e.Info] = Instruction.WithA(_code[e.Info], register);
                break;
            case ExpressionKind.Register:
                if (register != e.Info)
                {
                    Emit(Opcode.Move, register, e.Info, 0);
                }
                break;
            default:
                LoadConstant(e, register);
                break;
        }
        e.Become(ExpressionKind.Register, register);
    }

    private void LoadConstant(Expression e, int register)
    {
        switch (e.Kind)
        {
            case ExpressionKind.Nil:
                EmitNil(register, 1);
                break;
            case ExpressionKind.False:
                Emit(Opcode.LoadFalse, register, 0, 0);
                break;
            case ExpressionKind.True:
                Emit(Opcode.LoadTrue, register, 0, 0);
                break;
            case ExpressionKind.Float:
                EmitFloat(register, e.Float);
                break;
            case ExpressionKind.Integer:
                EmitInteger(register, e.Integer);
                break;
            case ExpressionKind.String:
                EmitConstant(register, _constants.AddString(e.Text));
                break;
            default:
                EmitConstant(register, e.Info);
                break;
        }
    }

    private void DischargeIntoAnyRegister(Expression e)
    {
        if (e.Kind != ExpressionKind.Register)
        {
            _function.ReserveRegisters(1);
            DischargeInto(e, _function.FreeRegister - 1);
        }
    }

    /// <summary>
    /// Puts the final value into a register: the main value and those of the jumps.
    /// </summary>
    private void PutInto(Expression e, int register)
    {
        DischargeInto(e, register);
        if (e.Kind == ExpressionKind.Jump)
        {
            e.TrueJumps = _jumps.Concat(e.TrueJumps, e.Info);
        }
        if (e.HasJumps)
        {
            ResolveJumps(e, register);
        }
        e.Set(ExpressionKind.Register, register);
    }

    private void ResolveJumps(Expression e, int register)
    {
        int loadFalse = JumpList.Empty;
        int loadTrue = JumpList.Empty;
        if (_jumps.NeedsValue(e.TrueJumps) || _jumps.NeedsValue(e.FalseJumps))
        {
            int skip = e.Kind == ExpressionKind.Jump ? JumpList.Empty : EmitJump();
            loadFalse = EmitBoolean(register, Opcode.LFalseSkip);
            loadTrue = EmitBoolean(register, Opcode.LoadTrue);
            _jumps.PatchToHere(skip);
        }
        int end = _code.MarkTarget();
        _jumps.PatchValues(e.FalseJumps, end, register, loadFalse);
        _jumps.PatchValues(e.TrueJumps, end, register, loadTrue);
    }

    private int EmitBoolean(int register, Opcode opcode)
    {
        _code.MarkTarget();
        return Emit(opcode, register, 0, 0);
    }

    /// <summary>
    /// Makes the expression a constant whose index fits an operand, if it can be one.
    /// </summary>
    private bool TryMakeConstant(Expression e)
    {
        if (e.HasJumps)
        {
            return false;
        }
        int index = ConstantIndex(e);
        if (index < 0 || index > Limits.ConstantOperand)
        {
            return false;
        }
        e.Become(ExpressionKind.Constant, index);
        return true;
    }

    private int ConstantIndex(Expression e)
    {
        switch (e.Kind)
        {
            case ExpressionKind.True:
                return _constants.AddTrue();
            case ExpressionKind.False:
                return _constants.AddFalse();
            case ExpressionKind.Nil:
                return _constants.AddNil();
            case ExpressionKind.Integer:
                return _constants.AddInteger(e.Integer);
            case ExpressionKind.Float:
                return _constants.AddFloat(e.Float);
            case ExpressionKind.String:
                return _constants.AddString(e.Text);
            case ExpressionKind.Constant:
                return e.Info;
            default:
                return -1;
        }
    }

    /// <summary>Leaves a constant (true) or a register (false), its number in Info.</summary>
    private bool MakeRegisterOrConstant(Expression e)
    {
        if (TryMakeConstant(e))
        {
            return true;
        }
        PutIntoAnyRegister(e);
        return false;
    }
}
