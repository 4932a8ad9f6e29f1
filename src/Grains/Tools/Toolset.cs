using ChatAgency.Core.Agents;
using ChatAgency.Grains.Agents;
using ChatAgency.Plugins;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Tools;

/// <summary>All tools there are, from wherever they come; gives a turn those that it may use.</summary>
internal sealed partial class Toolset(IEnumerable<IToolSource> sources, IOptions<ToolOptions> options, TimeProvider time, ILogger<Toolset> logger)
{
    // A source that is away costs a turn this much at most.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly IToolSource[] _sources = [.. sources];

    /// <summary>The turn's tools by name. A name that two sources have belongs to the first.</summary>
    public async ValueTask<IReadOnlyDictionary<string, AgencyTool>> OfAsync(AgentProfile agent, AgentRequest request, CancellationToken cancellationToken)
    {
        var granted = new SortedDictionary<string, AgencyTool>(StringComparer.Ordinal);
        // Whoever draws a panel's answers together adds nothing, so needs nothing.
        if (agent.Tools.Count == 0 || request.Contributions.Count > 0) return granted;
        var permission = Permission.Of(options.Value, agent, request);
        var found = await Task.WhenAll(_sources.Select(source => FromAsync(source, permission.Allows, cancellationToken)));
        foreach (var tool in found.SelectMany(static tools => tools))
        {
            var name = tool.Function.Name;
            if (ToolPattern.IsName(name) && permission.Allows(name)) granted.TryAdd(name, tool);
        }

        return granted;
    }

    private async Task<IReadOnlyList<AgencyTool>> FromAsync(IToolSource source, Predicate<string> wanted, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await source.ToolsAsync(wanted, linked.Token).AsTask().WaitAsync(linked.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Away(logger, source.Name, exception.GetType().Name);
            return [];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2301, Level = LogLevel.Warning, Message = "Tools of {Source} cannot be had ({Reason}); the turn goes on without them.")]
        public static partial void Away(ILogger logger, string source, string reason);
    }
}
