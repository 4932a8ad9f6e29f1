using System.Collections.Immutable;
using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Auditing;
using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Auditing;
using ChatAgency.Grains.Interfaces.Routing;
using ChatAgency.Grains.Words;

namespace ChatAgency.Grains.Routing;

/// <summary>Keeps a workspace's wishes for routing.</summary>
[GrainType("workspace-routing")]
internal sealed class WorkspaceRoutingGrain(
    [PersistentState("routing")] IPersistentState<WorkspaceRoutingState> stored, AgentRoster roster, WordsDesk words, AuditTrail trail, TimeProvider time) : Grain, IWorkspaceRoutingGrain
{
    // Who stands in the audit where a gateway of the previous build does not say.
    private const string Somebody = "operator";
    private const int MostRules = 100;
    private const int MostWords = 50;
    private const int LongestWord = 100;
    private const int MostPreferences = 10_000;

    private WorkspaceRouting Held => stored.State.Routing;

    public Task<WorkspaceRouting?> Read(long known, CancellationToken cancellationToken) => Task.FromResult(Held.Version == known ? null : Held);

    public async Task<IReadOnlyList<string>> Set(RoutingWishes wishes, CancellationToken cancellationToken)
    {
        var faults = Faults(wishes.Mode, wishes.Panels, wishes.Rules);
        if (wishes.Version is { } version && version != Held.Version) faults.Add($"somebody else changed it: this was made of version {version}, and {Held.Version} holds. Read it again");
        if (faults.Count > 0) return faults;
        await SaveAsync(Held with { Mode = wishes.Mode, Panels = wishes.Panels, Handoffs = wishes.Handoffs, Rules = [.. wishes.Rules] }, cancellationToken);
        await RecordAsync(AuditKind.RoutingChanged, wishes.By ?? Somebody, this.GetPrimaryKeyString(), "set", cancellationToken, AuditDetail.Of("before", Held.Version - 1), AuditDetail.Of("after", Held.Version));
        return faults;
    }

    public Task<bool> Prefer(PersonId person, AgentName? agent, CancellationToken cancellationToken) => PreferBy(person, agent, Somebody, cancellationToken);

    public async Task<bool> PreferBy(PersonId person, AgentName? agent, string by, CancellationToken cancellationToken)
    {
        if (agent is null && !Held.Preferences.ContainsKey(person.Value)) return true;
        if (agent is not null && Held.Preferences.Count >= MostPreferences && !Held.Preferences.ContainsKey(person.Value)) return false;
        await SaveAsync(Held with { Preferences = agent is { } wanted ? Held.Preferences.SetItem(person.Value, wanted) : Held.Preferences.Remove(person.Value) }, cancellationToken);
        await RecordAsync(AuditKind.PreferenceChanged, by, person.Value, agent is null ? "taken-off" : "set", cancellationToken, agent is null ? [] : [AuditDetail.Of("agent", agent.Value.Value)]);
        return true;
    }

    public async Task<string> Use(PersonId person, string name, CancellationToken cancellationToken)
    {
        if (PreferenceWords.IsNobody(name))
        {
            await PreferBy(person, null, person.Value, cancellationToken);
            return "Whoever fits best answers you from now on.";
        }

        if (roster.Find(name) is not { } agent) return $"There is no agent of that name, and nothing has changed. There are: {string.Join(", ", roster.All.Select(static one => one.Name))}.";
        return await PreferBy(person, agent.Name, person.Value, cancellationToken)
            ? $"{agent.Name} answers you from now on wherever your message names nobody else. “use nobody” ends that."
            : "As many people here as can be have chosen an agent already, so nothing has changed.";
    }

    public Task<string> Say(CommandWord word, CancellationToken cancellationToken) => Task.FromResult(words.Say(word));

    public async Task Learn(RoutingLesson lesson, CancellationToken cancellationToken) => await TeachAsync(LessonBook.With(Held.Lessons, lesson), cancellationToken);

    public async Task Forget(string conversation, MessageId? message, CancellationToken cancellationToken) => await TeachAsync(LessonBook.Without(Held.Lessons, conversation, message), cancellationToken);

    public async Task ErasePlace(string? channel, CancellationToken cancellationToken)
    {
        if (!stored.RecordExists) return;
        await SaveAsync(channel is null ? WorkspaceRouting.Empty with { Version = Held.Version } : Held with { Rules = [.. Held.Rules.Where(rule => rule.Channel != channel)], Lessons = LessonBook.WithoutChannel(Held.Lessons, channel) }, cancellationToken);
    }

    // What teaches nothing new costs no write.
    private async Task TeachAsync(ImmutableArray<RoutingLesson> lessons, CancellationToken cancellationToken)
    {
        if (lessons != Held.Lessons) await SaveAsync(Held with { Lessons = lessons }, cancellationToken);
    }

    private static List<string> Faults(RoutingMode? mode, PanelMode? panels, IReadOnlyList<RoutingRule> rules)
    {
        var faults = new List<string>();
        if (mode is { } one && !Enum.IsDefined(one)) faults.Add("the mode is Local or Hybrid");
        if (panels is { } other && !Enum.IsDefined(other)) faults.Add("panels are Auto, Named or Off");
        if (rules.Count > MostRules) faults.Add($"there are {MostRules} rules at most");
        for (var i = 0; i < rules.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(rules[i].Agent.Value)) faults.Add($"rule {i + 1} names no agent");
            if (string.IsNullOrEmpty(rules[i].Channel) && rules[i].Words.Count == 0) faults.Add($"rule {i + 1} names neither a channel nor words: it would take everything");
            if (rules[i].Words.Count > MostWords || rules[i].Words.Any(static word => string.IsNullOrWhiteSpace(word) || word.Length > LongestWord)) faults.Add($"rule {i + 1} has {MostWords} words at most, each of {LongestWord} characters at most");
        }

        return faults;
    }

    // The change stands: where the audit is away, it is told of it when it is back.
    private Task<bool> RecordAsync(AuditKind kind, string by, string subject, string outcome, CancellationToken cancellationToken, params ImmutableArray<AuditDetail> details) =>
        trail.TryRecordAsync(AuditEvent.Of(this.GetPrimaryKeyString(), time.GetUtcNow(), kind, by, subject, outcome, details), cancellationToken);

    private async Task SaveAsync(WorkspaceRouting next, CancellationToken cancellationToken)
    {
        stored.State.Routing = next with { Version = Held.Version + 1 };
        try
        {
            await stored.WriteStateAsync(cancellationToken);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
