// The limits of PUC-Rio Lua 5.5: a program that is too large there is too large here, with the
// same message.
namespace NanoLua.Compiler;

internal static class Limits
{
    public const int LocalVariables = 200;
    public const int Upvalues = 255;
    public const int Registers = 255;
    public const int ShortStringBytes = 40;

    /// <summary>Levels of nested statements and expressions: calls in C, there.</summary>
    public const int NestingLevels = 200;

    /// <summary>Levels in use before a compilation begins, as for a file given to lua.</summary>
    public const int NestingLevelsInUse = 1;

    /// <summary>Variables with debug names, declarations in scope, labels, pending gotos.</summary>
    public const int Declarations = 32767;

    /// <summary>Nested functions of one function, also the largest distance of a loop.</summary>
    public const int Functions = 131071;

    /// <summary>Constants of one function.</summary>
    public const int Constants = (1 << 25) - 1;

    /// <summary>Highest constant index that fits operand B or C.</summary>
    public const int ConstantOperand = 255;

    /// <summary>Values that fit operand B or C.</summary>
    public const int Operand = 255;

    public const int ConstructorItems = int.MaxValue / 2;
}
