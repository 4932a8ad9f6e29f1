using System.Text.Json;
using System.Text.Json.Serialization;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Rating;
using ChatAgency.Core.Views;

namespace ChatAgency.Gateway.Conversations;

/// <summary>The web API's wire format: camelCase, enums by name, nothing for null.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TurnStateJson), typeof(WorkStatusJson), typeof(VerdictJson)])]
[JsonSerializable(typeof(MessageBody))]
[JsonSerializable(typeof(AgainBody))]
[JsonSerializable(typeof(FeedbackBody))]
[JsonSerializable(typeof(KeptTurn))]
[JsonSerializable(typeof(Transcript))]
[JsonSerializable(typeof(ConversationLine[]))]
[JsonSerializable(typeof(TurnView))]
[JsonSerializable(typeof(TextGrowth))]
internal sealed partial class ConversationJson : JsonSerializerContext
{
    internal sealed class TurnStateJson() : JsonStringEnumConverter<TurnState>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

    internal sealed class VerdictJson() : JsonStringEnumConverter<Verdict>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

    internal sealed class WorkStatusJson() : JsonStringEnumConverter<WorkStatus>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
}
