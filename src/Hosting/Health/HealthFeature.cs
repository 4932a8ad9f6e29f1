using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatAgency.Hosting.Health;

/// <summary>Health of a process, from the checks that its parts register with <c>AddHealthChecks().AddCheck(…)</c>.</summary>
public static class HealthFeature
{
    /// <summary>
    /// A check whose result has this key in its data says that the store is weaker than the promise needs; its value is
    /// not shown. Descriptions are shown on <c>ADMIN_PORT</c>: no secret and nobody's words in them.
    /// </summary>
    public const string PromiseReduced = "promise reduced";

    /// <summary>The same for a store that does not say how it is set.</summary>
    public const string PromiseUnknown = "promise unknown";

    internal static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks();
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<HealthBoard>().AddSingleton<Draining>();
    }
}
