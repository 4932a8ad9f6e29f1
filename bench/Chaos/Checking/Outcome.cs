namespace ChatAgency.Chaos.Checking;

/// <summary>How a question ended.</summary>
public enum Outcome
{
    /// <summary>No event of it was ever acknowledged, and nothing was shown: no promise was made.</summary>
    NotAccepted,

    /// <summary>Its whole answer stands in its thread.</summary>
    Answered,

    /// <summary>An honest note stands there.</summary>
    Refused,

    /// <summary>Nothing was to be shown, and nothing stands there.</summary>
    Silent,

    /// <summary>Nothing stands there, though something should.</summary>
    Lost,
}
