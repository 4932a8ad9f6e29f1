using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatAgency.Chaos.Recording;

/// <summary>The form of a history's lines.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Fact))]
internal sealed partial class FactJson : JsonSerializerContext
{
    public static string Line(Fact fact) => JsonSerializer.Serialize(fact, Default.Fact);

    public static Fact Read(string line) => JsonSerializer.Deserialize(line, Default.Fact) ?? throw new JsonException("A line of the history is null.");
}
