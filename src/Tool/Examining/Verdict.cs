namespace ChatAgency.Tool.Examining;

/// <summary>What a look at one thing came to.</summary>
internal enum Verdict
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Nothing wrong, and something to know.</summary>
    Note,

    /// <summary>Not as it should be; the words say what to do.</summary>
    Wrong,
}
