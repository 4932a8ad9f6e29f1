using ChatAgency.Grains.Auditing;
using ChatAgency.Grains.Tools.BuiltIn;
using ChatAgency.Plugins;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Tools;

/// <summary>Brings the agents' tools into a silo.</summary>
internal static class ToolsRegistration
{
    /// <summary>Adds what runs tools, and those that need nothing but the agency. Further <see cref="IToolSource"/>s are the host's.</summary>
    public static IServiceCollection AddTools(this IServiceCollection services)
    {
        services.AddOptions<ToolOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ToolOptions>, ToolOptionsValidator>());
        services.AddMetrics();
        services.AddAudit();
        services.AddSingleton<ToolAudit>();
        services.AddSingleton<ToolRunner>();
        services.AddSingleton<ToolLoop>();
        services.AddSingleton<Toolset>();
        services.AddSingleton<Recollection>();
        services.AddSingleton<IToolSource, SmallTools>();
        services.AddSingleton<IToolSource, ThreadTools>();
        return services;
    }
}
