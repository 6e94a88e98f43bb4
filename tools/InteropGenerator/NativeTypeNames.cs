using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace NanoLua.InteropGenerator;

/// <summary>Types as the names of native methods spell them.</summary>
internal sealed class NativeTypeNames : ISignatureTypeProvider<string, object?>
{
    public string GetPrimitiveType(PrimitiveTypeCode code)
    {
        return code switch
        {
            PrimitiveTypeCode.Void => "VOID",
            PrimitiveTypeCode.Boolean => "BOOLEAN",
            PrimitiveTypeCode.Byte => "U1",
            PrimitiveTypeCode.Int32 => "I4",
            PrimitiveTypeCode.Int64 => "I8",
            PrimitiveTypeCode.Double => "R8",
            PrimitiveTypeCode.String => "STRING",
            _ => throw Unsupported(code.ToString()),
        };
    }

    public string GetSZArrayType(string elementType)
    {
        return "SZARRAY_" + elementType;
    }

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte kind)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        return JoinName(reader.GetString(type.Namespace), reader.GetString(type.Name));
    }

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte kind)
    {
        TypeReference type = reader.GetTypeReference(handle);
        return JoinName(reader.GetString(type.Namespace), reader.GetString(type.Name));
    }

    public string GetArrayType(string elementType, ArrayShape shape)
    {
        throw Unsupported("array");
    }

    public string GetByReferenceType(string elementType)
    {
        return "BYREF_" + elementType;
    }

    public string GetPointerType(string elementType)
    {
        throw Unsupported("pointer");
    }

    public string GetPinnedType(string elementType)
    {
        throw Unsupported("pinned");
    }

    public string GetFunctionPointerType(MethodSignature<string> signature)
    {
        throw Unsupported("function pointer");
    }

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired)
    {
        throw Unsupported("modifier");
    }

    public string GetGenericInstantiation(string type, ImmutableArray<string> arguments)
    {
        throw Unsupported("generic");
    }

    public string GetGenericMethodParameter(object? context, int index)
    {
        throw Unsupported("generic");
    }

    public string GetGenericTypeParameter(object? context, int index)
    {
        throw Unsupported("generic");
    }

    public string GetTypeFromSpecification(
        MetadataReader reader, object? context, TypeSpecificationHandle handle, byte kind)
    {
        throw Unsupported("specification");
    }

    private static string JoinName(string space, string name)
    {
        return space.Replace(".", "") + name;
    }

    private static InvalidDataException Unsupported(string type)
    {
        return new($"{type} is not a type of native methods here");
    }
}
