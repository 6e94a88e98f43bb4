using System.Reflection;
using System.Runtime.Loader;
using NanoLua.Boards;
using NanoLua.Firmware;
using NanoLua.Tests.Support;
using Xunit;

namespace NanoLua.Tests.Library;

/// <summary>
/// Runs the tests of the device library (NanoLua.Tests/Device) on this PC, in both number models: each model
/// has assemblies of its own, since a device library knows one engine only.
/// </summary>
public sealed class DeviceTests
{
    private static readonly Dictionary<string, Lazy<Assembly>> s_assemblies = new()
    {
        ["i32f32"] = new(() => Load("i32f32")),
        ["i64f64"] = new(() => Load("i64f64")),
    };

    public static TheoryData<string, string, string> Methods()
    {
        TheoryData<string, string, string> methods = [];
        Assembly assembly = typeof(global::NanoLua.Tests.Device.LuaRuntimeTests).Assembly;
        foreach (Type type in assembly.GetTypes().Where(it => HasAttribute(it, "TestClassAttribute")))
        {
            foreach (MethodInfo method in type.GetMethods().Where(it => HasAttribute(it, "TestMethodAttribute")))
            {
                foreach (string model in s_assemblies.Keys) methods.Add(model, type.Name, method.Name);
            }
        }
        return methods;
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Fact_holds(string model, string type, string method)
    {
        Type tests = s_assemblies[model].Value.GetType($"NanoLua.Tests.Device.{type}", throwOnError: true)!;
        object instance = Activator.CreateInstance(tests)!;
        try
        {
            tests.GetMethod(method)!.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, null, null);
        }
        finally
        {
            (instance as IDisposable)?.Dispose();
        }
    }

    private static bool HasAttribute(MemberInfo member, string name) =>
        member.GetCustomAttributes().Any(it => it.GetType().Name == name);

    private static Assembly Load(string model)
    {
        var builder = new FirmwareBuilder(new SourceTree(Repository.Root));
        var context = new ModelContext(model);
        context.LoadFromAssemblyPath(ModelContext.PathOf("NanoLua"))
            .GetType("NanoLua.LuaHostLibrary", throwOnError: true)!
            .GetProperty("Path")!
            .SetValue(null, builder.BuildHost(HostProgram.SharedLibrary, model));
        return context.LoadFromAssemblyPath(ModelContext.PathOf("NFUnitTest"));
    }

    /// <summary>Has its own copies of the assemblies around the device library.</summary>
    private sealed class ModelContext(string model) : AssemblyLoadContext(model)
    {
        private static readonly string[] s_own =
            ["NanoLua", "NFUnitTest", "NanoLua.TextCompiler", "NanoLua.Compiler", "NanoLua.Bytecode"];

        public static string PathOf(string assembly) =>
            Path.Combine(AppContext.BaseDirectory, assembly + ".dll");

        protected override Assembly? Load(AssemblyName name) =>
            s_own.Contains(name.Name) ? LoadFromAssemblyPath(PathOf(name.Name!)) : null;
    }
}
