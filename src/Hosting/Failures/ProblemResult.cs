using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ChatAgency.Core.Failures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Hosting.Failures;

/// <summary>An answer that says what went wrong. Each gets its own error id, which the log has too.</summary>
public sealed partial class ProblemResult : IResult
{
    private readonly int _status;
    private readonly string? _detail;
    private readonly ErrorId _errorId;
    private readonly TimeSpan? _retryAfter;
    private readonly IReadOnlyList<string>? _errors;

    internal ProblemResult(int status, string? detail, ErrorId? errorId = null, TimeSpan? retryAfter = null, IReadOnlyList<string>? errors = null) =>
        (_status, _detail, _errorId, _retryAfter, _errors) = (status, detail, errorId ?? ErrorId.New(), retryAfter, errors);

    /// <summary>Writes <c>application/problem+json</c>; does nothing to an answer that has already begun.</summary>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (response.HasStarted) return;
        Record(httpContext, _status, _errorId);
        var title = ReasonPhrases.GetReasonPhrase(_status) is { Length: > 0 } phrase ? phrase : "Error";
        var problem = new Problem("about:blank", title, _status, _detail, _errorId.Value, _errors);
        response.StatusCode = _status;
        response.ContentType = "application/problem+json";
        response.Headers.CacheControl = "no-store";
        if (_retryAfter is { } wait) response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        // Without the request's token: who hung up in the middle of a body would make an error of the log's out of a refusal.
        await response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(problem, ProblemJson.Default.Problem), CancellationToken.None);
    }

    /// <summary>Leaves the error id where operators look: in the log and on the trace.</summary>
    internal static void Record(HttpContext httpContext, int status, ErrorId errorId)
    {
        Activity.Current?.SetTag("error.id", errorId.Value);
        Log.Refused(httpContext.RequestServices.GetRequiredService<ILogger<ProblemResult>>(), status, errorId.Value);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Refused with {Status}, error id {ErrorId}")]
        public static partial void Refused(ILogger logger, int status, string errorId);
    }
}
