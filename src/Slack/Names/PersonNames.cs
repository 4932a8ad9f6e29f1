using System.Collections.Concurrent;
using ChatAgency.Core.Conversations;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Outbound.Answers;

namespace ChatAgency.Slack.Names;

/// <summary>The names of people, kept for an hour. People who are asked for at the same time are looked up once.</summary>
internal sealed class PersonNames(SlackWebApi api, TimeProvider clock)
{
    private const int MostKept = 10_000;
    private const int LongestName = 80;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>Where Slack did not tell, the id stands in for the name, and is asked about again after this.</summary>
    private static readonly TimeSpan KeptUnknown = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string Workspace, string Person), Entry> entries = new();

    /// <summary>The display name, else the real name, else the id. Throws on cancellation alone.</summary>
    public async ValueTask<string> NameAsync(string workspace, PersonId person, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var key = (workspace, person.Value);
        if (!entries.TryGetValue(key, out var entry) || entry.Until <= now)
        {
            if (entries.Count >= MostKept) Forget(now);
            var fresh = new Entry(now + Kept, new Lazy<Task<string?>>(() => AskAsync(workspace, person)));
            entry = entries.AddOrUpdate(key, fresh, (_, known) => known.Until > now ? known : fresh);
        }

        var name = await entry.Name.Value.WaitAsync(cancellationToken);
        if (name is null) entries.TryUpdate(key, entry with { Until = now + KeptUnknown }, entry);
        return name ?? person.Value;
    }

    // Whoever waits for it may leave; the look-up goes on for the others, within the deadline of every call.
    private async Task<string?> AskAsync(string workspace, PersonId person)
    {
        if (await api.UserAsync(workspace, person, CancellationToken.None) is not SlackAnswer<UserAnswer>.Done { Value.User: { } user }) return null;
        string?[] names = [user.Profile?.DisplayName, user.Profile?.RealName, user.RealName, user.Name];
        return names.Select(Clean).FirstOrDefault(static name => name.Length > 0);
    }

    /// <summary>Names are people's own words: one line, and not endless.</summary>
    private static string Clean(string? name)
    {
        var line = string.Concat((name ?? "").Where(static c => !char.IsControl(c))).Trim();
        if (line.Length <= LongestName) return line;
        return line[..(char.IsHighSurrogate(line[LongestName - 1]) ? LongestName - 1 : LongestName)];
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, entry) in entries)
        {
            if (entry.Until <= now) entries.TryRemove(key, out _);
        }

        if (entries.Count >= MostKept) entries.Clear();
    }

    private sealed record Entry(DateTimeOffset Until, Lazy<Task<string?>> Name);
}
