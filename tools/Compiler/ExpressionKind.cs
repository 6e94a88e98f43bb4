namespace NanoLua.Compiler;

/// <summary>Where the value of an expression is, or what must be done to get it.</summary>
internal enum ExpressionKind
{
    /// <summary>No expression: the last of an empty list.</summary>
    None,
    Nil,
    True,
    False,

    /// <summary>Constant; Info is its index.</summary>
    Constant,
    Float,
    Integer,
    String,

    /// <summary>Value in register Info.</summary>
    Register,

    /// <summary>Local variable number Variable of the function, in register Info.</summary>
    Local,

    /// <summary>The named vararg parameter; as Local.</summary>
    VarargParameter,

    /// <summary>
    /// Global variable; Info is the declaration that applies, or one of the values below zero
    /// that FunctionState names.
    /// </summary>
    Global,

    /// <summary>Upvalue Info.</summary>
    Upvalue,

    /// <summary>Variable with a value known to the compiler; Info is its declaration.</summary>
    CompileTimeConstant,

    /// <summary>Table[Key], both in registers.</summary>
    Indexed,

    /// <summary>Vararg parameter in register Table, indexed by register Key.</summary>
    IndexedVararg,

    /// <summary>Upvalue Table, indexed by constant Key, a short string.</summary>
    IndexedUpvalue,

    /// <summary>Register Table, indexed by the integer Key.</summary>
    IndexedInteger,

    /// <summary>Register Table, indexed by constant Key, a short string.</summary>
    IndexedField,

    /// <summary>Comparison; Info is the pc of the jump that it controls.</summary>
    Jump,

    /// <summary>Instruction Info gives the value and can put it into any register.</summary>
    Relocatable,

    /// <summary>Function call at pc Info.</summary>
    Call,

    /// <summary>Vararg expression at pc Info.</summary>
    Varargs,
}
