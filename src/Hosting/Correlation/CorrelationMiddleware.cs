using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Hosting.Correlation;

/// <summary>Puts the id on the request, the trace, every log line, the answer and every grain call.</summary>
internal sealed class CorrelationMiddleware(RequestDelegate next, ILogger<CorrelationMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var id = CorrelationId.Choose(context);
        context.Features.Set(new CorrelationFeature(id));
        context.Response.Headers[CorrelationId.Header] = id;
        // What fails is cleared of its headers before the problem is written, so the header is set again then.
        context.Response.OnStarting(static state =>
        {
            var (response, value) = ((HttpResponse, string))state;
            response.Headers[CorrelationId.Header] = value;
            return Task.CompletedTask;
        }, (context.Response, id));
        Activity.Current?.SetTag("correlation.id", id);
        RequestContext.Set(CorrelationId.Name, id);
        using (logger.BeginScope(new CorrelationScope(id))) await next(context);
    }
}
