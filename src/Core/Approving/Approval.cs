using ChatAgency.Core.Conversations;
using Orleans;

namespace ChatAgency.Core.Approving;

/// <summary>A call that waits for a person, or waited, as the turn's record keeps it.</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.Approval")]
public sealed record Approval
{
    /// <summary>What is asked for.</summary>
    [Id(0)] public required ApprovalAsk Ask { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(1)] public ApprovalState State { get; init; }

    /// <summary>What the answer said before it.</summary>
    [Id(2)] public required string Said { get; init; }

    /// <summary>When it was asked for.</summary>
    [Id(3)] public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Who decided.</summary>
    [Id(4)] public PersonId? By { get; init; }

    /// <summary>What came of it, where it was done.</summary>
    [Id(5)] public string Outcome { get; init; } = "";

    /// <summary>True for a person who may decide it.</summary>
    public bool MayDecide(PersonId person) => Ask.Approvers.Contains(person.Value);

    /// <summary>From then on nobody can approve it.</summary>
    public DateTimeOffset ExpiresAt() => AskedAt + Ask.Life;
}
