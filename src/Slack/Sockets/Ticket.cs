namespace ChatAgency.Slack.Sockets;

/// <summary>Slack's answer to the wish for a connection. A closed set.</summary>
internal abstract record Ticket
{
    private Ticket() { }

    /// <summary>Good for one connection. The address lets anyone in who has it: never to be logged.</summary>
    public sealed record Granted(Uri Address) : Ticket;

    /// <summary>Not now.</summary>
    /// <param name="Reason">Slack's code, or ours.</param>
    /// <param name="Wait">When Slack says to come again; null where it does not.</param>
    public sealed record Later(string Reason, TimeSpan? Wait = null) : Ticket;

    /// <summary>Not before an operator has changed something: the token, its scope, the app.</summary>
    public sealed record Refused(string Code) : Ticket;
}
