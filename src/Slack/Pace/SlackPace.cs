using ChatAgency.Slack.Settings;
using Microsoft.Extensions.Options;

namespace ChatAgency.Slack.Pace;

/// <summary>
/// Slack's scarcest budgets: new posts a channel, updates a workspace. Final texts go first: progress finds no turn
/// once half of the burst is used, and never waits.
/// </summary>
internal sealed class SlackPace(IOptions<SlackOptions> options, TimeProvider clock)
{
    private const int PostBurst = 4;
    private const int UpdateBurst = 16;
    private const int ProgressBurst = UpdateBurst / 2;

    /// <summary>Half of a call's time; the other half is for the call.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Pacer posts = new(clock);
    private readonly Pacer updates = new(clock);

    /// <summary>A turn for a new post.</summary>
    public bool TryPost(string workspace, string channel, out TimeSpan wait) =>
        posts.TryTake($"{workspace}/{channel}", Rate.PerMinute(options.Value.PostsPerMinute, PostBurst), Patience, out wait);

    /// <summary>A turn for an update.</summary>
    public bool TryUpdate(string workspace, bool isFinal, out TimeSpan wait) =>
        updates.TryTake(
            workspace,
            Rate.PerMinute(options.Value.UpdatesPerMinute, isFinal ? UpdateBurst : ProgressBurst),
            isFinal ? Patience : TimeSpan.Zero,
            out wait);
}
