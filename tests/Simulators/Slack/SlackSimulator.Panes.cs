using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack;

/// <content>The app's own pane.</content>
public sealed partial class SlackSimulator
{
    /// <summary>A person opens the app's pane. Returns when the event is acknowledged or all tries have failed; null where the app hears of no such event.</summary>
    /// <param name="pane">The pane's channel, a direct message.</param>
    /// <param name="user">The person's id.</param>
    /// <param name="inView">The channel in view beside it; null for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Delivery?> OpenPaneAsync(string pane, string user, string? inView = null, CancellationToken cancellationToken = default)
    {
        if (!Subscriptions.Contains("app_home_opened")) return null;
        BuiltEvent built;
        lock (_world.Lock) built = PaneBody.Opened(Workspace, Find(pane, null), user, inView, _world.NextTs());
        return await _sender.DeliverAsync(built, 0, null, cancellationToken);
    }

    /// <summary>As <see cref="OpenPaneAsync"/>, where the pane stays open and the person goes to another channel beside it.</summary>
    public async Task<Delivery?> MoveAsync(string pane, string user, string? inView, CancellationToken cancellationToken = default)
    {
        if (!Subscriptions.Contains("app_context_changed")) return null;
        BuiltEvent built;
        lock (_world.Lock) built = PaneBody.Moved(Workspace, Find(pane, null), user, inView, _world.NextTs());
        return await _sender.DeliverAsync(built, 0, null, cancellationToken);
    }

    /// <summary>As <see cref="OpenPaneAsync"/>, in an app with the older view: there a thread is begun for it, or another channel comes into view.</summary>
    public async Task<Delivery?> OpenAssistantAsync(string pane, string user, string threadTs, string? inView = null, bool isChange = false, CancellationToken cancellationToken = default)
    {
        if (!Subscriptions.Contains(isChange ? "assistant_thread_context_changed" : "assistant_thread_started")) return null;
        BuiltEvent built;
        lock (_world.Lock) built = PaneBody.Assistant(Workspace, Find(pane, null), user, threadTs, inView, isChange, _world.NextTs());
        return await _sender.DeliverAsync(built, 0, null, cancellationToken);
    }

    /// <summary>What a thread is called; null while it has no title.</summary>
    public string? Title(string channel, string threadTs)
    {
        lock (_world.Lock) return Find(channel, null).Titles.GetValueOrDefault(threadTs);
    }

    internal IReadOnlyDictionary<string, string> Titles(string channel)
    {
        lock (_world.Lock) return Find(channel, null).Titles.ToDictionary();
    }

    /// <summary>Waits until a thread has a title; 30 seconds unless told otherwise.</summary>
    /// <exception cref="TimeoutException">It has none in time.</exception>
    public Task<string?> WaitForTitleAsync(string channel, string threadTs, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        _changes.WaitForAsync(() => Title(channel, threadTs), static title => title is not null, static title => $"title: {title}", timeout, cancellationToken);

    /// <summary>The questions that the app offers in a thread; above all threads where null.</summary>
    public IReadOnlyList<OfferedPrompt> Prompts(string channel, string? threadTs = null)
    {
        lock (_world.Lock) return Find(channel, null).Prompts.GetValueOrDefault(threadTs ?? "") ?? [];
    }
}
