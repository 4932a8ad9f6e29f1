using System.Diagnostics;
using ChatAgency.Simulators.Models;

namespace ChatAgency.Running.Answering;

/// <summary>One question, from the moment it was meant to be sent to its whole answer. Times are <see cref="Stopwatch"/> timestamps; 0 is not yet.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Answer">The whole answer that has to stand in the thread.</param>
public sealed record Asked(Question Question, string Answer)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>When it was meant to be sent.</summary>
    public long Due { get; set; }

    /// <summary>When its event was answered 2xx.</summary>
    public long Acknowledged { get; set; }

    /// <summary>When the first post of the app stood in the thread.</summary>
    public long FirstSign { get; set; }

    /// <summary>When its whole answer stood there.</summary>
    public long Answered { get; set; }

    /// <summary>The model's own time, of the call that ended last.</summary>
    public TimeSpan ModelTime { get; set; }

    /// <summary>Ends when the whole answer stands in the thread.</summary>
    public Task Done => _done.Task;

    /// <summary>What was added to the model's own time; Slack's own is next to nothing in a run.</summary>
    public TimeSpan Added => Stopwatch.GetElapsedTime(Due, Answered) - ModelTime;

    internal void Finish(long at)
    {
        Answered = at;
        _done.TrySetResult();
    }
}
