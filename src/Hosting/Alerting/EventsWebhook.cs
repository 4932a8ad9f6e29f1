using System.Globalization;
using System.Net.Http.Json;
using ChatAgency.Core.Alerting;
using ChatAgency.Grains.Interfaces.Alerting;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Alerting;

/// <summary>Calls whoever is on duty. An event may come twice: its service joins those of one <c>dedup_key</c>, which is the incident's own name.</summary>
internal sealed class EventsWebhook(IHttpClientFactory clients, IOptions<WebhookOptions> options, TimeProvider time) : IAlertChannel
{
    /// <summary>The named client.</summary>
    public const string Client = "alerts-webhook";

    private const string Source = "chatagency";

    // As much as the service takes.
    private const int LongestSummary = 1_024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public AlertWay Way => AlertWay.Webhook;

    public bool IsSet => options.Value.IsSet;

    public async Task<AlertOutcome> TellAsync(AlertStep step, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var client = clients.CreateClient(Client);
            using var response = await client.PostAsJsonAsync(options.Value.Url, EventOf(step), EventsJson.Default.PagerEvent, either.Token);
            return response.IsSuccessStatusCode ? new AlertOutcome.Told(step.Incident.Id) : new AlertOutcome.NotKnown(string.Create(CultureInfo.InvariantCulture, $"http_{(int)response.StatusCode}"));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new AlertOutcome.NotKnown("timeout");
        }
        catch (HttpRequestException)
        {
            return new AlertOutcome.NotKnown("connection");
        }
    }

    public Task<AlertOutcome> TellHealedAsync(IReadOnlyList<AlertReport> healed, CancellationToken cancellationToken) => Task.FromResult<AlertOutcome>(new AlertOutcome.Told(""));

    private PagerEvent EventOf(AlertStep step)
    {
        var incident = step.Incident;
        var action = incident.Phase switch { IncidentPhase.Open => "trigger", IncidentPhase.Acknowledged => "acknowledge", _ => "resolve" };
        var about = new PagerEvent(options.Value.RoutingKey!, action, incident.Id, Source);
        if (incident.Phase != IncidentPhase.Open) return about;
        var summary = incident.Summary.Length <= LongestSummary ? incident.Summary : incident.Summary[..LongestSummary];
        var severity = incident.Severity == AlertSeverity.Critical ? "critical" : "warning";
        return about with { Payload = new PagerPayload(summary, Source, severity, incident.OpenedAt, incident.Key, new PagerDetails(incident.Id, incident.Count, step.Round, incident.SeenAt)) };
    }
}
