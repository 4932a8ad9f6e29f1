using System.Text.Json.Serialization;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using Orleans;

namespace ChatAgency.Core.Rating;

/// <summary>A person's latest word on an answer.</summary>
/// <param name="By">Who said it.</param>
/// <param name="Verdict">What they said.</param>
/// <param name="At">When, by the platform's clock. Of two words of one person the later one counts, in whatever order they come.</param>
/// <param name="Reason">Why, in their own words, so as private as a message; null where they did not say. 1,000 characters at most.</param>
/// <param name="Agent">Who had answered, as people saw it; null where no agent had.</param>
/// <param name="Version">The version of that agent's profile; 0 where it had none.</param>
/// <param name="IsPast">True where the turn was answered anew since: it is no word on what stands there now.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.Feedback")]
public sealed record Feedback(
    [property: Id(0)] PersonId By,
    [property: Id(1)] Verdict Verdict,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null,
    [property: Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AgentName? Agent = null,
    [property: Id(5), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Version = 0,
    [property: Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsPast = false)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int MostReason = 1_000;
}
