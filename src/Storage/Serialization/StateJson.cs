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
        options.TypeInfoResolverChain.Add(new DefaultJsonTypeInfoResolver());
    }
}
