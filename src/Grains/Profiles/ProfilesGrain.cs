using System.Collections.Immutable;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Auditing;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Auditing;
using ChatAgency.Grains.Interfaces.Profiles;

namespace ChatAgency.Grains.Profiles;

/// <summary>Keeps every agent's versions and says which of them answer.</summary>
[GrainType("profiles")]
internal sealed class ProfilesGrain([PersistentState("profiles")] IPersistentState<ProfilesState> stored, AuditTrail trail, TimeProvider time) : Grain, IProfilesGrain
{
    private const int MostVersions = 50;
    private const int MostAgents = 200;

    // Two versions of more lines would take more to compare than a silo can give.
    private const int MostLines = 2_000;

    // Not stored: whoever has a wrong file says so again.
    private readonly SortedDictionary<string, IReadOnlyList<string>> _refused = new(StringComparer.Ordinal);

    public async Task<ProfileOutcome> Publish(string file, string text, bool isChange, CancellationToken cancellationToken)
    {
        var outcome = await TakeInAsync(file, text, $"file:{file}", isChange, null, cancellationToken);
        if (outcome.Faults.Count > 0) _refused[file] = outcome.Faults;
        else _refused.Remove(file);
        return outcome;
    }

    public Task<ProfileOutcome> Edit(string text, string by, CancellationToken cancellationToken) => TakeInAsync("profile", text, by, isChange: true, null, cancellationToken);

    public Task<ProfileOutcome> EditOf(string agent, string text, string by, CancellationToken cancellationToken) => TakeInAsync("profile", text, by, isChange: true, agent, cancellationToken);

    public Task<ProfileOutcome> RollBack(string agent, int version, string by, CancellationToken cancellationToken) =>
        ChangeAsync(agent, by, history => history.Find(version) is null ? null : history with { Current = version, Trial = null }, $"version {version} is not kept", cancellationToken);

    public Task<ProfileOutcome> Try(string agent, int version, int percent, string by, CancellationToken cancellationToken) =>
        percent is < 1 or > 99
            ? Task.FromResult(Refused(0, "the share is 1 to 99 percent"))
            : ChangeAsync(
                agent, by,
                history => history.Current == 0 || history.Current == version || history.Find(version) is null ? null : history with { Trial = new ProfileTrial(version, percent) },
                $"version {version} is not kept, or is the current one", cancellationToken);

    public Task<ProfileOutcome> EndTrial(string agent, string by, CancellationToken cancellationToken) =>
        ChangeAsync(agent, by, static history => history with { Trial = null }, "", cancellationToken);

    public Task<ProfileOutcome> Retire(string agent, string by, CancellationToken cancellationToken) =>
        ChangeAsync(agent, by, static history => IsGeneral(history.Agent) ? null : history with { Current = 0, Trial = null }, "General stays: it answers what no other does", cancellationToken);

    public Task<IReadOnlyList<ListedProfile>> List(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ListedProfile>>([.. stored.State.Agents.Values
            .OrderBy(static history => history.Agent, StringComparer.OrdinalIgnoreCase)
            .Select(static history => new ListedProfile(history.Agent, history.Current, history.Trial, history.Versions[^1].Version, history.ChangedBy))]);

    public Task<ProfileHistory?> Read(string agent, CancellationToken cancellationToken) => Task.FromResult(Find(agent));

    public Task<IReadOnlyList<ProfileLine>?> Compare(string agent, int from, int to, CancellationToken cancellationToken) =>
        Task.FromResult(Find(agent) is { } history && history.Find(from) is { } before && history.Find(to) is { } after ? Comparison.Of(before.Text, after.Text) : null);

    public Task<ServedProfiles?> Served(long known, CancellationToken cancellationToken)
    {
        if (known == stored.State.Version) return Task.FromResult<ServedProfiles?>(null);
        var agents = stored.State.Agents.Values.Where(static history => history.Current > 0)
            .Select(static history => new ServedProfile(history.Find(history.Current)!, history.Trial is { } trial ? history.Find(trial.Version) : null, history.Trial?.Percent ?? 0));
        return Task.FromResult<ServedProfiles?>(new ServedProfiles(stored.State.Version, [.. agents]));
    }

    public Task<IReadOnlyList<string>> Faults(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. _refused.Values.SelectMany(static faults => faults)]);

    private async Task<ProfileOutcome> TakeInAsync(string file, string text, string by, bool isChange, string? only, CancellationToken cancellationToken)
    {
        if (text.ReplaceLineEndings("\n").AsSpan().Count('\n') > MostLines) return Refused(0, $"{file}:{MostLines + 1}: a profile has {MostLines} lines at most");
        AgentProfile profile;
        try
        {
            profile = ProfileFile.Parse(file, text);
        }
        catch (ProfileFault fault)
        {
            return new ProfileOutcome(0, false, fault.All);
        }

        var name = profile.Name.Value;
        if (only is not null && KeyOf(only) != KeyOf(name)) return Refused(Find(only)?.Current ?? 0, $"the text is of {name}: its name says so");
        var history = Find(name) ?? new ProfileHistory(name, 0, null, [], by);
        if (history.Versions.IsEmpty && stored.State.Agents.Count >= MostAgents) return Refused(0, $"there are {MostAgents} agents already");
        if (history.Versions.FirstOrDefault(one => one.Hash == profile.Hash) is { } known)
        {
            if (!isChange || history is { Trial: null } && history.Current == known.Version) return new ProfileOutcome(history.Current, false, []);
            return await SaveAsync(history with { Current = known.Version, Trial = null, ChangedBy = by }, cancellationToken);
        }

        var next = history.Versions.IsEmpty ? 1 : history.Versions[^1].Version + 1;
        var kept = history.Versions.Length < MostVersions ? history.Versions : history.Versions.Remove(history.Versions.First(one => one.Version != history.Current));
        var added = new ProfileText(next, profile.Hash, text, time.GetUtcNow(), by);
        return await SaveAsync(history with { Agent = name, Current = next, Trial = null, Versions = kept.Add(added), ChangedBy = by }, cancellationToken);
    }

    private async Task<ProfileOutcome> ChangeAsync(string agent, string by, Func<ProfileHistory, ProfileHistory?> change, string otherwise, CancellationToken cancellationToken)
    {
        if (Find(agent) is not { } history) return Refused(0, $"there is no agent {agent}");
        if (change(history) is not { } changed) return Refused(history.Current, otherwise);
        return changed == history ? new ProfileOutcome(history.Current, false, []) : await SaveAsync(changed with { ChangedBy = by }, cancellationToken);
    }

    private async Task<ProfileOutcome> SaveAsync(ProfileHistory history, CancellationToken cancellationToken)
    {
        var before = Find(history.Agent);
        stored.State.Agents[KeyOf(history.Agent)] = history;
        stored.State.Version++;
        try
        {
            await stored.WriteStateAsync(cancellationToken);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }

        await trail.TryRecordAsync(Changed(before, history), cancellationToken);
        return new ProfileOutcome(history.Current, true, []);
    }

    private AuditEvent Changed(ProfileHistory? before, ProfileHistory after)
    {
        var outcome = after.Current == 0 ? "retired" : after.Trial is not null ? "tried" : before?.Current == after.Current ? "trial-ended" : "answers";
        ImmutableArray<AuditDetail> details = [AuditDetail.Of("before", before?.Current ?? 0), AuditDetail.Of("after", after.Current)];
        if (after.Trial is { } trial) details = details.AddRange(AuditDetail.Of("tried", trial.Version), AuditDetail.Of("percent", trial.Percent));
        return AuditEvent.Of("", time.GetUtcNow(), AuditKind.ProfileChanged, after.ChangedBy, after.Agent, outcome, details);
    }

    private ProfileHistory? Find(string agent) => stored.State.Agents.GetValueOrDefault(KeyOf(agent));

    private static ProfileOutcome Refused(int current, string why) => new(current, false, [why]);

    private static bool IsGeneral(string agent) => KeyOf(agent) == KeyOf(AgentName.General.Value);

    private static string KeyOf(string agent) => agent.ToLowerInvariant();
}
