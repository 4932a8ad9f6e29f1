using ChatAgency.Hosting.Failures;
using Microsoft.AspNetCore.Http;

namespace ChatAgency.Hosting.Hosts;

/// <summary>Answers 421 under a name that is not this host's, so that a rebound name cannot reach a session.</summary>
internal sealed class HostMiddleware(RequestDelegate next, HostRules rules)
{
    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<AnyHostMark>() is not null || rules.Allows(context.Request.Host, context.Connection.LocalIpAddress)
            ? next(context)
            : ProblemResults.Of(StatusCodes.Status421MisdirectedRequest, "This name is not served here. Names are allowed with Http__AllowedHosts.").ExecuteAsync(context);
}
