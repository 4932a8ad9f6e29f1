using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ChatAgency.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Serialization;

namespace ChatAgency.Architecture.Storing;

/// <summary>The JSON of records, as a silo's stores write it.</summary>
internal static class StoredJson
{
    private static readonly JsonSerializerOptions s_options = OfASilo();

    /// <summary>Loads a record and writes it again.</summary>
    public static JsonNode Again(Type type, string record) =>
        JsonNode.Parse(JsonSerializer.Serialize(JsonSerializer.Deserialize(record, type, s_options), type, s_options))!;

    /// <summary>The members of this type, and of all that it holds, which the record does not show.</summary>
    public static IEnumerable<string> Unseen(Type type, JsonNode record)
    {
        var seen = new Dictionary<Type, HashSet<string>>();
        Visit(type, record, seen);
        return seen.SelectMany(static pair => Members(pair.Key).Select(static member => member.Name).Except(pair.Value).Select(member => $"{pair.Key.Name}.{member}"));
    }

    private static void Visit(Type type, JsonNode node, Dictionary<Type, HashSet<string>> seen)
    {
        var known = s_options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        if (known.Kind == JsonTypeInfoKind.Object) VisitMembers(known.Type, node.AsObject(), seen);
        else if (known.ElementType is { } element) foreach (var child in Children(node)) Visit(element, child, seen);
    }

    private static void VisitMembers(Type type, JsonObject node, Dictionary<Type, HashSet<string>> seen)
    {
        if (!seen.TryGetValue(type, out var names)) seen[type] = names = [];
        foreach (var member in Members(type))
        {
            if (node[member.Name] is not { } child) continue;
            names.Add(member.Name);
            Visit(member.PropertyType, child, seen);
        }
    }

    private static IEnumerable<JsonPropertyInfo> Members(Type type) => s_options.GetTypeInfo(type).Properties.Where(static member => member.Get is not null);

    private static IEnumerable<JsonNode> Children(JsonNode node) =>
        node is JsonObject map ? map.Select(static pair => pair.Value!) : node.AsArray().Select(static item => item!);

    private static JsonSerializerOptions OfASilo()
    {
        var host = Host.CreateEmptyApplicationBuilder(null);
        host.UseOrleans(static silo => silo.UseLocalhostClustering().AddAgencyStorage(new StorageOptions { Provider = StorageProviders.Memory }));
        using var services = host.Services.BuildServiceProvider();
        return services.GetRequiredService<IOptions<SystemTextJsonGrainStorageSerializerOptions>>().Value.JsonSerializerOptions;
    }
}
