using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatAgency.Gateway.Pushing;

/// <summary>The wire format of what is pushed.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PushedBody))]
internal sealed partial class PushJson : JsonSerializerContext;
