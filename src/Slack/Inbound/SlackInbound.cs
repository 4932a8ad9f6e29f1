using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ChatAgency.Slack.Inbound.Payloads;
using ChatAgency.Slack.Settings;
using ChatAgency.Slack.Speaking;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace ChatAgency.Slack.Inbound;

/// <summary>
/// Reads the body of a request whose signature is verified, on any of Slack's routes: events (JSON), interactions and
/// commands (forms). Pure, makes no call to Slack, keeps nothing and never throws.
/// </summary>
public sealed class SlackInbound
{
    private static readonly InboundAction.Ignored Chatter = new(IgnoredBecause.Chatter);
    private static readonly InboundAction.Ignored OtherEvent = new(IgnoredBecause.OtherEvent);
    private static readonly InboundAction.Malformed NoPayload = new("no_payload");

    private readonly string? ourApp;
    private readonly string? asks;
    private readonly SpeakingBook? book;

    /// <summary>Where no place wants every message.</summary>
    public SlackInbound(IOptions<SlackOptions> options) =>
        (ourApp, asks) = (options.Value.AppId, string.IsNullOrWhiteSpace(options.Value.AskReaction) ? null : options.Value.AskReaction.Trim().Trim(':'));

    internal SlackInbound(IOptions<SlackOptions> options, SpeakingBook book)
        : this(options) => this.book = book;

    /// <summary>Says what the request asks of the agency. The media type decides how the body is read.</summary>
    public InboundAction Map(ReadOnlyMemory<byte> body, string? contentType)
    {
        if (body.IsEmpty) return NoPayload;
        if (!Utf8.IsValid(body.Span)) return new InboundAction.Malformed("not_utf8");
        try
        {
            var media = contentType.AsSpan();
            if (media.IndexOf(';') is >= 0 and var end) media = media[..end];
            media = media.Trim();
            if (media.Equals("application/json", StringComparison.OrdinalIgnoreCase)) return Json(body.Span);
            if (media.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)) return Form(body.Span);
            return new InboundAction.Malformed("content_type");
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The reader throws the second for text that is no Unicode (a lone surrogate written as an escape).
            return new InboundAction.Malformed("bad_json");
        }
    }

    private InboundAction Json(ReadOnlySpan<byte> body)
    {
        var result = Glance.Of(body, out var team);
        if (result == GlanceResult.OtherEvent) return OtherEvent;
        var listens = result != GlanceResult.NoEvent && book?.MayWantEvery(team) == true;
        if (result == GlanceResult.Chatter && !listens) return Chatter;
        return Whole(JsonSerializer.Deserialize(body, PayloadJson.Default.EventEnvelope), listens);
    }

    private InboundAction Whole(EventEnvelope? envelope, bool listens) => envelope switch
    {
        { Event: { } happened } when ReactionMap.Is(happened) && IsOurs(envelope.ApiAppId) => ReactionMap.Map(happened, Origin.Of(envelope), asks),
        { Event: { } happened } => IsOurs(envelope.ApiAppId)
            ? EventMap.Map(happened, Origin.Of(envelope) with { Listens = listens })
            : new InboundAction.Ignored(IgnoredBecause.OtherApp),
        { Type: "url_verification", Challenge: { } challenge } => new InboundAction.Challenge(challenge),
        { Type: "app_rate_limited" } => new InboundAction.Ignored(IgnoredBecause.RateLimited),
        { Type: { Length: > 0 } and not "url_verification" } => OtherEvent,
        _ => NoPayload,
    };

    private InboundAction Form(ReadOnlySpan<byte> body)
    {
        var fields = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));
        if (fields.TryGetValue("payload", out var payload) && payload is [{ } json]) return Interaction(json);
        if (fields.ContainsKey("ssl_check")) return new InboundAction.Ignored(IgnoredBecause.Probe);
        if (!fields.ContainsKey("command")) return NoPayload;
        return IsOurs(fields.TryGetValue("api_app_id", out var app) ? app.ToString() : null) ? CommandMap.Map(fields) : new InboundAction.Ignored(IgnoredBecause.OtherApp);
    }

    private InboundAction Interaction(string json)
    {
        var pressed = JsonSerializer.Deserialize(json, PayloadJson.Default.InteractionPayload);
        if (pressed is not { Type.Length: > 0 }) return NoPayload;
        return IsOurs(pressed.ApiAppId) ? InteractionMap.Map(pressed) : new InboundAction.Ignored(IgnoredBecause.OtherApp);
    }

    private bool IsOurs(string? app) => string.IsNullOrEmpty(ourApp) || string.IsNullOrEmpty(app) || app == ourApp;
}
