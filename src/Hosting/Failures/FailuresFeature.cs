using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Hosting.Failures;

internal static class FailuresFeature
{
    internal static IServiceCollection AddFailures(this IServiceCollection services) =>
        services.AddExceptionHandler<UnhandledExceptions>().AddProblemDetails();

    internal static IApplicationBuilder UseFailures(this IApplicationBuilder app) => app
        .UseExceptionHandler()
        .UseStatusCodePages(pages => ProblemResults.Of(pages.HttpContext.Response.StatusCode).ExecuteAsync(pages.HttpContext));
}
