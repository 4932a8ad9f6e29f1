
namespace ChatAgency.Core.Delivery;

/// <summary>What a platform's threads can do, and how fast.</summary>
public sealed record ThreadTraits
{
    /// <summary>The least time between two updates that show progress. Final texts do not wait for it.</summary>
    public required TimeSpan ProgressInterval { get; init; }

    /// <summary>How long a call may be on its way before its outcome is unknown.</summary>
    public required TimeSpan CallTimeout { get; init; }

    /// <summary>How long a post or an update may be missing from what the platform reads back.</summary>
    public required TimeSpan ReadLag { get; init; }

    /// <summary>True where a post is shown as the agent that answers, for good: it is not made before that agent is known.</summary>
    public bool ShowsSpeaker { get; init; }

    /// <summary>True where a post may carry its marker only from its last text on.</summary>
    public bool MarksLate { get; init; }

    /// <summary>How long after its answer an edited question is answered anew.</summary>
    public TimeSpan EditWindow { get; init; } = TimeSpan.FromMinutes(10);
}
