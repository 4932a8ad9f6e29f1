
namespace ChatAgency.Core.Steps;

/// <summary>What one slot has in the air.</summary>
public sealed record SlotFlight
{
    /// <summary>Where the reservation is.</summary>
    public Reservation Reservation { get; init; }

    /// <summary>True while a find or a read-back runs.</summary>
    public bool Looking { get; init; }

    /// <summary>How often was looked in vain.</summary>
    public int Looks { get; init; }

    /// <summary>Since when looking failed; null while it works.</summary>
    public DateTimeOffset? BlindSince { get; init; }

    /// <summary>When the next call for this slot may begin.</summary>
    public DateTimeOffset NextAt { get; init; }

    /// <summary>The latest moment at which a call of unknown outcome may still have begun to land.</summary>
    public DateTimeOffset UnknownUntil { get; init; }

    /// <summary>The revision that the post shows; -1 where that is not known.</summary>
    public long Shown { get; init; } = -1;

    /// <summary>The content that the post shows, to spare updates that change nothing.</summary>
    public Delivery.PartBody? ShownBody { get; init; }

    /// <summary>The revision being written; 0 for none. One update in flight a post.</summary>
    public long Writing { get; init; }

    /// <summary>When its writing was planned.</summary>
    public DateTimeOffset WritingSince { get; init; }

    /// <summary>True after an update of unknown outcome, and after a takeover: read back before the turn may end.</summary>
    public bool Unsettled { get; init; }

    /// <summary>True when the result's last write is unknown: it is read back before it is written again.</summary>
    public bool ReadFirst { get; init; }

    /// <summary>When the last update was known to be done: until one lag later a read may still show what was before it.</summary>
    public DateTimeOffset ShownAt { get; init; }

    /// <summary>True when progress can no longer be shown on this post.</summary>
    public bool Frozen { get; init; }
}
