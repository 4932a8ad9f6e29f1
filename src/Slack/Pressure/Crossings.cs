using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Slack.Pressure;

/// <summary>A <see cref="Crossing"/> for each workspace, and what is measured of them all; no label names a workspace.</summary>
internal sealed partial class Crossings
{
    private readonly ConcurrentDictionary<string, Crossing> crossings = new(StringComparer.Ordinal);
    private readonly TimeProvider clock;
    private readonly ILogger<Crossings> logger;
    private readonly Counter<long> opened;

    public Crossings(IMeterFactory meters, TimeProvider clock, ILogger<Crossings> logger)
    {
        (this.clock, this.logger) = (clock, logger);
        var meter = meters.Create("ChatAgency");
        opened = meter.CreateCounter<long>("chat_slack_breaker_opened", description: "How often calls to Slack were suspended because it was down.");
        meter.CreateObservableGauge("chat_slack_breakers_open", () => Down, description: "Workspaces that Slack is down for.");
        meter.CreateObservableGauge("chat_slack_in_flight", () => crossings.Values.Sum(static one => one.OnTheirWay), description: "Calls to Slack on their way.");
        meter.CreateObservableGauge(
            "chat_slack_concurrency_limit",
            () => crossings.Values.Select(static one => one.Limit).DefaultIfEmpty(AdaptiveLimit.Start).Min(),
            description: "How many calls may be on their way at once, in the workspace that bears least.");
    }

    /// <summary>How many workspaces Slack is down for.</summary>
    public int Down => crossings.Values.Count(static one => one.IsOpen);

    public Crossing Of(string workspace) => crossings.GetOrAdd(workspace, _ => new Crossing(clock, Turned));

    private void Turned(bool isOpen)
    {
        if (isOpen)
        {
            opened.Add(1);
            Log.Down(logger);
        }
        else
        {
            Log.Back(logger);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(21, LogLevel.Error, "Slack does not answer: calls for a workspace are suspended, and tried one at a time until it is back.")]
        public static partial void Down(ILogger logger);

        [LoggerMessage(22, LogLevel.Information, "Slack answers again.")]
        public static partial void Back(ILogger logger);
    }
}
