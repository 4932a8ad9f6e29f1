using System.Collections.Immutable;
using System.Globalization;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;
using ChatAgency.Core.Views;

namespace ChatAgency.Core.Running;

/// <summary>What watchers see: which turn changed when, within the life of one activation.</summary>
internal sealed class ChangeLog(string tag)
{
    private readonly Dictionary<long, long> changedAt = [];
    private ImmutableArray<Turn> turns = [];
    private (int Length, ImmutableArray<WorkItem> Work) growth = (0, []);
    private long count;
    private int watchers;
    private TaskCompletionSource? changed;
    private TaskCompletionSource? deserted;

    /// <summary>Where the stream of changes stands.</summary>
    public string Position => string.Create(CultureInfo.InvariantCulture, $"{tag}-{count}");

    /// <summary>Ends with the next change.</summary>
    public Task Changed => (changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Ends when nobody watches.</summary>
    public Task Deserted => watchers == 0 ? Task.CompletedTask : (deserted ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Enter() => watchers++;

    public void Leave()
    {
        if (--watchers == 0) deserted?.TrySetResult();
    }

    /// <summary>Takes in the newest state.</summary>
    public void Note(EngineState state)
    {
        var grown = (state.Flight.Text.Length, state.Flight.Work);
        if (turns == state.Record.Turns && growth == grown) return;
        count++;
        // With each piece of an answer the open turn alone has changed.
        if (turns != state.Record.Turns) NoteTurns(state.Record.Turns, growth != grown);
        else if (state.Record.Open() is { } open) changedAt[open.Number] = count;
        (turns, growth) = (state.Record.Turns, grown);
        Wake();
    }

    public void Wake() => Interlocked.Exchange(ref changed, null)?.TrySetResult();

    /// <summary>The views that a watcher who stood at this position has seen already; none where the position is not of this activation.</summary>
    public Dictionary<long, TurnView> SeenAt(string? position, IEnumerable<TurnView> views)
    {
        var dash = position?.LastIndexOf('-') ?? -1;
        if (dash < 0 || position![..dash] != tag || !long.TryParse(position.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var at)) return [];
        return views.Where(view => changedAt.GetValueOrDefault(view.Turn) <= at).ToDictionary(static view => view.Turn);
    }

    private void NoteTurns(ImmutableArray<Turn> now, bool hasGrown)
    {
        var before = turns.ToDictionary(static turn => turn.Number);
        foreach (var turn in now)
        {
            if (!before.TryGetValue(turn.Number, out var old) || !ReferenceEquals(old, turn) || (turn.IsOpen && hasGrown)) changedAt[turn.Number] = count;
        }
    }
}
