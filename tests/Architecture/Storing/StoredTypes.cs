using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace ChatAgency.Architecture.Storing;

/// <summary>Finds what is stored in the compiled code itself, so that no new state can be forgotten.</summary>
internal static class StoredTypes
{
    // What a grain or a store holds a record in, whichever way it stores it.
    private static readonly string[] s_holders = ["Orleans.GrainState`1", "Orleans.IGrainState`1", "Orleans.Runtime.IPersistentState`1", "Orleans.Core.IStorage`1"];

    // ELEMENT_TYPE_VAR and ELEMENT_TYPE_MVAR of ECMA-335: the parameters of generic code, which stores nothing of its own.
    private static readonly byte[] s_parameters = [0x13, 0x1E];

    // The body of any record, passed on as it is.
    private const string PassedOn = "StoredBytes";

    /// <summary>Every type that a grain or store keeps, by name.</summary>
    public static IReadOnlyList<Type> All { get; } = [.. Built.Names.Select(Built.Load).SelectMany(In).Distinct().Where(static type => type.Name != PassedOn).OrderBy(static type => type.Name, StringComparer.Ordinal)];

    private static IEnumerable<Type> In(Assembly assembly)
    {
        var metadata = Read(assembly);
        return Enumerable.Range(1, metadata.GetTableRowCount(TableIndex.TypeSpec))
            .Select(MetadataTokens.TypeSpecificationHandle)
            .Where(handle => IsHolder(metadata, metadata.GetBlobReader(metadata.GetTypeSpecification(handle).Signature)))
            .Select(handle => assembly.ManifestModule.ResolveType(MetadataTokens.GetToken(handle)).GetGenericArguments()[0]);
    }

    private static bool IsHolder(MetadataReader metadata, BlobReader signature)
    {
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance) return false;
        // Class or struct: the holders are known by their names.
        signature.ReadByte();
        if (signature.ReadTypeHandle() is not { Kind: HandleKind.TypeReference } generic || !s_holders.Contains(NameOf(metadata, (TypeReferenceHandle)generic))) return false;
        signature.ReadCompressedInteger();
        return !s_parameters.Contains(signature.ReadByte());
    }

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var reference = metadata.GetTypeReference(handle);
        return $"{metadata.GetString(reference.Namespace)}.{metadata.GetString(reference.Name)}";
    }

    private static unsafe MetadataReader Read(Assembly assembly) =>
        assembly.TryGetRawMetadata(out var blob, out var length) ? new MetadataReader(blob, length) : throw new InvalidOperationException($"{assembly} has no metadata.");
}
