using System.Collections.Concurrent;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Outbound.Answers;

namespace ChatAgency.Slack.Threads;

/// <summary>
/// Learns once a workspace who the agency is there, when it first has to tell its own posts from others'. After a start
/// many threads want to know at once: one asks, the others wait for it.
/// </summary>
internal sealed class OwnIdentity(SlackWebApi api)
{
    private readonly ConcurrentDictionary<string, Place> places = new(StringComparer.Ordinal);

    /// <summary>The identity, or why it could not be learned.</summary>
    public async ValueTask<(SlackIdentity? Identity, Refusal? Refusal)> GetAsync(string workspace, CancellationToken cancellationToken)
    {
        var place = places.GetOrAdd(workspace, static _ => new Place());
        if (place.Identity is { } known) return (known, null);
        await place.Asking.WaitAsync(cancellationToken);
        try
        {
            return place.Identity is { } learned ? (learned, null) : await AskAsync(place, workspace, cancellationToken);
        }
        finally
        {
            place.Asking.Release();
        }
    }

    private async Task<(SlackIdentity? Identity, Refusal? Refusal)> AskAsync(Place place, string workspace, CancellationToken cancellationToken)
    {
        switch (await api.AuthTestAsync(workspace, cancellationToken))
        {
            case SlackAnswer<IdentityAnswer>.Done { Value: var we }:
                return (place.Identity = new SlackIdentity(we.UserId, we.BotId, we.AppId), null);
            case SlackAnswer<IdentityAnswer>.Refused refused:
                return (null, refused.Refusal);
            default:
                return (null, new Refusal(RefusalKind.ForNow, "identity_unknown"));
        }
    }

    private sealed class Place
    {
        private volatile SlackIdentity? identity;

        public SemaphoreSlim Asking { get; } = new(1);

        public SlackIdentity? Identity
        {
            get => identity;
            set => identity = value;
        }
    }
}
