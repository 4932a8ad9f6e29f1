using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ChatAgency.Console.Operating;

/// <summary>The operators' wire format: camelCase, nothing for null, other scripts than Latin left readable.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AlertList))]
[JsonSerializable(typeof(AuditList))]
[JsonSerializable(typeof(AuditChain))]
[JsonSerializable(typeof(AgentList))]
[JsonSerializable(typeof(AgentShown))]
[JsonSerializable(typeof(AgentCompared))]
[JsonSerializable(typeof(AgentChanged))]
[JsonSerializable(typeof(ProfileBody))]
[JsonSerializable(typeof(VersionBody))]
[JsonSerializable(typeof(TrialBody))]
[JsonSerializable(typeof(RoutingBody))]
[JsonSerializable(typeof(RoutingShown))]
[JsonSerializable(typeof(SpeakingBody))]
[JsonSerializable(typeof(SpeakingShown))]
[JsonSerializable(typeof(PreferenceBody))]
[JsonSerializable(typeof(PreferenceShown[]))]
[JsonSerializable(typeof(ImportBody))]
[JsonSerializable(typeof(PersonBody))]
[JsonSerializable(typeof(PersonExported))]
[JsonSerializable(typeof(PersonErased))]
[JsonSerializable(typeof(PlaceBody))]
[JsonSerializable(typeof(PlaceErased))]
[JsonSerializable(typeof(InstallLinkShown))]
[JsonSerializable(typeof(SettingsBody))]
[JsonSerializable(typeof(SettingsRollBackBody))]
[JsonSerializable(typeof(SettingsSaved))]
[JsonSerializable(typeof(SettingsList))]
[JsonSerializable(typeof(SettingsHistory))]
[JsonSerializable(typeof(BudgetsShown))]
[JsonSerializable(typeof(BoardShown))]
[JsonSerializable(typeof(TurnList))]
[JsonSerializable(typeof(ConversationList))]
[JsonSerializable(typeof(WhyShown))]
[JsonSerializable(typeof(FeedbackShown))]
[JsonSerializable(typeof(WorkspaceList))]
[JsonSerializable(typeof(ReasonBody))]
[JsonSerializable(typeof(TranscriptShown))]
internal sealed partial class OperatorJson : JsonSerializerContext;

/// <summary>The one set of JSON options of the operators' API.</summary>
internal static class OperatorWire
{
    public static OperatorJson Json { get; } = new(new JsonSerializerOptions(OperatorJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        TypeInfoResolver = null,
    });
}
