using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace NanoLua.InteropGenerator;

/// <summary>
/// The order in which the metadata processor numbers types and methods. Types go by name, but each behind the
/// one that it is nested in, its interfaces, and the types that the methods called by its bodies have as
/// results and parameters.
/// </summary>
internal sealed class TypeOrder(PEReader file, MetadataReader reader)
{
    private const byte TwoBytePrefix = 0xFE;

    private static readonly Dictionary<short, OpCode> s_opCodes = typeof(OpCodes).GetFields()
        .Select(field => field.GetValue(null)).OfType<OpCode>().ToDictionary(code => code.Value);

    private readonly HashSet<TypeDefinitionHandle> _seen = [];
    private readonly List<TypeDefinition> _ordered = [];

    /// <summary>All types but that of global functions.</summary>
    public IReadOnlyList<TypeDefinition> Types()
    {
        foreach (TypeDefinitionHandle handle in reader.TypeDefinitions
            .Where(handle => FullName(handle) != "<Module>")
            .OrderBy(FullName, StringComparer.Ordinal))
        {
            Add(handle);
        }
        return _ordered;
    }

    /// <summary>The methods of a type: virtual ones, those of objects, static ones.</summary>
    public static IEnumerable<MethodDefinition> Methods(MetadataReader reader, TypeDefinition type)
    {
        return type.GetMethods().Select(reader.GetMethodDefinition).OrderBy(method =>
            (method.Attributes & MethodAttributes.Virtual) != 0 ? 0
            : (method.Attributes & MethodAttributes.Static) == 0 ? 1 : 2);
    }

    private string FullName(TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        string name = reader.GetString(type.Name);
        if (type.IsNested)
        {
            return $"{FullName(type.GetDeclaringType())}/{name}";
        }
        string space = reader.GetString(type.Namespace);
        return space.Length == 0 ? name : $"{space}.{name}";
    }

    private void Add(TypeDefinitionHandle handle)
    {
        if (_seen.Contains(handle))
        {
            return;
        }
        TypeDefinition type = reader.GetTypeDefinition(handle);
        if (type.IsNested)
        {
            Add(type.GetDeclaringType());
        }
        foreach (InterfaceImplementationHandle implemented in type.GetInterfaceImplementations())
        {
            EntityHandle contract = reader.GetInterfaceImplementation(implemented).Interface;
            if (contract.Kind == HandleKind.TypeDefinition)
            {
                Add((TypeDefinitionHandle)contract);
            }
        }
        if (!_seen.Add(handle))
        {
            return;
        }
        foreach (TypeDefinitionHandle mentioned in type.GetMethods().SelectMany(MentionedTypes).ToList())
        {
            Add(mentioned);
        }
        _ordered.Add(type);
    }

    // Results and parameters of the methods that a body mentions, as far as they are types of this assembly.
    private IEnumerable<TypeDefinitionHandle> MentionedTypes(MethodDefinitionHandle handle)
    {
        MethodDefinition method = reader.GetMethodDefinition(handle);
        if (method.RelativeVirtualAddress == 0)
        {
            yield break;
        }
        foreach (EntityHandle called in MentionedMethods(method))
        {
            MethodSignature<TypeDefinitionHandle> signature = SignatureOf(called);
            foreach (TypeDefinitionHandle type in signature.ParameterTypes.Prepend(signature.ReturnType))
            {
                if (!type.IsNil)
                {
                    yield return type;
                }
            }
        }
    }

    private MethodSignature<TypeDefinitionHandle> SignatureOf(EntityHandle method)
    {
        OwnTypes own = new();
        if (method.Kind == HandleKind.MethodSpecification)
        {
            method = reader.GetMethodSpecification((MethodSpecificationHandle)method).Method;
        }
        return method.Kind == HandleKind.MethodDefinition
            ? reader.GetMethodDefinition((MethodDefinitionHandle)method).DecodeSignature(own, null)
            : reader.GetMemberReference((MemberReferenceHandle)method).DecodeMethodSignature(own, null);
    }

    private List<EntityHandle> MentionedMethods(MethodDefinition method)
    {
        List<EntityHandle> mentioned = [];
        BlobReader code = file.GetMethodBody(method.RelativeVirtualAddress).GetILReader();
        while (code.RemainingBytes > 0)
        {
            short value = code.ReadByte();
            if (value == TwoBytePrefix)
            {
                value = unchecked((short)(TwoBytePrefix << 8 | code.ReadByte()));
            }
            OperandType operand = s_opCodes[value].OperandType;
            if (operand == OperandType.InlineMethod)
            {
                mentioned.Add(MetadataTokens.EntityHandle(code.ReadInt32()));
            }
            else
            {
                code.Offset += OperandBytes(operand, code);
            }
        }
        return mentioned;
    }

    private static int OperandBytes(OperandType operand, BlobReader code)
    {
        return operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + 4 * code.ReadInt32(),
            _ => 4,
        };
    }
}
