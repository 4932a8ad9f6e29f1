using ChatAgency.Core.Conversations;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Outbound.Answers;

namespace ChatAgency.Slack.Names;

/// <summary>Who people are, what channels are called and who is in a group, as Slack says. Names are people's own words: one line, and not endless.</summary>
internal sealed class PersonNames(SlackWebApi api, NameCache cache, NamesNews news)
{
    private const int LongestName = 80;

    /// <summary>The display name, else the real name, else the id. Throws on cancellation alone.</summary>
    public async ValueTask<string> NameAsync(string workspace, PersonId person, CancellationToken cancellationToken) =>
        (await PersonAsync(workspace, person, cancellationToken))?.Name ?? person.Value;

    /// <summary>Who a person is; null where Slack does not tell.</summary>
    public async ValueTask<Person?> PersonAsync(string workspace, PersonId person, CancellationToken cancellationToken)
    {
        await news.HearAsync(workspace, cancellationToken);
        return await cache.GetAsync(NameKey.Of(workspace, person.Value), () => AskPersonAsync(workspace, person), cancellationToken);
    }

    /// <summary>A channel's name, else its id.</summary>
    public async ValueTask<string> ChannelAsync(string workspace, string channel, CancellationToken cancellationToken)
    {
        await news.HearAsync(workspace, cancellationToken);
        return await cache.GetAsync(NameKey.Of(workspace, channel), () => AskChannelAsync(workspace, channel), cancellationToken) ?? channel;
    }

    /// <summary>The channel of the direct messages between the agency and a person; null where Slack does not tell.</summary>
    public ValueTask<string?> DirectAsync(string workspace, PersonId person, CancellationToken cancellationToken) =>
        cache.GetAsync(NameKey.Direct(workspace, person), async () => await api.DirectAsync(workspace, person, CancellationToken.None) is SlackAnswer<ChannelAnswer>.Done { Value.Channel.Id: { Length: > 0 } id } ? id : null, cancellationToken);

    /// <summary>The ids of those in a group of people; null where Slack does not tell.</summary>
    public async ValueTask<IReadOnlySet<string>?> GroupAsync(string workspace, string group, CancellationToken cancellationToken)
    {
        await news.HearAsync(workspace, cancellationToken);
        return await cache.GetAsync(NameKey.Of(workspace, group), () => AskGroupAsync(workspace, group), cancellationToken);
    }

    private async Task<Person?> AskPersonAsync(string workspace, PersonId person)
    {
        if (await api.UserAsync(workspace, person, CancellationToken.None) is not SlackAnswer<UserAnswer>.Done { Value.User: { } user }) return null;
        string?[] names = [user.Profile?.DisplayName, user.Profile?.RealName, user.RealName, user.Name];
        var name = names.Select(Clean).FirstOrDefault(static name => name.Length > 0);
        return new Person(name, user is { IsRestricted: true } or { IsUltraRestricted: true }, user.IsStranger == true);
    }

    private async Task<string?> AskChannelAsync(string workspace, string channel) =>
        await api.ChannelAsync(workspace, channel, CancellationToken.None) is SlackAnswer<ChannelAnswer>.Done { Value.Channel.Name: { } name } && Clean(name) is { Length: > 0 } clean ? clean : null;

    private async Task<IReadOnlySet<string>?> AskGroupAsync(string workspace, string group) =>
        await api.GroupAsync(workspace, group, CancellationToken.None) is SlackAnswer<GroupAnswer>.Done { Value.Users: { } users } ? users.OfType<string>().ToHashSet(StringComparer.Ordinal) : null;

    private static string Clean(string? name)
    {
        var line = string.Concat((name ?? "").Where(static c => !char.IsControl(c))).Trim();
        if (line.Length <= LongestName) return line;
        return line[..(char.IsHighSurrogate(line[LongestName - 1]) ? LongestName - 1 : LongestName)];
    }
}
