namespace NanoLua.Compiler;

/// <summary>
/// Kinds of declared variables. The numbers appear in binary chunks; kinds up to ToBeClosed have
/// a register.
/// </summary>
internal enum VariableKind
{
    Regular = 0,
    Constant = 1,
    VarargParameter = 2,
    ToBeClosed = 3,
    CompileTimeConstant = 4,
    Global = 5,
    GlobalConstant = 6,
}
