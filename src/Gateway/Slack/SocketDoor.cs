using System.Text.Json.Nodes;
using ChatAgency.Hosting.Correlation;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Sockets;

namespace ChatAgency.Gateway.Slack;

/// <summary>One envelope of Socket Mode: taken as the same request over HTTP is, and acknowledged only when it is kept.</summary>
internal sealed class SocketDoor(SlackRoom room, SlackInbound inbound, SlackReception reception, SlackMetrics metrics, TimeProvider time)
{
    /// <summary>The acknowledgement; null where Slack is to send it again.</summary>
    public async Task<Acknowledgement?> EnterAsync(SocketEnvelope envelope)
    {
        var arrived = time.GetTimestamp();
        using var budget = new CancellationTokenSource(SlackReception.Budget, time);
        using var place = await room.EnterAsync(budget.Token);
        if (place is null)
        {
            metrics.Answered(Taken.Busy, time.GetElapsedTime(arrived));
            return null;
        }

        var (body, mediaType) = EnvelopeBody.Of(envelope);
        var taken = await reception.TakeAsync(inbound.Map(body, mediaType), CorrelationId.New(), budget.Token);
        metrics.Answered(taken.Status, time.GetElapsedTime(arrived));
        if (!taken.IsKept) return null;
        return new Acknowledgement(taken.Words is { } words ? new JsonObject { ["text"] = words } : null);
    }
}
