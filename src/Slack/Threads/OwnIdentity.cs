using System.Collections.Concurrent;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Outbound.Answers;

namespace ChatAgency.Slack.Threads;

/// <summary>Learns once a workspace who the agency is there, when it first has to tell its own posts from others'.</summary>
internal sealed class OwnIdentity(SlackWebApi api)
{
    private readonly ConcurrentDictionary<string, SlackIdentity> known = new(StringComparer.Ordinal);

    /// <summary>The identity, or why it could not be learned.</summary>
    public async ValueTask<(SlackIdentity? Identity, Refusal? Refusal)> GetAsync(string workspace, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(workspace, out var identity)) return (identity, null);
        switch (await api.AuthTestAsync(workspace, cancellationToken))
        {
            case SlackAnswer<IdentityAnswer>.Done { Value: var we }:
                return (known[workspace] = new SlackIdentity(we.UserId, we.BotId, we.AppId), null);
            case SlackAnswer<IdentityAnswer>.Refused refused:
                return (null, refused.Refusal);
            default:
                return (null, new Refusal(RefusalKind.ForNow, "identity_unknown"));
        }
    }
}
