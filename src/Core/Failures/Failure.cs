using Orleans;

namespace ChatAgency.Core.Failures;

/// <summary>Why something did not come about, in terms that decide what happens next and what people are told.</summary>
/// <param name="Kind">The class of the failure.</param>
/// <param name="Detail">For operators only: codes and names, never a person's words or a secret.</param>
/// <param name="RetryAfter">When the other side says that a new try makes sense.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.Failure")]
public sealed record Failure(
    [property: Id(0)] FailureKind Kind,
    [property: Id(1)] string Detail,
    [property: Id(2)] TimeSpan? RetryAfter = null);
