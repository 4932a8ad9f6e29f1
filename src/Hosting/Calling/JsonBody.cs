using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ChatAgency.Hosting.Failures;
using Microsoft.AspNetCore.Http;

namespace ChatAgency.Hosting.Calling;

/// <summary>Reads a JSON body; every fault of it is a problem, never an exception.</summary>
public static class JsonBody
{
    /// <summary>In bytes: the longest text with every character escaped, and room for the rest.</summary>
    public const int MaxLength = 320 * 1024;

    /// <summary>Reads the body, or says what is wrong with it.</summary>
    public static async Task<(T? Body, ProblemResult? Problem)> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            return (null, ProblemResults.UnsupportedMediaType("This door takes JSON: send Content-Type: application/json."));
        }

        try
        {
            var body = await request.ReadFromJsonAsync(type, cancellationToken);
            return body is null ? (null, ProblemResults.BadRequest("The body is null.")) : (body, null);
        }
        catch (JsonException)
        {
            return (null, ProblemResults.BadRequest("The body is not the JSON object that is expected here."));
        }
        catch (InvalidOperationException)
        {
            // The framework's word for a charset that there is none of.
            return (null, ProblemResults.UnsupportedMediaType("This door takes JSON in UTF-8: send Content-Type: application/json."));
        }
        catch (BadHttpRequestException fault)
        {
            return (null, ProblemResults.Of(fault.StatusCode, $"The body cannot be taken: it has {MaxLength} bytes at most."));
        }
    }
}
