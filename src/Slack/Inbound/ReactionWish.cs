namespace ChatAgency.Slack.Inbound;

/// <summary>What a sign below a message asks for.</summary>
public enum ReactionWish
{
    /// <summary>A good answer.</summary>
    Up,

    /// <summary>Not a good answer.</summary>
    Down,

    /// <summary>To answer once more.</summary>
    Again,

    /// <summary>To stop.</summary>
    Stop,

    /// <summary>To answer the message that it stands below.</summary>
    Ask,
}
