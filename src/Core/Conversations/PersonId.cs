using Orleans;

namespace ChatAgency.Core.Conversations;

/// <summary>A person as the platform names them (a Slack user id, a web credential's name).</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.PersonId")]
public readonly record struct PersonId([property: Id(0)] string Value)
{
    /// <summary>The platform's own text.</summary>
    public override string ToString() => Value;
}
