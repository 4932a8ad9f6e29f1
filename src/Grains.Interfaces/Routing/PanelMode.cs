namespace ChatAgency.Grains.Interfaces.Routing;

/// <summary>When several agents answer one message together.</summary>
public enum PanelMode
{
    /// <summary>When the message names several, and when routing sees that it needs several.</summary>
    Auto,

    /// <summary>Only when the message names several (<c>code, creative: …</c>).</summary>
    Named,

    /// <summary>Never.</summary>
    Off,
}
