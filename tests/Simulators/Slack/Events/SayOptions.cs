namespace ChatAgency.Simulators.Slack.Events;

/// <summary>How a person's message is told to the app.</summary>
public sealed record SayOptions
{
    /// <summary>A mention in a channel makes two events; the <c>app_mention</c> goes first unless this is false.</summary>
    public bool MentionFirst { get; init; } = true;

    /// <summary>Whether the <c>app_mention</c> of a mention in a channel is sent.</summary>
    public bool WithMentionEvent { get; init; } = true;

    /// <summary>Whether the <c>message</c> event is sent.</summary>
    public bool WithMessageEvent { get; init; } = true;

    /// <summary>The text is Slack's own form already: it is not escaped.</summary>
    public bool IsRaw { get; init; }

    /// <summary>The message's ts; drawn where null.</summary>
    public string? Ts { get; init; }
}
