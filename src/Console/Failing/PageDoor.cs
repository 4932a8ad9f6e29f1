using ChatAgency.Console.Showing;
using ChatAgency.Core.Failures;
using ChatAgency.Hosting.Calling;
using Microsoft.AspNetCore.Authorization;

namespace ChatAgency.Console.Failing;

/// <summary>Stands before every page: tells who looks and what they may, and makes a page of what went wrong.</summary>
internal sealed partial class PageDoor(TimeProvider time, IAuthorizationService rules, ILogger<PageDoor> log) : IEndpointFilter
{
    /// <summary>How long a person waits for a page.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Features.Set(await Visitor.ReadAsync(http, rules));
        if (!Caller.TryRead(http.User, out var caller)) return Failure.Page(StatusCodes.Status403Forbidden, "This credential names nobody", "It opens no page of the console.");
        using var patience = new CancellationTokenSource(s_patience, time);
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, http.RequestAborted);
        http.Features.Set(new Entry(caller, null, budget.Token));
        try
        {
            return await next(context);
        }
        catch (BadHttpRequestException fault)
        {
            return Failure.Page(fault.StatusCode, "This form cannot be taken", "It is too long, or did not come whole. Go back and send it again.");
        }
        catch (Exception fault) when (!http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted)
        {
            var errorId = ErrorId.New();
            Log.Unreachable(log, fault, errorId.Value);
            return Failure.Page(
                StatusCodes.Status503ServiceUnavailable, "The cluster does not answer", "Nothing that you sent is certain to be done. Load the page again in a moment; silos and stores are in health on ADMIN_PORT.", errorId);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 5100, Level = LogLevel.Warning, Message = "The cluster did not do what a page of the console asked for, error id {ErrorId}.")]
        public static partial void Unreachable(ILogger log, Exception fault, string errorId);
    }
}
