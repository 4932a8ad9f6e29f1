using System.Diagnostics;
using ChatAgency.Chaos.Asking;
using ChatAgency.Chaos.Breaking;
using ChatAgency.Chaos.Recording;
using ChatAgency.Chaos.Running;
using ChatAgency.Chaos.Starting;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack;

namespace ChatAgency.Chaos.Playing;

/// <summary>Plays a schedule: scenes at their pace, moments when they are due, then rest.</summary>
internal sealed class Stage(
    ChaosOptions options, SlackSimulator slack, ScriptedModel model, Store? store, Cast cast, History history, TextWriter progress, CancellationToken cancellationToken)
{
    // A spare placeholder may stand for ten seconds after the last fault, and what sweeps it comes a little later.
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(14);
    private readonly Playbill _bill = new();
    private readonly Weather _weather = new();
    private int _settled;

    public async Task PlayAsync()
    {
        var schedule = Schedule.Draw(options.Seed, options.Questions, options.Deaths, options.Wants, store is not null);
        Listen();
        await cast.StartAsync();
        slack.SendEventsTo([.. cast.Doors.Select(static host => host.Spec.Door)]);
        if (options.Storm) await new Storm(slack, _bill, history, options, cancellationToken).PlayAsync();
        else await PlayAsync(schedule);
        history.Add(new Fact { What = Facts.End });
    }

    private void Listen()
    {
        var scribe = new Scribe(_bill, history);
        var (slackBreaker, modelBreaker) = (new SlackBreaker(_bill, cast, _weather, history), new ModelBreaker(_bill, cast, _weather, history));
        slack.Shown = scribe.Shown;
        slack.Tried = scribe.Tried;
        slack.Calls.Recorded = scribe.Called;
        slack.Faults.Draw(slackBreaker.Judge);
        model.Default = modelBreaker.Script;
        model.Ended = modelBreaker.Ended;
    }

    private async Task PlayAsync(Schedule schedule)
    {
        var people = new People(slack, _bill, history, cancellationToken);
        using var breaking = new MomentPlayer(slack, cast, store, _weather, history, cancellationToken);
        var moments = new Queue<Moment>(schedule.Moments);
        using var places = new SemaphoreSlim(options.Parallel, options.Parallel);
        var playing = new List<Task>();
        var watch = Stopwatch.StartNew();
        var due = 0.0;
        foreach (var scene in schedule.Scenes)
        {
            await places.WaitAsync(cancellationToken);
            playing.Add(PlayAsync(people, scene, places));
            while (moments.TryPeek(out var moment) && moment.AfterScene <= scene.Number) breaking.Begin(moments.Dequeue());
            due = Math.Max(due, watch.Elapsed.TotalSeconds - 1) + (scene.Tags.Count / options.Pace);
            if (due - watch.Elapsed.TotalSeconds is > 0 and var wait) await Task.Delay(TimeSpan.FromSeconds(wait), cancellationToken);
            if (scene.Number % 100 == 0) await progress.WriteLineAsync($"{watch.Elapsed.TotalSeconds,6:0} s: {scene.Number} of {schedule.Scenes.Count} scenes begun, {_settled} at rest");
        }

        await breaking.EndAsync();
        var last = watch.Elapsed;
        await Task.WhenAny(Task.WhenAll(playing), Task.Delay(TimeSpan.FromSeconds(options.Settle), cancellationToken));
        while (_bill.Unsettled > 0 && (watch.Elapsed - last).TotalSeconds < options.Settle) await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        await Task.Delay(s_quiet, cancellationToken);
        await progress.WriteLineAsync($"{watch.Elapsed.TotalSeconds,6:0} s: {_bill.Unsettled} scenes not at rest");
    }

    private async Task PlayAsync(People people, Scene scene, SemaphoreSlim places)
    {
        await Task.Yield();
        try
        {
            await people.PlayAsync(scene);
            Interlocked.Increment(ref _settled);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The run is broken off.
        }
        finally
        {
            places.Release();
        }
    }
}
