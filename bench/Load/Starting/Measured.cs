namespace ChatAgency.Load.Starting;

/// <summary>What a run measures.</summary>
internal enum Measured
{
    /// <summary>Load, beside the others.</summary>
    Load,

    /// <summary>What this machine carries.</summary>
    Sizes,

    /// <summary>How long a start takes.</summary>
    Starts,

    /// <summary>How long a stop takes.</summary>
    Stops,
}
