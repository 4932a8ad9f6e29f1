namespace ChatAgency.Models.Configuring;

/// <summary>When a model that fails is left alone for a while.</summary>
public sealed class CircuitOptions
{
    /// <summary>How many calls to a model, within the window, must have ended before their failures count. Default 10, from 2 to 100,000.</summary>
    public int MinimumCalls { get; set; } = 10;

    /// <summary>The share of failed calls within the window from which on none is made. Default 0.5, from 0.05 to 1.</summary>
    public double FailureShare { get; set; } = 0.5;

    /// <summary>How far back calls count. Default 30 s, from 1 s to 10 minutes.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long no call is made; then one probes. It doubles with each of the first two probes that fail. Default 10 s,
    /// so that a turn whose first attempt is refused can wait for the second. From 1 s to 10 minutes.
    /// </summary>
    public TimeSpan Break { get; set; } = TimeSpan.FromSeconds(10);
}
