using System.Text.Json.Serialization;
using ChatAgency.Slack.Inbound.Payloads;

namespace ChatAgency.Slack.Outbound.Answers;

/// <summary>How answers are read: by generated code, unknown fields passed over.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(TolerantText), typeof(TolerantFlag)])]
[JsonSerializable(typeof(ApiAnswer))]
[JsonSerializable(typeof(PostedAnswer))]
[JsonSerializable(typeof(RepliesAnswer))]
[JsonSerializable(typeof(UserAnswer))]
[JsonSerializable(typeof(ChannelAnswer))]
[JsonSerializable(typeof(GroupAnswer))]
[JsonSerializable(typeof(IdentityAnswer))]
[JsonSerializable(typeof(ConnectionAnswer))]
[JsonSerializable(typeof(UploadAnswer))]
[JsonSerializable(typeof(OAuthAnswer))]
internal sealed partial class AnswerJson : JsonSerializerContext;
