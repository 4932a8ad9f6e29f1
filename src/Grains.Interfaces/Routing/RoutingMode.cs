namespace ChatAgency.Grains.Interfaces.Routing;

/// <summary>Who is asked whom a message is for.</summary>
public enum RoutingMode
{
    /// <summary>The local router alone.</summary>
    Local,

    /// <summary>The local router, and a model where that is unsure: one short call more, within a time limit.</summary>
    Hybrid,
}
