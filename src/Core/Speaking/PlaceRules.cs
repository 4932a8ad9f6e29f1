namespace ChatAgency.Core.Speaking;

/// <summary>What holds in a place for a person.</summary>
public readonly record struct PlaceRules
{
    /// <summary>Which messages speak to the agency.</summary>
    public SpeakingMode Mode { get; init; }

    /// <summary>Guests are answered.</summary>
    public bool Guests { get; init; }

    /// <summary>Channels that are shared with another organisation are open, and so are their people.</summary>
    public bool External { get; init; }

    /// <summary>The channel is not on the list of those in which it answers.</summary>
    public bool IsClosedChannel { get; init; }

    /// <summary>The person is not on the list of those whom it answers.</summary>
    public bool IsClosedPerson { get; init; }

    /// <summary>It is muted there.</summary>
    public bool IsMuted { get; init; }
}
