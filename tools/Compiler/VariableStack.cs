using System;

namespace NanoLua.Compiler;

/// <summary>The declarations of all functions being compiled, innermost last.</summary>
internal sealed class VariableStack
{
    private VariableDeclaration[] _items = new VariableDeclaration[16];
    private int _count;

    public int Count
    {
        get { return _count; }
    }

    public VariableDeclaration this[int index]
    {
        get { return _items[index]; }
    }

    public VariableDeclaration Push(Symbol name, VariableKind kind)
    {
        // The reference keeps one entry in reserve, hence the limit less one.
        if (_count + 1 >= Limits.Declarations)
        {
            throw Lexer.ResourceError("too many variable declarations (limit is "
                + Limits.Declarations.ToString() + ")");
        }
        if (_count == _items.Length)
        {
            VariableDeclaration[] larger = new VariableDeclaration[_count * 2];
            Array.Copy(_items, 0, larger, 0, _count);
            _items = larger;
        }
        VariableDeclaration declaration = new VariableDeclaration();
        declaration.Name = name;
        declaration.Kind = kind;
        _items[_count++] = declaration;
        return declaration;
    }

    public void Pop(int count)
    {
        _count -= count;
    }
}
