using System.Collections.Immutable;

namespace ChatAgency.Storage.Tests.Conformance;

/// <summary>A state with what states of grains are made of.</summary>
[GenerateSerializer]
public sealed record Note
{
    [Id(0)] public string? Text { get; set; }

    [Id(1)] public long Number { get; set; }

    [Id(2)] public ImmutableArray<string> Tags { get; set; } = [];

    [Id(3)] public DateTimeOffset? At { get; set; }

    public bool Equals(Note? other) =>
        other is not null && Text == other.Text && Number == other.Number && At == other.At && Tags.SequenceEqual(other.Tags);

    public override int GetHashCode() => HashCode.Combine(Text, Number, At);
}
