// The function being compiled: its code so far, its registers, and what is in scope.
// Invariant: registers below VariableRegisters() hold variables, those from there up to
// FreeRegister hold temporaries, which are freed in the reverse order of their allocation.
using System;
using NanoLua.Bytecode;

namespace NanoLua.Compiler;

internal sealed class FunctionState
{
    public readonly FunctionState Enclosing;
    public readonly CodeBuffer Code;
    public readonly ConstantPool Constants;
    public readonly int LineDefined;
    public readonly int FirstVariable;
    public readonly int FirstLabel;
    public int LastLineDefined;
    public int ParameterCount;
    public int Flags;
    public Scope Scope;

    /// <summary>Declarations in scope, globals and compile-time constants included.</summary>
    public int ActiveVariables;
    public int FreeRegister;

    /// <summary>Returning has to close upvalues or variables.</summary>
    public bool NeedsClose;

    // A function always has two registers.
    private int _stackSlotsMax = 2;
    private readonly Lexer _lexer;
    private readonly VariableStack _variables;
    private Prototype[] _prototypes = new Prototype[4];
    private int _prototypeCount;
    private UpvalueDescriptor[] _upvalues = new UpvalueDescriptor[4];
    private Symbol[] _upvalueNames = new Symbol[4];
    private int _upvalueCount;
    private LocalVariable[] _debugNames = new LocalVariable[8];
    private int _debugNameCount;

    public FunctionState(
        FunctionState enclosing,
        Lexer lexer,
        VariableStack variables,
        int firstLabel,
        int lineDefined,
        NumberModel model)
    {
        Enclosing = enclosing;
        _lexer = lexer;
        _variables = variables;
        FirstVariable = variables.Count;
        FirstLabel = firstLabel;
        LineDefined = lineDefined;
        Code = new CodeBuffer(lineDefined);
        Constants = new ConstantPool(model);
    }

    public bool HasVarargs
    {
        get
        {
            return (Flags & (Prototype.HiddenVarargsFlag | Prototype.VarargTableFlag)) != 0;
        }
    }

    public int PrototypeCount
    {
        get { return _prototypeCount; }
    }

    public void CheckLimit(int value, int limit, string what)
    {
        if (value <= limit)
        {
            return;
        }
        string where = LineDefined == 0
            ? "main function"
            : "function at line " + LineDefined.ToString();
        throw _lexer.SyntaxError(
            "too many " + what + " (limit is " + limit.ToString() + ") in " + where);
    }

    public VariableDeclaration Variable(int number)
    {
        return _variables[FirstVariable + number];
    }

    /// <summary>Begins the scope of the next declaration, which may get a register.</summary>
    public VariableDeclaration Activate()
    {
        VariableDeclaration declaration = Variable(ActiveVariables);
        int level = VariableRegisters();
        if (declaration.IsInRegister)
        {
            declaration.Register = level;
            level++;
        }
        declaration.RegisterLevel = level;
        ActiveVariables++;
        return declaration;
    }

    /// <summary>The number of registers that the first declarations take.</summary>
    public int RegisterLevel(int declarationCount)
    {
        return declarationCount == 0 ? 0 : Variable(declarationCount - 1).RegisterLevel;
    }

    public int VariableRegisters()
    {
        return RegisterLevel(ActiveVariables);
    }

    /// <summary>Makes sure that so many registers can be used beyond the free ones.</summary>
    public void CheckStack(int count)
    {
        int slots = FreeRegister + count;
        if (slots > _stackSlotsMax)
        {
            CheckLimit(slots, Limits.Registers, "registers");
            _stackSlotsMax = slots;
        }
    }

    public void ReserveRegisters(int count)
    {
        CheckStack(count);
        FreeRegister += count;
    }

    /// <summary>Frees the last temporary; the register of a variable stays in use.</summary>
    public void ReleaseRegister(int register)
    {
        if (register >= VariableRegisters())
        {
            FreeRegister--;
        }
    }

    public void ReleaseRegisters(int one, int other)
    {
        ReleaseRegister(one > other ? one : other);
        ReleaseRegister(one > other ? other : one);
    }

    /// <summary>Enters a variable that comes alive with the next instruction.</summary>
    public int AddDebugName(Symbol name)
    {
        CheckGrowth(_debugNameCount, Limits.Declarations, "local variables");
        if (_debugNameCount == _debugNames.Length)
        {
            LocalVariable[] larger = new LocalVariable[_debugNameCount * 2];
            Array.Copy(_debugNames, 0, larger, 0, _debugNameCount);
            _debugNames = larger;
        }
        LocalVariable variable = new LocalVariable();
        variable.Name = name.Bytes;
        variable.StartPc = Code.Count;
        _debugNames[_debugNameCount] = variable;
        return _debugNameCount++;
    }

    /// <summary>The debug name of a declaration; null for one without a register.</summary>
    public LocalVariable DebugName(int number)
    {
        VariableDeclaration declaration = Variable(number);
        return declaration.IsInRegister ? _debugNames[declaration.DebugIndex] : null;
    }

    public void AddPrototype(Prototype prototype)
    {
        CheckGrowth(_prototypeCount, Limits.Functions, "functions");
        if (_prototypeCount == _prototypes.Length)
        {
            Prototype[] larger = new Prototype[_prototypeCount * 2];
            Array.Copy(_prototypes, 0, larger, 0, _prototypeCount);
            _prototypes = larger;
        }
        _prototypes[_prototypeCount++] = prototype;
    }

    public UpvalueDescriptor Upvalue(int index)
    {
        return _upvalues[index];
    }

    public Symbol UpvalueName(int index)
    {
        return _upvalueNames[index];
    }

    /// <summary>The upvalue of that name, or -1.</summary>
    public int FindUpvalue(Symbol name)
    {
        for (int i = 0; i < _upvalueCount; i++)
        {
            if (_upvalueNames[i] == name)
            {
                return i;
            }
        }
        return -1;
    }

    public int AddUpvalue(Symbol name, bool inStack, int index, int kind)
    {
        CheckLimit(_upvalueCount + 1, Limits.Upvalues, "upvalues");
        if (_upvalueCount == _upvalues.Length)
        {
            GrowUpvalues();
        }
        UpvalueDescriptor upvalue = new UpvalueDescriptor();
        upvalue.InStack = inStack;
        upvalue.Index = index;
        upvalue.Kind = kind;
        upvalue.Name = name.Bytes;
        _upvalues[_upvalueCount] = upvalue;
        _upvalueNames[_upvalueCount] = name;
        return _upvalueCount++;
    }

    /// <summary>Fills in what the prototype of the finished function says.</summary>
    public void FinishPrototype(Prototype prototype, byte[] chunkName)
    {
        prototype.LineDefined = LineDefined;
        prototype.LastLineDefined = LastLineDefined;
        prototype.ParameterCount = ParameterCount;
        prototype.Flags = Flags;
        prototype.StackSlotsMax = _stackSlotsMax;
        prototype.Source = chunkName;
        prototype.Code = Code.CopyInstructions();
        prototype.LineDeltas = Code.Lines.CopyDeltas();
        prototype.AbsoluteLines = Code.Lines.CopyAbsoluteLines();
        prototype.Constants = Constants.ToArray();
        prototype.Prototypes = new Prototype[_prototypeCount];
        Array.Copy(_prototypes, 0, prototype.Prototypes, 0, _prototypeCount);
        prototype.Upvalues = new UpvalueDescriptor[_upvalueCount];
        Array.Copy(_upvalues, 0, prototype.Upvalues, 0, _upvalueCount);
        prototype.LocalVariables = new LocalVariable[_debugNameCount];
        Array.Copy(_debugNames, 0, prototype.LocalVariables, 0, _debugNameCount);
    }

    private void GrowUpvalues()
    {
        UpvalueDescriptor[] larger = new UpvalueDescriptor[_upvalueCount * 2];
        Array.Copy(_upvalues, 0, larger, 0, _upvalueCount);
        _upvalues = larger;
        Symbol[] largerNames = new Symbol[_upvalueCount * 2];
        Array.Copy(_upvalueNames, 0, largerNames, 0, _upvalueCount);
        _upvalueNames = largerNames;
    }

    private static void CheckGrowth(int count, int limit, string what)
    {
        if (count >= limit)
        {
            throw Lexer.ResourceError(
                "too many " + what + " (limit is " + limit.ToString() + ")");
        }
    }
}
