using ChatAgency.Grains.Interfaces.Profiles;

namespace ChatAgency.Console.Operating;

/// <summary>An agent with its versions, the newest first.</summary>
/// <param name="Agent">Its name.</param>
/// <param name="Current">The version that answers; 0 where the agent is out of service.</param>
/// <param name="Trial">What is tried beside it; null for nothing.</param>
/// <param name="ChangedBy">Who changed last what is served.</param>
/// <param name="Versions">What is kept.</param>
internal sealed record AgentShown(string Agent, int Current, ProfileTrial? Trial, string ChangedBy, IReadOnlyList<VersionShown> Versions)
{
    public static AgentShown Of(ProfileHistory history) =>
        new(history.Agent, history.Current, history.Trial, history.ChangedBy, [.. history.Versions.Reverse().Select(static one => new VersionShown(one.Version, one.Hash, one.At, one.By))]);
}

/// <summary>One version, without its text.</summary>
internal sealed record VersionShown(int Version, string Hash, DateTimeOffset At, string By);

/// <summary>All agents, and the profile files that were refused: <c>file:line: problem</c>.</summary>
internal sealed record AgentList(IReadOnlyList<ListedProfile> Agents, IReadOnlyList<string> Faults);

/// <summary>Two versions, line by line: <c>' '</c> in both, <c>'-'</c> in the first alone, <c>'+'</c> in the second alone.</summary>
internal sealed record AgentCompared(string Agent, int From, int To, IReadOnlyList<ProfileLine> Lines);
