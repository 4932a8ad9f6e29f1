namespace ChatAgency.Slack.Rendering;

/// <summary>How a stretch of text looks.</summary>
[Flags]
internal enum RunStyle
{
    /// <summary>As it is.</summary>
    None = 0,

    /// <summary>Bold.</summary>
    Bold = 1,

    /// <summary>Italic.</summary>
    Italic = 2,

    /// <summary>Struck out.</summary>
    Strike = 4,

    /// <summary>Code within a line; goes with no other.</summary>
    Code = 8,
}
