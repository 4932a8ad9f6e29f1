namespace ChatAgency.Simulators.Slack.Calls;

/// <summary>A call and what became of it.</summary>
/// <param name="Number">Its place in the order of arrival, from 1.</param>
/// <param name="Call">The call.</param>
/// <param name="At">When it came.</param>
/// <param name="HasEffect">It did what it was asked to. For a late effect: it will.</param>
/// <param name="Response">What the caller heard: <c>ok</c>, an error code, <c>http 500</c>, <c>429</c>, <c>hang</c> or <c>reset</c>.</param>
/// <param name="Ts">The ts of the message that it made or was about.</param>
public sealed record RecordedCall(int Number, IncomingCall Call, DateTimeOffset At, bool HasEffect, string Response, string? Ts)
{
    /// <summary>The method.</summary>
    public string Method => Call.Method;

    /// <summary>The channel.</summary>
    public string? Channel => Call.Channel;

    /// <summary>The marker in its metadata.</summary>
    public string? Marker => Call.Marker;

    /// <summary>The revision in its metadata.</summary>
    public long? Revision => Call.Revision;
}
