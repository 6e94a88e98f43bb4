// The constants of one function, each value once as far as the reference compiler reuses it.
// Invariant: indexes never change. Integers and floats of equal value are different constants. A
// float is found again by a key one unit in the last place away from it; where that key is a whole
// number it could be taken for an integer, so such a float gets a new constant at each use.
using System;
using NanoLua.Bytecode;

namespace NanoLua.Compiler;

internal sealed class ConstantPool
{
    private readonly NumberModel _model;
    private Constant[] _constants = new Constant[8];
    private int _count;
    private Entry[] _buckets = new Entry[16];
    private int _entryCount;

    public ConstantPool(NumberModel model)
    {
        _model = model;
    }

    public int AddNil()
    {
        return Reuse(EntryKind.Nil, 0, null, NewConstant(ConstantKind.Nil));
    }

    public int AddFalse()
    {
        return Reuse(EntryKind.False, 0, null, NewConstant(ConstantKind.False));
    }

    public int AddTrue()
    {
        return Reuse(EntryKind.True, 0, null, NewConstant(ConstantKind.True));
    }

    public int AddInteger(long value)
    {
        Constant constant = NewConstant(ConstantKind.Integer);
        constant.Integer = value;
        return Reuse(EntryKind.Integer, value, null, constant);
    }

    public int AddString(Symbol text)
    {
        Constant constant = NewConstant(ConstantKind.String);
        constant.Text = text.Bytes;
        return Reuse(EntryKind.String, text.Hash, text, constant);
    }

    public int AddFloat(double value)
    {
        Constant constant = NewConstant(ConstantKind.Float);
        constant.Float = value;
        if (value == 0)
        {
            return Reuse(EntryKind.FloatZero, 0, null, constant);
        }
        double key = Arithmetic.NextAwayFromZero(value, _model);
        long integer;
        if (!Arithmetic.TryToInteger(key, _model, out integer))
        {
            long bits = BitConverter.DoubleToInt64Bits(key);
            int index = Reuse(EntryKind.Float, bits, null, constant);
            if (_constants[index].Float == value)
            {
                return index;
            }
        }
        return Append(constant);
    }

    public bool IsShortString(int index)
    {
        Constant constant = _constants[index];
        return constant.Kind == ConstantKind.String
            && constant.Text.Length <= Limits.ShortStringBytes;
    }

    public byte[] TextAt(int index)
    {
        return _constants[index].Text;
    }

    public Constant[] ToArray()
    {
        Constant[] copy = new Constant[_count];
        Array.Copy(_constants, 0, copy, 0, _count);
        return copy;
    }

    private static Constant NewConstant(ConstantKind kind)
    {
        Constant constant = new Constant();
        constant.Kind = kind;
        return constant;
    }

    /// <summary>The index of the constant entered with this key, or of a new one.</summary>
    private int Reuse(EntryKind kind, long bits, Symbol text, Constant constant)
    {
        int hash = (int)kind * 31 + (int)bits + (int)(bits >> 32) * 17;
        Entry entry = _buckets[hash & (_buckets.Length - 1)];
        while (entry != null)
        {
            if (entry.Kind == kind && entry.Bits == bits && entry.Text == text)
            {
                return entry.Index;
            }
            entry = entry.Next;
        }
        entry = new Entry();
        entry.Kind = kind;
        entry.Bits = bits;
        entry.Text = text;
        entry.Hash = hash;
        entry.Index = Append(constant);
        AddEntry(entry);
        return entry.Index;
    }

    private int Append(Constant constant)
    {
        if (_count >= Limits.Constants)
        {
            throw Lexer.ResourceError(
                "too many constants (limit is " + Limits.Constants.ToString() + ")");
        }
        if (_count == _constants.Length)
        {
            Constant[] larger = new Constant[_count * 2];
            Array.Copy(_constants, 0, larger, 0, _count);
            _constants = larger;
        }
        _constants[_count] = constant;
        return _count++;
    }

    private void AddEntry(Entry entry)
    {
        if (_entryCount >= _buckets.Length)
        {
            GrowBuckets();
        }
        Link(entry);
        _entryCount++;
    }

    private void GrowBuckets()
    {
        Entry[] old = _buckets;
        _buckets = new Entry[old.Length * 2];
        for (int i = 0; i < old.Length; i++)
        {
            Entry entry = old[i];
            while (entry != null)
            {
                Entry next = entry.Next;
                Link(entry);
                entry = next;
            }
        }
    }

    private void Link(Entry entry)
    {
        int bucket = entry.Hash & (_buckets.Length - 1);
        entry.Next = _buckets[bucket];
        _buckets[bucket] = entry;
    }

    private enum EntryKind
    {
        Nil,
        False,
        True,
        Integer,
        FloatZero,
        Float,
        String,
    }

    private sealed class Entry
    {
        public EntryKind Kind;
        public long Bits;
        public Symbol Text;
        public int Hash;
        public int Index;
        public Entry Next;
    }
}
