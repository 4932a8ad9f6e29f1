using ChatAgency.Core.Approving;
using ChatAgency.Core.Conversations;
using Orleans;

namespace ChatAgency.Core.Agents;

/// <summary>What an agent is asked: the question and what the same thread said before it, oldest first.</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.AgentRequest")]
public sealed record AgentRequest
{
    /// <summary>The thread; nothing from another one may be added.</summary>
    [Id(0)] public required ConversationId Conversation { get; init; }

    /// <summary>The turn being answered.</summary>
    [Id(1)] public required long Turn { get; init; }

    /// <summary>The message being answered.</summary>
    [Id(2)] public required MessageId Message { get; init; }

    /// <summary>Who asks.</summary>
    [Id(3)] public required PersonId Author { get; init; }

    /// <summary>The question as its author wrote it.</summary>
    [Id(4)] public required string Question { get; init; }

    /// <summary>What the thread said before, oldest first.</summary>
    [Id(5)] public required IReadOnlyList<Exchange> Earlier { get; init; }

    /// <summary>Who answered last in this thread.</summary>
    [Id(6)] public AgentName? LastAgent { get; init; }

    /// <summary>Ties log lines and spans together.</summary>
    [Id(7)] public string CorrelationId { get; init; } = "";

    /// <summary>Which attempt of the turn asks, from 1: the second one may go to another model.</summary>
    [Id(8)] public int Attempt { get; init; } = 1;

    /// <summary>What was written while this was being answered, and is answered with it; oldest first.</summary>
    [Id(9)] public IReadOnlyList<Joined> Joined { get; init; } = [];

    /// <summary>True after the model found the prompt too long: much less of the thread must do.</summary>
    [Id(10)] public bool Compact { get; init; }

    /// <summary>The agents that answer this side by side, the one that is asked among them; empty where one answers alone.</summary>
    [Id(11)] public IReadOnlyList<AgentName> Panel { get; init; } = [];

    /// <summary>What the members of a panel answered, for the one who draws it together; empty elsewhere.</summary>
    [Id(12)] public IReadOnlyList<Contribution> Contributions { get; init; } = [];

    /// <summary>Who had this turn before and passed it on, the first one first; empty where nobody did.</summary>
    [Id(13)] public IReadOnlyList<Handover> Handovers { get; init; } = [];

    /// <summary>The gist of what has left the working window, as a model wrote it; empty for nothing. Untrusted.</summary>
    [Id(20)] public string Summary { get; init; } = "";

    /// <summary>Where the answer goes on after a person was asked; null where it begins.</summary>
    [Id(21)] public Approval? Approval { get; init; }

    /// <summary>Whom a person chose for this turn; null where nobody did.</summary>
    [Id(22)] public Choice? Choice { get; init; }

    /// <summary>The first message of the thread that the agency was asked, while that is in the working window; null later.</summary>
    [Id(23)] public MessageId? FirstAsked { get; init; }

    /// <summary>What the thread said before that, oldest first; an agent looks it up for itself. Untrusted.</summary>
    [Id(24)] public IReadOnlyList<Overheard> Overheard { get; init; } = [];

    /// <summary>How many characters an answer to this had that a person found too long; 0 where nobody did.</summary>
    [Id(30)] public int ShorterThan { get; init; }
}
