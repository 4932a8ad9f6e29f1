using ChatAgency.Core.Conversations;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>One message of a person, and all that became of it.</summary>
internal sealed class Asked(string id, string text, DateTimeOffset sentAt)
{
    public string Id { get; } = id;

    public DateTimeOffset SentAt { get; } = sentAt;

    /// <summary>As it now reads.</summary>
    public string Text { get; set; } = text;

    public DateTimeOffset? EditedAt { get; set; }

    /// <summary>True once the agency said that it is kept.</summary>
    public bool IsKept { get; set; }

    public bool IsDeleted { get; set; }

    /// <summary>Who said it.</summary>
    public required PersonId Author { get; init; }

    /// <summary>True from the moment on at which its author wanted to be erased: until that is acknowledged, either may be.</summary>
    public bool MayBeErased { get; set; }

    public bool IsEnded { get; set; }

    /// <summary>How often a person asked to have it answered anew, by whomever.</summary>
    public int Agains { get; set; }

    /// <summary>True once another agent was chosen for it, and that was acknowledged.</summary>
    public bool IsChosen { get; set; }

    /// <summary>How often an agent asked a person before it went on: its calls are counted anew then.</summary>
    public int Approvals { get; set; }

    /// <summary>True when it was open while everything was away for so long that an answer would surprise.</summary>
    public bool IsStale { get; set; }

    /// <summary>True when a long absence lay within its life: what was wished of it before may have come too late.</summary>
    public bool IsLate { get; set; }

    /// <summary>True once something was wished of it when it had scrolled out of the working window: an edit before that may not have reached it.</summary>
    public bool WasRecalled { get; set; }

    /// <summary>True once it may have been forgotten for its age.</summary>
    public bool IsAged { get; set; }

    /// <summary>How many faults there had been when it was said, and by its end.</summary>
    public long FaultsBefore { get; init; }

    public long FaultsAfter { get; set; }

    /// <summary>Model calls by the words that were asked.</summary>
    public Dictionary<string, int> Calls { get; } = [];

    /// <summary>Wishes that were not yet acknowledged.</summary>
    public int Pending { get; set; }
}
