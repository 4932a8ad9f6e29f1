using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ChatAgency.Console.Operating;

/// <summary>The wire format of the doors that find; as <see cref="OperatorJson"/>.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BoardShown))]
[JsonSerializable(typeof(TurnList))]
[JsonSerializable(typeof(ConversationList))]
[JsonSerializable(typeof(WhyShown))]
[JsonSerializable(typeof(FeedbackShown))]
[JsonSerializable(typeof(WorkspaceList))]
[JsonSerializable(typeof(ReasonBody))]
[JsonSerializable(typeof(TranscriptShown))]
internal sealed partial class FindingJson : JsonSerializerContext;

/// <summary>The one set of JSON options of these doors.</summary>
internal static class FindingWire
{
    public static FindingJson Json { get; } = new(new JsonSerializerOptions(FindingJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        TypeInfoResolver = null,
    });
}
