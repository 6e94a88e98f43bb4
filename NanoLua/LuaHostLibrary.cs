#if NET
using System;

namespace NanoLua;

/// <summary>
/// Where a .NET process finds the engine, a shared library for one number model. A device has the engine
/// in its firmware; this class is not there.
/// </summary>
public static class LuaHostLibrary
{
    private const string Variable = "NANOLUA_LIBRARY";
    private const string FileName = "libnanolua-i64f64.so";

    private static string s_path;

    /// <summary>
    /// The path of the library: as set before the first runtime is made, or the environment variable
    /// NANOLUA_LIBRARY, or the library for i64f64 beside the application.
    /// </summary>
    public static string Path
    {
        get
        {
            return s_path
                ?? Environment.GetEnvironmentVariable(Variable)
                ?? System.IO.Path.Combine(AppContext.BaseDirectory, FileName);
        }
        set { s_path = value; }
    }
}
#endif
