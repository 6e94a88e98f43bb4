namespace NanoLua.Tests.Device;

/// <summary>Collections of C# objects.</summary>
internal static class Collecting
{
    /// <summary>Collects and waits for finalizers.</summary>
    public static void Run()
    {
#if NET
        System.GC.Collect();
#else
        nanoFramework.Runtime.Native.GC.Run(true);
#endif
        System.GC.WaitForPendingFinalizers();
    }
}
