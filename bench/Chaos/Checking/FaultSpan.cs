namespace ChatAgency.Chaos.Checking;

/// <summary>Something was broken from one moment to another.</summary>
/// <param name="Fault">Its number in the table.</param>
/// <param name="Channel">Where; null for everywhere.</param>
/// <param name="From">When it began.</param>
/// <param name="To">When it ended.</param>
/// <param name="Detail">How.</param>
public sealed record FaultSpan(string Fault, string? Channel, double From, double To, string? Detail)
{
    public bool Concerns(string channel) => Channel is null || Channel == channel;

    public bool Touches(double from, double to) => From <= to && To >= from;
}
