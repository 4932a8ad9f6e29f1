namespace ChatAgency.Slack.Inbound;

/// <summary>What a first look found.</summary>
internal enum GlanceResult
{
    /// <summary>There is no event in it: a handshake, a notice, or nothing known.</summary>
    NoEvent,

    /// <summary>An event that the agency has no use for.</summary>
    OtherEvent,

    /// <summary>People talking to each other in a channel.</summary>
    Chatter,

    /// <summary>Worth reading whole.</summary>
    Relevant,
}
