using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ChatAgency.Storage.Serialization;

/// <summary>How records are written as JSON.</summary>
internal static class StateJson
{
    /// <summary>
    /// Names as in code, enums as their numbers, text unescaped where JSON allows it: it goes to a store, not into a page.
    /// Null is left out; other defaults are not, because a property with an initializer would come back as that.
    /// </summary>
    internal static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = null;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        // Last in the chain, so that source-generated contexts which a host adds in front win.
        options.TypeInfoResolverChain.Add(new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutUnsetArrays } });
    }

    /// <summary>
    /// An ImmutableArray that was never set cannot be enumerated, so that writing it would throw. A record of an older
    /// version has one wherever a property came later, and must be writable.
    /// </summary>
    private static void LeaveOutUnsetArrays(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (!property.PropertyType.IsGenericType || property.PropertyType.GetGenericTypeDefinition() != typeof(ImmutableArray<>)) continue;
            var unset = Activator.CreateInstance(property.PropertyType)!;
            property.ShouldSerialize = (_, value) => !unset.Equals(value);
        }
    }
}
