using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace NanoLua.InteropGenerator;

/// <summary>A method without a body, as the metadata processor names it.</summary>
/// <param name="Class">The name of its class, with the namespace.</param>
/// <param name="Name">The name of the method with the types of its result and parameters.</param>
internal sealed record NativeMethod(string Class, string Name)
{
    public string StructName => $"Library_{NativeTable.AssemblyName}_{Class}";
}

/// <summary>
/// What the CLR of a device must know about the native methods of the library: it finds them by the numbers
/// of all methods, native or not.
/// </summary>
/// <param name="Methods">All methods in their order; null for one with a body.</param>
/// <param name="Checksum">What the CLR compares.</param>
/// <param name="FieldPlaces">Classes whose fields the firmware uses, each with its fields' names.</param>
internal sealed record NativeTable(
    IReadOnlyList<NativeMethod?> Methods, uint Checksum,
    IReadOnlyDictionary<string, string[]> FieldPlaces)
{
    public const string AssemblyName = "NanoLua";

    // Each is one declaration in one file and has no base class with fields: so the order of the files is
    // nothing to them.
    private static readonly string[] s_sharedTypes = ["EngineHandle", "LuaReference"];

    public string DataName => $"g_CLR_AssemblyNative_{AssemblyName}";

    public static NativeTable Read(string path)
    {
        using PEReader file = new(File.OpenRead(path));
        MetadataReader reader = file.GetMetadataReader();
        TypeOrder order = new(file, reader);
        List<NativeMethod?> methods = [];
        List<NativeMethod?> counted = [];
        foreach (TypeDefinition type in order.Types())
        {
            NativeMethod?[] own = [.. TypeOrder.Methods(reader, type).Select(method => Native(reader, type, method))];
            methods.AddRange(own);
            if (IsCounted(reader, type))
            {
                counted.AddRange(own);
            }
        }
        return new(
            methods, ChecksumOf(counted),
            s_sharedTypes.ToDictionary(name => name, name => FieldsOf(reader, name)));
    }

    private static string[] FieldsOf(MetadataReader reader, string name)
    {
        TypeDefinition type = reader.TypeDefinitions.Select(reader.GetTypeDefinition)
            .Single(type => reader.GetString(type.Name) == name);
        return
        [
            .. type.GetFields().Select(reader.GetFieldDefinition)
                .Where(field => (field.Attributes & FieldAttributes.Static) == 0)
                .Select(field => reader.GetString(field.Name)),
        ];
    }

    private static NativeMethod? Native(
        MetadataReader reader, TypeDefinition type, MethodDefinition method)
    {
        if ((method.ImplAttributes & MethodImplAttributes.InternalCall) == 0)
        {
            return null;
        }
        string space = reader.GetString(type.Namespace).Replace('.', '_');
        return new($"{space}_{reader.GetString(type.Name)}", NativeName(reader, method));
    }

    // "Name___STATIC__" and the types of the result and of the parameters.
    private static string NativeName(MetadataReader reader, MethodDefinition method)
    {
        MethodSignature<string> signature = method.DecodeSignature(new NativeTypeNames(), null);
        IEnumerable<string> types = signature.ParameterTypes.Prepend(signature.ReturnType);
        string kind = (method.Attributes & MethodAttributes.Static) != 0 ? "STATIC__" : "";
        return $"{reader.GetString(method.Name)}___{kind}{string.Join("__", types)}";
    }

    // The checksum goes over the methods of classes and structures alone.
    private static bool IsCounted(MetadataReader reader, TypeDefinition type)
    {
        return (type.Attributes & TypeAttributes.Interface) == 0
            && BaseName(reader, type) is not ("System.MulticastDelegate" or "System.Enum");
    }

    private static string BaseName(MetadataReader reader, TypeDefinition type)
    {
        if (type.BaseType.Kind != HandleKind.TypeReference)
        {
            return "";
        }
        TypeReference reference = reader.GetTypeReference((TypeReferenceHandle)type.BaseType);
        return $"{reader.GetString(reference.Namespace)}.{reader.GetString(reference.Name)}";
    }

    /// <summary>
    /// The checksum by which the CLR knows whether firmware and library fit together. The metadata processor
    /// begins anew as long as it has not counted a native method: of the first one its name alone counts.
    /// </summary>
    private static uint ChecksumOf(List<NativeMethod?> methods)
    {
        int first = methods.FindIndex(method => method != null);
        uint checksum = Add(0, methods[first]!.Name);
        foreach (NativeMethod? method in methods.Skip(first + 1))
        {
            checksum = method == null
                ? Add(checksum, "NULL")
                : Add(Add(Add(checksum, AssemblyName), method.Class), method.Name);
        }
        return checksum;
    }

    // CRC-32 with the polynomial 0x04C11DB7, highest bit first, without inversions.
    private static uint Add(uint checksum, string text)
    {
        foreach (byte character in Encoding.ASCII.GetBytes(text))
        {
            checksum ^= (uint)character << 24;
            for (int bit = 0; bit < 8; bit++)
            {
                checksum = (checksum << 1) ^ ((checksum >> 31) * 0x04C11DB7);
            }
        }
        return checksum;
    }
}
