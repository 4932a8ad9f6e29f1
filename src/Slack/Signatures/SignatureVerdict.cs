namespace ChatAgency.Slack.Signatures;

/// <summary>What a request's signature is worth.</summary>
public enum SignatureVerdict
{
    /// <summary>Slack sent it, just now.</summary>
    Good,

    /// <summary>A header is missing, doubled or malformed, or the signature does not fit.</summary>
    Wrong,

    /// <summary>Slack signed it at a time more than <see cref="SlackSignatures.WindowSeconds"/> from this machine's: an old request that somebody repeats, or a clock that is wrong.</summary>
    OtherTime,
}
