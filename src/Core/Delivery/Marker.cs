using Orleans;

namespace ChatAgency.Core.Delivery;

/// <summary>
/// A random value, written with the intent to post and carried as message metadata, by which a turn finds its own
/// post. It says nothing about the conversation: other apps of a workspace can read metadata.
/// </summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.Marker")]
public readonly record struct Marker([property: Id(0)] string Value)
{
    /// <summary>The value itself.</summary>
    public override string ToString() => Value;
}
