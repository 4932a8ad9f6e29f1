using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ChatAgency.Gateway.Conversations;

/// <summary>An error as RFC 9457 problem details; the host's customization adds the error id.</summary>
internal sealed class Problem(int status, string title, string detail, TimeSpan? retryAfter = null) : IResult
{
    public int Status => status;

    public static Problem BadRequest(string detail) => new(StatusCodes.Status400BadRequest, "The request is not right.", detail);

    public static Problem NotFound(string detail) => new(StatusCodes.Status404NotFound, "There is nothing here.", detail);

    public static Problem Unavailable(TimeSpan? retryAfter = null) => new(
        StatusCodes.Status503ServiceUnavailable, "The agency cannot take this now.", "Nothing is certain to be kept. Send it again.",
        retryAfter ?? TimeSpan.FromSeconds(1));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        if (retryAfter is { } wait)
        {
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        var problem = new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = new ProblemDetails { Status = status, Title = title, Detail = detail },
        };
        var writer = httpContext.RequestServices.GetRequiredService<IProblemDetailsService>();
        if (await writer.TryWriteAsync(problem)) return;

        // The framework's writer declines callers that accept event streams only; they are told all the same.
        httpContext.RequestServices.GetRequiredService<IOptions<ProblemDetailsOptions>>().Value.CustomizeProblemDetails?.Invoke(problem);
        await httpContext.Response.WriteAsJsonAsync(
            problem.ProblemDetails, Wire.Json.ProblemDetails, "application/problem+json", httpContext.RequestAborted);
    }
}
