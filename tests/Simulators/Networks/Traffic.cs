namespace ChatAgency.Simulators.Networks;

/// <summary>What a <see cref="TcpProxy"/> does with what goes through it.</summary>
public enum Traffic
{
    /// <summary>Bytes go through both ways.</summary>
    Flows = 0,

    /// <summary>Connections are broken, and new ones as soon as they are made.</summary>
    Broken = 1,

    /// <summary>Connections stand and not a byte goes through, as when a network is parted; it goes on when traffic flows again.</summary>
    Held = 2,

    /// <summary>What goes to the target arrives, and its answers get lost: the connection breaks in their stead.</summary>
    AnswersLost = 3,
}
