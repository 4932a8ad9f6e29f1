using ChatAgency.Plugins;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAgency.Toolbox.Loading;

/// <summary>The tools of all plugins, loaded when a turn first wants tools. One that fails is left out, and said to be.</summary>
internal sealed partial class PluginTools : IToolSource
{
    private readonly Lazy<IReadOnlyList<AgencyTool>> _tools;

    public PluginTools(IOptions<PluginOptions> options, ILogger<PluginTools> logger) =>
        _tools = new(() => [.. Paths(options.Value).SelectMany(path => Load(path, options.Value, logger))]);

    public string Name => "plugins";

    public ValueTask<IReadOnlyList<AgencyTool>> ToolsAsync(Predicate<string> wanted, CancellationToken cancellationToken) => new(_tools.Value);

    private static IEnumerable<string> Paths(PluginOptions options) => string.IsNullOrEmpty(options.Folder) ? [] : Plugin.In(options.Folder);

    private static IReadOnlyList<AgencyTool> Load(string path, PluginOptions options, ILogger logger)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        try
        {
            var tools = Plugin.Load(path, options.Settings.GetValueOrDefault(name) ?? []);
            Log.Loaded(logger, name, tools.Count);
            return tools;
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception, name);
            return [];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2402, Level = LogLevel.Information, Message = "Plugin {Plugin} brings {Count} tools.")]
        public static partial void Loaded(ILogger logger, string plugin, int count);

        [LoggerMessage(EventId = 2403, Level = LogLevel.Error, Message = "Plugin {Plugin} cannot be loaded; its tools are left out.")]
        public static partial void Failed(ILogger logger, Exception exception, string plugin);
    }
}
