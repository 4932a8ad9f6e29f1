using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ChatAgency.Slack.Manifest;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Outbound.Answers;
using ChatAgency.Slack.Settings;
using ChatAgency.Slack.Sockets;
using Microsoft.Extensions.Options;

namespace ChatAgency.Slack.Examining;

/// <summary>Asks Slack whether the settings are good. Changes nothing there; each question may take twenty seconds.</summary>
public sealed class SlackExam
{
    private const string ScopesHeader = "x-oauth-scopes";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly IHttpClientFactory clients;
    private readonly IOptions<SlackOptions> options;
    private readonly TicketOffice office;
    private readonly TimeProvider clock;

    internal SlackExam(IHttpClientFactory clients, IOptions<SlackOptions> options, TicketOffice office, TimeProvider clock) =>
        (this.clients, this.options, this.office, this.clock) = (clients, options, office, clock);

    /// <summary>Whose token it is, and what it may do.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<TokenAnswer> AskBotAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await SendAsync(either.Token);
        }
        catch (Exception fault) when (NoAnswer.Reason(fault, cancellationToken) is { } reason)
        {
            return new TokenAnswer(reason);
        }
    }

    /// <summary>Whether a connection of Socket Mode is to be had; Slack's code where it is not, else null. None is made.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<string?> AskAppAsync(CancellationToken cancellationToken) => await office.AskAsync(cancellationToken) switch
    {
        Ticket.Refused refused => refused.Code,
        Ticket.Later later => later.Reason,
        _ => null,
    };

    /// <summary>The scopes of the app's manifest that a token lacks, with what for.</summary>
    /// <param name="answer">What was said of the token.</param>
    public static IReadOnlyList<NeededScope> Missing(TokenAnswer answer) => [.. SlackSurface.Scopes.Where(scope => !answer.Scopes.Contains(scope.Name))];

    private async Task<TokenAnswer> SendAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, SlackMethod.AuthTest);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.BotToken);
        using var response = await clients.CreateClient(SlackCaller.Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK) return new TokenAnswer($"http_{(int)response.StatusCode}");
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var we = await JsonSerializer.DeserializeAsync(body, AnswerJson.Default.IdentityAnswer, cancellationToken);
        return new TokenAnswer(we is { Ok: true } ? null : we?.Error ?? "no_answer")
        {
            Team = we?.Team,
            User = we?.User,
            App = we?.AppId,
            Scopes = response.Headers.TryGetValues(ScopesHeader, out var values) ? [.. values.SelectMany(static value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))] : [],
            Time = response.Headers.Date,
        };
    }
}
