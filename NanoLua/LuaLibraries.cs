using System;

namespace NanoLua;

/// <summary>
/// What a program is given. The basic functions, coroutines, tables, strings, math and utf8 are always there.
/// </summary>
[Flags]
public enum LuaLibraries
{
    /// <summary>Nothing that reaches beyond the program: for code that is not trusted.</summary>
    Sandbox = 0,

    /// <summary>The table <c>io</c>.</summary>
    Io = 1,

    /// <summary>The table <c>os</c>.</summary>
    Os = 2,

    /// <summary>The table <c>debug</c>.</summary>
    Debug = 4,

    /// <summary><c>require</c> and the table <c>package</c>.</summary>
    Package = 8,

    /// <summary><c>load</c>, <c>loadfile</c> and <c>dofile</c>.</summary>
    Load = 16,

    /// <summary>All of them.</summary>
    All = Io | Os | Debug | Package | Load,
}
