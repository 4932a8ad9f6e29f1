using System.Text.Json;

namespace ChatAgency.Grains.Routing;

/// <summary>What a model said about whom a message is for.</summary>
internal sealed record ModelVerdict(string Agent, IReadOnlyList<string> Also, double Confidence, string Reason)
{
    private static readonly JsonSerializerOptions Lenient = new(JsonSerializerDefaults.Web);

    /// <summary>Reads it; null where it is no such thing, whatever the model was told.</summary>
    public static ModelVerdict? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ModelVerdict>(json, Lenient) is { Agent: not null } verdict && double.IsFinite(verdict.Confidence)
                ? verdict with { Also = verdict.Also ?? [], Reason = verdict.Reason ?? "" }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
