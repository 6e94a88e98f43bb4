using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace NanoLua.InteropGenerator;

/// <summary>The types of a signature that the assembly itself defines; an array counts as its elements.</summary>
internal sealed class OwnTypes : ISignatureTypeProvider<TypeDefinitionHandle, object?>
{
    public TypeDefinitionHandle GetTypeFromDefinition(
        MetadataReader reader, TypeDefinitionHandle handle, byte kind)
    {
        return handle;
    }

    public TypeDefinitionHandle GetSZArrayType(TypeDefinitionHandle elementType)
    {
        return elementType;
    }

    public TypeDefinitionHandle GetArrayType(TypeDefinitionHandle elementType, ArrayShape shape)
    {
        return elementType;
    }

    public TypeDefinitionHandle GetByReferenceType(TypeDefinitionHandle elementType)
    {
        return elementType;
    }

    public TypeDefinitionHandle GetPointerType(TypeDefinitionHandle elementType)
    {
        return elementType;
    }

    public TypeDefinitionHandle GetPinnedType(TypeDefinitionHandle elementType)
    {
        return elementType;
    }

    public TypeDefinitionHandle GetModifiedType(
        TypeDefinitionHandle modifier, TypeDefinitionHandle unmodifiedType, bool isRequired)
    {
        return unmodifiedType;
    }

    public TypeDefinitionHandle GetGenericInstantiation(
        TypeDefinitionHandle genericType, ImmutableArray<TypeDefinitionHandle> typeArguments)
    {
        return genericType;
    }

    public TypeDefinitionHandle GetPrimitiveType(PrimitiveTypeCode typeCode)
    {
        return default;
    }

    public TypeDefinitionHandle GetTypeFromReference(
        MetadataReader reader, TypeReferenceHandle handle, byte kind)
    {
        return default;
    }

    public TypeDefinitionHandle GetTypeFromSpecification(
        MetadataReader reader, object? context, TypeSpecificationHandle handle, byte kind)
    {
        return default;
    }

    public TypeDefinitionHandle GetFunctionPointerType(MethodSignature<TypeDefinitionHandle> signature)
    {
        return default;
    }

    public TypeDefinitionHandle GetGenericMethodParameter(object? context, int index)
    {
        return default;
    }

    public TypeDefinitionHandle GetGenericTypeParameter(object? context, int index)
    {
        return default;
    }
}
