using Orleans;

namespace ChatAgency.Core.Conversations;

/// <summary>
/// A message's own identity within its conversation, given by the platform (on Slack the <c>ts</c>). Two
/// deliveries with one id are one message, whatever their event ids are.
/// </summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.MessageId")]
public readonly record struct MessageId([property: Id(0)] string Value)
{
    /// <summary>The platform's own text.</summary>
    public override string ToString() => Value;
}
