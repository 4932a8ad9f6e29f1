namespace ChatAgency.Simulators.Slack.Events;

/// <summary>A request exactly as it shall go over the wire, for what no well-behaved client sends.</summary>
/// <param name="Path">The path: <c>/slack/events</c>.</param>
/// <param name="Body">The body.</param>
/// <param name="ContentType">The content type; null for none.</param>
public sealed record RawRequest(string Path, ReadOnlyMemory<byte> Body, string? ContentType = "application/json")
{
    /// <summary>The HTTP method.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>Headers in place of the usual ones of the same name; a null value leaves it out, a name given twice is sent twice.</summary>
    public IReadOnlyList<(string Name, string? Value)> Headers { get; init; } = [];

    /// <summary>Whether the two headers of the signature are added.</summary>
    public bool IsSigned { get; init; } = true;

    /// <summary>How far the signature's time is from now.</summary>
    public TimeSpan ClockSkew { get; init; }

    /// <summary>The secret to sign with; null for the simulator's own.</summary>
    public string? Secret { get; init; }

    /// <summary>The <c>Content-Length</c> that is claimed; more than there is makes a cut body.</summary>
    public long? ClaimedLength { get; init; }
}
