using System.Collections.Frozen;
using ChatAgency.Core.Agents;

namespace ChatAgency.Grains.Agents;

/// <summary>The agents there are. One of them is always General.</summary>
internal sealed class AgentRoster
{
    private const string Folder = "agents/";

    private readonly FrozenDictionary<string, AgentProfile> _byName;

    /// <exception cref="ArgumentException">Two have one name, or General is missing.</exception>
    public AgentRoster(IEnumerable<AgentProfile> profiles)
    {
        All = [.. profiles.OrderBy(static profile => profile.Name.Value, StringComparer.Ordinal)];
        _byName = All.ToFrozenDictionary(static profile => profile.Name.Value, StringComparer.OrdinalIgnoreCase);
        if (!_byName.ContainsKey(AgentName.General.Value)) throw new ArgumentException("The agent General is missing.", nameof(profiles));
    }

    /// <summary>All, by name.</summary>
    public IReadOnlyList<AgentProfile> All { get; }

    /// <summary>Those that come with the agency.</summary>
    public static AgentRoster BuiltIn()
    {
        var assembly = typeof(AgentRoster).Assembly;
        return new AgentRoster(assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => ProfileFile.Parse(name, Read(name))));

        string Read(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }
    }

    /// <summary>The agent of that name, in any case; null where there is none.</summary>
    public AgentProfile? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The agent of that name, or General: an agent may have been taken away since it was chosen.</summary>
    public AgentProfile FindOrGeneral(string name) => Find(name) ?? _byName[AgentName.General.Value];
}
