using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Outbound.Answers;
using ChatAgency.Slack.Tokens;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Slack.Outbound;

/// <summary>
/// Makes one call and says how it ended. Tries once: what to do next is the engine's decision. Only a token that Slack refuses,
/// so that the call had no effect, is changed for another where there is one.
/// </summary>
internal sealed partial class SlackCaller(
    IHttpClientFactory clients,
    WorkspaceTokens tokens,
    ClockSkew skew,
    TimeProvider clock,
    ILogger<SlackCaller> logger)
{
    /// <summary>The named client.</summary>
    public const string Client = "slack";

    /// <summary>The reason of a refusal for a rate limit.</summary>
    public const string Limited = "ratelimited";

    /// <summary>The reason where no connection was to be had, or it broke.</summary>
    public const string NoConnection = "connection";

    /// <summary>The reason where no answer came in time.</summary>
    public const string NoTime = "timeout";

    /// <summary>Without a token nothing is called.</summary>
    public bool HasToken => tokens.AreThere;

    /// <summary>Calls within the time that is left; not at all where none is left.</summary>
    public async Task<SlackAnswer<T>> CallAsync<T>(SlackRequest request, JsonTypeInfo<T> shape, TimeSpan timeLeft, CancellationToken cancellationToken)
        where T : ApiAnswer
    {
        if (request.Credential is null && !HasToken) return Refuse<T>(request, RefusalKind.NotAllowed, WorkspaceTokens.NoToken);
        if (timeLeft <= TimeSpan.Zero) return Refuse<T>(request, RefusalKind.ForNow, "no_time_left");

        using var deadline = new CancellationTokenSource(timeLeft, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        if (request.Credential is { } credential) return await TryAsync(request, credential, shape, either.Token, cancellationToken);
        try
        {
            return await WithTokenAsync(request, shape, either.Token, cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Refuse<T>(request, RefusalKind.ForNow, NoTime);
        }
    }

    /// <summary>Throws on cancellation alone, and then nothing was sent.</summary>
    private async Task<SlackAnswer<T>> WithTokenAsync<T>(SlackRequest request, JsonTypeInfo<T> shape, CancellationToken either, CancellationToken cancellationToken)
        where T : ApiAnswer
    {
        var (token, refusal) = await tokens.OfAsync(request.Workspace, either);
        if (token is null) return Refuse<T>(request, refusal!.Kind, refusal.Reason);
        var answer = await TryAsync(request, Bearer(token), shape, either, cancellationToken);
        if (answer is not SlackAnswer<T>.Refused { Refusal.Reason: "token_expired" or "token_revoked" or "invalid_auth" or "account_inactive" }) return answer;
        return await tokens.AfterAsync(request.Workspace, token, either) is { } other ? await TryAsync(request, Bearer(other), shape, either, cancellationToken) : answer;
    }

    private async Task<SlackAnswer<T>> TryAsync<T>(SlackRequest request, AuthenticationHeaderValue credential, JsonTypeInfo<T> shape, CancellationToken either, CancellationToken cancellationToken)
        where T : ApiAnswer
    {
        using var content = new WatchedContent(request.Body, request.MediaType);
        try
        {
            return await SendAsync(request, credential, content, shape, either);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Broken<T>(request, content, NoTime);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return Broken<T>(request, content, NoConnection);
        }
        catch (JsonException)
        {
            return Unclear<T>(request, "no_json");
        }
    }

    private static AuthenticationHeaderValue Bearer(string token) => new("Bearer", token);

    private async Task<SlackAnswer<T>> SendAsync<T>(SlackRequest request, AuthenticationHeaderValue credential, WatchedContent content, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : ApiAnswer
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, request.Method) { Content = content };
        message.Headers.Authorization = credential;
        var client = clients.CreateClient(Client);
        using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        skew.Heard(response.Headers.Date);
        if (response.StatusCode == HttpStatusCode.TooManyRequests) return Limit<T>(request, response);
        if (response.StatusCode >= HttpStatusCode.InternalServerError || response.StatusCode == HttpStatusCode.RequestTimeout)
        {
            return Unclear<T>(request, $"http_{(int)response.StatusCode}", isOutage: true);
        }

        if (response.StatusCode != HttpStatusCode.OK) return Refuse<T>(request, HttpKind(response.StatusCode), $"http_{(int)response.StatusCode}");
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await JsonSerializer.DeserializeAsync(body, shape, cancellationToken) switch
        {
            { Ok: true } answer => new SlackAnswer<T>.Done(answer),
            { Error: { Length: > 0 } code } => Classified<T>(request, response, code),
            _ => Unclear<T>(request, "no_answer"),
        };
    }

    private static RefusalKind HttpKind(HttpStatusCode status) =>
        status == HttpStatusCode.RequestEntityTooLarge ? RefusalKind.TooLong : RefusalKind.NotAllowed;

    private SlackAnswer<T> Classified<T>(SlackRequest request, HttpResponseMessage response, string code)
    {
        if (code is "ratelimited" or "rate_limited") return Limit<T>(request, response);
        return SlackErrors.KindOf(code) is { } kind ? Refuse<T>(request, kind, code) : Unclear<T>(request, code);
    }

    private SlackAnswer<T> Limit<T>(SlackRequest request, HttpResponseMessage response) =>
        Refuse<T>(request, RefusalKind.ForNow, Limited, RetryAfter.Of(response, clock));

    private SlackAnswer<T> Broken<T>(SlackRequest request, WatchedContent content, string reason) =>
        content.Started ? Unclear<T>(request, reason, isOutage: true) : Refuse<T>(request, RefusalKind.ForNow, reason);

    private SlackAnswer<T> Refuse<T>(SlackRequest request, RefusalKind kind, string code, TimeSpan? retryAfter = null)
    {
        Log.Refused(logger, kind == RefusalKind.ForNow ? LogLevel.Debug : LogLevel.Warning, request.Method, code);
        return new SlackAnswer<T>.Refused(new Refusal(kind, code, retryAfter));
    }

    private SlackAnswer<T> Unclear<T>(SlackRequest request, string reason, bool isOutage = false)
    {
        Log.Unclear(logger, request.Method, reason);
        return new SlackAnswer<T>.Unknown(reason, isOutage);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Message = "Slack refused {Method}: {Code}")]
        public static partial void Refused(ILogger logger, LogLevel level, string method, string code);

        [LoggerMessage(2, LogLevel.Information, "Whether Slack did {Method} is unknown: {Reason}")]
        public static partial void Unclear(ILogger logger, string method, string reason);
    }
}
