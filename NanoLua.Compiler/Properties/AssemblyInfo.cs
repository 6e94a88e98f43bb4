using System.Reflection;
using System.Runtime.InteropServices;

[assembly: AssemblyTitle("NanoLua.Compiler")]
[assembly: AssemblyCompany("The NanoLua authors")]
[assembly: AssemblyProduct("NanoLua")]
[assembly: AssemblyCopyright("Copyright (c) The NanoLua authors")]
[assembly: AssemblyVersion("0.1.0.0")]
[assembly: AssemblyFileVersion("0.1.0.0")]
[assembly: ComVisible(false)]
