using ChatAgency.Chaos.Asking;
using ChatAgency.Chaos.Recording;
using ChatAgency.Chaos.Starting;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Chaos.Playing;

/// <summary>A thousand events a second (F46): few questions, told over and over, among chatter.</summary>
internal sealed class Storm(SlackSimulator slack, Playbill bill, History history, ChaosOptions options, CancellationToken cancellationToken)
{
    private const int EventsPerSecond = 1_000;
    private const int QuestionsPerSecond = 8;
    private const int Ticks = 20;
    private int _late;

    public async Task PlayAsync()
    {
        var random = new Random(options.Seed);
        var id = history.NextId();
        history.Add(new Fact { What = Facts.FaultBegin, Fault = "F46", Id = id });
        var chatter = slack.Workspace.AddChannel();
        var sending = new List<Task>();
        var said = new List<Said>();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / Ticks));
        for (var tick = 0; tick < options.StormSeconds * Ticks && await timer.WaitForNextTickAsync(cancellationToken); tick++)
        {
            if (tick % (Ticks / QuestionsPerSecond) == 0) sending.Add(AskAsync(random, said));
            for (var number = 0; number < EventsPerSecond / Ticks; number++) sending.Add(NoiseAsync(chatter, random, said));
        }

        await Task.WhenAll(sending);
        history.Add(new Fact { What = Facts.FaultEnd, Fault = "F46", Id = id, Detail = $"{sending.Count} events or more, {_late} of the noise not acknowledged in time" });
        await Task.Delay(TimeSpan.FromSeconds(options.Settle), cancellationToken);
    }

    private async Task AskAsync(Random random, List<Said> said)
    {
        var channel = slack.Workspace.AddChannel();
        var tag = $"{random.Next():x8}{random.Next(0x10000):x4}";
        bill.Add(new Play(new Scene(0, SceneKind.Mention, [tag], null, null, null, 1), channel.Id));
        var one = await slack.SayAsync(channel.Id, slack.User.Id, $"What of this storm? [q:{tag}]", mention: true, cancellationToken: cancellationToken);
        lock (said) said.Add(one);
    }

    /// <summary>An old question once more under a new id, or what people say to each other.</summary>
    private async Task NoiseAsync(Channel chatter, Random random, List<Said> said)
    {
        Said? again = null;
        lock (said)
        {
            if (said.Count > 0 && random.Next(4) == 0) again = said[random.Next(said.Count)];
        }

        var isHeard = again is null
            ? (await slack.SayAsync(chatter.Id, slack.User.Id, "Shall we have lunch?", cancellationToken: cancellationToken)).IsAcknowledged
            : (await slack.RedeliverAsync(again, newEventIds: true, cancellationToken: cancellationToken)).All(static delivery => delivery.IsAcknowledged);
        if (!isHeard) Interlocked.Increment(ref _late);
    }
}
