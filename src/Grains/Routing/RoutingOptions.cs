using ChatAgency.Grains.Interfaces.Routing;

namespace ChatAgency.Grains.Routing;

/// <summary>How it is decided who answers. A workspace may want mode and panels otherwise.</summary>
public sealed class RoutingOptions
{
    /// <summary><c>Local</c> (the local router alone) or <c>Hybrid</c> (a model is asked where that is unsure: one short call more a turn).</summary>
    public RoutingMode Mode { get; set; } = RoutingMode.Local;

    /// <summary>Seconds that a model may take to say whom a message is for; after that the local router's best guess counts. 0.5 to 30.</summary>
    public double ModelSeconds { get; set; } = 3;

    /// <summary>The model that is asked; left out, the agency's own. A small and fast one will do.</summary>
    public string? Model { get; set; }

    /// <summary>
    /// When several agents answer one message together: <c>Auto</c> (when it names several, and when routing sees that it
    /// needs several), <c>Named</c> (when it names several) or <c>Off</c>. A panel costs a model call a member, and one more.
    /// </summary>
    public PanelMode Panels { get; set; } = PanelMode.Auto;

    /// <summary>How many agents a panel has at most. 2 to 6.</summary>
    public int PanelMembers { get; set; } = 3;

    /// <summary>Seconds that a member of a panel may take; then the others' answers do without it. 5 to 600.</summary>
    public int PanelMemberSeconds { get; set; } = 90;

    /// <summary>Whether an agent may pass a turn on to those that its profile names (<c>passes_on_to</c>).</summary>
    public bool Handoffs { get; set; } = true;
}
