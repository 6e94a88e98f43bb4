[assembly: System.Reflection.AssemblyNativeVersion("1.0.0.0")]
