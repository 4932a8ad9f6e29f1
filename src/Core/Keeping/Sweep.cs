using System.Text.Json.Serialization;
using ChatAgency.Core.Delivery;

namespace ChatAgency.Core.Keeping;

/// <summary>A look-out for posts that a slot does not hold: what stands under the marker elsewhere is removed.</summary>
/// <param name="Marker">Under which it would stand.</param>
/// <param name="NotBefore">A clean read begun at or after this moment ends the sweep: one lag after the last post's deadline.</param>
public sealed record Sweep(Marker Marker, DateTimeOffset NotBefore)
{
    /// <summary>How many activations in a row took it over.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Takeovers { get; init; }
}
