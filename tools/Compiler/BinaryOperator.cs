namespace NanoLua.Compiler;

/// <summary>
/// Binary operators. The order within arithmetic and bitwise operators is that of their opcodes
/// and metamethod events; the order of comparisons is that of their opcodes.
/// </summary>
internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Modulo,
    Power,
    Divide,
    FloorDivide,
    BitAnd,
    BitOr,
    BitXor,
    ShiftLeft,
    ShiftRight,
    Concat,
    Equal,
    Less,
    LessEqual,
    NotEqual,
    Greater,
    GreaterEqual,
    And,
    Or,
    None,
}
