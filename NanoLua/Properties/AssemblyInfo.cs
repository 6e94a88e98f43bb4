using System.Reflection;

[assembly: AssemblyTitle("NanoLua")]
[assembly: AssemblyCompany("The NanoLua authors")]
[assembly: AssemblyProduct("NanoLua for .NET nanoFramework")]

// Together with the checksum of the native methods, the version says which firmware the library needs: it
// rises whenever a native method changes its meaning. See firmware/interop/README.md.
[assembly: AssemblyNativeVersion("1.0.0.0")]
