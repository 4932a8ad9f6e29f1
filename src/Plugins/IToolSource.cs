namespace ChatAgency.Plugins;

/// <summary>A place that tools come from: the agency itself, a server, a plugin. One is registered for each.</summary>
public interface IToolSource
{
    /// <summary>What it is called in logs.</summary>
    string Name { get; }

    /// <summary>
    /// Its tools of these names as they stand now; those it does not have are left out. A source that cannot be reached
    /// says so by throwing: the turn goes on without it.
    /// </summary>
    /// <param name="wanted">Whether a tool of this name is asked for. A source none of whose tools is need not be reached.</param>
    /// <param name="cancellationToken">Ends when the turn does not wait any longer.</param>
    ValueTask<IReadOnlyList<AgencyTool>> ToolsAsync(Predicate<string> wanted, CancellationToken cancellationToken);
}
