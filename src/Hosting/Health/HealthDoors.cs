using ChatAgency.Hosting.Hosts;
using ChatAgency.Hosting.Listeners;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatAgency.Hosting.Health;

/// <summary><c>/health/live</c>, <c>/health/ready</c> and <c>/health</c>, on both listeners, under every name.</summary>
internal static class HealthDoors
{
    internal static void MapHealth(this IEndpointRouteBuilder app)
    {
        foreach (var doors in new[] { app.MapPublic("/health"), app.MapAdmin("/health") })
        {
            doors.AllowAnyHost();
            // Touches nothing: a store that is away is no reason to kill the process.
            doors.MapGet("/live", static () => Answer(new HealthAnswer("live"), StatusCodes.Status200OK));
            doors.MapGet("/ready", ReadyAsync);
            doors.MapGet("", SummaryAsync);
        }
    }

    private static async Task<IResult> ReadyAsync(HealthBoard board, Draining draining, CancellationToken cancellationToken)
    {
        if (draining.IsDraining) return Answer(new HealthAnswer("draining"), StatusCodes.Status503ServiceUnavailable);
        if (!draining.HasStarted) return Answer(new HealthAnswer("starting"), StatusCodes.Status503ServiceUnavailable);
        var summary = await board.LookAsync(cancellationToken);
        return summary.Status == HealthStatus.Unhealthy
            ? Answer(new HealthAnswer("not ready"), StatusCodes.Status503ServiceUnavailable)
            : Answer(new HealthAnswer("ready"), StatusCodes.Status200OK);
    }

    private static async Task<IResult> SummaryAsync(HttpContext context, HealthBoard board, Draining draining, TimeProvider time, CancellationToken cancellationToken)
    {
        var summary = await board.LookAsync(cancellationToken);
        var status = draining.IsDraining ? "draining" : Word(summary.Status);
        var parts = context.ArrivedBy() == Listener.Admin ? summary.Parts.ToDictionary(part => part.Key, part => Part(part.Value, time.GetUtcNow())) : null;
        var code = summary.Status == HealthStatus.Unhealthy || draining.IsDraining ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        return Answer(new HealthAnswer(status, summary.Promise, parts), code);
    }

    private static PartAnswer Part(PartState part, DateTimeOffset now) =>
        new(Word(part.Status), Age(now, part.Since), part.Description, part.LastError, part.LastErrorAt is { } at ? Age(now, at) : null);

    private static long Age(DateTimeOffset now, DateTimeOffset then) => (long)(now - then).TotalSeconds;

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ok",
        HealthStatus.Degraded => "degraded",
        _ => "failing",
    };

    private static IResult Answer(HealthAnswer answer, int status) => Results.Json(answer, HealthJson.Default.HealthAnswer, statusCode: status);
}
