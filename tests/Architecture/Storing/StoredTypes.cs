using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace ChatAgency.Architecture.Storing;

/// <summary>Finds what is stored in the compiled code itself, so that no new state can be forgotten.</summary>
internal static class StoredTypes
{
    private const int TypeSpecification = 0x1B000000;

    // What a grain or a store holds a record in, whichever way it stores it.
    private static readonly string[] s_holders = ["Orleans.GrainState`1", "Orleans.IGrainState`1", "Orleans.Runtime.IPersistentState`1", "Orleans.Core.IStorage`1"];

    // Stands in for the parameters of generic code, which stores nothing of its own.
    private static readonly Type[] s_open = [.. Enumerable.Repeat(typeof(object), 8)];

    /// <summary>Every type of ours that a grain or store keeps, by name.</summary>
    public static IReadOnlyList<Type> All { get; } = [.. Built.Names.Select(Built.Load).SelectMany(In).Distinct().OrderBy(static type => type.Name, StringComparer.Ordinal)];

    private static IEnumerable<Type> In(Assembly assembly)
    {
        foreach (var row in Enumerable.Range(1, Specifications(assembly)))
        {
            var type = assembly.ManifestModule.ResolveType(TypeSpecification | row, s_open, s_open);
            if (!type.IsGenericType || !s_holders.Contains(type.GetGenericTypeDefinition().FullName)) continue;
            if (type.GetGenericArguments()[0] is var stored && stored != typeof(object)) yield return stored;
        }
    }

    private static unsafe int Specifications(Assembly assembly) =>
        assembly.TryGetRawMetadata(out var blob, out var length) ? new MetadataReader(blob, length).GetTableRowCount(TableIndex.TypeSpec) : throw new InvalidOperationException($"{assembly} has no metadata.");
}
