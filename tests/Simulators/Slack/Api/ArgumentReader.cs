using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatAgency.Simulators.Slack.Api;

/// <summary>Reads a call's arguments from its query, its form or its JSON body.</summary>
internal static class ArgumentReader
{
    /// <summary>Null where the body is malformed.</summary>
    public static async Task<(JsonObject? Arguments, bool IsJson)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var arguments = new JsonObject();
        foreach (var (name, value) in request.Query) arguments[name] = value.ToString();
        if (request.HasFormContentType)
        {
            foreach (var (name, value) in await request.ReadFormAsync(cancellationToken)) arguments[name] = value.ToString();
            return (arguments, false);
        }

        if (!request.HasJsonContentType()) return (arguments, false);
        try
        {
            if (await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken) is not JsonObject body) return (null, true);
            foreach (var (name, value) in body) arguments[name] = value?.DeepClone();
            return (arguments, true);
        }
        catch (JsonException)
        {
            return (null, true);
        }
    }
}
