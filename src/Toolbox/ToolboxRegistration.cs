using ChatAgency.Plugins;
using ChatAgency.Toolbox.Loading;
using ChatAgency.Toolbox.Pages;
using ChatAgency.Toolbox.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatAgency.Toolbox;

/// <summary>Brings the tools that reach outside into a silo.</summary>
public static class ToolboxRegistration
{
    /// <summary>
    /// Adds web pages, MCP servers and plugins as sources of tools. The host binds <see cref="PageOptions"/>,
    /// <see cref="ServerOptions"/> and <see cref="PluginOptions"/>. Nothing is reached or loaded before a turn wants it.
    /// </summary>
    public static IServiceCollection AddToolbox(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(PageNetwork.Real);
        services.AddSingleton<IToolSource, PageTool>();
        services.AddSingleton<IToolSource, ToolServers>();
        services.AddSingleton<IToolSource, PluginTools>();
        return services;
    }
}
