// The code of one Lua function as compiler, chunk reader and packer exchange it.
// Invariant: what the fields say is what an official Lua 5.5 binary chunk would say; every array is
// exact in length and never null (empty where there is nothing, also after stripping).
namespace NanoLua.Bytecode;

public sealed class Prototype
{
    /// <summary>Flag: the function has hidden vararg arguments (Lua 5.5 PF_VAHID).</summary>
    public const int HiddenVarargsFlag = 1;

    /// <summary>Flag: the function has a vararg table (Lua 5.5 PF_VATAB).</summary>
    public const int VarargTableFlag = 2;

    private static readonly uint[] s_noCode = new uint[0];

    public int LineDefined;
    public int LastLineDefined;
    public int ParameterCount;
    public int Flags;
    public int StackSlotsMax;
    public uint[] Code = s_noCode;
    public Constant[] Constants = new Constant[0];
    public UpvalueDescriptor[] Upvalues = new UpvalueDescriptor[0];
    public Prototype[] Prototypes = new Prototype[0];

    /// <summary>
    /// Source name with its '@' or '=' prefix, or null where it is stripped. An official chunk has
    /// it in every prototype, the nested ones too.
    /// </summary>
    public byte[] Source;

    /// <summary>Line difference per instruction; -128: AbsoluteLines has the line.</summary>
    public sbyte[] LineDeltas = new sbyte[0];
    public AbsoluteLine[] AbsoluteLines = new AbsoluteLine[0];
    public LocalVariable[] LocalVariables = new LocalVariable[0];
}
