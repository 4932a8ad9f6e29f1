using System.Collections.Frozen;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;

namespace ChatAgency.Grains.Agents;

/// <summary>The agents there are, as this silo knows them at this moment; files and operators change them while it runs. One of them is always General.</summary>
internal sealed class AgentRoster
{
    private volatile Served _served;

    /// <exception cref="ArgumentException">Two have one name, or General is missing.</exception>
    public AgentRoster(IEnumerable<AgentProfile> profiles) => _served = Served.Of(profiles.Select(static profile => new ServedAgent(profile)));

    /// <summary>All, by name. The same list as long as nothing changed: what is made from it may be kept by it.</summary>
    public IReadOnlyList<AgentProfile> All => _served.All;

    /// <summary>Those that come with the agency.</summary>
    public static AgentRoster BuiltIn() => new(BuiltInProfiles.All.Select(static file => ProfileFile.Parse(file.Name, file.Text)));

    /// <summary>The agent of that name, in any case; null where there is none.</summary>
    public AgentProfile? Find(string name) => _served.ByName.GetValueOrDefault(name)?.Current;

    /// <summary>The agent of that name, or General: an agent may have been taken away since it was chosen.</summary>
    public AgentProfile FindOrGeneral(string name) => Find(name) ?? _served.ByName[AgentName.General.Value].Current;

    /// <summary>Whoever answers a thread under that name: the agent's current profile, or the one that is tried there; General where there is none.</summary>
    public AgentProfile For(string name, ConversationId conversation)
    {
        var served = _served.ByName;
        return (served.GetValueOrDefault(name) ?? served[AgentName.General.Value]).For(conversation);
    }

    /// <summary>These are the agents from now on.</summary>
    /// <exception cref="ArgumentException">Two have one name, or General is missing; then nothing has changed.</exception>
    public void Serve(IEnumerable<ServedAgent> agents) => _served = Served.Of(agents);

    private sealed record Served(IReadOnlyList<AgentProfile> All, FrozenDictionary<string, ServedAgent> ByName)
    {
        public static Served Of(IEnumerable<ServedAgent> agents)
        {
            var byName = agents.ToFrozenDictionary(static agent => agent.Current.Name.Value, StringComparer.OrdinalIgnoreCase);
            if (!byName.ContainsKey(AgentName.General.Value)) throw new ArgumentException("The agent General is missing.", nameof(agents));
            return new Served([.. byName.Values.Select(static agent => agent.Current).OrderBy(static profile => profile.Name.Value, StringComparer.Ordinal)], byName);
        }
    }
}
