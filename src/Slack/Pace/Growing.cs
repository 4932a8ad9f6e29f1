namespace ChatAgency.Slack.Pace;

/// <summary>
/// The posts that grow, and an even share for each: a post that got an update waits behind those that did not.
/// </summary>
internal sealed class Growing
{
    /// <summary>How long after the time it was told a post that does not ask again still counts.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, Post> posts = new(StringComparer.Ordinal);

    /// <summary>When the post's share allows another update; now for one that never had any.</summary>
    public DateTimeOffset Share(string who, DateTimeOffset now, TimeSpan interval)
    {
        foreach (var (name, post) in posts)
        {
            if (post.Until < now && name != who) posts.Remove(name);
        }

        if (!posts.TryGetValue(who, out var own)) posts[who] = own = new Post(now, IsServed: false, now);
        return own.IsServed ? own.Since + (interval * posts.Count) : now;
    }

    /// <summary>The post has been given an update.</summary>
    public void Served(string who, DateTimeOffset now, TimeSpan interval) => posts[who] = new Post(now, IsServed: true, now + (interval * posts.Count) + Grace);

    /// <summary>The post is told to come again; gives how many wait longer than it does.</summary>
    public int Ahead(string who, DateTimeOffset now)
    {
        var own = posts[who];
        return posts.Count(other => other.Value.Since < own.Since && other.Value.Until >= now && other.Key != who);
    }

    /// <summary>The post was told to come again then.</summary>
    public void Told(string who, DateTimeOffset then) => posts[who] = posts[who] with { Until = then + Grace };

    /// <summary>The post has its last text, or is to have it.</summary>
    public void Leave(string who) => posts.Remove(who);

    public int Count => posts.Count;

    /// <param name="Since">Since when it waits: its latest update, else its first ask.</param>
    /// <param name="IsServed">Whether it had an update.</param>
    /// <param name="Until">How long it counts.</param>
    private sealed record Post(DateTimeOffset Since, bool IsServed, DateTimeOffset Until);
}
