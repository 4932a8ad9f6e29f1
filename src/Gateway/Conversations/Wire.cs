using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace ChatAgency.Gateway.Conversations;

/// <summary>The one set of JSON options of the web API.</summary>
internal static class Wire
{
    /// <summary>Leaves other scripts than Latin readable: escaped they would take three times the bytes.</summary>
    public static ConversationJson Json { get; } = new(new JsonSerializerOptions(ConversationJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        TypeInfoResolver = null,
    });
}
