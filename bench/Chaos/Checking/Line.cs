using ChatAgency.Chaos.Recording;

namespace ChatAgency.Chaos.Checking;

/// <summary>A fact and where it stands in the history.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Fact">What it says.</param>
public sealed record Line(int Number, Fact Fact)
{
    public double At => Fact.At;
}
