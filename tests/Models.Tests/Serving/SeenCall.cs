using System.Text.Json;

namespace ChatAgency.Models.Tests.Serving;

internal sealed record SeenCall(string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}
