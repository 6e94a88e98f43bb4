// The kinds of tokens of Lua 5.5.
// A token of one byte is that byte itself, so that every byte of a source has a kind and an error
// message can name it; all other kinds follow after 255, reserved words first, in spelling order.
namespace NanoLua.Compiler;

internal static class TokenKind
{
    public const int None = 0;

    public const int And = 256;
    public const int Break = 257;
    public const int Do = 258;
    public const int Else = 259;
    public const int Elseif = 260;
    public const int End = 261;
    public const int False = 262;
    public const int For = 263;
    public const int Function = 264;

    /// <summary>Reserved only where the parser finds it at the head of a declaration.</summary>
    public const int Global = 265;
    public const int Goto = 266;
    public const int If = 267;
    public const int In = 268;
    public const int Local = 269;
    public const int Nil = 270;
    public const int Not = 271;
    public const int Or = 272;
    public const int Repeat = 273;
    public const int Return = 274;
    public const int Then = 275;
    public const int True = 276;
    public const int Until = 277;
    public const int While = 278;

    public const int FloorDivide = 279;
    public const int Concat = 280;
    public const int Dots = 281;
    public const int Equal = 282;
    public const int GreaterEqual = 283;
    public const int LessEqual = 284;
    public const int NotEqual = 285;
    public const int ShiftLeft = 286;
    public const int ShiftRight = 287;
    public const int DoubleColon = 288;

    public const int EndOfSource = 289;
    public const int Float = 290;
    public const int Integer = 291;
    public const int Name = 292;
    public const int String = 293;

    private const int FirstWord = And;
    private const int LastWord = While;

    private static readonly string[] s_spellings =
    {
        "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "global",
        "goto", "if", "in", "local", "nil", "not", "or", "repeat", "return", "then", "true",
        "until", "while", "//", "..", "...", "==", ">=", "<=", "~=", "<<", ">>", "::",
        "<eof>", "<number>", "<integer>", "<name>", "<string>",
    };

    /// <summary>Enters every reserved word except 'global' into a table of symbols.</summary>
    public static void Reserve(SymbolTable symbols)
    {
        for (int kind = FirstWord; kind <= LastWord; kind++)
        {
            if (kind != Global)
            {
                symbols.Intern(s_spellings[kind - FirstWord]).ReservedKind = kind;
            }
        }
    }

    /// <summary>A kind as error messages write it.</summary>
    public static string Describe(int kind)
    {
        if (kind >= EndOfSource)
        {
            return s_spellings[kind - FirstWord];
        }
        if (kind >= FirstWord)
        {
            return "'" + s_spellings[kind - FirstWord] + "'";
        }
        return CharacterClass.IsPrintable(kind)
            ? "'" + new string((char)kind, 1) + "'"
            : "'<\\" + kind.ToString() + ">'";
    }
}
