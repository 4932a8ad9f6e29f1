namespace ChatAgency.Slack.Sockets;

/// <summary>One message of a connection. A closed set.</summary>
internal abstract record SocketMessage
{
    private SocketMessage() { }

    /// <summary>The connection stands.</summary>
    public sealed record Hello : SocketMessage;

    /// <summary>Something for the app.</summary>
    public sealed record Envelope(SocketEnvelope Content) : SocketMessage;

    /// <summary>Slack is about to end the connection: <c>warning</c>, <c>refresh_requested</c>, or <c>link_disabled</c> where Socket Mode was switched off.</summary>
    public sealed record Disconnect(string Reason) : SocketMessage;

    /// <summary>Nothing that is known. The reason is one of a small fixed set.</summary>
    public sealed record Unknown(string Reason) : SocketMessage;
}
