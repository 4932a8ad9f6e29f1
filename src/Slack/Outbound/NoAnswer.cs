using System.Text.Json;

namespace ChatAgency.Slack.Outbound;

/// <summary>Why a call outside of the agency's turns has no answer.</summary>
internal static class NoAnswer
{
    /// <summary>The reason as a word; null for a fault that is none of Slack's, and where the caller gave up.</summary>
    public static string? Reason(Exception fault, CancellationToken caller) => fault switch
    {
        OperationCanceledException => caller.IsCancellationRequested ? null : SlackCaller.NoTime,
        HttpRequestException or IOException => SlackCaller.NoConnection,
        JsonException => "no_json",
        _ => null,
    };
}
