namespace ChatAgency.Slack.Sockets;

/// <summary>What Slack sends over a connection of Socket Mode instead of over HTTP. It carries no signature: the connection itself is trusted.</summary>
/// <param name="Id">Its name, by which it is acknowledged; the same when it comes again.</param>
/// <param name="Type"><c>events_api</c>, <c>interactive</c> or <c>slash_commands</c>.</param>
/// <param name="Payload">The payload's JSON as it came.</param>
public sealed record SocketEnvelope(string Id, string Type, ReadOnlyMemory<byte> Payload)
{
    /// <summary>True where the acknowledgement may carry an answer to the person.</summary>
    public bool TakesAnswer { get; init; }

    /// <summary>0 for the first delivery, then counted up.</summary>
    public int Attempt { get; init; }
}
