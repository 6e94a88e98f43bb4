// Table constructors (manual §3.4.9).
// List items wait in registers after the table and are stored in batches.
using NanoLua.Bytecode;

namespace NanoLua.Compiler;

internal sealed partial class Parser
{
    private sealed class Constructor
    {
        public Expression Table;

        /// <summary>The list item read last, or None.</summary>
        public Expression Item = new Expression();
        public int HashCount;
        public int StoredCount;
        public int PendingCount;
        public int PendingMax;
    }

    // tableconstructor ::= '{' [fieldlist] '}'
    // fieldlist ::= field {fieldsep field} [fieldsep]
    // fieldsep ::= ',' | ';'
    private void TableConstructor(Expression e)
    {
        int line = _lexer.Line;
        int pc = _code.EmitNewTable();
        e.Set(ExpressionKind.Register, _function.FreeRegister);
        _function.ReserveRegisters(1);
        Constructor constructor = new Constructor();
        constructor.Table = e;
        Skip('{');
        constructor.PendingMax = PendingItemsMax();
        do
        {
            if (_lexer.Kind == '}')
            {
                break;
            }
            if (constructor.Item.Kind != ExpressionKind.None)
            {
                CloseListItem(constructor);
            }
            Field(constructor);
            int items = constructor.PendingCount + constructor.StoredCount + constructor.HashCount;
            _function.CheckLimit(items, Limits.ConstructorItems, "items in a constructor");
        }
        while (SkipIf(',') || SkipIf(';'));
        SkipClosing('}', '{', line);
        CloseLastListItem(constructor);
        _code.SetTableSize(pc, e.Info, constructor.StoredCount, constructor.HashCount);
    }

    // field ::= '[' exp ']' '=' exp | Name '=' exp | exp
    private void Field(Constructor constructor)
    {
        bool isRecord = _lexer.Kind == '['
            || (_lexer.Kind == TokenKind.Name && _lexer.PeekKind() == '=');
        if (isRecord)
        {
            RecordField(constructor);
        }
        else
        {
            ParseExpression(constructor.Item);
            constructor.PendingCount++;
        }
    }

    private void RecordField(Constructor constructor)
    {
        int register = _function.FreeRegister;
        Expression key = new Expression();
        if (_lexer.Kind == TokenKind.Name)
        {
            key.SetString(SkipName());
        }
        else
        {
            BracketedKey(key);
        }
        constructor.HashCount++;
        Skip('=');
        Expression variable = new Expression();
        variable.CopyFrom(constructor.Table);
        _code.Index(variable, key);
        Expression value = new Expression();
        ParseExpression(value);
        _code.Store(variable, value);
        _function.FreeRegister = register;
    }

    private void CloseListItem(Constructor constructor)
    {
        _code.PutIntoNextRegister(constructor.Item);
        constructor.Item.Set(ExpressionKind.None, 0);
        if (constructor.PendingCount >= constructor.PendingMax)
        {
            StorePending(constructor, constructor.PendingCount);
            constructor.StoredCount += constructor.PendingCount;
            constructor.PendingCount = 0;
        }
    }

    private void CloseLastListItem(Constructor constructor)
    {
        if (constructor.PendingCount == 0)
        {
            return;
        }
        if (constructor.Item.IsMultiple)
        {
            _code.SetMultipleReturns(constructor.Item);
            StorePending(constructor, CodeGenerator.AllValues);
            // The last expression gives a number of items that is not known.
            constructor.StoredCount--;
        }
        else
        {
            if (constructor.Item.Kind != ExpressionKind.None)
            {
                _code.PutIntoNextRegister(constructor.Item);
            }
            StorePending(constructor, constructor.PendingCount);
        }
        constructor.StoredCount += constructor.PendingCount;
    }

    private void StorePending(Constructor constructor, int count)
    {
        _code.EmitSetList(constructor.Table.Info, constructor.StoredCount, count);
    }

    /// <summary>How many items may wait depends on how many registers there are.</summary>
    private int PendingItemsMax()
    {
        int free = Limits.Registers - _function.FreeRegister;
        if (free >= 160)
        {
            return free / 5;
        }
        return free >= 80 ? 10 : 1;
    }
}
