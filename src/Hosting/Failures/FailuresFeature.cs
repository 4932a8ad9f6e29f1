using ChatAgency.Core.Failures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Hosting.Failures;

internal static class FailuresFeature
{
    internal static IServiceCollection AddFailures(this IServiceCollection services) =>
        services.AddExceptionHandler<UnhandledExceptions>().AddProblemDetails(static options => options.CustomizeProblemDetails = GiveErrorId);

    internal static IApplicationBuilder UseFailures(this IApplicationBuilder app) => app
        .UseExceptionHandler()
        .UseStatusCodePages(pages => ProblemResults.Of(pages.HttpContext.Response.StatusCode).ExecuteAsync(pages.HttpContext));

    // Problems that the framework words itself, such as those of Results.Problem.
    private static void GiveErrorId(ProblemDetailsContext context)
    {
        var errorId = ErrorId.New();
        context.ProblemDetails.Extensions["errorId"] = errorId.Value;
        ProblemResult.Record(context.HttpContext, context.ProblemDetails.Status ?? context.HttpContext.Response.StatusCode, errorId);
    }
}
