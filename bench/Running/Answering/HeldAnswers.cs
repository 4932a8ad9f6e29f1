using System.Collections.Concurrent;
using ChatAgency.Simulators.Models;

namespace ChatAgency.Running.Answering;

/// <summary>A model that begins each answer, and then says nothing more until all are let go: what is begun is in flight.</summary>
public sealed class HeldAnswers
{
    private readonly Stage _stage;
    private readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HeldAnswers(Stage stage) => _stage = stage;

    /// <summary>How many answers have begun.</summary>
    public int Count => _calls.Count;

    /// <summary>The questions that a model was called for more than once: each was paid for twice.</summary>
    public IReadOnlyList<string> Doubled => [.. _calls.Where(static call => call.Value > 1).Select(static call => $"{call.Value} model calls for one question: {call.Key}")];

    /// <summary>Holds all answers that begin from now on.</summary>
    public static HeldAnswers Begin(Stage stage)
    {
        var held = new HeldAnswers(stage);
        stage.Script = held.Script;
        return held;
    }

    /// <summary>Waits until so many have begun.</summary>
    /// <returns>How many have, when the time was over.</returns>
    public async Task<int> WaitAsync(int count, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var watch = System.Diagnostics.Stopwatch.StartNew(); Count < count && watch.Elapsed < limit;) await pause.WaitForNextTickAsync(cancellationToken);
        return Count;
    }

    /// <summary>Lets them all go on; later ones are not held.</summary>
    public void Release()
    {
        _stage.Script = null;
        _gate.TrySetResult();
    }

    private ModelScript Script(SeenRequest request)
    {
        _calls.AddOrUpdate(request.Question, 1, static (_, calls) => calls + 1);
        var script = _stage.Talk.Script(request);
        return script with { Steps = [script.Steps[0], new ModelStep.Gate(_gate.Task), .. script.Steps.Skip(1)] };
    }
}
