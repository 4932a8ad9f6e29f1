using ChatAgency.Core.Agents;
using ChatAgency.Hosting.Calling;

namespace ChatAgency.Console.Operating;

/// <summary>Who may be named where an agent is wanted: those in service, under the names that they have.</summary>
internal sealed class AgentsInService
{
    private readonly Dictionary<string, AgentName> _byName;

    private AgentsInService(IEnumerable<string> names) => _byName = names.ToDictionary(static name => name, static name => new AgentName(name), StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them, for an error that says what to write instead.</summary>
    public string Names => string.Join(", ", _byName.Keys);

    public static async Task<AgentsInService> ReadAsync(HttpContext http, IGrainFactory grains)
    {
        var all = await ReadAgents.Profiles(grains).List(Entry.Of(http).Budget);
        return new AgentsInService(all.Where(static agent => agent.Current > 0).Select(static agent => agent.Agent));
    }

    /// <summary>The agent of this name, in any case; null where none is in service.</summary>
    public AgentName? Find(string? name) => name is not null && _byName.TryGetValue(name, out var agent) ? agent : null;
}
