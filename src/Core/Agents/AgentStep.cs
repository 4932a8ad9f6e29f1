using ChatAgency.Core.Approving;
using ChatAgency.Core.Failures;
using Orleans;

namespace ChatAgency.Core.Agents;

/// <summary>What an agent says while it answers.</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.AgentStep")]
public abstract record AgentStep
{
    /// <summary>The answer grew by this text.</summary>
    [GenerateSerializer, Immutable, Alias("ChatAgency.AgentStep.Text")]
    public sealed record Text([property: Id(0)] string Delta) : AgentStep;

    /// <summary>A piece of work behind the answer was named, or stands elsewhere now.</summary>
    [GenerateSerializer, Immutable, Alias("ChatAgency.AgentStep.Work")]
    public sealed record Work([property: Id(0)] WorkItem Item) : AgentStep;

    /// <summary>A call needs a person's approval: the answer goes on from the script when it is decided. The stream ends with it.</summary>
    [GenerateSerializer, Immutable, Alias("ChatAgency.AgentStep.Suspended")]
    public sealed record Suspended([property: Id(0)] ApprovalAsk Ask) : AgentStep;

    /// <summary>A call that was approved is done, with this outcome; the answer goes on.</summary>
    [GenerateSerializer, Immutable, Alias("ChatAgency.AgentStep.Acted")]
    public sealed record Acted([property: Id(0)] string Approval, [property: Id(1)] string Outcome) : AgentStep;

    /// <summary>Another agent takes the turn over. Where an agent says it, its stream ends with it; where the agency says it, the other one's steps follow.</summary>
    /// <param name="To">Who goes on.</param>
    /// <param name="Reason">Why, as a model put it; untrusted.</param>
    /// <param name="Returned">What tools returned to the one who passes it on, each between marks of its own; untrusted.</param>
    /// <param name="Account">What it cost so far.</param>
    [GenerateSerializer, Immutable, Alias("ChatAgency.AgentStep.PassedOn")]
    public sealed record PassedOn(
        [property: Id(0)] AgentName To,
        [property: Id(1)] string Reason,
        [property: Id(2)] IReadOnlyList<string> Returned,
        [property: Id(3)] Finished Account) : AgentStep;

    /// <summary>The answer is whole. A stream that ends without it was cut.</summary>
    /// <param name="Model">The model, as it names itself.</param>
    /// <param name="InputTokens">What was sent to models.</param>
    /// <param name="OutputTokens">What they wrote.</param>
    /// <param name="Authors">Who wrote it; null where the agents do not say.</param>
    /// <param name="Cost">What it cost in US dollars, at the prices that are set; null where a model of it has none.</param>
    [GenerateSerializer, Immutable, Alias("ChatAgency.AgentStep.Finished")]
    public sealed record Finished(
        [property: Id(0)] string Model,
        [property: Id(1)] long InputTokens,
        [property: Id(2)] long OutputTokens,
        [property: Id(3)] IReadOnlyList<Author>? Authors = null,
        [property: Id(4)] decimal? Cost = null) : AgentStep;

    /// <summary>The agency does not answer this, and says so in these words of its own.</summary>
    [GenerateSerializer, Immutable, Alias("ChatAgency.AgentStep.Declined")]
    public sealed record Declined([property: Id(0)] string Words) : AgentStep;

    /// <summary>There will be no whole answer.</summary>
    [GenerateSerializer, Immutable, Alias("ChatAgency.AgentStep.Failed")]
    public sealed record Failed([property: Id(0)] Failure Failure) : AgentStep;
}
