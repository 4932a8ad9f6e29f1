using Microsoft.Extensions.Logging;

namespace ChatAgency.Hosting.Correlation;

/// <summary>
/// Carries the id of the request that caused a grain call into the log lines of that call, and of what it sets going.
/// A silo adds it with <c>AddIncomingGrainCallFilter</c>.
/// </summary>
public sealed class CorrelationCallFilter(ILogger<CorrelationCallFilter> logger) : IIncomingGrainCallFilter
{
    /// <summary>Runs the call within the id's log scope.</summary>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (RequestContext.Get(CorrelationId.Name) is not string id)
        {
            await context.Invoke();
            return;
        }

        using (logger.BeginScope(new CorrelationScope(id))) await context.Invoke();
    }
}
