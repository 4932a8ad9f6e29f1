namespace ChatAgency.Slack.Sockets;

/// <summary>
/// Keeps what came in an envelope. Null where it could not be kept: it is not acknowledged then, and Slack sends it
/// again. Called for many envelopes at once; does not throw.
/// </summary>
/// <param name="envelope">What came.</param>
public delegate Task<Acknowledgement?> EnvelopeTaker(SocketEnvelope envelope);
