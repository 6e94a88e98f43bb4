namespace NanoLua.Compiler;

/// <summary>Unary operators, in the order of their opcodes.</summary>
internal enum UnaryOperator
{
    Minus,
    BitNot,
    Not,
    Length,
    None,
}
