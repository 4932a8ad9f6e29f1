namespace ChatAgency.Simulators.Slack.Events;

/// <summary>What a person wrote or did, and how its events were delivered.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Ts">The message's ts.</param>
/// <param name="ThreadTs">The ts of the thread that it stands in, which is its own where it starts one.</param>
/// <param name="Deliveries">The events.</param>
public sealed record Said(string Channel, string Ts, string ThreadTs, IReadOnlyList<Delivery> Deliveries)
{
    /// <summary>All events were answered with 2xx in time.</summary>
    public bool IsAcknowledged => Deliveries.All(static delivery => delivery.IsAcknowledged);
}
