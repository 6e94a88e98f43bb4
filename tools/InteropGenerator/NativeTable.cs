using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace NanoLua.InteropGenerator;

/// <summary>
/// What the CLR of a device must know about the native methods of the library. It finds them by the numbers
/// of all methods, native or not, in the order of the metadata processor: types by name, but each behind
/// those that its bodies mention. The first type of the assembly has all native methods, so theirs are the
/// first numbers, whatever follows.
/// </summary>
/// <param name="NativeMethods">Their names, in the order of their declarations.</param>
/// <param name="MethodCount">How many methods there are in all.</param>
/// <param name="Checksum">What the CLR compares.</param>
/// <param name="FieldPlaces">Classes whose fields the firmware uses, each with its fields' names.</param>
internal sealed record NativeTable(
    IReadOnlyList<string> NativeMethods, int MethodCount, uint Checksum,
    IReadOnlyDictionary<string, string[]> FieldPlaces)
{
    public const string AssemblyName = "NanoLua";
    private const string TypeName = "Engine";
    private const string ClassName = $"{AssemblyName}_{TypeName}";

    // Each is one declaration in one file and has no base class with fields: so the order of the files is
    // nothing to them.
    private static readonly string[] s_sharedTypes = ["EngineHandle", "LuaReference"];

    public string StructName => $"Library_{AssemblyName}_{ClassName}";
    public string DataName => $"g_CLR_AssemblyNative_{AssemblyName}";

    /// <exception cref="InvalidDataException">The library is not as the table needs it.</exception>
    public static NativeTable Read(string path)
    {
        using PEReader file = new(File.OpenRead(path));
        MetadataReader reader = file.GetMetadataReader();
        TypeDefinition[] types =
        [
            .. reader.TypeDefinitions.Select(reader.GetTypeDefinition)
                .Where(type => type.GetMethods().Count != 0),
        ];
        TypeDefinition engine = FindEngine(reader, types);
        string[] natives =
        [
            .. engine.GetMethods().Select(reader.GetMethodDefinition)
                .Select(method => NativeName(reader, method)),
        ];
        int methods = types.Sum(type => type.GetMethods().Count);
        int counted = types.Where(type => IsCounted(reader, type)).Sum(type => type.GetMethods().Count);
        return new(
            natives, methods, ChecksumOf(natives, counted - natives.Length),
            s_sharedTypes.ToDictionary(name => name, name => FieldsOf(reader, types, name)));
    }

    private static TypeDefinition FindEngine(MetadataReader reader, TypeDefinition[] types)
    {
        TypeDefinition first = types.MinBy(type => FullName(reader, type), StringComparer.Ordinal);
        if (FullName(reader, first) != $"{AssemblyName}.{TypeName}")
        {
            throw new InvalidDataException(
                $"{FullName(reader, first)} comes before {AssemblyName}.{TypeName}");
        }
        bool isNative = types.All(type => type.GetMethods().Select(reader.GetMethodDefinition)
            .All(method => HasInternalCall(method) == type.Equals(first)));
        return isNative
            ? first
            : throw new InvalidDataException($"{TypeName} is to have all native methods, and no other");
    }

    private static string[] FieldsOf(MetadataReader reader, TypeDefinition[] types, string name)
    {
        TypeDefinition type = types.Single(type => FullName(reader, type) == $"{AssemblyName}.{name}");
        return
        [
            .. type.GetFields().Select(reader.GetFieldDefinition)
                .Where(field => (field.Attributes & FieldAttributes.Static) == 0)
                .Select(field => reader.GetString(field.Name)),
        ];
    }

    private static bool HasInternalCall(MethodDefinition method)
    {
        return (method.ImplAttributes & MethodImplAttributes.InternalCall) != 0;
    }

    private static string FullName(MetadataReader reader, TypeDefinition type)
    {
        string name = reader.GetString(type.Name);
        if (type.IsNested)
        {
            TypeDefinition outer = reader.GetTypeDefinition(type.GetDeclaringType());
            return $"{FullName(reader, outer)}/{name}";
        }
        string space = reader.GetString(type.Namespace);
        return space.Length == 0 ? name : $"{space}.{name}";
    }

    // "Name___STATIC__" and the types of the result and of the parameters.
    private static string NativeName(MetadataReader reader, MethodDefinition method)
    {
        MethodSignature<string> signature = method.DecodeSignature(new NativeTypeNames(), null);
        IEnumerable<string> types = signature.ParameterTypes.Prepend(signature.ReturnType);
        return $"{reader.GetString(method.Name)}___STATIC__{string.Join("__", types)}";
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
    /// The checksum by which the CLR knows whether firmware and library fit together. Of the first native
    /// method the metadata processor counts the name alone.
    /// </summary>
    private static uint ChecksumOf(string[] natives, int managed)
    {
        uint checksum = Add(0, natives[0]);
        foreach (string native in natives.Skip(1))
        {
            checksum = Add(Add(Add(checksum, AssemblyName), ClassName), native);
        }
        for (int i = 0; i < managed; i++)
        {
            checksum = Add(checksum, "NULL");
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
