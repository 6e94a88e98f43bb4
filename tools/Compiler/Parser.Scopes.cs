// Blocks, and the variables, labels and gotos in them.
// Labels can be used before they are defined: each goto waits in a list until the block that holds
// its label ends, and moves outwards block by block till then.
using NanoLua.Bytecode;

namespace NanoLua.Compiler;

internal sealed partial class Parser
{
    private Scope EnterScope(bool isLoop)
    {
        Scope scope = new Scope();
        scope.IsLoop = isLoop;
        scope.ActiveVariables = _function.ActiveVariables;
        scope.FirstLabel = _labels.Count;
        scope.FirstGoto = _gotos.Count;
        scope.Previous = _function.Scope;
        scope.IsInsideToBeClosed = scope.Previous != null && scope.Previous.IsInsideToBeClosed;
        _function.Scope = scope;
        return scope;
    }

    private void LeaveScope()
    {
        Scope scope = _function.Scope;
        int outerRegisters = _function.RegisterLevel(scope.ActiveVariables);
        if (scope.Previous != null && scope.HasUpvalue)
        {
            _code.Emit(Opcode.Close, outerRegisters, 0, 0);
        }
        _function.FreeRegister = outerRegisters;
        RemoveVariables(scope.ActiveVariables);
        if (scope.HasBreak)
        {
            CreateLabel(_breakName, 0, false);
        }
        ResolveGotos(scope);
        if (scope.Previous == null && scope.FirstGoto < _gotos.Count)
        {
            LabelEntry pending = _gotos[scope.FirstGoto];
            throw _lexer.SemanticError("no visible label '" + pending.Name
                + "' for <goto> at line " + pending.Line.ToString());
        }
        _function.Scope = scope.Previous;
    }

    /// <summary>Declares a variable whose scope begins later; returns its number.</summary>
    private int Declare(Symbol name, VariableKind kind)
    {
        _variables.Push(name, kind);
        return _variables.Count - 1 - _function.FirstVariable;
    }

    private void DeclareHidden(string name)
    {
        Declare(_lexer.Symbols.Intern(name), VariableKind.Regular);
    }

    /// <summary>Begins the scope of variables declared last; each gets the next register.</summary>
    private void ActivateVariables(int count)
    {
        for (int i = 0; i < count; i++)
        {
            VariableDeclaration declaration = _function.Activate();
            declaration.DebugIndex = _function.AddDebugName(declaration.Name);
            _function.CheckLimit(
                declaration.RegisterLevel, Limits.LocalVariables, "local variables");
        }
    }

    private void RemoveVariables(int level)
    {
        while (_function.ActiveVariables > level)
        {
            _function.ActiveVariables--;
            LocalVariable variable = _function.DebugName(_function.ActiveVariables);
            if (variable != null)
            {
                variable.EndPc = _function.Code.Count;
            }
            _variables.Pop(1);
        }
    }

    /// <summary>
    /// A closure holds this variable, so the block it is declared in has to close it.
    /// </summary>
    private static void MarkUpvalue(FunctionState function, int variable)
    {
        Scope scope = function.Scope;
        while (scope.ActiveVariables > variable)
        {
            scope = scope.Previous;
        }
        scope.HasUpvalue = true;
        function.NeedsClose = true;
    }

    private void MarkToBeClosed()
    {
        _function.Scope.HasUpvalue = true;
        _function.Scope.IsInsideToBeClosed = true;
        _function.NeedsClose = true;
    }

    /// <summary>
    /// Codes a goto: a jump and room for an instruction that closes variables, which comes before
    /// the jump if it turns out to be needed.
    /// </summary>
    private void CreateGoto(Symbol name, int line)
    {
        int pc = _code.EmitJump();
        // B marks an instruction that is never reached.
        _code.Emit(Opcode.Close, 0, 1, 0);
        _gotos.Add(NewLabelEntry(name, line, pc));
    }

    /// <summary>At the end of a block the variables of the block count as out of scope.</summary>
    private void CreateLabel(Symbol name, int line, bool isAtBlockEnd)
    {
        LabelEntry label = NewLabelEntry(name, line, _function.Code.MarkTarget());
        _labels.Add(label);
        if (isAtBlockEnd)
        {
            label.ActiveVariables = _function.Scope.ActiveVariables;
        }
    }

    private LabelEntry NewLabelEntry(Symbol name, int line, int pc)
    {
        LabelEntry entry = new LabelEntry();
        entry.Name = name;
        entry.Line = line;
        entry.Pc = pc;
        entry.ActiveVariables = _function.ActiveVariables;
        return entry;
    }

    private void ResolveGotos(Scope scope)
    {
        int outerRegisters = _function.RegisterLevel(scope.ActiveVariables);
        int index = scope.FirstGoto;
        while (index < _gotos.Count)
        {
            LabelEntry pending = _gotos[index];
            LabelEntry label = _labels.Find(pending.Name, scope.FirstLabel);
            if (label != null)
            {
                ResolveGoto(pending, label, scope.HasUpvalue);
                _gotos.RemoveAt(index);
            }
            else
            {
                bool leavesVariables =
                    _function.RegisterLevel(pending.ActiveVariables) > outerRegisters;
                pending.NeedsClose |= scope.HasUpvalue && leavesVariables;
                pending.ActiveVariables = scope.ActiveVariables;
                index++;
            }
        }
        _labels.Truncate(scope.FirstLabel);
    }

    private void ResolveGoto(LabelEntry pending, LabelEntry label, bool scopeHasUpvalue)
    {
        if (pending.ActiveVariables < label.ActiveVariables)
        {
            throw JumpIntoScope(pending);
        }
        bool leavesVariables = label.ActiveVariables < pending.ActiveVariables;
        if (pending.NeedsClose || (leavesVariables && scopeHasUpvalue))
        {
            CodeBuffer code = _function.Code;
            int level = _function.RegisterLevel(label.ActiveVariables);
            code[pending.Pc + 1] = code[pending.Pc];
            code[pending.Pc] = Instruction.ABC(Opcode.Close, level, 0, 0, false);
            pending.Pc++;
        }
        _code.Jumps.Patch(pending.Pc, label.Pc);
    }

    private LuaSyntaxException JumpIntoScope(LabelEntry pending)
    {
        Symbol name = _function.Variable(pending.ActiveVariables).Name;
        string variable = name == null ? "*" : name.ToString();
        return _lexer.SemanticError("<goto " + pending.Name + "> at line "
            + pending.Line.ToString() + " jumps into the scope of '" + variable + "'");
    }
}
