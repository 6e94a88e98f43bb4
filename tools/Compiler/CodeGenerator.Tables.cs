// Indexing, assignment, method calls and table constructors.
using NanoLua.Bytecode;

namespace NanoLua.Compiler;

internal sealed partial class CodeGenerator
{
    /// <summary>
    /// Makes the first expression the variable table[key]. The table is in a register or an
    /// upvalue, or is the vararg parameter.
    /// </summary>
    public void Index(Expression table, Expression key)
    {
        int keyConstant = -1;
        if (key.Kind == ExpressionKind.String)
        {
            keyConstant = _constants.AddString(key.Text);
            key.Become(ExpressionKind.Constant, keyConstant);
        }
        if (table.Kind == ExpressionKind.Upvalue && !IsFieldName(key))
        {
            PutIntoAnyRegister(table);
        }
        if (table.Kind == ExpressionKind.VarargParameter)
        {
            SetIndexed(table, ExpressionKind.IndexedVararg, PutIntoAnyRegister(key));
        }
        else if (table.Kind == ExpressionKind.Upvalue)
        {
            SetIndexed(table, ExpressionKind.IndexedUpvalue, key.Info);
        }
        else if (IsFieldName(key))
        {
            SetIndexed(table, ExpressionKind.IndexedField, key.Info);
        }
        else if (IsOperandC(key))
        {
            SetIndexed(table, ExpressionKind.IndexedInteger, (int)key.Integer);
        }
        else
        {
            SetIndexed(table, ExpressionKind.Indexed, PutIntoAnyRegister(key));
        }
        table.KeyConstant = keyConstant;
        table.IsReadOnly = false;
    }

    /// <summary>Prepares a method call: the function and its first argument.</summary>
    public void Self(Expression receiver, Expression name)
    {
        int register = PutIntoAnyRegister(receiver);
        Release(receiver);
        int first = _function.FreeRegister;
        receiver.Become(ExpressionKind.Register, first);
        _function.ReserveRegisters(2);
        if (name.Text.IsShort && TryMakeConstant(name))
        {
            Emit(Opcode.Self, first, register, name.Info);
        }
        else
        {
            int key = PutIntoAnyRegister(name);
            Emit(Opcode.Move, first + 1, register, 0);
            Emit(Opcode.GetTable, first, register, key);
        }
        Release(name);
    }

    /// <summary>Assigns a value to a variable.</summary>
    public void Store(Expression variable, Expression value)
    {
        switch (variable.Kind)
        {
            case ExpressionKind.Local:
                Release(value);
                PutInto(value, variable.Info);
                return;
            case ExpressionKind.Upvalue:
                int register = PutIntoAnyRegister(value);
                Emit(Opcode.SetUpval, register, variable.Info, 0);
                break;
            case ExpressionKind.IndexedUpvalue:
                EmitStore(Opcode.SetTabUp, variable, value);
                break;
            case ExpressionKind.IndexedInteger:
                EmitStore(Opcode.SetI, variable, value);
                break;
            case ExpressionKind.IndexedField:
                EmitStore(Opcode.SetField, variable, value);
                break;
            case ExpressionKind.IndexedVararg:
                // The hidden arguments cannot change: the parameter has to be a table.
                _function.Flags |= Prototype.VarargTableFlag;
                EmitStore(Opcode.SetTable, variable, value);
                break;
            default:
                EmitStore(Opcode.SetTable, variable, value);
                break;
        }
        Release(value);
    }

    /// <summary>Emits the check that a global being declared has no value yet.</summary>
    public void CheckGlobalIsNil(Expression global, int nameConstant, int line)
    {
        int register = PutIntoAnyRegister(global);
        FixLine(line);
        // Zero says that the name is not known.
        int name = nameConstant >= InstructionLayout.BxMax ? 0 : nameConstant + 1;
        EmitABx(Opcode.ErrNNil, register, name);
        FixLine(line);
        Release(global);
    }

    /// <summary>Emits a table constructor whose sizes are set when they are known.</summary>
    public int EmitNewTable()
    {
        int pc = Emit(Instruction.VABC(Opcode.NewTable, 0, 0, 0, false));
        EmitExtra(0);
        return pc;
    }

    public void SetTableSize(int pc, int register, int arraySize, int hashSize)
    {
        int high = arraySize / (InstructionLayout.VCMax + 1);
        int low = arraySize % (InstructionLayout.VCMax + 1);
        int hashBits = hashSize == 0 ? 0 : CeilingLog2(hashSize) + 1;
        _code[pc] = Instruction.VABC(Opcode.NewTable, register, hashBits, low, high > 0);
        _code[pc + 1] = Instruction.Ax(Opcode.ExtraArg, high);
    }

    /// <summary>
    /// Stores list items from the registers after the table, behind those stored before.
    /// </summary>
    public void EmitSetList(int table, int storedBefore, int count)
    {
        int values = count == AllValues ? 0 : count;
        int high = storedBefore / (InstructionLayout.VCMax + 1);
        int low = storedBefore % (InstructionLayout.VCMax + 1);
        Emit(Instruction.VABC(Opcode.SetList, table, values, low, high > 0));
        if (high > 0)
        {
            EmitExtra(high);
        }
        _function.FreeRegister = table + 1;
    }

    private void EmitStore(Opcode opcode, Expression variable, Expression value)
    {
        bool isConstant = MakeRegisterOrConstant(value);
        EmitWithK(opcode, variable.Table, variable.Key, value.Info, isConstant);
    }

    /// <summary>Register or upvalue of the table is what Info was.</summary>
    private static void SetIndexed(Expression table, ExpressionKind kind, int key)
    {
        table.Table = table.Info;
        table.Key = key;
        table.Kind = kind;
    }

    private bool IsFieldName(Expression key)
    {
        return key.Kind == ExpressionKind.Constant && !key.HasJumps
            && key.Info <= Limits.ConstantOperand && _constants.IsShortString(key.Info);
    }

    private static bool IsOperandC(Expression key)
    {
        return key.IsIntegerLiteral && key.Integer >= 0 && key.Integer <= InstructionLayout.CMax;
    }

    private static int CeilingLog2(int value)
    {
        int log = 0;
        while (log < 31 && (1L << log) < value)
        {
            log++;
        }
        return log;
    }
}
