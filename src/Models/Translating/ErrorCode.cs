using System.ClientModel.Primitives;
using System.Text.Json;

namespace ChatAgency.Models.Translating;

/// <summary>Finds the error code in a provider's refusal. Only what looks like a code leaves here: the body may hold anything.</summary>
internal static class ErrorCode
{
    private const int LongestBody = 64 * 1024;
    private const int LongestCode = 64;

    public static string? Read(PipelineResponse response)
    {
        var body = response.Content?.ToMemory() ?? default;
        if (body.Length is 0 or > LongestBody) return null;
        try
        {
            using var document = JsonDocument.Parse(body);
            return Find(document.RootElement);
        }
        catch (JsonException)
        {
            return null; // A proxy's page: the status alone speaks.
        }
    }

    private static string? Find(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return null;
        if (!root.TryGetProperty("error", out var error) || error.ValueKind != JsonValueKind.Object) error = root;
        return Code(error, "code") ?? Code(error, "type");
    }

    private static string? Code(JsonElement error, string name) =>
        error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && IsCode(value.GetString()!) ? value.GetString() : null;

    private static bool IsCode(string text) =>
        text.Length is > 0 and <= LongestCode && !text.StartsWith("sk-", StringComparison.Ordinal) && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.');
}
