using System.Text;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Failures;

namespace ChatAgency.Console.Operating;

/// <summary>Reads a profile from a request: the file as it is (<c>text/markdown</c>, <c>text/plain</c>), or <c>{"text"}</c>.</summary>
internal static class ProfileFileBody
{
    /// <summary>In bytes; as long as a file in the folder of profiles may be.</summary>
    public const int MaxLength = 64 * 1024;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<(string? Text, ProblemResult? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.HasJsonContentType())
        {
            var (body, problem) = await JsonBody.ReadAsync(request, OperatorWire.Json.ProfileBody, cancellationToken);
            if (problem is not null) return (null, problem);
            return body!.Text is null ? (null, ProblemResults.BadRequest("'text' is missing.")) : Short(body.Text);
        }

        return IsText(request.ContentType) ? await FileAsync(request, cancellationToken) : (null, ProblemResults.UnsupportedMediaType("Send the profile's file as Content-Type: text/markdown."));
    }

    private static async Task<(string? Text, ProblemResult? Problem)> FileAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxLength) return (null, TooLong());
        var bytes = new byte[MaxLength + 1];
        try
        {
            var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
            if (length > MaxLength) return (null, TooLong());
            return (s_strict.GetString(bytes, 0, length).TrimStart('\uFEFF'), null);
        }
        catch (BadHttpRequestException fault)
        {
            return (null, ProblemResults.Of(fault.StatusCode, "The file did not come whole: send it again."));
        }
        catch (DecoderFallbackException)
        {
            return (null, ProblemResults.BadRequest("The file is not UTF-8: save it as UTF-8 and send it again."));
        }
    }

    private static (string? Text, ProblemResult? Problem) Short(string text) => Encoding.UTF8.GetByteCount(text) > MaxLength ? (null, TooLong()) : (text, null);

    private static bool IsText(string? contentType)
    {
        var media = contentType.AsSpan();
        if (media.IndexOf(';') is >= 0 and var end) media = media[..end];
        media = media.Trim();
        return media.Equals("text/markdown", StringComparison.OrdinalIgnoreCase) || media.Equals("text/plain", StringComparison.OrdinalIgnoreCase);
    }

    private static ProblemResult TooLong() => ProblemResults.TooLarge($"A profile has {MaxLength} bytes at most.");
}
