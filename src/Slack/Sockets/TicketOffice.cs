using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Outbound.Answers;
using ChatAgency.Slack.Settings;
using Microsoft.Extensions.Options;

namespace ChatAgency.Slack.Sockets;

/// <summary>Asks for addresses of connections, by <c>apps.connections.open</c> with the app's own token. Each is good once.</summary>
internal sealed class TicketOffice(IHttpClientFactory clients, IOptions<SlackOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<Ticket> AskAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await SendAsync(either.Token);
        }
        catch (Exception fault) when (NoAnswer.Reason(fault, cancellationToken) is { } reason)
        {
            return new Ticket.Later(reason);
        }
    }

    private async Task<Ticket> SendAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, SlackMethod.OpenConnection);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.AppToken);
        using var response = await clients.CreateClient(SlackCaller.Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.StatusCode == HttpStatusCode.TooManyRequests) return new Ticket.Later(SlackCaller.Limited, RetryAfter.Of(response, clock));
        if (response.StatusCode != HttpStatusCode.OK) return new Ticket.Later($"http_{(int)response.StatusCode}");
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await JsonSerializer.DeserializeAsync(body, AnswerJson.Default.ConnectionAnswer, cancellationToken) switch
        {
            { Ok: true, Url: { } url } when Address(url) is { } address => new Ticket.Granted(address),
            { Error: { Length: > 0 } code } => IsFinal(code) ? new Ticket.Refused(code) : new Ticket.Later(code),
            _ => new Ticket.Later("no_address"),
        };
    }

    private static bool IsFinal(string code) => SlackErrors.KindOf(code) is { } kind && kind != RefusalKind.ForNow;

    /// <summary>Encrypted wherever the Web API is.</summary>
    private Uri? Address(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeWss || (address.Scheme == Uri.UriSchemeWs && options.Value.BaseAddress().Scheme == Uri.UriSchemeHttp))
            ? address
            : null;
}
