using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ChatAgency.Gateway.Conversations;

/// <summary>Reads a JSON body; every fault of it is a problem, never an exception.</summary>
internal static class JsonBody
{
    /// <summary>In bytes: the longest text with every character escaped, and room for the rest.</summary>
    public const int MaxLength = 320 * 1024;

    public static async Task<(T? Body, Problem? Problem)> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            return (null, new Problem(StatusCodes.Status415UnsupportedMediaType, "This door takes JSON.", "Send Content-Type: application/json."));
        }

        try
        {
            var body = await request.ReadFromJsonAsync(type, cancellationToken);
            return body is null ? (null, Problem.BadRequest("The body is null.")) : (body, null);
        }
        catch (JsonException)
        {
            return (null, Problem.BadRequest("The body is not the JSON object that is expected here."));
        }
        catch (BadHttpRequestException fault)
        {
            return (null, new Problem(fault.StatusCode, "The body cannot be taken.", $"A body has {MaxLength} bytes at most."));
        }
    }
}
