using System.Text.Json.Serialization;

namespace ChatAgency.Console.Watching;

[JsonSerializable(typeof(string))]
internal sealed partial class LiveJson : JsonSerializerContext;
