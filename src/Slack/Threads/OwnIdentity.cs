using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Outbound.Answers;

namespace ChatAgency.Slack.Threads;

/// <summary>Learns once who the agency is on Slack, when it first has to tell its own posts from others'.</summary>
internal sealed class OwnIdentity(SlackWebApi api)
{
    private volatile SlackIdentity? known;

    /// <summary>The identity, or why it could not be learned.</summary>
    public async ValueTask<(SlackIdentity? Identity, Refusal? Refusal)> GetAsync(string workspace, CancellationToken cancellationToken)
    {
        if (known is { } identity) return (identity, null);
        switch (await api.AuthTestAsync(workspace, cancellationToken))
        {
            case SlackAnswer<IdentityAnswer>.Done { Value: var we }:
                known = new SlackIdentity(we.UserId, we.BotId, we.AppId);
                return (known, null);
            case SlackAnswer<IdentityAnswer>.Refused refused:
                return (null, refused.Refusal);
            default:
                return (null, new Refusal(RefusalKind.ForNow, "identity_unknown"));
        }
    }
}
