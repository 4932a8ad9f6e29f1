using System.Collections.Immutable;

namespace ChatAgency.Hosting.Changing;

/// <summary>What a host has taken on.</summary>
/// <param name="Version">The version; -1 for none yet.</param>
/// <param name="Values">All that is changed, by key.</param>
/// <param name="Faults">What of it is left out here, and why.</param>
internal sealed record HeldSettings(long Version, IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, string> Faults)
{
    public static HeldSettings None { get; } = new(-1, ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, string>.Empty);
}
