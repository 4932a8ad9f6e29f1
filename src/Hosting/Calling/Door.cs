using ChatAgency.Hosting.Failures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Hosting.Calling;

/// <summary>Stands before every handler: tells who calls and which conversation is meant, and turns an unreachable cluster into 503.</summary>
public sealed partial class Door(TimeProvider time, ILogger<Door> log) : IEndpointFilter
{
    /// <summary>How long a caller waits for the cluster.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!Caller.TryRead(http.User, out var caller))
        {
            return ProblemResults.Forbidden("This credential names no workspace and person that can own a conversation.");
        }

        var name = http.GetRouteValue("id") as string;
        if (name is not null && !WebConversations.IsName(name))
        {
            return ProblemResults.BadRequest("A conversation's name is 1 to 64 of A-Z, a-z, 0-9, '.', '_' and '-'.");
        }

        using var patience = new CancellationTokenSource(s_patience, time);
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, http.RequestAborted);
        http.Features.Set(new Entry(caller, name is null ? null : caller.Web(name), budget.Token));
        try
        {
            return await next(context);
        }
        catch (Exception fault) when (!http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted)
        {
            Log.Unreachable(log, fault);
            return NotNow();
        }
    }

    /// <summary>503: whether anything was kept is not certain, and sending it again under the same key does no harm.</summary>
    public static ProblemResult NotNow() =>
        ProblemResults.Unavailable("The agency cannot take this now, and nothing is certain to be kept. Send it again.", TimeSpan.FromSeconds(1));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The cluster did not do what the web API asked for; the caller is told to send it again.")]
        public static partial void Unreachable(ILogger log, Exception fault);
    }
}
