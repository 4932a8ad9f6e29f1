using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace ChatAgency.Hosting.Correlation;

/// <summary>
/// Ties together everything that one request caused. A caller may give it (<c>X-Correlation-Id</c>: 1 to 64 letters,
/// digits, <c>-</c>, <c>_</c> or <c>.</c>); else it is the trace id, the caller's own when it sent <c>traceparent</c>.
/// </summary>
public static class CorrelationId
{
    /// <summary>The header in which it comes and goes.</summary>
    public const string Header = "X-Correlation-Id";

    /// <summary>Its name in log scopes and between processes.</summary>
    public const string Name = "CorrelationId";

    private const int MaxLength = 64;

    /// <summary>The id of this request.</summary>
    public static string Of(HttpContext context) => context.Features.Get<CorrelationFeature>()?.Id ?? Choose(context);

    /// <summary>The id of what did not come by a request: the trace id, or one drawn.</summary>
    public static string New() => Activity.Current?.TraceId.ToHexString() ?? ActivityTraceId.CreateRandom().ToHexString();

    internal static string Choose(HttpContext context)
    {
        var given = context.Request.Headers[Header];
        if (given.Count == 1 && IsLegal(given[0])) return given[0]!;
        return Activity.Current is null && ActivityContext.TryParse(context.Request.Headers.TraceParent, null, out var trace) ? trace.TraceId.ToHexString() : New();
    }

    internal static bool IsLegal(string? id) =>
        id is { Length: > 0 and <= MaxLength } && id.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
